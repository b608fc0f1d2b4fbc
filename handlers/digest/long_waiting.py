"""What administrators are told about cases that waited too long: supervisors, numbers, since when."""

from __future__ import annotations

from domain.escalation import Stage
from domain.notices import LongWaiting
from handlers.digest import unblocking
from handlers.frame.callbacks import CommandTap
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.kit.case_counts import counted
from locales import Html, in_lines

_MOST_SHOWN = 15


async def long_waiting(told: Telling, notice: LongWaiting) -> Screen | None:
    """The supervisors of these cases, longest waiting first; None when nothing waits any more."""
    words, office = told.words, told.office
    today = office.date_of(told.now)
    found = await told.uow.escalations.at(Stage.ADMINISTRATORS, today)
    if not found:
        return None
    first = await unblocking.line(told.uow, office, words, told.now)
    lines = [] if first is None else [first[0], Html("")]
    lines += [words("long-waiting-title", days=office.review_days.administrators)]
    lines.extend(
        words(
            "digest-waiting-item",
            name=each.supervisor.name,
            cases=counted(words, each.cases),
            since=words.short_moment(each.since.astimezone(office.zone)),
        )
        for each in found[:_MOST_SHOWN]
    )
    if len(found) > _MOST_SHOWN:
        lines.append(words("digest-more", count=len(found) - _MOST_SHOWN))
    button = Button(words.plain("digest-see"), CommandTap("ringkasan"))
    return Screen(in_lines(lines), [*([] if first is None else [first[1]]), [button]])
