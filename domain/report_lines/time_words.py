"""Times and durations as people write them, within a sentence."""

from __future__ import annotations

import re

from domain.patterns import late_pattern
from domain.vocabulary import NUMBER, TO, UNTIL

_FLAGS = re.IGNORECASE | re.VERBOSE
_FROM = r"(?:(?<!\w)(?:dari|dr|mulai|sejak|from)\s+)?"
_ALONE = r"(?<![\w.,:/-])"
_PART = r"(?:\s*(?P<part{n}>pagi|siang|sore|malam|malem|mlm|subuh|am|pm)\b)?(?:\s*(?:wib|wita|wit)\b)?"
_ANY = r"""
    (?P<marked{n}>(?:pukul|pkl\.?|jam|jm)\s*)?(?P<half{n}>setengah\s+)?
    (?P<hour{n}>\d{{1,2}})(?:[.:](?P<minute{n}>\d{{2}})|-?an\b)?(?!(?![ap]m\b)\w|[.,:/]\d)
"""
_UNTIL = rf"\s*{TO}\s*"
_OPEN = rf"(?:{_UNTIL}(?:selesai|slesai|selsai|seterusnya|sls)\b)?"

SPAN = late_pattern(
    _FROM + _ALONE + _ANY.format(n=1) + _PART.format(n=1) + _UNTIL + _ANY.format(n=2) + _PART.format(n=2),
    _FLAGS,
)
"""“08.00-10.00”, “jam 8 sampai jam 3 sore”."""
DIGITS = late_pattern(rf"{_ALONE}(0\d|1[0-8])([0-5]\d)\s*(?:-|–|s/d)\s*([01]\d|2[0-4])([0-5]\d)(?!\w)")
"""“0800-1000”; what could be years is none."""
MARKED_START = late_pattern(
    _FROM
    + r"""(?P<marked1>(?<!\w)(?:pukul|pkl\.?|jam|jm)\s*[:.]?\s*)(?P<half1>setengah\s+|stgh\s+)?
    (?P<hour1>\d{1,2})(?:[.:](?P<minute1>\d{2})|-?an\b)?(?![\d/]|[.,]\d)"""
    + _PART.format(n=1)
    + _OPEN,
    _FLAGS,
)
"""“jam 8”, “pukul 10 sampai selesai”."""
PLAIN_START = late_pattern(
    rf"{_FROM}{_ALONE}(?P<hour1>\d{{1,2}})[.:](?P<minute1>\d{{2}})(?!\w|[.,:/]\d)"
    + _PART.format(n=1)
    + _OPEN,
    _FLAGS,
)
"""“08.00”."""

ENDS_HERE = late_pattern(rf"(?<!\w){UNTIL}\s*$", re.IGNORECASE)
"""What makes the time behind it an end, not a start."""

