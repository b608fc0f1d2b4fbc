"""The JSON of `period score` is exactly that of docs/scoring.md §7."""

import json
from datetime import date
from fractions import Fraction

from domain.calendar import AsOf
from domain.people import Nip, TimeZone
from domain.periods import Period
from domain.schemes import Scheme, Source
from domain.scoring import (
    FollowUp,
    Missing,
    PersonResult,
    Scorecard,
    SourceValue,
    json_lines,
    person_line,
    scorecard,
)
from tests.domain.scoring.books import scheme, values

SELF, SUPERVISOR, CITIZEN = Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.CITIZEN
EARLIER, LATER = Nip.parse("198001012005011001"), Nip.parse("199001012015012002")
AS_OF = AsOf.end_of(date(2026, 12, 31), TimeZone.WIB.info)


def explain(each: FollowUp) -> str:
    return f"{each.reason}: {each.params['component']}"


def test_a_band_scheme() -> None:
    batanghari = scheme("batanghari")
    full = {
        SELF: SourceValue(Fraction(80), 42),
        SUPERVISOR: SourceValue(Fraction("83.335"), 40),
        CITIZEN: SourceValue(Fraction(256, 3), 17),
    }
    poor = {
        SELF: SourceValue(Fraction(80), 1),
        SUPERVISOR: SourceValue(None, 0, Missing.NO_RATED_ENTRY),
        CITIZEN: SourceValue(None, 4, Missing.TOO_FEW_RESPONSES),
    }
    people = [
        PersonResult(EARLIER, "Budi Contoh", scorecard(batanghari, full)),
        PersonResult(LATER, "Sari Contoh", scorecard(batanghari, poor)),
    ]
    printed = [person_line(person, explain) for person in people]
    lines = list(json_lines(Period.parse("2026-S2"), batanghari, AS_OF, printed))
    assert len(lines) == 4
    assert json.loads("\n".join(lines)) == {
        "period": "2026-S2",
        "scheme": "batanghari",
        "as_of": "2026-12-31",
        "people": [
            {
                "nip": "198001012005011001",
                "name": "Budi Contoh",
                "score": "83.27",
                "grade": "Baik",
                "coverage": "1.00",
                "components": [
                    _component("self", "self_rating", "0.20", "80.00", 42),
                    _component("supervisor", "supervisor_rating", "0.50", "83.34", 40),
                    _component("citizen", "citizen", "0.30", "85.33", 17),
                ],
                "ratings": None,
                "follow_up": [{"action": "training", "reason": "follow-up-component-below: supervisor"}],
            },
            {
                "nip": "199001012015012002",
                "name": "Sari Contoh",
                "score": None,
                "grade": None,
                "coverage": "0.20",
                "components": [
                    _component("self", "self_rating", "0.20", "80.00", 1),
                    _component("supervisor", "supervisor_rating", "0.50", None, 0, "no_rated_entry"),
                    _component("citizen", "citizen", "0.30", None, 4, "too_few_responses"),
                ],
                "ratings": None,
                "follow_up": [],
            },
        ],
    }


def _component(
    id_: str, source: str, weight: str, value: str | None, records: int, missing: str | None = None
) -> dict[str, object]:
    return {
        "id": id_,
        "source": source,
        "weight": weight,
        "value": value,
        "records": records,
        "missing": missing,
    }


def test_a_matrix_scheme_has_ratings_and_no_score() -> None:
    national = scheme("nasional")
    found = values({Source.TARGET_ATTAINMENT: 95, SUPERVISOR: 95, Source.BEHAVIOUR: 80, Source.PEER: 80})
    card = scorecard(national, found)
    text = _text(national, card)
    assert '"name": "Sari ’Ain", "score": null, "grade": "Baik"' in text
    assert '"ratings": {"results": "above", "behaviour": "meets"}' in text


def test_a_matrix_scheme_without_a_result_has_no_ratings() -> None:
    national = scheme("nasional")
    found = values({Source.TARGET_ATTAINMENT: 95, SUPERVISOR: 95, Source.BEHAVIOUR: None, Source.PEER: None})
    card = scorecard(national, found)
    text = _text(national, card)
    assert '"score": null, "grade": null, "coverage": "0.00"' in text
    assert '"ratings": null' in text


def test_nobody_in_service_is_an_empty_list() -> None:
    lines = json_lines(Period.parse("2026"), scheme("nasional"), AS_OF, [])
    assert json.loads("\n".join(lines))["people"] == []


def _text(by: Scheme, card: Scorecard) -> str:
    person = person_line(PersonResult(LATER, "Sari ’Ain", card), explain)
    return "\n".join(json_lines(Period.parse("2026"), by, AS_OF, [person]))
