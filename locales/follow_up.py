"""Words about follow-up that the chat, workbooks and the command line share."""

from __future__ import annotations

from fractions import Fraction

from domain.follow_up import Decided, Move, Proposal
from locales import Words


def what_text(words: Words, what: Proposal | Decided) -> str:
    """“Pelatihan: Kursus arsip dinamis”, “Pelatihan: Arsip” without a course, “Promosi”."""
    name = words.plain(f"action-{what.action}")
    about = what.course or what.competency
    return name if about is None else words.plain("follow-up-what", action=name, about=about)


def level_text(words: Words, level: Fraction | None) -> str:
    """“2,50”, or that it was not assessed."""
    return words.plain("follow-up-not-assessed") if level is None else words.score(level)


def move_text(words: Words, move: Move) -> str:
    """“Arsip: 2,00 → 3,00”."""
    levels = {"before": level_text(words, move.before), "after": level_text(words, move.after)}
    return words.plain("follow-up-move", competency=move.competency, **levels)
