"""What happened in a week, line by line, and a digest of all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable


class Trace:
    """Each line has its moment first; two runs of a seed have the same digest."""

    def __init__(self, now: Callable[[], object], show: Callable[[str], None] | None = None) -> None:
        """`show` gets each line."""
        self._now, self._show = now, show
        self._digest = hashlib.sha256()
        self.lines = 0

    def add(self, *words: object) -> None:
        """Something happened now."""
        line = " ".join(map(str, (self._now(), *words)))
        self._digest.update(line.encode() + b"\n")
        self.lines += 1
        if self._show is not None:
            self._show(line)

    @property
    def digest(self) -> str:
        """Sixteen digits for all lines so far."""
        return self._digest.hexdigest()[:16]
