"""*Anda berkata, kami perbuat*: promises for the lowest unsur of a service, and their results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

from domain.answers import clean, within_length
from domain.drafts import Draft
from domain.periods import Period
from domain.satisfaction import Sums, lowest
from domain.spans import SpanRule
from domain.survey import Unsur

LONGEST_PROMISE = 300
SHORTEST_PROMISE = 10
DUE = SpanRule("promise", back=timedelta(0), ahead=timedelta(days=366), most=367)


class PromiseDraft(Draft):
    """What a head has said so far about one of the lowest unsur of a service in a quarter."""

    service_id: int = 0
    quarter: str = ""
    unsur: Unsur = Unsur.PERSYARATAN
    former: str = ""
    """What was promised when this was begun: somebody else's later word is not overwritten unseen."""
    text: str | None = None
    due: date | None = None


def parse_promise(text: str) -> str:
    """A promise in one line; raises Invalid when it says too little or too much."""
    return within_length(clean(text), SHORTEST_PROMISE, LONGEST_PROMISE)


def is_open(quarter: Period, today: date) -> bool:
    """Whether something may be promised about a quarter: it is over, and the one after it is not."""
    return quarter.end < today <= quarter.next().end


class Promised(Struct, frozen=True):
    """What was promised, and the day until which."""

    text: str
    due: date


class Improvement(Struct, frozen=True):
    """One of the lowest unsur: its mean (1..4), what was promised, and its mean in the quarter after."""

    unsur: Unsur
    before: Fraction
    promised: Promised | None
    after: Fraction | None
    """None until the next quarter's value is published."""


def improvements(before: Sums, after: Sums, promised: Mapping[Unsur, Promised]) -> Sequence[Improvement]:
    """The lowest unsur of a quarter, the lowest first, then others with a promise.

    Answers that are released from quarantine or imported can change which ones are the lowest; a promise
    stays. None where no index is published.
    """
    first, then = before.nrr, after.nrr
    low = lowest(first)
    kept = [unsur for unsur in Unsur if unsur in promised and unsur in first and unsur not in low]
    return [Improvement(unsur, first[unsur], promised.get(unsur), then.get(unsur)) for unsur in (*low, *kept)]
