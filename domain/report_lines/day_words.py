"""The names of days and months as people write them, within a sentence."""

from __future__ import annotations

import re

from domain.answers.weekdays import WEEKDAYS
from domain.patterns import late_pattern
from domain.vocabulary import MONTH_NAME, NIGHT, NUMBER, TODAY, TOMORROW, UNTIL, YESTERDAY

_MISSPELT = (
    "snin|sennin|sein|selsa|sealsa|selasaa|rbau|arbu|rabuu|kamsi|kmais|kammis|jumt|jmuat|juamt|jummat|sabut|satbu|"
    "mingu|minnggu|kemarn|kemarim|kamarin|kemairn|keamrin|kemrain|kemerin|kemarinn"
)
_NUMBER = rf"(?:\d{{1,2}}|{NUMBER})"
_DAY_NAME = "(?:" + "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True)) + ")"
_PART_OF_DAY = r"(?:\s+(?:pagi|siang|sore|malam|malem|mlm)\b)?"
_AGO = r"(?:(?:(?:yang|yg)\s+)?(?:lalu|lewat)|ago)"
_UNTIL = rf"(?:{UNTIL}|[-–—]|dan|&)"
_ALONE = r"(?<![\w.,:/-])"
_NO_FRACTION = r"(?!\s*(?:jam|hari|menit|bagian|liter|kg|ton|ha\b|m\b))"
_FLAGS = re.IGNORECASE | re.VERBOSE

DATE = late_pattern(
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
SEVERAL = late_pattern(
    rf"""
    {_ALONE}(?:
    (?:tanggal|tgl\.?)\s*\d{{1,2}}\s*(?:{_UNTIL}|,)\s*(?:tanggal|tgl\.?)?\s*\d{{1,2}}(?![\w/:-]|[.,]\d)
    |\d{{1,2}}\s*{_UNTIL}\s*\d{{1,2}}(?=\s?{MONTH_NAME}\b)
    )(?:\s?{MONTH_NAME}\b(?:\s*20\d\d)?)?
    """,
    _FLAGS,
)
"""“18-19 November”, “tgl 1 s/d 15”."""
SHORT = late_pattern(rf"{_ALONE}(\d{{1,2}})-(\d{{1,2}})(?![\w/-]|[.,:]\d)")
"""“19-11”."""
NUMBER_AND_WORD = late_pattern(rf"{_ALONE}(?P<day>\d{{1,2}})\s?(?P<name>[^\W\d_]{{3,12}})\b", re.IGNORECASE)
RELATIVE = late_pattern(
    rf"""
    (?<!\w)(?:
    (?P<two>{YESTERDAY}\s+(?:lusa|dulu)|(?:the\s+)?day\s+before\s+yesterday)
    |(?P<ago>(?P<number>{_NUMBER})\s*(?:hari|hr|days?)\s+{_AGO})
    |(?P<some>(?:beberapa|bbrp|several|(?:a\s+)?few)\s+(?:hari|hr|days?)\s+{_AGO}|tempo\s+hari)
    |(?P<week>(?:seminggu|sepekan|(?:a|{_NUMBER})\s+(?:minggu|mgg|pekan|weeks?))\s+{_AGO}|pekan\s+lalu|last\s+week)
    |(?P<night>(?:(?:tadi|td)\s+{NIGHT}|se{NIGHT}|last\s+night)(?!\w))
    |(?P<yesterday>{YESTERDAY}\b{_PART_OF_DAY}|(?:sehari|a\s+day)\s+{_AGO})
    |(?P<today>{TODAY}|tadi(?:\s+(?:pagi|siang|sore))?|td\s+(?:pagi|siang|sore)|barusan
        |(?:pagi|siang|sore)\s+(?:ini|tadi)|this\s+(?:morning|afternoon))
    )(?!\w)
    """,
    _FLAGS,
)
"""Days by their distance from today."""
NAMED = late_pattern(
    rf"""
    (?<!\w)(?:on\s+|this\s+|(?P<last>last\s+)|(?P<next>next\s+)|{_NUMBER}\s+(?=minggu\b))?
    (?P<hari>hari\s+|hr\s+)?(?P<name>{_DAY_NAME})(?!\w)
    (?P<ahead>\s+(?:(?:minggu|mgg|pekan)\s+)?(?:(?:yang|yg)\s+)?(?:depan|besok|bsk|besuk|esok|nanti|lusa|mendatang|akan\s+datang)\b)?
    (?P<past>\s+(?:(?:yang\s+|yg\s+)?(?:lalu|kemarin|kmrn|kemaren|lewat)
        |(?:minggu|mgg|pekan)\s+(?P<week>lalu|kemarin|kmrn|ini))\b)?
    {_PART_OF_DAY}
    """,
    _FLAGS,
)
"""Days of the week."""
MISSPELT = late_pattern(rf"(?<!\w)(?:{_MISSPELT})(?!\w)", re.IGNORECASE)
"""Names of days that are beyond doubt days, but not beyond doubt which."""
TO_COME = late_pattern(
    rf"""
    (?<!\w)(?:(?:{TOMORROW}|lusa|keesokan)(?:\s*hari)?(?:nya)?|\w+\s+(?:depan|mendatang)
    |(?:the\s+)?day\s+after\s+tomorrow|(?:the\s+)?next\s+(?:day|week)
    |nanti(?:\s+(?:pagi|siang|sore|malam|malem|mlm))?
    |(?:sejam|seminggu|sepekan|sehari|(?:a|{_NUMBER})\s*(?:menit|mnt|jam|hari|hr|days?|minggu|mgg|pekan|weeks?))\s+(?:lagi|from\s+now)
    |in\s+(?:a|{_NUMBER})\s+(?:days?|weeks?)
    )(?!\w)
    """,
    _FLAGS,
)
"""Days to come."""
LEADS_TO_ANOTHER = late_pattern(rf"^[\s\ufffc]*{_UNTIL}\s*(?=[\d\ufffc])", re.IGNORECASE)
"""What stands between the first and the last of several days."""
_LONGMONTH_NAMES = (
    "januari|februari|maret|april|agustus|september|oktober|november|desember|nopember|pebruari"
)


def is_misspelt_month(name: str) -> bool:
    """Whether a word behind a number is the name of a month with one letter wrong, missing or too many."""
    word = name.lower()
    return any(word != month and _is_near(word, month) for month in _LONGMONTH_NAMES.split("|"))


def _is_near(word: str, known: str) -> bool:
    """Whether two words differ by one letter, or by two neighbours that changed places."""
    same = 0
    while same < min(len(word), len(known)) and word[same] == known[same]:
        same += 1
    left, right = word[same:], known[same:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped


LONGEST_DENIAL = 12
DENIED = late_pattern(r"(?<!\w)[\s,]*(?:bukan|bkn|not)\s+$", re.IGNORECASE)
BUT = late_pattern(r"[\s,]*(?:tapi|tp|tetapi|melainkan|but)\s+", re.IGNORECASE)
"""Around a day that is not meant, before the one that is."""
