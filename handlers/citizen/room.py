"""`/nilailayanan`, the link of a service and visit codes: service, face, what can be added, thanks."""

from __future__ import annotations

from domain.responses import LINK_BY_ID_PREFIX, LINK_PREFIX
from domain.visits import LINK_PREFIX as VISIT_PREFIX
from handlers.citizen import choosing, rating
from handlers.citizen.callbacks import (
    AnswerTap,
    ChangedFaceTap,
    ChangeTap,
    CommentTap,
    DoneTap,
    FaceTap,
    MenuTap,
    ProfileAnswerTap,
    ProfileTap,
    ServicesPageTap,
    ServiceTap,
    ServiceWordTap,
    UnitTap,
    UnsurTap,
)
from handlers.frame.gate import Action
from handlers.frame.room import Aside, Command, DeepLink, Room, Tap

ROOM = Room(
    commands=[
        Command("nilailayanan", Action.RATE_SERVICE, choosing.choose, choosing.choose, aliases=("rate",))
    ],
    links=[
        DeepLink(LINK_PREFIX, Action.RATE_SERVICE, choosing.opened_by_code),
        DeepLink(LINK_BY_ID_PREFIX, Action.RATE_SERVICE, choosing.opened_by_id),
        DeepLink(VISIT_PREFIX, Action.RATE_SERVICE, choosing.opened_by_visit),
    ],
    taps=[
        Tap(ServicesPageTap, Action.RATE_SERVICE, choosing.turn_page),
        Tap(UnitTap, Action.RATE_SERVICE, choosing.unit_chosen, reads=True),
        Tap(ServiceWordTap, Action.RATE_SERVICE, choosing.ask_word, reads=True),
        Tap(ServiceTap, Action.RATE_SERVICE, choosing.chosen),
        Tap(FaceTap, Action.RATE_SERVICE, rating.rated),
        Tap(MenuTap, Action.RATE_SERVICE, rating.menu),
        Tap(CommentTap, Action.RATE_SERVICE, rating.ask_comment),
        Tap(ChangeTap, Action.RATE_SERVICE, rating.change),
        Tap(ChangedFaceTap, Action.RATE_SERVICE, rating.changed),
        Tap(UnsurTap, Action.RATE_SERVICE, rating.ask_unsur),
        Tap(AnswerTap, Action.RATE_SERVICE, rating.answered),
        Tap(ProfileTap, Action.RATE_SERVICE, rating.ask_profile),
        Tap(ProfileAnswerTap, Action.RATE_SERVICE, rating.described),
        Tap(DoneTap, Action.RATE_SERVICE, rating.done),
    ],
    replies=choosing.replied,
    aside=Aside(rating.heard, rating.stopped),
    texts=choosing.unfound,
)
