"""Amounts of work as people write them: a number, and what was counted."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from msgspec import Struct

from domain.answers.sentences import shortened, unsoftened
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.vocabulary import NUMBER, ONE, SOFT, UNTIL, number_of

LONGEST_MEASURE = 30
LARGEST_VOLUME = Decimal(1_000_000)
_SHORTEST_ABBREVIATION = 3
_REPEATED = 60
"""Letters of an answer that a question about it repeats."""

_MARKED = late_pattern(r"\d+(?:[.,]\d+)*")


def parse_decimal(text: str, thousands: str) -> Decimal:
    """“1.250,5” and “1,250.5” alike; raises Invalid for what is no number.

    `thousands` is the mark, a point or a comma, that groups digits in the writer's language. It decides only
    where the text can be read both ways, as “1.250” can.
    """
    if _MARKED.fullmatch(text) is None:
        raise Invalid("entry-volume-invalid")
    marks = [char for char in text if char in ".,"]
    if not marks:
        return Decimal(text)
    groups = marks[0]
    if len(marks) == 1 and not (groups == thousands and is_grouped(text, groups)):
        return Decimal(text.replace(",", "."))
    whole, point, rest = text.partition("," if groups == "." else ".")
    if not is_grouped(whole, groups) or (point and not rest.isdecimal()):
        raise Invalid("entry-volume-invalid")
    return Decimal(whole.replace(groups, "") + ("." + rest if point else ""))


def is_grouped(text: str, mark: str) -> bool:
    """Whether a mark may part a number into groups of three digits, as in “1.250”."""
    # No group of thousands begins with 0: “0.250 ton” is a quarter of a ton in every language.
    return re.fullmatch(rf"(?!0)\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", text) is not None


class Volume(Struct, frozen=True):
    """How much was done, and of what."""

    amount: Decimal
    measure: str


_SCALES = {
    "ratus": 100,
    "ribu": 1_000,
    "rb": 1_000,
    "juta": 1_000_000,
    "jt": 1_000_000,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
}
# “3 (tiga) dokumen” is how official letters write numbers; what is in brackets only repeats the digits.
_VOLUME = late_pattern(
    r"(?:(?:sebanyak|sejumlah|sekitar|kira-kira|about|±|~)\s*)?"
    rf"(?P<amount>\d[\d.,]*?|{NUMBER}(?=\s|\Z))\s*"
    r"(?:\([^()]*\)\s*)?"
    rf"(?:(?P<scale>{'|'.join(_SCALES)})\b\.?\s*)?"
    rf"(?P<measure>(?!(?:{ONE}|belas|puluh|ratus|ribu)\b)(?:[^\W\d_]|%).*)?",
    re.IGNORECASE,
)
_ANOTHER_AMOUNT = late_pattern(
    rf"(?:(?:^|\s)(?:dan|serta|and|dari|of|dr|per|atau|or|{UNTIL}|to)|[+&;/]|,(?=\s))\s*(?:\d|{NUMBER})",
    re.IGNORECASE,
)
"""A second number that belongs to the amount: “12 berkas dan 3 surat”, “3 dari 10”."""
_ANOTHER_NUMBER = late_pattern(r"(?<!\w)(?!(?:19|20)\d\d(?!\w))\d")
"""Beside a target's measure any other number is one too many, unless it is a year: “2 jam 30 menit”."""


