"""Reasons of imports in the language of a chat; in English they are those of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from domain.answers.sentences import shortened
from domain.reasons import ColumnName, Figure, FixedValue, Part, Reason, separator_of
from locales import Param, Words

_LONGEST_PART, _LONGEST_LIST, _LONGEST = 200, 800, 1000
"""Characters of a cell or a name, of several of them, and of a reason: cells may hold thousands."""


def reason_text(words: Words, reason: str, headers: Mapping[str, str]) -> str:
    """A reason as the chat says it; `headers` are the names of columns as the file writes them."""
    if not isinstance(reason, Reason) or words.language == "en":
        return shortened(str(reason), _LONGEST)
    parts = {name: _said(words, headers, name, part) for name, part in reason.parts.items()}
    return shortened(words.plain(f"import-reason-{reason.key}", **parts), _LONGEST)


def _said(words: Words, headers: Mapping[str, str], name: str, part: Part) -> Param:
    match part:
        case tuple():
            each_said = (str(_said(words, headers, name, each)) for each in part)
            return shortened(separator_of(name).join(each_said), _LONGEST_LIST)
        case Reason():
            return reason_text(words, part, headers)
        case ColumnName():
            return shortened(headers.get(part, part), _LONGEST_PART)
        case Figure():
            return part.replace(".", ",")
        case FixedValue():
            return part.indonesian
        case datetime():
            return f"{part:%d/%m/%Y %H:%M}"
        case date():
            return f"{part:%d/%m/%Y}"
        case time():
            return f"{part:%H:%M}"
        case str():
            return shortened(part, _LONGEST_PART)
        case _:
            return part
