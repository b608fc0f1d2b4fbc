"""Reasons of imports in the language of a chat; in English they are those of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from domain.reasons import ColumnName, Figure, Part, Reason, separator_of
from locales import Param, Words


def reason_text(words: Words, reason: str, headers: Mapping[str, str]) -> str:
    """A reason as the chat says it; `headers` are the names of columns as the file writes them."""
    if not isinstance(reason, Reason) or words.language == "en":
        return str(reason)
    parts = {name: _said(words, headers, name, part) for name, part in reason.parts.items()}
    return words.plain(f"import-reason-{reason.key}", **parts)


def _said(words: Words, headers: Mapping[str, str], name: str, part: Part) -> Param:
    match part:
        case tuple():
            return separator_of(name).join(str(_said(words, headers, name, each)) for each in part)
        case Reason():
            return reason_text(words, part, headers)
        case ColumnName():
            return headers.get(part, part)
        case Figure():
            return part.replace(".", ",")
        case datetime():
            return f"{part:%d/%m/%Y %H:%M}"
        case date():
            return f"{part:%d/%m/%Y}"
        case time():
            return f"{part:%H:%M}"
        case _:
            return part
