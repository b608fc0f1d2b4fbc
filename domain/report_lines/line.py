"""A line being read: its recognised parts, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.patterns import late_pattern

_TAKEN = "\ufffc"
"""Stands in the working text where something was recognised and is cut out, so that nothing is read twice."""
_KEPT = "\ufffb"
"""The same for what stays a part of the sentence."""
_APART = ",;:|()[]–—-•/.!?…→*_=&+~"
_LOOSE_ENDS = (
    "pada|pd|tanggal|tgl|selama|dari|dr|mulai|pukul|pkl|sejak|dengan nilai|dgn nilai|sebanyak|sejumlah|"
    "durasi|s/d|sd|sampai|hingga|dan|serta|kurang lebih|sekitar|for|@"
)
_ENDS = late_pattern(rf"(?:^|\s)(?:{_LOOSE_ENDS})$|^(?:{_LOOSE_ENDS})\s*[,:–-]", re.IGNORECASE)
_BESIDE = late_pattern(
    rf"(?:(?<=\s)|^)(?:pada|pd|tanggal|tgl|mulai|dari|selama|sejak)\s*(?={_TAKEN})",
    re.IGNORECASE,
)

_SEAM = late_pattern(rf"(?<![\s,;:|–—-])[\s,;:|–—-]*{_TAKEN}[\s,;:|–—{_TAKEN}-]*")
"""What stands around something that was taken out; it is looked for once in each row of marks."""
_MOST_ENDS = 50
"""Loose ends of a sentence; what has more of them is none."""


@dataclass
class Line:
    """The words of one entry in one line."""

    text: str
    cuts: list[tuple[int, int]] = field(default_factory=list)
    """What does not belong to the activity."""

    def __post_init__(self) -> None:
        self.free = self.text

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches in what is not recognised yet, also when each match is taken as it comes."""
        at = 0
        while (match := pattern.search(self.free, at)) is not None:
            yield match
            at = max(match.end(), at + 1)

    def take(self, start: int, end: int, *, cut: bool = True) -> str:
        """Marks a part as recognised and gives it; with `cut` it is no part of the activity."""
        self.free = self.free[:start] + (_TAKEN if cut else _KEPT) * (end - start) + self.free[end:]
        if cut:
            self.cuts.append((start, end))
        return self.text[start:end].strip(" ,;:()")

    def hold(self, start: int, end: int) -> str:
        """Marks a part as recognised; `cut` decides later whether it is no part of the activity."""
        self.free = self.free[:start] + _TAKEN * (end - start) + self.free[end:]
        return self.text[start:end].strip(" ,;:()")

    def cut(self, start: int, end: int) -> None:
        """Takes a part out of the activity."""
        self.cuts.append((start, end))

    def is_first(self, start: int) -> bool:
        """Whether nothing but recognised things stands before a place."""
        return not self.free[:start].strip(f" {_TAKEN}{_APART}")

    def is_set_off(self, start: int, end: int) -> bool:
        """Whether a part stands between marks, recognised things or the ends of the line."""
        before, after = self.free[:start].rstrip(), self.free[end:].lstrip()
        return (not before or before[-1] in _APART + _TAKEN) and (not after or after[0] in _APART + _TAKEN)

    @property
    def activity(self) -> str:
        """The words that are left, without the small words that led to what was taken out."""
        rest = list(self.text)
        for start, end in self.cuts:
            rest[start:end] = _TAKEN * (end - start)
        left = "".join(rest)
        while (shorter := _BESIDE.sub("", left)) != left:
            left = shorter
        left = re.sub(rf"[(\[][\s{_TAKEN}]*[)\]]", _TAKEN, left)
        left = _SEAM.sub(_seam, left)
        return _trimmed(" ".join(left.split()))


def _seam(match: re.Match[str]) -> str:
    """What joins the words before and after something that was taken out."""
    return ", " if "," in match[0] or ";" in match[0] else " "


def _trimmed(text: str) -> str:
    for _ in range(_MOST_ENDS):
        shorter = _ENDS.sub("", text.strip(" ,;:|–—-•*=@/→~")).strip()
        if shorter.count("(") > shorter.count(")"):
            shorter = shorter.removesuffix("(")
        elif shorter.count("(") < shorter.count(")"):
            shorter = shorter.removesuffix(")")
        if shorter == text:
            break
        text = shorter
    return text.removesuffix(".").rstrip() if text.count(".") == 1 else text
