"""The bridge to e-Kinerja: its command, buttons and questions."""

from __future__ import annotations

from handlers.ekinerja import kept, taps
from handlers.ekinerja.callbacks import (
    CompleteTap,
    KeptEvidenceTap,
    RowTap,
    SheetFileTap,
    SheetMovedTap,
    SheetTap,
)
from handlers.ekinerja.talk import EKINERJA
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap

ROOM = Room(
    commands=[
        Command(
            "ekinerja",
            Action.SEE_EKINERJA,
            taps.begin,
            taps.of_days,
            spoken=("ekinerja",),
            reads=True,
            is_own=True,
        )
    ],
    taps=[
        Tap(SheetTap, Action.SEE_EKINERJA, taps.show_sheet, reads=True),
        Tap(CompleteTap, Action.SEE_EKINERJA, taps.complete),
        Tap(SheetFileTap, Action.SEE_EKINERJA, taps.make, reads=True),
        Tap(SheetMovedTap, Action.SEE_EKINERJA, taps.moved),
        Tap(RowTap, None, taps.row_tapped),
        Tap(KeptEvidenceTap, None, kept.tapped),
    ],
    flows=[EKINERJA],
)
