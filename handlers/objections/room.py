"""`/keberatan`: what may be objected to and until when, the own objections, and those to answer or decide."""

from __future__ import annotations

from functools import partial

from domain.asked import period_asked
from domain.closing.notices import ObjectionNews
from domain.errors import AlreadyHandled, Invalid
from domain.objections.deciding import DecisionDraft, NamingDraft, ObjectionAnswerDraft, ObjectionDraft
from domain.objections.life import Answered, ObjectionState
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action, may
from handlers.frame.records import DayOf
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.attachments import show_evidence
from handlers.kit.drafts import begin_afresh
from handlers.kit.moments import moment, reader_zone
from handlers.kit.objecting import objection_window
from handlers.objections import actions
from handlers.objections.callbacks import (
    NameDeciderTap,
    ObjectionsTap,
    ObjectionTap,
    ObjectionWishTap,
    View,
    Wish,
)
from handlers.objections.picking import frozen_of
from handlers.objections.said import decided_in_words
from handlers.objections.screens import (
    Shown,
    ask_withdraw,
    case_screen,
    naming_button,
    records_screen,
    result_screen,
    result_text,
    shown,
    whole_texts,
)
from handlers.objections.talk import ANSWER, DECISION, FLOWS, NAMING, OBJECTION, case_of, objected_of
from handlers.objections.told import told
from locales import Html, in_lines
from locales.scores import period_name
from storage.records.objections import Objected

_MOST_RESULTS = 4
_MOST_SETTLED = 5
_MOST_WAITING = 12


async def objections(turn: Turn) -> None:
    """The list."""
    turn.say(await _list(turn))


async def to_period(turn: Turn, said: str) -> bool:
    """An objection to the result of the period that the words name."""
    period = period_asked(said, turn.today)
    if period is None:
        return False
    await _begin(turn, period.code)
    return True


async def back(turn: Turn, tap: ObjectionsTap) -> None:
    """The list, in the message that was tapped."""
    turn.edit(await _list(turn))


async def _begin(turn: Turn, code: str) -> None:
    if turn.actor.employee is None:
        raise Invalid("objection-no-result")
    person = turn.person
    await turn.allow(Action.FILE_OBJECTION, DayOf(person.id, turn.today))
    frozen = await frozen_of(turn, code)
    window = await objection_window(turn.uow, turn.office, frozen, person.id, turn.now)
    if window.objected is not None:
        turn.say(await case_of(turn, window.objected))
        return
    if window.why_not is not None:
        raise window.why_not
    draft = ObjectionDraft(period=frozen.period.code)
    await begin_afresh(turn, OBJECTION, draft, f"keberatan {frozen.period.code}")


# --- the list -------------------------------------------------------------------------------------------


async def _list(turn: Turn) -> Screen:
    lines: list[Html] = [turn.words("objections-title")]
    rows: list[list[Button]] = []
    if turn.actor.employee is not None:
        await _own(turn, lines, rows)
        await _theirs(turn, lines, rows)
    if turn.actor.is_admin:
        await _unnamed(turn, lines, rows)
    if len(lines) == 1:
        lines.append(turn.words("objections-none"))
    return Screen(in_lines(lines), rows)


async def _own(turn: Turn, lines: list[Html], rows: list[list[Button]]) -> None:
    """The own results that may be objected to or were, and why others may not."""
    words, uow = turn.words, turn.uow
    zone = await reader_zone(uow, turn.office, turn.actor, turn.received)
    for frozen in (await uow.closings.all_of(turn.person.id))[:_MOST_RESULTS]:
        window = await objection_window(uow, turn.office, frozen, turn.person.id, turn.received)
        period = period_name(words, frozen.period)
        said = {"period": period, "result": result_text(words, frozen)}
        if window.objected is not None:
            state = words.plain(f"objection-state-{window.objected.life.state}")
            lines.append(words("objections-own", state=state, **said))
            label = words.plain("objections-open-own", period=period)
            rows.append([Button(label, ObjectionTap(window.objected.id, View.CASE, 0, 0))])
        elif window.why_not is not None:
            why = words(window.why_not.key, **window.why_not.params)
            lines.append(words("objections-not", why=why, **said))
        else:
            until = moment(words, window.until_minute, zone)
            lines.append(words("objections-may", moment=until, **said))
            label = words.plain("objections-file", period=period)
            rows.append([Button(label, CommandTap(f"keberatan {frozen.period.code}"), style="primary")])


