"""`/tindaklanjut`: what follows from closed results, for supervisors, for oneself, and for administrators."""

from __future__ import annotations

from domain.closing.notices import FollowUpSilent, FollowUpWaits
from handlers.follow_up import everybody, notices, taps
from handlers.follow_up.actions import FollowUpSaid
from handlers.follow_up.callbacks import (
    FollowAllTap,
    FollowFileTap,
    FollowPeopleTap,
    FollowProposalTap,
    FollowTap,
    FollowWishTap,
)
from handlers.follow_up.everybody import FollowUpsAsked
from handlers.follow_up.talk import FOLLOW_UP
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, slowly

ROOM = Room(
    commands=[
        Command(
            "tindaklanjut",
            Action.SEE_FOLLOW_UPS,
            taps.begin,
            taps.of_period,
            aliases=("followup",),
            spoken=("tindaklanjut",),
            reads=True,
        )
    ],
    taps=[
        Tap(FollowPeopleTap, Action.SEE_FOLLOW_UPS, taps.show_people, reads=True),
        Tap(FollowTap, None, taps.show_person, reads=True),
        Tap(FollowWishTap, None, taps.say),
        Tap(FollowProposalTap, None, taps.decide),
        Tap(FollowAllTap, Action.SEE_ALL_FOLLOW_UPS, taps.show_all),
        Tap(FollowFileTap, Action.SEE_ALL_FOLLOW_UPS, taps.make_file),
    ],
    flows=[FOLLOW_UP],
    notices={
        FollowUpWaits: notices.waits,
        FollowUpSilent: notices.silent,
        FollowUpSaid: notices.said,
        FollowUpsAsked: slowly(everybody.told, Action.SEE_ALL_FOLLOW_UPS),
    },
)
