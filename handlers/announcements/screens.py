"""Announcements on the phone: as everybody reads them, before they leave, under way, and at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from domain.announcements import Progress, Reach
from domain.answers import shortened
from domain.people import Nip
from handlers.announcements.callbacks import (
    AnnouncementMissedTap,
    AnnouncementTap,
    AnnouncementWishTap,
    Wish,
)
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, File, Screen
from locales import Html, Words, in_lines
from reports.tables_xlsx import TableSheet, tables_xlsx
from storage.tables import Announcement
from storage.traffic.announcements import Missed

_MOST_NAMES = 15
_LONGEST_START = 60
_COLUMNS = ("name", "nip", "unit", "why")


def announced_screen(announcement: Announcement) -> Screen:
    """The announcement as everybody reads it: the text as it was written, and nothing else."""
    return Screen(Html(escape(announcement.text, quote=False)))


def ask_screen(words: Words, announcement: Announcement, unit: str | None, reach: Reach) -> Screen:
    """The people it would reach, and the question whether to send it."""
    lines = [_whom(words, unit), words("announce-reach", count=reach.reachable)]
    if reach.not_joined:
        lines.append(words("announce-not-joined", count=reach.not_joined))
    if reach.blocked:
        lines.append(words("announce-blocked", count=reach.blocked))
    rows = [[Button(words.plain("announce-rewrite"), CommandTap("pengumuman"))]]
    rows.append([Button(words.plain("announce-drop"), AnnouncementWishTap(announcement.id, Wish.DROP))])
    if reach.reachable:
        send = Button(
            words.plain("announce-send", count=reach.reachable),
            AnnouncementWishTap(announcement.id, Wish.SEND),
            style="primary",
        )
        rows.insert(0, [send])
    return Screen(in_lines(lines), rows)


def progress_screen(
    words: Words,
    announcement: Announcement,
    unit: str | None,
    progress: Progress,
    missed: Sequence[Missed],
) -> Screen:
    """The progress; at the end also the people it did not reach."""
    start = shortened(" ".join(announcement.text.split()), _LONGEST_START)
    stopped, left = announcement.stopped_at is not None, progress.left
    state = "announce-stopped" if stopped and not left else "announce-runs" if left else "announce-done"
    lines = [words(state), words("announce-start", start=start), _whom(words, unit)]
    lines.append(words("announce-sent", count=progress.sent, all=announcement.addressed or 0))
    if left:
        lines.append(words("announce-left", count=left))
        refresh = [Button(words.plain("announce-refresh"), AnnouncementTap(announcement.id))]
        stop = AnnouncementWishTap(announcement.id, Wish.STOP)
        return Screen(
            in_lines(lines),
            [refresh, [Button(words.plain("announce-stop"), stop, style="danger")]],
        )
    if not missed:
        return Screen(in_lines([*lines, words("announce-all-reached")]))
    lines += [Html(""), words("announce-missed", count=len(missed))]
    lines += [words(f"announce-missed-{each.why}", name=each.name) for each in missed[:_MOST_NAMES]]
    if len(missed) > _MOST_NAMES:
        lines.append(words("announce-missed-more", count=len(missed) - _MOST_NAMES))
    lines.append(words("announce-mend"))
    rows = [[Button(words.plain("announce-list"), AnnouncementMissedTap(announcement.id))]]
    return Screen(in_lines(lines), rows)


def missed_screen(words: Words, missed: Sequence[Missed], made_at: datetime) -> Screen:
    """Everybody it did not reach, as a workbook."""
    heads = [words.plain(f"announce-col-{each}") for each in _COLUMNS]
    rows = [
        [each.name, Nip(each.nip).pretty, each.unit or "–", words.plain(f"announce-why-{each.why}")]
        for each in missed
    ]
    title = words.plain("announce-list-title")
    sheet = TableSheet(title, [words.plain("announce-missed", count=len(missed))], heads, rows)
    name = f"{words.plain('announce-file-name')}.xlsx"
    return Screen(
        words("announce-missed", count=len(missed)),
        file=File(name, tables_xlsx(title, [sheet], made_at)),
        is_protected=True,
    )


def _whom(words: Words, unit: str | None) -> Html:
    return words("announce-to-all") if unit is None else words("announce-to-unit", unit=unit)
