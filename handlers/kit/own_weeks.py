"""Citizens' responses as staff of services see them: whole weeks, of all services together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from domain.disclosure import FEWEST, is_told
from domain.periods import Span
from domain.survey import CitizenFacts
from locales import Html, Words
from storage.scoring.person_records import PersonRecords


class OwnWeeks(Struct, frozen=True):
    """Responses of whole weeks; their mean is shown unless it leaves a figure of fewer than five."""

    span: Span
    facts: CitizenFacts
    is_told: bool


def own_weeks(records: PersonRecords) -> list[OwnWeeks]:
    """The weeks of responses that the person may see, earliest first; none without a response."""
    found = []
    for span in records.told or ():
        responses = [each for each in records.responses if each.day in span]
        facts = CitizenFacts.of(each.group for each in responses)
        parts: Counter[tuple[str, bool]] = Counter()
        for each in responses:
            parts[each.part] += each.group.responses
        if facts.responses:
            found.append(OwnWeeks(span, facts, is_told(facts.responses, *parts.values())))
    return found


def own_weeks_lines(words: Words, weeks: Sequence[OwnWeeks]) -> list[Html]:
    """A line for each, the latest first."""
    return [_line(words, each) for each in reversed(weeks)]


def _line(words: Words, each: OwnWeeks) -> Html:
    facts = each.facts
    days = words.short_days(each.span)
    if not each.is_told:
        return words("record-responses-few", days=days, count=facts.responses, fewest=FEWEST)
    percent, weight = words.number(facts.weighted / facts.weight), words.figure(facts.weight)
    return words("record-responses", days=days, count=facts.responses, percent=percent, weight=weight)