def parse_volume(
    text: str, *, measure: str | None = None, amount: Decimal | None = None, thousands: str = "."
) -> Volume:
    """“3 dokumen” or, when the measure is known from the target, “3”; raises Invalid otherwise.

    `measure` is the target's measure. A number of anything else is refused: the refusal repeats the text and
    asks for the target's measure. `amount` is a number that was written before without its measure: the
    measure alone then completes it. `thousands` as in `parse_decimal`. An amount is more than 0, at most
    LARGEST_VOLUME, with at most three decimals.
    """
    written = _said(text)
    match = _VOLUME.fullmatch(written)
    if match is not None:
        number, said = _amount(match, thousands), match["measure"] or ""
    elif amount is not None and measure is None:
        number, said = amount, written
    else:
        raise Invalid("entry-volume-invalid" if measure is None else "entry-volume-number")
    has_another = _ANOTHER_AMOUNT.search(said) is not None
    if measure is None and not has_another:
        return Volume(number, _checked(said))
    if measure is None:
        raise Invalid("entry-volume-two", written=shortened(written, _REPEATED))
    if said and (has_another or _ANOTHER_NUMBER.search(said) or not _is_measured_in(said, measure)):
        raise Invalid("entry-volume-other-measure", written=shortened(written, _REPEATED), measure=measure)
    return Volume(number, measure)


def _said(text: str) -> str:
    return unsoftened(text).rstrip(" .,;:!")


def amount_alone(text: str, thousands: str = ".") -> Decimal | None:
    """The number of an answer that has no measure, as in `parse_volume`; None for other answers."""
    match = _alone(text)
    return None if match is None else _amount(match, thousands)


def number_alone(text: str, thousands: str) -> Decimal | None:
    """As `amount_alone`, of any size: what was done of a target may be nothing, or millions."""
    match = _alone(text)
    return None if match is None else _number(match, thousands)


def _alone(text: str) -> re.Match[str] | None:
    match = _VOLUME.fullmatch(_said(text))
    return None if match is None or match["measure"] else match


def _number(match: re.Match[str], thousands: str) -> Decimal:
    said = match["amount"]
    amount = parse_decimal(said, thousands) if said[0].isdecimal() else Decimal(number_of(said))
    return amount * _SCALES.get((match["scale"] or "").lower(), 1)


def _amount(match: re.Match[str], thousands: str) -> Decimal:
    amount = _number(match, thousands)
    if not 0 < amount <= LARGEST_VOLUME or amount != amount.quantize(Decimal("0.001")):
        raise Invalid("entry-volume-range", most=int(LARGEST_VOLUME))
    return amount


def _checked(said: str) -> str:
    if not any(char.isalpha() or char == "%" for char in said):
        raise Invalid("entry-volume-measure")
    if len(said) > LONGEST_MEASURE:
        raise Invalid("entry-measure-long", most=LONGEST_MEASURE)
    return said


_SAME = {
    "persen": "%",
    "percent": "%",
    "x": "kali",
    "times": "kali",
    "org": "orang",
    "person": "orang",
    "people": "orang",
    "document": "dokumen",
    "file": "berkas",
    "letter": "surat",
    "report": "laporan",
    "activity": "kegiatan",
    "activities": "kegiatan",
    "hour": "jam",
    "minute": "menit",
    "day": "hari",
}
"""Other ways to write the usual measures of targets."""


def _is_measured_in(said: str, measure: str) -> bool:
    """Whether what follows a number begins like a target's measure: “dok.”, “Dokumen RKA” for dokumen."""
    pairs = list(zip(_words_of(said), _words_of(measure), strict=False))
    if not pairs:
        return False
    *whole, (last, wanted) = pairs
    abbreviates = len(last) >= _SHORTEST_ABBREVIATION and wanted.startswith(last)
    return all(word == same for word, same in whole) and (last == wanted or abbreviates)


def _words_of(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+|%", unicodedata.normalize("NFKC", text).casefold())
    return [_SAME.get(word) or _SAME.get(word.removesuffix("s")) or word.removesuffix("s") for word in words]


_RATING = late_pattern(rf"(?:(?:nilai|rating|skor|n)\s?)?(?P<said>[1-5]|{NUMBER})(?:\s(?:bintang|{SOFT}))*")


def rating_of(value: str) -> int:
    """A rating from 1 to 5, also in other words (“4 aja”, “nilai lima”); raises Invalid for anything else."""
    match = _RATING.fullmatch(" ".join(re.findall(r"\w+", value.lower())))
    rating = 0 if match is None else number_of(match["said"])
    if rating not in range(1, 6):
        raise Invalid("rating-invalid")
    return rating
