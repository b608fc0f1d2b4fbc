"""How a leave is told: in a few words, and line by line."""

from __future__ import annotations

from domain.leave import Wanted
from handlers.kit.spans import span_text
from locales import Html, Words
from storage.tables import LeaveRequest


def title(words: Words, request: LeaveRequest) -> str:
    """“Cuti, 20–22 November”: one request among others."""
    asked = request.wanted
    return f"{words.plain(f'leave-kind-{asked.kind}')}, {span_text(words, asked.span, asked.half)}"


def leave_lines(words: Words, asked: Wanted, reason: str | None, proof: int) -> list[Html]:
    """One line for each thing that is known."""
    days = len(list(asked.span))
    key = "leave-line-dates" if days == 1 else "leave-line-dates-many"
    return [
        words("leave-line-kind", kind=words(f"leave-kind-{asked.kind}")),
        words(key, dates=span_text(words, asked.span, asked.half), days=days),
        *([words("leave-line-reason", reason=reason)] if reason else []),
        *([words("entry-line-evidence", count=proof)] if proof else []),
    ]
