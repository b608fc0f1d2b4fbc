"""Links, `#target` and `n4` in a line, and the numbers that are none of an entry's values."""

from __future__ import annotations

import re

from domain.answers import parse_links, rating_of
from domain.answers.folding import fold
from domain.entries import EvidenceItem
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.report_lines.line import Line
from domain.report_lines.reading import ReadValue, TargetMark
from domain.vocabulary import NUMBER, SOFT, number_of

_WORD = late_pattern(r"\S*\w[./:]\S*")
_TARGET = late_pattern(
    r"(?<![\w&/])#\s?(?P<name>\w[\w/-]*)"
    r"|(?:^|(?<=[\s,;(]))(?:target|rhk)\s*[:=]\s*(?P<number>\d{1,2})(?!\S)",
    re.IGNORECASE,
)
_RATING = late_pattern(
    r"(?<![\w.,/#-])(?:"
    r"n\s?[:=]?\s?(?P<short>\d)(?![\w/])(?![.,]\d)"
    rf"|(?:nilai|penilaian|rating|skor|rated?|score)(?:\s+diri(?:\s+sendiri)?)?\s*[:=]\s*(?P<labelled>\d|{NUMBER})(?![\w/])(?![.,]\d)"
    rf"|(?:nilai|penilaian|rating)\s+diri(?:\s+sendiri)?\s+(?P<own>\d|{NUMBER})(?![\w/])(?![.,]\d)"
    rf"|(?:nilai(?:nya)?|rating|skor|rated?|scored?)\s*(?P<loose>\d|{NUMBER})(?![\w/])(?![.,]\d)(?:\s+{SOFT}\b)*"
    r")",
    re.IGNORECASE,
)
_RESULT = late_pattern(r"(?:hasil|output|jumlah|bukti)\b", re.IGNORECASE)
"""What begins to tell something else behind a rating."""
_NAMED = (
    "rt|rw|kelas|kls|pasal|ayat|huruf|tahun|thn|th|tw|triwulan|semester|smt|lantai|lt|sdn|sd negeri|smpn|"
    "smp negeri|sman|sma negeri|smkn|smk negeri|mtsn|tps|blok|gang|gg|km|bab|perda|perbup|perwali|perwal|"
    r"pergub|permen\w*|pp|uu|perpres|inpres|golongan|gol|usia|umur|bulan|angkatan|tahap|minggu ke|hari ke|"
    "shift"
)
_TIME_FOLLOWS = r"(?!\s*(?:jam|jm|menit|mnt|mnit|j)\b)"
_NAMES = late_pattern(
    # A thing that is named by its number: “RT 02/05”, “kelas 5 dan 6”, “Permendagri 77”, “jam ke 3-4”.
    rf"(?<!\w)(?:{_NAMED})\b\.?\s*(?:(?:ke|nomor|no)\b[.-]?\s*)?"
    rf"\d{{1,4}}+(?:\s?(?:[/-]|s/d|dan|&)\s?\d{{1,4}}+)*+(?![.,:]\d)(?!\w){_TIME_FOLLOWS}"
    r"|(?<!\w)(?:no|nomor|nmr)\b\.?\s*:?\s*\d[\w./-]*+"
    r"|(?<!\w)jam\s+ke\b[- ]?\s*\d[\d\s,.-]*"
    r"|(?<!\w)ke-\s?\d+\b"
    # Money, telephone numbers, numbers of letters, codes with letters and digits.
    r"|(?<!\w)rp\.?\s*\d[\d.,]*(?:\s*(?:ribu|rb|juta|jt|miliar|m)\b)?"
    r"|(?<!\w)\+?\d[\d-]{8,}\d(?!\w)"
    r"|(?<![\w/])\d+/[\w.-]+/[\w./-]+"
    r"|(?<!\w)(?:n|covid|e|b|c|g|l|h|s|d)-?\d{2,}(?!\w)",
    re.IGNORECASE,
)
_DATE = late_pattern(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})")


def find_links(line: Line) -> tuple[EvidenceItem, ...]:
    """The links of a line; they are taken out of it first, as their digits mean nothing."""
    links: dict[str | None, EvidenceItem] = {}
    for match in line.find(_WORD):
        try:
            (item,) = parse_links(match[0])
        except ValueError:
            continue
        line.take(*match.span())
        links[item.url] = item
    return tuple(links.values())


def find_target(line: Line) -> ReadValue[TargetMark] | None:
    """The target that a line names."""
    marks: dict[TargetMark, str] = {}
    for match in line.find(_TARGET):
        name = match["number"] or match["name"]
        said = line.take(*match.span())
        mark = (
            TargetMark(number=int(name)) if name.isdecimal() else TargetMark(words=tuple(fold(name).split()))
        )
        marks.setdefault(mark, said)
    if not marks:
        return None
    if len(marks) > 1:
        said = " ".join(marks.values())
        return ReadValue(said, doubt=Invalid("line-target-several", written=said), others=tuple(marks))
    ((mark, said),) = marks.items()
    return ReadValue(said, mark)


def find_rating(line: Line) -> ReadValue[int] | None:
    """The self rating: `n4`, `nilai: 4`, and `nilai 4` where it stands apart from the sentence."""
    found: dict[str, str] = {}
    for match in line.find(_RATING):
        digit = match["short"] or match["labelled"] or match["own"] or match["loose"]
        digit = str(number_of(digit))
        if match["loose"] and not _ends_sentence(line, match.end()):
            continue
        found[digit] = line.take(*match.span())
    if not found:
        return None
    said = " ".join(found.values())
    if len(found) > 1:
        return ReadValue(said, doubt=Invalid("line-rating-several", written=said))
    try:
        return ReadValue(said, rating_of(next(iter(found))))
    except Invalid as doubt:
        return ReadValue(said, doubt=doubt)


def _ends_sentence(line: Line, end: int) -> bool:
    rest = line.free[end:].strip()
    return not rest or rest[0] in ",;.)|\ufffc" or _RESULT.match(rest) is not None


def take_names(line: Line) -> None:
    """Takes numbers that name things, and money, out of the reach of the other finders."""
    for match in line.find(_NAMES):
        if _DATE.fullmatch(match[0]) is None:
            line.take(*match.span(), cut=False)
