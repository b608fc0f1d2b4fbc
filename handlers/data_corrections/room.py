"""`/perbaikan`: what is recorded of oneself, and requests to correct it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from domain.data_corrections import CorrectionDraft, Field
from domain.notices import DataCorrectionDue
from handlers.data_corrections import actions
from handlers.data_corrections.notices import due
from handlers.data_corrections.talk import CASE, CORRECTION
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.case_card import card_for
from handlers.kit.details import person_of, shown_detail
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW, own_lines, own_rows
from locales import Html, in_lines
from storage.tables import DataCorrection

COMMAND = "perbaikan"
_MOST_CARDS = 5


async def asked(turn: Turn, said: str) -> bool:
    """Begins a request, as a button asks for it."""
    if said != NEW:
        return False
    await _begin(turn)
    return True


async def corrections(turn: Turn) -> None:
    """What is recorded and what was asked for; administrators also get the cards that wait."""
    waiting = await _waiting(turn)
    screen = await _overview(turn)
    if len(waiting) > _MOST_CARDS:
        more = turn.words("correction-more", count=len(waiting), shown=_MOST_CARDS)
        screen = replace(screen, text=Html(f"{screen.text}\n\n{more}"))
    turn.say(screen)
    for case in waiting[:_MOST_CARDS]:
        await turn.allow(CASE.action, case)
        turn.say(await card_for(turn, CASE, case))


async def _waiting(turn: Turn) -> Sequence[DataCorrection]:
    """The requests of others that wait for an administrator."""
    if not turn.actor.is_admin:
        return []
    return await turn.uow.cases.waiting_for_others(CASE.table, turn.person.id)


async def _overview(turn: Turn) -> Screen:
    words, own = turn.words, await turn.uow.cases.undecided_of(CASE.table, turn.person.id)
    lines = [words("correction-head"), Html(""), *await _recorded(turn), Html("")]
    if own:
        lines += [words("case-own-datacorr"), *own_lines(words, CASE, own), Html("")]
    fresh = [Button(words.plain("case-new-datacorr"), CommandTap(f"{COMMAND} {NEW}"), style="primary")]
    nobody = await actions.nobody_decides(turn)
    note = words("correction-note") if nobody is None else words(nobody.key)
    lines += [note, Html(""), words("correction-elsewhere")]
    lines += [words("correction-elsewhere-leave")] if turn.actor.in_service else []
    rows = [
        *([] if nobody else [fresh]),
        *own_rows(words, CASE, own),
        [Button(words.plain("privacy-views-back"), CommandTap("privasi"))],
    ]
    return Screen(in_lines(lines), rows)


async def _begin(turn: Turn) -> None:
    """Asks what is wrong, where somebody else could decide it."""
    if refusal := await actions.nobody_decides(turn):
        raise refusal
    await begin_afresh(turn, CORRECTION, CorrectionDraft(), f"{COMMAND} {NEW}")


async def _recorded(turn: Turn) -> list[Html]:
    words = turn.words
    person = await person_of(turn.uow, turn.person.id)
    lines = []
    for field in Field:
        value = await actions.recorded(turn.uow, person, field, turn.today)
        what = words(f"correction-field-is-{field}")
        lines.append(words("correction-line-recorded", what=what, value=shown_detail(field.detail, value)))
    return lines


ROOM = Room(
    commands=[
        Command(
            COMMAND,
            Action.CORRECT_OWN_DATA,
            corrections,
            asked,
            aliases=("perbaiki", "correction"),
            in_menu=False,
        )
    ],
    flows=[CORRECTION],
    cases=[CASE],
    own_lists={CASE.name: _overview},
    notices={DataCorrectionDue: due},
)
