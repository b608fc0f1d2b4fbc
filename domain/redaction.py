"""Removes numbers that identify a person, and e-mail addresses, from free text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from domain.patterns import late_pattern

MARK = "[…]"
"""Stands where something was taken out; no longer than the shortest thing that is."""

_MAIL = late_pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")

_UNSEEN = r"\u200b-\u200f\u2060\ufe0f\u20e3"
_JOINS = rf"[.()\-\u2010-\u2015{_UNSEEN}]{{0,3}}"
_TOKEN = late_pattern(rf"[+(]{{0,2}}\d(?:{_JOINS}\d)*[\ufe0f\u20e3]*")
"""Digits of any script, tied by dots, dashes and brackets; those on keycaps too."""
_GAP = late_pattern(rf"[\s.()\-\u2010-\u2015{_UNSEEN}]{{1,3}}")
"""What may stand between two parts of one number."""

_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"
_AMOUNT = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}"
_TIME = r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]"
_DATE = rf"{_DAY}[.-]{_MONTH}[.-](?:{_YEAR}|[0-9]{{2}})|{_YEAR}[.-]{_MONTH}[.-]{_DAY}"
_ONE = f"(?:{_AMOUNT}|{_TIME}|{_DATE})"
_PLAIN = late_pattern(rf"{_ONE}(?:[-\u2013]{_ONE})*|{_YEAR}[-\u2013]{_YEAR}")
"""An amount, a time, a date, or a span of them."""
_CURRENCY = late_pattern(r"(?:rp|idr)\.?\s?$", re.IGNORECASE)

_MOBILE_OR_LANDLINE = late_pattern(r"0[1-9][0-9]{7,12}|(?:00)?620?[1-9][0-9]{7,12}|8[1-9][0-9]{8,10}")
_NIK = late_pattern(r"[0-9]{6}(?:[04][1-9]|[1256][0-9]|[37][01])(?:0[1-9]|1[0-2])[0-9]{6}")
"""Region, birthday (of women plus 40), year and number; a family card has the same order."""
_NIP = late_pattern(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{10}")
_NPWP_PARTS = (2, 3, 3, 1, 3, 3)
_MOST_DIGITS, _MOST_PARTS = 18, 8
_PARTS_WITHOUT_ZERO = 4
_LONG = 13
"""So many digits in one piece are a number of a person's papers, unless they are an amount."""


class _Token(Struct, frozen=True):
    start: int
    end: int
    digits: str
    has_plus: bool
    is_plain: bool


def without_numbers(text: str) -> str:
    """The text with a mark for each phone number, NIK, NIP, NPWP or the like, and each e-mail address.

    Spaces, dots, dashes and brackets within a number and digits of other scripts do not hide it. Prices,
    dates, times, and short numbers (a queue, a ticket, "3 berkas") stay.
    """
    text = _MAIL.sub(MARK, text)
    parts, done = [], 0
    for start, end in _personal(text, list(_tokens(text))):
        parts += [text[done:start], MARK]
        done = end
    return "".join([*parts, text[done:]])


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        said = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in found[0])
        digits = "".join(sign for sign in said if sign.isdecimal())
        is_price = _CURRENCY.search(text[max(0, found.start() - 5) : found.start()]) is not None
        is_plain = is_price or _PLAIN.fullmatch(said.lstrip("+(")) is not None
        yield _Token(found.start(), found.end(), digits, said.lstrip("(").startswith("+"), is_plain)


def _personal(text: str, tokens: Sequence[_Token]) -> Iterator[tuple[int, int]]:
    """Where the numbers of people begin and end: of those that begin at a token, the longest."""
    at = 0
    while at < len(tokens):
        reach = _reach(text, tokens, at)
        found = next((end for end in range(reach, at, -1) if _is_personal(tokens[at:end])), None)
        if found is None:
            at += 1
            continue
        yield tokens[at].start, tokens[found - 1].end
        at = found


def _reach(text: str, tokens: Sequence[_Token], at: int) -> int:
    """Behind which token a number that begins at a token must end: the next one stands too far away."""
    end, digits = at + 1, len(tokens[at].digits)
    while (
        end < len(tokens)
        and digits < _MOST_DIGITS
        and _GAP.fullmatch(text, tokens[end - 1].end, tokens[end].start)
    ):
        digits += len(tokens[end].digits)
        end += 1
    return end


def _is_personal(tokens: Sequence[_Token]) -> bool:
    digits = "".join(token.digits for token in tokens)
    if all(token.is_plain for token in tokens):
        return False
    if len(tokens) > _MOST_PARTS and len(digits) > len(tokens):
        return False  # a list, "1 2 3 … 12 13"; but a number may be spelled out, "3 1 7 …"
    if _NIK.fullmatch(digits) or _NIP.fullmatch(digits):
        return True
    if any(token.is_plain for token in tokens):
        return False
    if len(tokens) == 1 and len(digits) >= _LONG:
        return True
    if tuple(len(token.digits) for token in tokens) == _NPWP_PARTS:
        return True
    return _is_phone(tokens, digits)


def _is_phone(tokens: Sequence[_Token], digits: str) -> bool:
    if len(tokens) > 1 and len(tokens[-1].digits) <= 2 < len(tokens[-2].digits):
        return False  # "0812 3456 7890 3 berkas"
    if tokens[0].has_plus and 8 <= len(digits) <= 15:
        return True
    if digits.startswith("8") and len(tokens) > _PARTS_WITHOUT_ZERO:
        return False
    return _MOBILE_OR_LANDLINE.fullmatch(digits) is not None
