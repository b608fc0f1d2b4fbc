"""The texts of a day's shifts."""

from __future__ import annotations

from domain.duty import Hours
from locales import Words


def hours_text(words: Words, hours: tuple[Hours, ...] | None) -> str:
    """“pagi 07.00–14.00”, several with a plus; “libur”, or “hari kerja” by the unit's calendar."""
    if hours is None:
        return words.plain("duty-office-day")
    return " + ".join(_one(words, each) for each in hours) if hours else words.plain("duty-free")


def _one(words: Words, hours: Hours) -> str:
    key = "duty-hours-named" if hours.name else "duty-hours"
    return words.plain(key, name=hours.name, start=words.clock(hours.start), end=words.clock(hours.end))
