"""The names of days and months as people write them, within a sentence."""

from __future__ import annotations

import re

WEEKDAYS: dict[str, int] = {
    **dict.fromkeys(("senin", "senen", "snn"), 0),
    **dict.fromkeys(("selasa", "slasa"), 1),
    **dict.fromkeys(("rabu", "rebo"), 2),
    **dict.fromkeys(("kamis", "kemis"), 3),
    **dict.fromkeys(("jumat", "jum'at", "jum’at", "jum`at", "jum at", "jumaat"), 4),
    **dict.fromkeys(("sabtu", "sbtu"), 5),
    **dict.fromkeys(("minggu", "ahad"), 6),
}
"""Days of the week with the spellings that are read."""
_MISSPELT = (
    "snin|sennin|sein|selsa|sealsa|selasaa|rbau|arbu|rabuu|kamsi|kmais|kammis|jumt|jmuat|juamt|jummat|sabut|satbu|"
    "mingu|minnggu|kemarn|kemarim|kamarin|kemairn|keamrin|kemrain|kemerin|kemarinn"
)
_DAY_NAME = "(?:" + "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True)) + ")"
_YESTERDAY = r"(?:kemarin|kemaren|kmarin|kmaren|kmrn|kmren|kmrin|kemrin|kemren|yesterday)"
MONTH_NAME = r"""(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|peb(?:ruari)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may
    |jun(?:i|e)?|jul(?:i|y)?|agt|ags|agu(?:st(?:us)?)?|august|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?
    |nop(?:ember)?|des(?:ember)?|dec(?:ember)?)"""
"""A pattern of months with the spellings that are read; in verbose mode."""
_PART_OF_DAY = r"(?:\s+(?:pagi|siang|sore|malam|mlm)\b)?"
_UNTIL = r"(?:-|–|s\s?/\s?d\.?|s\.?d\.?|sampai(?:\s+dengan)?|smp|hingga|dan|&)"
_ALONE = r"(?<![\w.,:/-])"
_NO_FRACTION = r"(?!\s*(?:jam|hari|menit|bagian|liter|kg|ton|ha\b|m\b))"
_FLAGS = re.IGNORECASE | re.VERBOSE

DATE = re.compile(
    rf"""
    (?:(?<!\w)(?:pada\s+)?(?:hari\s+|hr\s+)?(?P<weekday>{_DAY_NAME})\s*[,/]?\s*)?
    (?:(?:\(|(?<!\w)(?:pada\s+)?(?P<tgl>tanggal|tgl\.?|tg\.))\s*:?\s*)?
    (?:
    {_ALONE}(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?![\w/-])
    |{_ALONE}(?P<d1>\d{{1,2}})\s?-?(?P<name>{MONTH_NAME})\b\.?(?:[\s-]*(?P<y1>20\d{{2}})(?!\w))?
    |{_ALONE}(?P<d2>\d{{1,2}})(?P<sep>[/.-])(?P<m2>\d{{1,2}})(?:(?P=sep)(?P<y2>\d{{4}}|\d{{2}}))?
        (?![\w/]|[.,:-]\d){_NO_FRACTION}
    |{_ALONE}(?P<d3>\d{{1,2}})(?![\w/]|[.,:-]\d)
    )
    """,
    _FLAGS,
)
"""“Kamis, 19/11”, “tgl 19”, “19 Nov 2026”, “2026-11-19”."""
SEVERAL = re.compile(
    rf"""
    {_ALONE}(?:
    (?:tanggal|tgl\.?)\s*\d{{1,2}}\s*(?:{_UNTIL}|,)\s*(?:tanggal|tgl\.?)?\s*\d{{1,2}}(?![\w/:-]|[.,]\d)
    |\d{{1,2}}\s*{_UNTIL}\s*\d{{1,2}}(?=\s?{MONTH_NAME}\b)
    )(?:\s?{MONTH_NAME}\b(?:\s*20\d\d)?)?
    """,
    _FLAGS,
)
"""“18-19 November”, “tgl 1 s/d 15”."""
SHORT = re.compile(rf"{_ALONE}(\d{{1,2}})-(\d{{1,2}})(?![\w/-]|[.,:]\d)")
"""“19-11”."""
NUMBER_AND_WORD = re.compile(rf"{_ALONE}(?P<day>\d{{1,2}})\s?(?P<name>[^\W\d_]{{3,12}})\b", re.IGNORECASE)
RELATIVE = re.compile(
    rf"""
    (?<!\w)(?:
    (?P<two>{_YESTERDAY}\s+(?:lusa|dulu))
    |(?P<ago>(?:\d|dua|tiga|empat|lima|enam)\s+(?:hari|hr)\s+(?:(?:yang|yg)\s+)?(?:lalu|lewat))
    |(?P<night>(?:tadi\s+(?:malam|mlm)|semalam)(?!\w))
    |(?P<yesterday>{_YESTERDAY}\b{_PART_OF_DAY})
    |(?P<today>(?:hari|hr|hri)\s+ini|today|tadi(?:\s+(?:pagi|siang|sore))?|td\s+(?:pagi|siang|sore)|barusan
        |(?:pagi|siang|sore)\s+(?:ini|tadi))
    )(?!\w)
    """,
    _FLAGS,
)
"""Days by their distance from today."""
NAMED = re.compile(
    rf"""
    (?<!\w)(?P<hari>hari\s+|hr\s+)?(?P<name>{_DAY_NAME})(?!\w)
    (?P<past>\s+(?:(?:yang\s+|yg\s+)?(?:lalu|kemarin|kmrn|kemaren|lewat)
        |(?:minggu|mgg)\s+(?P<week>lalu|kemarin|kmrn|ini))\b)?
    {_PART_OF_DAY}
    """,
    _FLAGS,
)
"""Days of the week."""
MISSPELT = re.compile(rf"(?<!\w)(?:{_MISSPELT})(?!\w)", re.IGNORECASE)
"""Names of days that are beyond doubt days, but not beyond doubt which."""
TO_COME = re.compile(r"(?<!\w)(?:besok|bsk|besuk|esok|lusa|\w+\s+depan)(?!\w)", re.IGNORECASE)
"""Days to come."""
LEADS_TO_ANOTHER = re.compile(rf"^[\s\ufffc]*{_UNTIL}\s*(?=[\d\ufffc])", re.IGNORECASE)
"""What stands between the first and the last of several days."""
NUMBERS = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}
_LONGMONTH_NAMES = (
    "januari|februari|maret|april|agustus|september|oktober|november|desember|nopember|pebruari"
)


def is_misspelt_month(name: str) -> bool:
    """Whether a word behind a number is the name of a month with one letter wrong, missing or too many."""
    word = name.lower()
    return any(word != month and _is_near(word, month) for month in _LONGMONTH_NAMES.split("|"))


def _is_near(word: str, known: str) -> bool:
    """Whether two words differ by one letter, or by two neighbours that changed places."""
    if abs(len(word) - len(known)) > 1:
        return False
    same = 0
    while same < min(len(word), len(known)) and word[same] == known[same]:
        same += 1
    left, right = word[same:], known[same:]
    swapped = len(left) > 1 and len(right) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