async def _theirs(turn: Turn, lines: list[Html], rows: list[list[Button]]) -> None:
    """Those that wait for this person, and those that the person answered or decided."""
    words, uow, who = turn.words, turn.uow, turn.person.id
    waiting: list[tuple[str, Objected]] = []
    watched: list[Objected] = []
    for objected in await _near(turn):
        decides = objected.life.state is ObjectionState.AWAITS_DECISION
        if objected.life.answer is None and await _allowed(turn, Action.ANSWER_OBJECTION, objected):
            waiting.append(("answer", objected))
        elif await _allowed(turn, Action.DECIDE_OBJECTION, objected):
            waiting.append(("decide" if decides else "hear", objected))
        elif objected.employee_id != who and await _allowed(turn, Action.SEE_OBJECTION, objected):
            watched.append(objected)
    if waiting:
        lines += [Html(""), words("objections-waiting")]
    for what, objected in waiting[:_MOST_WAITING]:
        await _line(turn, lines, rows, objected, what)
    if len(waiting) > _MOST_WAITING:
        lines.append(words("objections-more", count=len(waiting) - _MOST_WAITING))
    settled = [each for each in await uow.objections.acted_on_by(who) if not each.life.is_open]
    found = [*watched, *settled][:_MOST_SETTLED]
    if found:
        lines += [Html(""), words("objections-settled")]
    for objected in found:
        await _line(turn, lines, rows, objected, "settled")


async def _near(turn: Turn) -> list[Objected]:
    """The open objections that may concern this person; the rights decide which ones do."""
    uow, today = turn.uow, turn.received_on
    found = await uow.objections.open()
    acts_for = set(await uow.supervision.acts_for(turn.person.id, today))
    assessors = {each.life.filed.assessor for each in found if each.life.filed.assessor is not None}
    people = await uow.people.many(assessors)
    gone = {key for key, person in people.items() if not person.serves(today)}
    near = acts_for | gone
    return [
        each
        for each in found
        if each.life.filed.assessor in near or not acts_for.isdisjoint(each.life.deciders)
    ]


async def _allowed(turn: Turn, action: Action, objected: Objected) -> bool:
    right = actions.right_to(objected)
    return await may(turn.uow, turn.office, turn.actor, action, right, turn.received)


async def _line(
    turn: Turn, lines: list[Html], rows: list[list[Button]], objected: Objected, what: str
) -> None:
    words, life = turn.words, objected.life
    zone = await reader_zone(turn.uow, turn.office, turn.actor, turn.received)
    name = (await turn.uow.people.get(objected.employee_id)).name
    period = period_name(words, objected.period)
    until = moment(words, life.answer_until if what == "answer" else life.decide_until, zone)
    state = words.plain(f"objection-state-{life.state}")
    lines.append(words(f"objections-line-{what}", name=name, period=period, moment=until, state=state))
    label = words.plain(f"objections-open-{what}", name=name)
    rows.append([Button(label, ObjectionTap(objected.id, View.CASE, 0, 0))])


async def _unnamed(turn: Turn, lines: list[Html], rows: list[list[Button]]) -> None:
    """Those that nobody can decide, and those whose day has passed, for administrators."""
    words, uow, now = turn.words, turn.uow, turn.received
    today = turn.office.date_of(now)
    zone = await reader_zone(uow, turn.office, turn.actor, now)
    found = []
    for objected in await uow.objections.open():
        is_stuck = objected.life.decide_until < now or not await uow.objections.deciding(objected.life, today)
        if is_stuck and await _allowed(turn, Action.NAME_DECIDER, objected):
            found.append(objected)
    if found:
        lines += [Html(""), words("objections-unnamed")]
    for objected in found[:_MOST_WAITING]:
        name = (await uow.people.get(objected.employee_id)).name
        period, until = period_name(words, objected.period), moment(words, objected.life.decide_until, zone)
        number = objected.id
        lines.append(words("objections-line-unnamed", number=number, name=name, period=period, moment=until))
        rows.append([naming_button(words, objected)])
    if len(found) > _MOST_WAITING:
        lines.append(words("objections-more", count=len(found) - _MOST_WAITING))


# --- what is tapped -------------------------------------------------------------------------------------


