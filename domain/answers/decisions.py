"""Decisions in words that say more: “setuju tapi 100 saja”, “tolak, buktinya kurang”."""

from __future__ import annotations

import re
from typing import NamedTuple

from domain.answers.sentences import clean
from domain.patterns import late_pattern
from domain.vocabulary import POLITE, YES

_LONGEST = 500
_AGREES = rf"(?:{YES}|setuju|acc|boleh|bisa|agreed?|approved?|fine)"
_BUT = r"(?:tapi|tetapi|tp|tpi|asal(?:kan)?|namun|d(?:en)?ga?n\s+(?:catatan|syarat)|but|only|provided|if)"
_AGREES_BUT = late_pattern(
    rf"(?=.{{0,40}}?\b{_AGREES}\b)\W*(?:(?:{POLITE}|{_AGREES})\b[\s,.–-]*+)++{_BUT}\b.*\w.*", re.IGNORECASE
)
_LEADS = rf"\W*(?:(?:{POLITE}|{YES})\b[\s,.]*+)*+"
_DECIDES = late_pattern(
    rf"{_LEADS}(?:di)?(?P<wish>tolak|reject(?:ed)?|kembalikan|balikin|return(?:ed)?)\b"
    r"(?:\s*[,:;.–-]+\s*|\s+(?=(?:karena|krn|sebab|soalnya|because|as)\b))"
    r"(?:(?:karena|krn|sebab|soalnya|because|as)\s+)?(?P<reason>.*\w.*)?.*",
    re.IGNORECASE,
)
_REJECTS = ("tolak", "reject")


class DecisionSaid(NamedTuple):
    """A decision with its reason, as somebody wrote it."""

    wish: str
    """“return” or “reject”."""
    reason: str
    agrees: bool = False
    """Whether it agrees on a condition, which is the reason."""


def decision_said(text: str) -> DecisionSaid | None:
    """What a text decides and why; None for others, and for a decision alone (`says_decision`)."""
    said = clean(text)
    if len(said) > _LONGEST:
        return None
    if _AGREES_BUT.fullmatch(said) is not None:
        return DecisionSaid("return", said, agrees=True)
    decides = _DECIDES.fullmatch(said)
    if decides is None:
        return None
    wish = "reject" if decides["wish"].lower().startswith(_REJECTS) else "return"
    return DecisionSaid(wish, (decides["reason"] or "").strip())
