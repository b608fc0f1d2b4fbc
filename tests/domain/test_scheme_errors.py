"""An office's own scheme: what it may write, and the one sentence it reads when something is wrong."""

from fractions import Fraction

import pytest

from domain.schemes import SchemeError, parse_scheme

OWN = """
id = "kantor"
name = { id = "Skema kantor", en = "Office scheme" }
region = "Kantor Contoh"
period = "quarter"

[time]
late_days = 5

[sources.target_attainment]
cap = 1.5

[[components]]
id = "target"
source = "target_attainment"
weight = 3
title = { id = "Target", en = "Targets" }

[[components]]
id = "tertib"
source = "discipline"
weight = "0.333"
title = { id = "Tertib", en = "Discipline" }

[[bands]]
min = 70
grade = "Lulus"

[[bands]]
min = 0
grade = "Tidak lulus"

[[follow_up]]
action = "coaching"
when = { component = "tertib", below = 60, periods = 2 }
"""


def test_an_office_writes_its_own() -> None:
    scheme = parse_scheme(OWN, "kantor.toml")
    assert [each.weight for each in scheme.components] == [3, Fraction("0.333")]
    assert scheme.time_rules.late_days == 5
    assert scheme.sources.target_attainment.cap == Fraction(3, 2)
    assert (scheme.min_coverage, scheme.min_reported) == (Fraction(1, 2), Fraction(0)), "docs/scoring.md §4"
    assert scheme.grades == ("Lulus", "Tidak lulus")


def test_bare_decimals_are_exact() -> None:
    scheme = parse_scheme(OWN.replace('"0.333"', "0.1"), "kantor.toml")
    assert scheme.component("tertib").weight == Fraction(1, 10)
    with pytest.raises(KeyError):
        scheme.component("lain")


