"""Words about work that chats and documents share."""

from __future__ import annotations

from datetime import time

from locales import Html, Words


def work_time(words: Words, minutes: int, started: time | None, ended: time | None) -> Html:
    """“08.00–10.30 (2 jam 30 menit)”, or only the duration."""
    length = duration(words, minutes)
    if started is None or ended is None:
        return length
    return Html(f"{words.clock(started)}–{words.clock(ended)} ({length})")


def reason_text(words: Words, note: str | None, code: str | None) -> str | None:
    """Why a reviewer returned or rejected: a usual reason in the reader's language, else as written."""
    return note if code is None else words.plain(f"reason-text-{code}")


def duration(words: Words, minutes: int) -> Html:
    """“2 jam 30 menit”."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words("duration-minutes", minutes=rest)
    if not rest:
        return words("duration-hours", hours=hours)
    return words("duration-both", hours=hours, minutes=rest)