_ABOUT = r"""
    (?:(?<!\w)(?:selama|sekitar|for|about|around|sktr|kira-kira|kurang\s+lebih|krg\s+lbh|lebih\s+kurang|hampir)\s+|(?:±|~|\+\s?/?\s?-)\s*){0,3}
"""
"""At most three of them: of a message of nothing else, each would be read up to its end from every place."""
_MINUTES = r"(?:menit|mnt|mnit|menti|mneit|minutes?|mins?)"
_COUNT = rf"""
    (?:\d{{1,3}}(?:[.,:]\d{{1,2}})?(?:\s*[¼½¾]|\s+(?:setengah|1/2))?|[¼½¾]|[13]/[24]
    |tiga\s+perempat|{NUMBER}(?:\s+setengah)?|setengah|stgh|seperempat)
"""
_NO_HOURS = r"(?!\s*(?:pelajaran|pembelajaran|pel\b|mengajar|ngajar|kerja\b|dinas\b|ke\b|tayang|operasional))"
LASTS = late_pattern(
    rf"""
    {_ABOUT}(?P<time>{_ALONE}(?:
    (?:{_COUNT}(?:\s*\([^()\d]*\))?\s*(?:jam|jm|hours?|hrs)(?=\d|\b)|sejam\b|se\s+jam\b|\d{{1,2}}j(?:am)?\b){_NO_HOURS}
        (?:\s*(?:,|dan|lebih|lbh)?\s*(?:\d{{1,3}}\s*{_MINUTES}\b|setengah\b(?!\s*hari)
        |(?P<loose>\d{{1,2}})(?![\w/]|[.,:]\d|\s*(?:jam|jm|hours?|{_MINUTES})\b)))?
    |half\s+an\s+hour\b|an\s+hour(?:\s+and\s+a\s+half)?\b
    |\d{{1,2}}j\s?\d{{1,2}}m\b
    |(?:\d{{1,4}}|{NUMBER})\s*{_MINUTES}\b
    ))
    """,
    _FLAGS,
)
"""“2 jam”, “90 mnt”, “1 jam 30”; `loose` is a number that may belong to what follows."""
EACH_BEFORE = late_pattern(r"(?:@|(?<!\w)(?:masing(?:\s?-\s?masing|2)?|setiap|tiap))\s*$", re.IGNORECASE)
EACH_AFTER = late_pattern(
    r"\s*(?:[x×*]\s*\d|(?:per|tiap|setiap|/)\s?(?:orang|org|siswa|rumah|desa|kelas|sesi|hari)\b)",
    re.IGNORECASE,
)
"""What makes a length that of one of several things, so that the whole has to be asked."""
RECORDING_BEFORE = late_pattern(
    r"(?<!\w)(?:(?:video|vidio)(?!\s?(?:call|conference))|vlog|film|reels?|animasi|iklan|podcast|audio|rekaman)\b[^,;.:]{0,30}$",
    re.IGNORECASE,
)
"""What has a length of its own: the minutes behind it may be those, and not the work's; not so of a call."""
DURATION_BEFORE = late_pattern(
    r"(?<!\w)(?:(?:ber)?durasi(?:nya)?|panjang(?:nya)?|length)\s*(?:[:=]\s*)?$", re.IGNORECASE
)
"""Before the length of a recording itself."""
RATINGS = ("1", "2", "3", "4", "5")
"""Numbers behind “3 jam” that may be minutes as well as the self rating."""
UNCLEAR = late_pattern(
    rf"""
    {_ALONE}\d{{1,3}}(?:[.,]\d)?\s*(?:-|–|s/d|sampai|atau|x|×)\s*\d{{1,3}}(?:[.,]\d)?\s*(?:jam|jm|{_MINUTES})\b
    {_NO_HOURS}
    """,
    _FLAGS,
)
"""“1-2 jam”, “2 x 40 menit”."""
DAYS = late_pattern(
    r"""
    (?<!\w)(?:(?:setengah|stgh|1/2|½|separuh)\s*hari|seharian(?:\s+penuh)?|sehari(?:\s+penuh|\s+full)
    |(?P<whole>(?:\d{1,2}(?:[.,]\d)?|satu|dua|tiga)\s*(?:hari|hr)(?:\s+penuh|\s+full)?)
    )(?![\w-])(?!\s*(?:(?:yang|yg)\s+)?(?:lalu|lewat))
    """,
    _FLAGS,
)
"""“setengah hari”, “3 hari”, “2 hr”."""
EITHER = late_pattern(
    rf"{_ALONE}(\d{{1,2}})\s*(?:-|–|s/d|sampai)\s*(\d{{1,2}})(?!\w|[.,:/-]\d)", re.IGNORECASE
)
"""“8-10”."""
AMOUNT_FOLLOWS = late_pattern(
    r"\s*(?:jam|jm|menit|mnt|m2|m3|m\b|km|kg|ton|ha|liter|%|hari|orang|berkas)", re.IGNORECASE
)
MORNING = late_pattern(r"(?<!\w)(?:pagi|subuh)(?!\w)", re.IGNORECASE)
"""What makes the end of a span one of the next morning."""
OVERNIGHT = late_pattern(r"(?<!\w)(?:shift|shif|sif|malam|malem|mlm)(?!\w)", re.IGNORECASE)
"""Work that goes over midnight."""