async def show(turn: Turn, tap: ObjectionTap) -> None:
    """A view of an objection, as it stood at a moment."""
    objected = await objected_of(turn, tap.objection_id, Action.SEE_OBJECTION)
    now = turn.received
    found = await shown(turn.uow, turn.words, turn.office, turn.actor, objected, now, tap.events)
    match tap.view:
        case View.CASE:
            turn.edit(await case_screen(found))
        case View.RECORDS:
            turn.edit(await records_screen(found, tap.page))
        case View.RESULT:
            turn.edit(await result_screen(found))
        case View.TEXTS:
            for text in await whole_texts(found):
                turn.say(Screen(text))
        case View.PROOF:
            await _show_proof(turn, found, tap.page)


async def _show_proof(turn: Turn, found: Shown, number: int) -> None:
    """What came with the objection and the answer, or with the named report of a number."""
    words, life, name = turn.words, found.life, await found.name(found.life.author)
    if number:
        named = life.filed.evidence.named
        files = getattr(named[number - 1], "files", ()) if number <= len(named) else ()
        if not files:
            raise Invalid("button-outdated")
        title = words.plain("objection-proof-named", number=number, name=name)
        show_evidence(turn, title, [each.item for each in files], life.author)
        return
    show_evidence(turn, words.plain("objection-proof-filed", name=name), life.filed.proof, life.author)
    for event in life.events:
        if isinstance(event.what, Answered):
            title = words.plain("objection-proof-answered", name=name)
            show_evidence(turn, title, event.what.proof, event.by)


async def act(turn: Turn, tap: ObjectionWishTap) -> None:
    """Begins an answer or a decision, or takes the objection back."""
    needed = {
        Wish.ANSWER: Action.ANSWER_OBJECTION,
        Wish.DECIDE: Action.DECIDE_OBJECTION,
        Wish.WITHDRAW: Action.WITHDRAW_OBJECTION,
        Wish.REALLY: Action.WITHDRAW_OBJECTION,
    }
    objected = await objected_of(turn, tap.objection_id, needed[tap.wish])
    turn.refresh = partial(_as_it_stands, objection_id=objected.id)
    life = objected.life
    if not life.is_open:
        raise AlreadyHandled("objection-settled")
    match tap.wish:
        case Wish.ANSWER:
            if life.answer is not None:
                raise AlreadyHandled("objection-answered")
            await turn.begin(ANSWER, ObjectionAnswerDraft(objection_id=objected.id))
        case Wish.DECIDE:
            if life.state is ObjectionState.AWAITS_ANSWER:
                raise AlreadyHandled("objection-hears-both", until=life.answer_until)
            draft = DecisionDraft(objection_id=objected.id, seen=len(life.events))
            await turn.begin(DECISION, draft)
        case Wish.WITHDRAW:
            found = await shown(turn.uow, turn.words, turn.office, turn.actor, objected, turn.received)
            turn.edit(ask_withdraw(found))
        case Wish.REALLY:
            after = await actions.withdraw(turn.uow, turn.office, objected, turn.now)
            turn.edit(await case_of(turn, after, turn.words("objection-done-withdraw")))


async def _as_it_stands(turn: Turn, objection_id: int) -> None:
    objected = await turn.uow.objections.get(objection_id)
    if objected is not None:
        turn.edit(await case_of(turn, objected))


async def name_decider(turn: Turn, tap: NameDeciderTap) -> None:
    """Asks an administrator who decides."""
    objected = await objected_of(turn, tap.objection_id, Action.NAME_DECIDER)
    turn.refresh = partial(_as_it_stands, objection_id=objected.id)
    if not objected.life.is_open:
        raise AlreadyHandled("objection-settled")
    await turn.begin(NAMING, NamingDraft(objection_id=objected.id))


ROOM = Room(
    commands=[
        Command(
            "keberatan",
            Action.SEE_OBJECTIONS,
            objections,
            to_period,
            aliases=("objection",),
            spoken=("keberatan",),
        )
    ],
    taps=[
        Tap(ObjectionsTap, Action.SEE_OBJECTIONS, back, reads=True),
        Tap(ObjectionTap, None, show, reads=True),
        Tap(ObjectionWishTap, None, act),
        Tap(NameDeciderTap, None, name_decider),
    ],
    flows=FLOWS,
    notices={ObjectionNews: told},
    texts=decided_in_words,
)
