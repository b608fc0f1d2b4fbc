"""Complete responses for the national survey one by one, and the profile of respondents: nobody rare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from domain.disclosure import FEWEST, told_parts
from domain.periods import Period
from domain.respondents import PROFILE
from domain.satisfaction import quarter_of
from domain.survey import Unsur

CHANNEL = "channel"
UNSAID = ""
"""What is not answered, or answered by fewer than five."""


class CompleteResponse(Struct, frozen=True):
    """A response with all nine unsur, without its day; nothing tells who gave it."""

    service: str
    """Code of the service."""
    quarter: Period
    values: Mapping[Unsur, int]
    profile: Mapping[str, str]
    """Answers by question, the channel among them; empty where there is none."""


def exported(responses: Iterable[CompleteResponse]) -> list[CompleteResponse]:
    """The responses of each service and quarter with at least five, in which nobody stands out.

    Of the profile a combination of answers is kept where at least five share it; else answers are left out
    one after the other. The channel is not among them. The order is the caller's to shuffle.
    """
    found: list[CompleteResponse] = []
    for several in _by_service_and_quarter(responses):
        found += _coarse(several) if len(several) >= FEWEST else []
    return found


def _by_service_and_quarter(responses: Iterable[CompleteResponse]) -> Iterable[list[CompleteResponse]]:
    groups: dict[tuple[str, Period], list[CompleteResponse]] = {}
    for each in responses:
        groups.setdefault((each.service, each.quarter), []).append(each)
    return groups.values()


def _coarse(several: Sequence[CompleteResponse]) -> list[CompleteResponse]:
    rows = [{question: each.profile.get(question, UNSAID) for question in PROFILE} for each in several]
    for question in reversed(PROFILE):
        shared = Counter(tuple(row.values()) for row in rows)
        rows = [row if shared[tuple(row.values())] >= FEWEST else {**row, question: UNSAID} for row in rows]
    return [replace(each, profile=row) for each, row in zip(several, rows, strict=True)]


Profile = Mapping[str, Mapping[str, int]]
"""By question how many gave each answer; UNSAID are all others."""


def profile_of(responses: Iterable[CompleteResponse]) -> Profile:
    """The profile of the respondents of an ended quarter; answers of few are counted with the others.

    Of several services it is the sum of theirs, so that none is the difference.
    """
    found: dict[str, Counter[str]] = {question: Counter() for question in (*PROFILE, CHANNEL)}
    for several in _by_service_and_quarter(responses):
        for question, counts in found.items():
            said = Counter(each.profile.get(question, UNSAID) for each in several)
            told = told_parts(said)
            for answer, n in said.items():
                counts[answer if answer in told else UNSAID] += n
    return found


def ended_quarters(period: Period, last: Period) -> list[Period]:
    """The quarters of a period that end before the quarter `last` begins; a month has none."""
    quarter, found = quarter_of(period.start), []
    while quarter.end <= period.end and quarter.end < last.start:
        if quarter.start >= period.start:
            found.append(quarter)
        quarter = quarter.next()
    return found
