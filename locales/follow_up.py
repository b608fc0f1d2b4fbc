"""Words about follow-up that the chat, workbooks and the command line share."""

from __future__ import annotations

from fractions import Fraction

from domain.follow_up import Decided, Move, Proposal
from domain.schemes import Action
from locales import Words


def what_text(words: Words, action: Action, competency: str | None, course: str | None) -> str:
    """“Pelatihan: Kursus arsip dinamis”, “Pelatihan: Arsip” without a course, “Promosi”."""
    name = words.plain(f"action-{action}")
    about = course or competency
    return name if about is None else words.plain("follow-up-what", action=name, about=about)


def proposal_text(words: Words, proposal: Proposal) -> str:
    """What was proposed."""
    return what_text(words, proposal.action, proposal.competency, proposal.course)


def decided_text(words: Words, decided: Decided) -> str:
    """The action to be done, or that it was declined."""
    return what_text(words, decided.action, decided.competency, decided.course)


def level_text(words: Words, level: Fraction | None) -> str:
    """“2,50”, or that it was not assessed."""
    return words.plain("follow-up-not-assessed") if level is None else words.score(level)


def move_text(words: Words, move: Move) -> str:
    """“Arsip: 2,00 → 3,00”."""
    levels = {"before": level_text(words, move.before), "after": level_text(words, move.after)}
    return words.plain("follow-up-move", competency=move.competency, **levels)