MATRIX = "[matrix]\nabove = 90\nmeets = 70\n"


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        (
            'id = "kantor"',
            "id = kantor",
            "kantor.toml: is not valid TOML: Invalid value (at line 2, column 6)",
        ),
        ('period = "quarter"\n', "", "kantor.toml: period: is missing"),
        ('source = "discipline"', 'source = "x"', "kantor.toml: components[tertib].source: should be 'self_"),
        (
            "weight = 3",
            "weight = 0",
            "kantor.toml: components[target].weight: should be greater than 0, not 0",
        ),
        (
            'id = "kantor"',
            'id = "Kantor Kita"',
            "kantor.toml: id: use small letters, digits and _, and begin with a letter, not 'Kantor Kita'",
        ),
        (
            "[time]",
            'groups = { extra = "Lain" }\n[time]',
            "kantor.toml: groups.extra: should be a table such as { … = … }, not 'Lain'",
        ),
        (
            "cap = 1.5",
            'cap = 1.5\n[sources.peer]\ncriteria = ["kerja_sama", "kerja_sama"]',
            "kantor.toml: sources.peer: criteria: kerja_sama is given twice",
        ),
        ("weight = 3", "wieght = 3", "kantor.toml: components[target].wieght: is not a known key"),
        ("weight = 3", "weight = nan", "components[target].weight: 'NaN' is not a plain decimal"),
        ("weight = 3", "weight = true", "components[target].weight: is not a number"),
        (
            "cap = 1.5",
            "cap = 0.5",
            "sources.target_attainment.cap: should be greater than or equal to 1, not 0.5",
        ),
        (
            "[sources.target_attainment]",
            '[sources.peer.titles]\nlain = { id = "Lain", en = "Other" }\n\n[sources.target_attainment]',
            "sources.peer: lain in titles is not among the criteria",
        ),
        ("late_days = 5", "late_days = 2.5", "time.late_days: should be a valid integer, not 2.5"),
        ('id = "tertib"', 'id = "target"', "kantor.toml: components: the id target is used twice"),
        ('id = "tertib"', 'id = "weakest"', "kantor.toml: components: the id weakest is reserved"),
        ("min = 70", "min = 0", "kantor.toml: bands: min must descend"),
        ("min = 0", "min = 10", "kantor.toml: bands: the last band must have min = 0"),
        ("min = 70", "min = 101", "bands[1].min: should be less than or equal to 100, not 101"),
        ("[[follow_up]]", MATRIX + "[[follow_up]]", "kantor.toml: bands: give either bands or matrix"),
        (
            'source = "discipline"',
            'source = "discipline"\ngroup = "a"',
            "components[tertib].group: a has no title",
        ),
        ("below = 60, ", "", "follow_up[1].when: component and below belong together"),
        ('component = "tertib", below = 60, ', "", "follow_up[1].when: give at least one of grade"),
        ('component = "tertib"', 'component = "lain"', "follow_up: lain is not a component of this scheme"),
        ("below = 60,", 'below = 60, besides = ["target"],', "besides needs the component each or weakest"),
        (
            'component = "tertib", below = 60,',
            'component = "each", below = 60, besides = ["lain"],',
            "follow_up: lain in besides is not a component of this scheme",
        ),
        ("below = 60,", 'below = 60, grade = ["Hebat"],', "follow_up: Hebat is not a grade of this scheme"),
        ("below = 60,", "below = 60, competency_gap = 1,", "write two rules"),
        (
            'component = "tertib", below = 60, ',
            'improved = "target", ',
            "periods needs a grade or a component",
        ),
        (
            'component = "tertib", below = 60, periods = 2',
            'improved = "each"',
            "improved must name one component",
        ),
        (
            'component = "tertib", below = 60, periods = 2',
            "competency_gap = 1",
            "needs a component with the source",
        ),
        (
            "cap = 1.5",
            "cap = 1.5\n[sources.competency]\nassessors = { self = 1 }",
            "the supervisor must be among",
        ),
        (
            "[time]",
            '[groups]\nextra = { id = "Lain", en = "Other" }\n[time]',
            "kantor.toml: groups.extra: no component belongs to this group",
        ),
        (
            "[time]",
            'interim = "quarter"\n[time]',
            "kantor.toml: interim: a quarter is not shorter than the period, a quarter",
        ),
        ("[time]", "live = true\n[time]", "kantor.toml: live: is not a known key"),
        (
            "late_days = 5",
            "late_days = 61",
            "kantor.toml: time.late_days: should be less than or equal to 60, not 61",
        ),
        ("late_days = 5", "on_time_hours = 241", "time.on_time_hours: should be less than or equal to 240"),
        ("late_days = 5", "on_time_hours = 0", "time.on_time_hours: should be greater than or equal to 1"),
        ("weight = 3", "weight = 1001", "components[target].weight: should be less than or equal to 1000"),
        ("weight = 3", "weight = -3", "components[target].weight: should be greater than 0, not -3"),
        ("weight = 3", "weight = inf", "components[target].weight: 'Infinity' is not a plain decimal"),
        ("weight = 3", f"weight = {'3' * 5000}", "kantor.toml: has a number of thousands of digits"),
        ("weight = 3", "weight = 1979-05-27", "components[target].weight: is not a number"),
        ("cap = 1.5", "cap = 11", "sources.target_attainment.cap: should be less than or equal to 10"),
        ("cap = 1.5", "cap = 1.5\n[sources.citizen]\nshrink = -1", "citizen.shrink: should be greater"),
        ("cap = 1.5", "cap = 1.5\n[sources.citizen]\nshrink = 1001", "citizen.shrink: should be less"),
        ("cap = 1.5", "cap = 1.5\n[sources.citizen]\nmin_responses = 4", "min_responses: should be greater"),
        ("cap = 1.5", "cap = 1.5\n[sources.citizen]\nmin_responses = 1001", "min_responses: should be less"),
        ("cap = 1.5", "cap = 1.5\n[sources.peer]\nmin_raters = 101", "peer.min_raters: should be less"),
        ("cap = 1.5", "cap = 1.5\n[sources.peer]\ncriteria = []", "sources.peer.criteria: give at least 1"),
        ("[time]", "min_coverage = 1.01\n[time]", "min_coverage: should be less than or equal to 1, not"),
        ("min = 70", "min = -1", "bands[1].min: should be greater than or equal to 0, not -1"),
        ('"Tidak lulus"', '"Lulus"', "kantor.toml: bands: the grade Lulus is used twice"),
        ('"Lulus"', '"Lu\\nlus"', "bands[1].grade: 'Lu\\nlus' is not one line of text"),
        ('"Lulus"', '"  "', "bands[1].grade: '  ' is not one line of text"),
        ('"Lulus"', f'"{"L" * 101}"', "bands[1].grade: String should have at most 100 characters, not"),
        ("below = 60", "below = 0", "follow_up[1].when.below: should be greater than 0, not 0"),
        ("periods = 2", "periods = 13", "follow_up[1].when.periods: should be less than or equal to 12"),
        ('component = "tertib", below = 60', "competency_gap = 5", "competency_gap: should be less than"),
    ],
)
def test_one_sentence_names_the_file_the_key_and_the_reason(
    written: str, instead: str, sentence: str
) -> None:
    assert written in OWN
    with pytest.raises(SchemeError) as refused:
        parse_scheme(OWN.replace(written, instead, 1), "kantor.toml")
    assert sentence in str(refused.value)
    assert str(refused.value).startswith("kantor.toml: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n"])
def test_a_file_that_says_nothing_is_told_to_be_empty(text: str) -> None:
    with pytest.raises(SchemeError, match=r"^kantor\.toml: is empty$"):
        parse_scheme(text, "kantor.toml")


def test_a_scheme_has_components_and_not_too_many_to_show() -> None:
    head, _, rest = OWN.partition("[[components]]")
    bands = "[[bands]]" + rest.partition("[[bands]]")[2].partition("[[follow_up]]")[0]
    with pytest.raises(SchemeError, match=r"kantor\.toml: components: give at least 1"):
        parse_scheme(head.replace("[time]", "components = []\n[time]") + bands, "kantor.toml")
    component = """
        [[components]]
        id = "c{}"
        source = "discipline"
        weight = 1
        title = {{ id = "Tertib", en = "Discipline" }}
    """
    many = "".join(component.format(number) for number in range(21))
    with pytest.raises(SchemeError, match=r"kantor\.toml: components: give at most 20"):
        parse_scheme(head + many + bands, "kantor.toml")


def test_a_matrix_needs_both_groups() -> None:
    without_bands = OWN.split("[[bands]]", maxsplit=1)[0]
    with pytest.raises(SchemeError, match="needs the groups results and behaviour"):
        parse_scheme(without_bands + MATRIX, "kantor.toml")
    with pytest.raises(SchemeError, match="matrix: meets must be less than above"):
        parse_scheme(without_bands + MATRIX.replace("70", "90"), "kantor.toml")
