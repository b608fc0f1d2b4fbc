"""What is written behind the command of leave, in any order: “sakit flu besok” is “sakit besok flu”."""

from __future__ import annotations

import re
from datetime import date

from domain.errors import Invalid
from domain.leave_said import NAMES_A_DAY, LeaveSaid, said_in_order, with_reason
from domain.patterns import late_pattern

_LONGEST = 10
"""Words of days: “mulai tanggal 23 November sampai dengan tanggal 25 November 2026”."""
_HALF = "setengah hari"
_LEADS_TO_DAYS = late_pattern(
    r"(?:\W|\b(?:mulai|sejak|dari|pada|pd|untuk|utk|selama|terhitung|hari|tanggal|tgl|from|since|on|for)\b)*\Z",
    re.IGNORECASE,
)
"""Behind a reason, before its days."""


def draft_said(said: str, today: date, known_first: date | None = None) -> LeaveSaid:
    """A request with what was written; where it begins with no days, also with those behind the reason.

    As `said_in_order`, with the same arguments and refusals. Days that are over stay in the reason
    (“kehujanan kemarin”), and so does a number of days alone: since when it was, or for how long it will
    be, is asked.
    """
    read = said_in_order(said, today, known_first)
    reason = read.draft.reason or read.unread
    if not reason or read.draft.answered & {"start", "end"}:
        return read
    words = reason.split()
    for many in range(min(_LONGEST, len(words) - 1), 0, -1):
        days = " ".join(words[-many:])
        if not NAMES_A_DAY.search(days):
            continue
        try:
            found = said_in_order(f"{_HALF} {days}" if read.is_half else days, today, known_first)
        except Invalid:
            break
        if (joined := _joined(read, " ".join(words[:-many]), found, today)) is not None:
            return joined
    return read


def _joined(read: LeaveSaid, reason: str, behind: LeaveSaid, today: date) -> LeaveSaid | None:
    """A request with its reason and the days behind it; None where there are other words, or past days."""
    days, hours = behind.draft, behind.draft.reason or behind.unread
    start, end, length = days.start, days.end, read.length
    first = start or end
    if days.kind or first is None or first < today or (hours and not behind.has_hours):
        return None
    if length is not None and start is not None:
        end = end or length.last(start)
        if not length.fits(start, end):
            return None
    draft = read.draft.reopen("reason").model_copy(update={"reason": None})
    for name, value in (("start", start), ("end", end), ("half", days.half or None)):
        draft = draft if value is None else draft.answer(name, **{name: value})
    because = " ".join(filter(None, [_LEADS_TO_DAYS.sub("", reason, count=1), hours]))
    draft, unread = with_reason(draft, because)
    is_half = read.is_half or behind.is_half
    return LeaveSaid(draft, unread, behind.has_hours or read.has_hours, is_half, read.is_late)
