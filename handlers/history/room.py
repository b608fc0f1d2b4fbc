"""The own history and papers: their commands, link and buttons."""

from __future__ import annotations

from domain.papers import LINK_PREFIX
from handlers.frame.gate import Action
from handlers.frame.room import Command, DeepLink, Room, Tap
from handlers.history import checks, papers, taps
from handlers.history.callbacks import (
    HistoryEntryTap,
    HistoryPickTap,
    HistoryTap,
    MonthTap,
    PaperProofTap,
    PaperTap,
)

ROOM = Room(
    commands=[
        Command(
            "riwayat",
            Action.SEE_HISTORY,
            taps.history,
            taps.asked,
            aliases=("history",),
            spoken=("riwayat", "history"),
            reads=True,
            is_own=True,
        ),
        Command(
            "rekap",
            Action.MAKE_PAPER,
            papers.papers,
            papers.of_month,
            aliases=("papers",),
            spoken=("rekap",),
            reads=True,
            is_own=True,
        ),
        Command(
            "cek",
            Action.CHECK_PAPER,
            checks.check,
            checks.check,
            aliases=("check",),
            in_menu=False,
            reads=True,
        ),
    ],
    links=[DeepLink(LINK_PREFIX, Action.CHECK_PAPER, checks.check, reads=True)],
    taps=[
        Tap(HistoryTap, Action.SEE_HISTORY, taps.show_page, reads=True),
        Tap(HistoryPickTap, Action.SEE_HISTORY, taps.pick, reads=True),
        Tap(HistoryEntryTap, None, taps.show_entry, reads=True),
        Tap(MonthTap, Action.MAKE_PAPER, papers.show_month, reads=True),
        Tap(PaperProofTap, Action.CHECK_PAPER, checks.show_proof, reads=True),
        Tap(PaperTap, Action.MAKE_PAPER, papers.make, reads=True),
    ],
    own_lists={"entry": taps.latest},
)
