"""Patterns of words, compiled with their first use: hundreds of them at once would hold up every start."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _LatePattern:
    """Stands for a pattern, and has its methods once one of them is used."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def late_pattern(source: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """`re.compile` at the first use of a method; a wrong pattern raises `re.error` then (0382)."""
    return cast("re.Pattern[str]", _LatePattern(source, int(flags)))


def without_lead(text: str, lead: re.Pattern[str]) -> str:
    """A text without what a pattern finds at its beginning."""
    found = lead.match(text)
    return text[found.end() :] if found else text
