"""Reasons of imports, which are English sentences of the command line, in the language of a chat."""

from __future__ import annotations

from locales import Words


def reason_text(words: Words, reason: str) -> str:
    """A reason as the chat says it."""
    return reason
