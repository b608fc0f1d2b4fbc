"""Coming late, leaving early, going out for a while: no absence of a day, and no work."""

from __future__ import annotations

import re

from domain.answers.weekdays import WEEKDAYS
from domain.patterns import late_pattern
from domain.vocabulary import POLITE, SOFT, TODAY, TOMORROW

_LONGEST = 100
_BEFORE = rf"""
    {POLITE}|{TODAY}|{TOMORROW}|lusa|{"|".join(WEEKDAYS)}|tadi|pagi|siang|sore|akan|bakal|bisa|agak|sedikit|datang|dtg|masuk|tiba
    |boleh|i|i['’]?m|am|will|i['’]ll|be|might|may|can|could|running|come|came|coming|arrived?|arriving|to|a\s+bit
    """
_LATE = r"""
    terlambat|telat|kesiangan|late|leav(?:e|ing)\s+early|go(?:ing)?\s+home\s+early
    |pulang\s+(?:lebih\s+)?(?:cepat|awal|duluan|dulu|dl)|keluar\s+(?:kantor\s+)?(?:sebentar|bentar)
    """
_BEHIND = rf"""
    \W*\Z|\W+(?:{SOFT}|{TODAY}|{TOMORROW}|lusa|{"|".join(WEEKDAYS)}|karena|krn|sebab|soalnya|because|due|by|for|again|ban|macet
    |hujan|sakit|anak|ada|ke|masuk|datang|jam|pukul|pkl|at|sekitar|kira|sedikit|dikit|lagi|\d{{1,3}}\s?(?:menit|mnt|jam|minutes?|min|hours?))\b
    """
_IS_LATE = late_pattern(
    rf"""
    \W*(?:(?:{_BEFORE})\b[\s,.]*+)*+
    (?:(?:izin|ijin|permission)\W+(?:(?:{_BEFORE})\b[\s,.]*+)*+(?:{_LATE})\b(?!\s+(?:me)?lapor)
    |(?:{_LATE})\b(?={_BEHIND}))
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_lateness(text: str) -> bool:
    """Whether words say that somebody comes late, leaves early or goes out for a while."""
    return len(text) <= _LONGEST and "?" not in text and _IS_LATE.match(text) is not None
