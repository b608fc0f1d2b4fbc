"""What is frozen comes back exactly, names no rater, and is computed again to the last digit."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Timeliness
from domain.closing.corrections import DayReported
from domain.closing.frozen import (
    Post,
    Records,
    Signatories,
    card_of,
    card_text,
    records_of,
    records_text,
    scheme_of,
    scheme_text,
    signatories_of,
    signatories_text,
)
from domain.closing.verifying import (
    Fault,
    Finding,
    Revision,
    findings,
    next_revision,
    sealed,
)
from domain.schemes import Assessor, Scheme
from domain.scoring import (
    Assessment,
    PastResult,
    PersonFacts,
    RatedDays,
    ReportedDays,
    score_person,
)
from tests.domain.closing.records import CLOSED, SCHEMES, SHA, closed, exact, facts


@given(st.sampled_from(SCHEMES), facts(), st.sampled_from(["Baik", None]), exact)
def test_a_result_is_computed_again_from_its_frozen_records_alone(
    scheme: Scheme, known: PersonFacts, grade: str | None, value: Fraction
) -> None:
    history = (PastResult(grade, {scheme.components[0].id: value}), None)
    card = score_person(scheme, known, history=history)
    text = records_text(Records(known, history))
    kept = records_of(text)
    again = score_person(scheme_of(scheme_text(scheme)), kept.facts, history=kept.history)
    assert again == card
    assert card_of(card_text(card)) == card
    assert records_text(kept) == text


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda each: each.id)
def test_a_scheme_comes_back_whole(scheme: Scheme) -> None:
    assert scheme_of(scheme_text(scheme)) == scheme


def test_who_rated_as_a_colleague_is_not_to_be_found() -> None:
    def text(*raters: int) -> str:
        rated = zip(raters, (5, 3, 4), strict=True)
        known = [Assessment(Assessor.PEER, who, "kerja_sama", level, 1) for who, level in rated]
        return records_text(Records(PersonFacts(assessments=tuple(known)), ()))

    assert text(7001, 7002, 7003) == text(8003, 8002, 8001)
    assert "7001" not in text(7001, 7002, 7003)


def test_who_signs_comes_back() -> None:
    own = Post("199001012015012001", "Sari Contoh", None, "Penata", "Dinas Contoh")
    for signatories in (Signatories(own, own, None), Signatories(own, None, None)):
        assert signatories_of(signatories_text(signatories)) == signatories


def frozen(person: int, days: int) -> Revision:
    known = PersonFacts(
        expected_days=days,
        reported=ReportedDays(days),
        self_ratings=(RatedDays(days, days, 4 * days, 1),),
        supervisor_ratings=(RatedDays(days, days, 4 * days - 1, 1),),
    )
    card = score_person(SCHEMES[0], known)
    own = Post("199001012015012001", "Sari Contoh", None, None, None)
    bare = Revision(
        person,
        1,
        str(card.score),
        card.grade,
        signatories_text(Signatories(own, None, None)),
        records_text(Records(known, ())),
        card_text(card),
        "",
        made_at=CLOSED,
    )
    return sealed(SHA, "", bare)


def test_what_was_frozen_is_found_as_it_was_also_when_revised() -> None:
    first, second = frozen(1, 20), frozen(2, 18)
    late = DayReported(day=date(2026, 11, 2), before=Timeliness.ON_TIME, after=Timeliness.LATE)
    revised = next_revision(SCHEMES[0], SHA, first, [late], CLOSED)
    assert list(findings(closed(SCHEMES[0], [first, second]), [first, revised, second])) == []


def test_whatever_is_changed_afterwards_is_found() -> None:
    first, second = frozen(1, 20), frozen(2, 18)
    whole = closed(SCHEMES[0], [first, second])
    better = first._replace(score="100", grade="Sangat Baik")
    assert {each.fault for each in findings(whole, [better, second])} == {
        Fault.ALTERED,
        Fault.COLUMNS,
    }
    other = first._replace(records=second.records)
    forged = sealed(SHA, "", other)
    assert [each.fault for each in findings(whole, [forged, second])] == [
        Fault.DIFFERS,
        Fault.COLUMNS,
        Fault.SET,
    ]
    assert list(findings(whole, [second])) == [Finding(Fault.SET)]
    late = DayReported(day=date(2026, 11, 2), before=Timeliness.ON_TIME, after=Timeliness.LATE)
    lonely = next_revision(SCHEMES[0], SHA, first, [late], CLOSED)._replace(number=3)
    lonely = sealed(SHA, first.digest, lonely)
    assert list(findings(whole, [first, lonely, second])) == [Finding(Fault.NUMBER, 1, 3)]
    revised = next_revision(SCHEMES[0], SHA, first, [late], CLOSED)
    backdated = revised._replace(made_at=CLOSED - timedelta(days=1))
    altered = Finding(Fault.ALTERED, 1, 2, columns=("made_at",))
    assert list(findings(whole, [first, backdated, second])) == [altered], "when it was corrected is sealed"
