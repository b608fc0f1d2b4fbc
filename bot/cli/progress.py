"""A progress bar for long work, on terminals only."""

from __future__ import annotations

import os
from typing import Self, TextIO

_WIDTH = 30
"""Of the bar, in a terminal that is wide enough for it."""
_BESIDE = 11
"""Characters of the line besides label and bar, and one left free, so that it never wraps."""
_WORTHWHILE = 2_000
"""Rows below which the work is done before a bar could be read."""


class Bar:
    """Shows on a terminal how much of each part of the work is done; elsewhere it writes nothing.

    It is taken away at the end of its block, before whatever went wrong there is told.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._label = ""
        self._total = 0
        self._done = 0
        self._percent = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def begin(self, label: str, total: int) -> None:
        """A part of the work begins, in place of the one before."""
        self.clear()
        self._label, self._total, self._done = label, total, 0

    def advance(self, rows: int) -> None:
        """Some rows are done; the line is written again when the percentage changes."""
        self._done += rows
        if not self._is_terminal or self._total < _WORTHWHILE:
            return
        percent = min(100, self._done * 100 // self._total)
        if percent != self._percent:
            self._percent = percent
            width = max(0, min(_WIDTH, self._columns() - len(self._label) - _BESIDE))
            bar = ("#" * (percent * width // 100)).ljust(width, "-")
            self._stream.write(f"\r{self._label}  [{bar}] {percent:3} %")
            self._stream.flush()

    def _columns(self) -> int:
        """The width of the terminal; a default if it is unknown."""
        try:
            told = os.get_terminal_size(self._stream.fileno()).columns
        except OSError:
            told = 0
        return told or 80

    def clear(self) -> None:
        """Takes the bar away."""
        if self._percent >= 0:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._percent = -1
