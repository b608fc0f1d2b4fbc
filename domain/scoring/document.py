"""The scorecards of a period as JSON: docs/scoring.md §7, `period score --json`."""

import json
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from domain.calendar import AsOf
from domain.figures import fixed
from domain.people import Nip
from domain.periods import Period
from domain.schemes import BEHAVIOUR, RESULTS, Scheme
from domain.scoring.followup import FollowUp
from domain.scoring.scorecard import ComponentResult, Scorecard


class PersonResult(NamedTuple):
    """Whose scorecard it is."""

    nip: Nip
    name: str
    card: Scorecard


def json_lines(period: Period, scheme: Scheme, as_of: AsOf, people: Sequence[str]) -> Iterator[str]:
    """What `period score --json` prints: one document, with the line of each person, by NIP."""
    head = {"period": period.code, "scheme": scheme.id, "as_of": as_of.day.isoformat()}
    yield f'{_json(head)[:-1]}, "people": ['
    for number, line in enumerate(people, 1):
        yield line + ("," if number < len(people) else "")
    yield "]}"


def person_line(person: PersonResult, explain: Callable[[FollowUp], str]) -> str:
    """A person's line of the document; `explain` words the reason of a follow-up."""
    return _json(_person(person, explain))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _person(person: PersonResult, explain: Callable[[FollowUp], str]) -> dict[str, object]:
    """One element of `people`: numbers as strings with two places, rounded half up only here."""
    card = person.card
    ratings = card.ratings
    return {
        "nip": str(person.nip),
        "name": person.name,
        "score": _figure(card.score),
        "grade": card.grade,
        "coverage": fixed(card.coverage),
        "components": [_component_json(component) for component in card.components],
        "ratings": {RESULTS: str(ratings[0]), BEHAVIOUR: str(ratings[1])} if ratings else None,
        "follow_up": [{"action": str(each.action), "reason": explain(each)} for each in card.follow_up],
    }


def _component_json(component: ComponentResult) -> dict[str, object]:
    return {
        "id": component.id,
        "source": str(component.source),
        "weight": fixed(component.weight),
        "value": _figure(component.value),
        "records": component.records,
        "missing": str(component.missing) if component.missing is not None else None,
    }


def _figure(value: Fraction | None) -> str | None:
    return fixed(value) if value is not None else None
