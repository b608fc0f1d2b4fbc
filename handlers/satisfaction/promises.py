"""What is promised for the three lowest unsur of a service and quarter, and before and after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.answers import shortened
from domain.errors import Invalid
from domain.periods import Period
from domain.promises import DUE, Improvement, Promised, PromiseDraft, is_open, parse_promise
from domain.survey import Unsur
from handlers.frame.flow import Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.slots import Sentence
from handlers.kit.spans import due_slot
from handlers.satisfaction.actions import (
    Results,
    place_of,
    quarter_from,
    read_improvements,
    read_results,
)
from handlers.satisfaction.callbacks import PromisesTap, PromiseTap, ResultsTap
from handlers.satisfaction.screens import NAME, title_of
from locales import Html, Words, in_lines
from locales.scores import period_name


def improvement_lines(words: Words, found: Sequence[Improvement]) -> list[Html]:
    """Each of the lowest unsur with what was promised, and how it went on."""
    lines = []
    for each in found:
        name, before = words.plain(f"unsur-{each.unsur}"), words.score(each.before)
        if each.after is None:
            lines.append(words("promise-unsur", unsur=name, before=before))
        else:
            lines.append(
                words("promise-unsur-after", unsur=name, before=before, after=words.score(each.after))
            )
        if each.promised is None:
            lines.append(words("promise-none"))
        else:
            lines.append(words("promise-line", text=each.promised.text, due=each.promised.due))
    return lines


def promises_screen(words: Words, results: Results, found: Sequence[Improvement], today: date) -> Screen:
    """The promises of a service and quarter; buttons write them while there is time."""
    place, quarter = results.place, results.quarter
    unit, service = place.unit.id if place.unit else 0, place.service.id if place.service else 0
    title, period = shortened(title_of(words, place), NAME), period_name(words, quarter)
    lines = [words("promise-title", title=title, period=period), words("promise-how"), Html("")]
    lines += improvement_lines(words, found) or [words("promise-all-equal")]
    rows: Rows = []
    if is_open(quarter, today):
        rows = [
            [
                Button(
                    words.plain("promise-write", unsur=words.plain(f"unsur-{each.unsur}")),
                    PromiseTap(service, quarter.code, each.unsur),
                )
            ]
            for each in found
        ]
    elif found:
        lines.append(words("promise-closed" if quarter.end < today else "promise-not-yet"))
    back = Button(words.plain("satisfaction-back"), ResultsTap(unit, service, quarter.code))
    return Screen(in_lines(lines), [*rows, [back]])


async def _read(
    turn: Turn, service_id: int, code: str, action: Action
) -> tuple[Results, Sequence[Improvement]]:
    """The results of a service for people who may act on them; raises Invalid where none are published."""
    today = turn.received_on
    place = await place_of(turn.uow, 0, service_id)
    await turn.allow(action, place.asked)
    quarter = quarter_from(code, today)
    results = await read_results(turn.uow, turn.office, place, quarter, today)
    if place.service is None or not results.now.n:
        raise Invalid("button-outdated")
    return results, await read_improvements(turn.uow, place.service, quarter, today)


async def show_promises(turn: Turn, tap: PromisesTap) -> None:
    """What was promised for a service."""
    results, found = await _read(turn, tap.service, tap.quarter, Action.SEE_RESULTS_OF)
    turn.say(promises_screen(turn.words, results, found, turn.received_on))


async def write_promise(turn: Turn, tap: PromiseTap) -> None:
    """Begins to promise something for one of the lowest unsur."""
    results, found = await _read(turn, tap.service, tap.quarter, Action.PROMISE_FOR)
    unsur = _open_unsur(turn, results, found, tap.unsur)
    former, quarter = _promised(found, unsur), results.quarter.code
    draft = PromiseDraft(service_id=tap.service, quarter=quarter, unsur=unsur, former=former)
    await turn.begin(PROMISE, draft)


def _promised(found: Sequence[Improvement], unsur: Unsur) -> str:
    """What is promised for an unsur; empty for nothing."""
    return next((each.promised.text for each in found if each.unsur == unsur and each.promised), "")


def _open_unsur(turn: Turn, results: Results, found: Sequence[Improvement], said: str) -> Unsur:
    """The unsur that a button names; raises Invalid for one about which nothing may be promised now."""
    low = {str(each.unsur): each.unsur for each in found}
    if said not in low or not is_open(results.quarter, turn.received_on):
        raise Invalid("button-outdated")
    return low[said]


async def _so_far(turn: Turn, draft: PromiseDraft) -> Sequence[Html]:
    words, place = turn.words, await place_of(turn.uow, 0, draft.service_id)
    period = period_name(words, Period.parse(draft.quarter))
    lines = [
        words("promise-title", title=shortened(title_of(words, place), NAME), period=period),
        words("promise-about", unsur=words.plain(f"unsur-{draft.unsur}")),
    ]
    if draft.text is not None and "text" in draft.answered:
        lines.append(words("promise-line-text", text=draft.text))
    return [*lines, Html("")]


async def _keep(turn: Turn, dialog: OpenDialog[PromiseDraft]) -> Screen | None:
    draft = dialog.draft
    today = turn.received_on
    results, found = await _read(turn, draft.service_id, draft.quarter, Action.PROMISE_FOR)
    unsur = _open_unsur(turn, results, found, draft.unsur)
    if results.place.service is None or draft.text is None or draft.due is None:
        raise Invalid("button-outdated")
    if _promised(found, unsur) != draft.former:
        screen = promises_screen(turn.words, results, found, today)
        told = turn.words("promise-changed", text=draft.text)
        return Screen(Html(f"{told}\n\n{screen.text}"), screen.rows)
    promised, by_id, now = Promised(draft.text, draft.due), turn.actor.employee_id, turn.now
    await turn.uow.promises.keep(draft.service_id, results.quarter, unsur, promised, by_id, now)
    found = await read_improvements(turn.uow, results.place.service, results.quarter, today)
    return promises_screen(turn.words, results, found, today)


PROMISE: Flow[PromiseDraft] = Flow(
    "promise",
    Action.SEE_SATISFACTION,
    PromiseDraft,
    slots=[
        Sentence("text", parse_promise),
        due_slot("due", DUE, [("promise-in-a-month", 30), ("promise-in-three-months", 91)]),
    ],
    so_far=_so_far,
    finish=_keep,
    about=lambda draft: draft.service_id,
)
