"""The follow-up of a whole office, for administrators: counts, who has something left, and a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from domain.answers import shortened
from domain.follow_up import Decision, Done, Tally
from domain.notices import Notice, Priority
from handlers.follow_up.callbacks import FollowFileTap, FollowPeopleTap
from handlers.follow_up.export import workbook
from handlers.follow_up.sheet import Member
from handlers.frame.room import Telling
from handlers.frame.screen import Button, File, Screen, cut
from locales import Html, Words, in_lines
from locales.scores import period_name
from storage.follow_ups import outcomes
from storage.records.follow_ups import Closed
from storage.uow import UnitOfWork

_MOST_SUPERVISORS = 12
_LONGEST_NAME = 40


class FollowUpsAsked(Notice, kind="follow_ups_asked", priority=Priority.ANSWER):
    """To an administrator: the follow-up of everybody, in counts or as a workbook; read when it is sent."""

    closing_id: int
    as_file: bool = False


class Everybody(Struct, frozen=True):
    """The follow-up of everybody of a closing."""

    closed: Closed
    members: Sequence[Member]
    heads: Mapping[int, tuple[str, Sequence[int]]]
    """Supervisors who write now, with the ids of their people."""
    names: Mapping[int, str]
    """Of everybody of the roster, by id."""

    @property
    def tally(self) -> Tally:
        """The counts of people with a writer."""
        written = {person for _, people in self.heads.values() for person in people}
        tally = Tally()
        for each in self.members:
            if each.person.id not in written:
                continue
            before = None if each.outcome.before is None else each.outcome.before.followed
            tally.add(each.outcome.now.followed, before, each.outcome.lacks)
        return tally

    def waiting(self) -> list[tuple[int, str, int, int]]:
        """Supervisors with something left: id, name, of how many people, of all; most left first."""
        left = {each.person.id for each in self.members if each.outcome.lacks.is_anything}
        found = [
            (head, name, sum(each in left for each in people), len(people))
            for head, (name, people) in self.heads.items()
        ]
        return sorted((each for each in found if each[2]), key=lambda each: (-each[2], each[1]))


async def everybody(uow: UnitOfWork, closed: Closed, today: date) -> Everybody:
    """Reads the follow-up of everybody of a closing."""
    found = await outcomes(uow, closed)
    people = await uow.follow_ups.people_of(closed.id)
    names = {each.id: each.name for each in await uow.people.all()}
    writers = await uow.follow_ups.writers(closed.id, today)
    members = [Member(each, found[each.id]) for each in people if each.id in found]
    heads = {head: (names[head], ids) for head, ids in writers.items()}
    return Everybody(closed, members, heads, names)


async def told(telling: Telling, notice: FollowUpsAsked, uow: UnitOfWork) -> Callable[[], Screen] | None:
    """The counts or the workbook; None where the closing is gone."""
    closed = next((each for each in await uow.follow_ups.finished() if each.id == notice.closing_id), None)
    if closed is None:
        return None
    found = await everybody(uow, closed, telling.today)
    if notice.as_file:
        return partial(_file_screen, telling, found)
    return partial(_counts_screen, telling.words, found)


def _counts_screen(words: Words, found: Everybody) -> Screen:
    tally, closing = found.tally, found.closed.id
    lines = [
        words("follow-up-all", period=period_name(words, found.closed.period)),
        words("follow-up-all-complete", done=tally.complete, count=tally.people),
        words("follow-up-all-recommended", count=tally.recommended),
        words(
            "follow-up-all-decisions",
            undecided=tally.undecided,
            **{each.value: tally.decisions[each] for each in Decision},
        ),
    ]
    if tally.answers or tally.unanswered:
        lines.append(
            words(
                "follow-up-all-answers",
                unanswered=tally.unanswered,
                **{each.value.replace("_", "-"): tally.answers[each] for each in Done},
            )
        )
    if tally.people < len(found.members):
        lines.append(words("follow-up-all-alone", count=len(found.members) - tally.people))
    waiting = found.waiting()
    lines += [Html(""), words("follow-up-all-waiting" if waiting else "follow-up-all-done")]
    rows = []
    for head, name, left, count in waiting[:_MOST_SUPERVISORS]:
        shown = shortened(name, _LONGEST_NAME)
        lines.append(words("follow-up-all-supervisor", name=shown, left=left, count=count))
        rows.append([Button(cut(name, _LONGEST_NAME), FollowPeopleTap(closing, head, 0))])
    if len(waiting) > _MOST_SUPERVISORS:
        lines.append(words("follow-up-all-more", count=len(waiting) - _MOST_SUPERVISORS))
    file = [Button(words.plain("follow-up-file"), FollowFileTap(closing))]
    return Screen(in_lines(lines), [*rows, file])


def _file_screen(telling: Telling, found: Everybody) -> Screen:
    words, period = telling.words, found.closed.period
    content = workbook(words, telling.office, found.closed, found.members, found.names, telling.now)
    caption = words("follow-up-file-caption", period=period_name(words, period), count=len(found.members))
    return Screen(caption, file=File(f"{words.plain('follow-up-file-name')}-{period.code}.xlsx", content))
