"""A person's frequent activities in the reports of the last weeks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

from msgspec import Struct

from domain.entries import Content
from domain.patterns import late_pattern

T = TypeVar("T")

_BETWEEN_WORDS = late_pattern(r"[\W_]+")

REMEMBERED = timedelta(days=60)
"""How far back reports make a habit."""
MOST_OFFERED = 3
_LEAST = 2
"""So often something is done before it is a habit."""


class Past(Struct, frozen=True):
    """A report that was sent."""

    entry_id: int
    content: Content


class Habit(Struct, frozen=True):
    """An activity with what its reports usually say; `entry_id` is the newest of them."""

    entry_id: int
    content: Content
    """Without an amount and a rating, which are of each day."""


def alike(activity: str | None) -> str:
    """What two wordings of the same activity have in common: the words, in small letters."""
    return _BETWEEN_WORDS.sub(" ", (activity or "").casefold()).strip()


def frequent(past: Sequence[T], activity_of: Callable[[T], str | None]) -> list[list[T]]:
    """Reports of the most frequent activities, given oldest first; of equally frequent ones the newest."""
    groups: defaultdict[str, list[tuple[int, T]]] = defaultdict(list)
    for place, each in enumerate(past):
        groups[alike(activity_of(each))].append((place, each))
    ranked = sorted(groups.values(), key=lambda group: (len(group), group[-1][0]), reverse=True)
    return [[each for _, each in group] for group in ranked[:MOST_OFFERED] if len(group) >= _LEAST]


def usual(reports: Sequence[Past]) -> Habit:
    """What reports of one activity, oldest first, usually say: the words of the last, the commonest time."""
    newest = reports[-1]
    minutes = _commonest([each.content.minutes for each in reports])
    spans = [each.content for each in reports if each.content.minutes == minutes]
    started, ended = _commonest([(each.started, each.ended) for each in spans])
    is_fixed = 2 * sum((each.started, each.ended) == (started, ended) for each in spans) > len(spans)
    time = {
        "minutes": minutes,
        "started": started if is_fixed else None,
        "ended": ended if is_fixed else None,
    }
    of_each_day = {"volume": None, "self_rating": None}
    return Habit(newest.entry_id, newest.content.model_copy(update=time | of_each_day))


def _commonest(values: Sequence[T]) -> T:
    """The value that occurs most often; of equally frequent ones the last."""
    counts = Counter(reversed(values))
    return counts.most_common(1)[0][0]
