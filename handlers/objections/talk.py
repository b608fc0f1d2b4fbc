"""The conversations: objecting, answering, deciding, and naming who decides."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message

from domain.answers import shortened
from domain.closing.difference import difference
from domain.errors import AlreadyHandled, Invalid
from domain.objections.deciding import (
    MOST_PROOF,
    DecisionDraft,
    NamingDraft,
    ObjectionAnswerDraft,
    ObjectionDraft,
    corrections_for,
    parse_text,
)
from handlers.frame.flow import AskAgain, Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.records import DayOf
from handlers.frame.screen import Screen, quoted
from handlers.frame.turn import Turn
from handlers.kit.moments import moment, reader_zone
from handlers.kit.objecting import objection_window, result_of
from handlers.kit.result_changes import change_lines
from handlers.kit.search import MOST_FOUND, Search, by_id, options_by_position
from handlers.kit.slots import Choice, Continued, Files, Option
from handlers.objections import actions
from handlers.objections.lines import MOST_LISTED, chosen_lines, named_line, unusual_lines
from handlers.objections.offers import offers_of
from handlers.objections.picking import Corrections, Records, frozen_of
from handlers.objections.screens import case_screen, shown
from locales import Html
from locales.scores import period_name
from storage.records.objections import Objected

_LONGEST_SHOWN = 700
_LONGEST_BESIDE = 300
"""Characters of the reasons shown while somebody writes: the case has all of them."""


async def objected_of(turn: Turn, objection_id: int, action: Action) -> Objected:
    """The objection that a button or a conversation is about, if this person may do that with it."""
    objected = await turn.uow.objections.get(objection_id)
    await turn.allow(action, None if objected is None else actions.right_to(objected))
    if objected is None:
        raise AlreadyHandled("button-outdated")
    return objected


async def case_of(turn: Turn, objected: Objected, done: Html | None = None) -> Screen:
    """The current state of the case."""
    now = turn.received
    found = await shown(turn.uow, turn.words, turn.office, turn.actor, objected, now)
    return await case_screen(found, done)


# --- objecting ------------------------------------------------------------------------------------------


async def _filing_so_far(turn: Turn, draft: ObjectionDraft) -> Sequence[Html]:
    words = turn.words
    frozen = await frozen_of(turn, draft.period)
    lines = [words("objection-file-title", period=period_name(words, frozen.period))]
    if "records" in draft.answered:
        named = (await offers_of(turn.uow, frozen, turn.person.id, turn.received)).named(draft.keys)
        lines.append(words("objection-line-records", count=len(named)))
        lines += [
            Html(f"• {named_line(words, frozen.scheme, each, frozen.zone)}") for each in named[:MOST_LISTED]
        ]
        if len(named) > MOST_LISTED:
            lines.append(words("objection-line-more", count=len(named) - MOST_LISTED))
    if draft.reasons is not None:
        lines += [words("objection-reasons"), quoted(shortened(draft.reasons, _LONGEST_SHOWN))]
    if draft.proof:
        lines.append(words("entry-line-evidence", count=len(draft.proof)))
    return [*lines, Html("")]


async def _file(turn: Turn, dialog: OpenDialog[ObjectionDraft]) -> Screen | None:
    draft, uow, office, person = dialog.draft, turn.uow, turn.office, turn.person
    await turn.allow(Action.FILE_OBJECTION, DayOf(person.id, office.date_of(turn.now)))
    frozen = await frozen_of(turn, draft.period)
    window = await objection_window(uow, office, frozen, person.id, turn.now)
    objected = await actions.file(uow, office, window, person, draft, turn.now)
    return await case_of(turn, objected, turn.words("objection-done-file"))


OBJECTION: Flow[ObjectionDraft] = Flow(
    "objection",
    Action.SEE_OBJECTIONS,
    ObjectionDraft,
    slots=[
        Records("records"),
        Continued("reasons", parse_text),
        Files("proof", MOST_PROOF),
    ],
    so_far=_filing_so_far,
    summary="objection-ask-summary",
    finish=_file,
    worth_keeping=lambda draft: bool(draft.keys or draft.reasons),
    about=lambda draft: draft.period,
    retold="reasons",
)


# --- answering ------------------------------------------------------------------------------------------


async def _case_lines(turn: Turn, objected: Objected) -> list[Html]:
    words, name = turn.words, (await turn.uow.people.get(objected.employee_id)).name
    period = period_name(words, objected.period)
    reasons = shortened(objected.life.filed.reasons, _LONGEST_BESIDE)
    return [words("objection-title", name=name, period=period), quoted(reasons)]


async def _answer_so_far(turn: Turn, draft: ObjectionAnswerDraft) -> Sequence[Html]:
    objected = await objected_of(turn, draft.objection_id, Action.ANSWER_OBJECTION)
    lines = await _case_lines(turn, objected)
    if draft.text is not None:
        lines += [turn.words("objection-own-answer"), quoted(shortened(draft.text, _LONGEST_SHOWN))]
    if draft.proof:
        lines.append(turn.words("entry-line-evidence", count=len(draft.proof)))
    return [*lines, Html("")]


async def _answer(turn: Turn, dialog: OpenDialog[ObjectionAnswerDraft]) -> Screen | None:
    objected = await objected_of(turn, dialog.draft.objection_id, Action.ANSWER_OBJECTION)
    after = await actions.answer(turn.uow, turn.office, objected, turn.person, dialog.draft, turn.now)
    return await case_of(turn, after, turn.words("objection-done-answer"))


ANSWER: Flow[ObjectionAnswerDraft] = Flow(
    "objectanswer",
    Action.SEE_OBJECTIONS,
    ObjectionAnswerDraft,
    slots=[Continued("text", parse_text), Files("proof", MOST_PROOF)],
    so_far=_answer_so_far,
    summary="objectanswer-ask-summary",
    finish=_answer,
    worth_keeping=lambda draft: draft.text is not None,
    about=lambda draft: draft.objection_id,
    retold="text",
)


# --- deciding -------------------------------------------------------------------------------------------


async def _outcomes(turn: Turn, draft: DecisionDraft) -> list[Option]:
    objected = await turn.uow.objections.get(draft.objection_id)
    has_records = objected is not None and objected.life.filed.evidence.named
    offered = ("uphold", "change") if has_records else ("uphold",)
    return [Option(turn.words.plain(f"objection-outcome-{each}"), each) for each in offered]


class _Outcome(Choice[DecisionDraft]):
    """What is decided: other words than the buttons' are not taken for it, but told what each is for."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[DecisionDraft], message: Message
    ) -> DecisionDraft | AskAgain[DecisionDraft]:
        try:
            return await super().hear(turn, dialog, message)
        except Invalid as refusal:
            if refusal.key != "dialog-use-buttons":
                raise
            labels = {each.value: each.label for each in await _outcomes(turn, dialog.draft)}
            if "change" not in labels:
                raise Invalid("objection-press-uphold", uphold=labels["uphold"]) from None
            raise Invalid("objection-press-outcome", **labels) from None


async def _with_outcome(turn: Turn, draft: DecisionDraft, value: str) -> DecisionDraft:
    return draft.answer("outcome", changes=value == "change")


async def _decision_so_far(turn: Turn, draft: DecisionDraft) -> Sequence[Html]:
    words = turn.words
    objected = await objected_of(turn, draft.objection_id, Action.DECIDE_OBJECTION)
    lines = await _case_lines(turn, objected)
    if objected.life.answer is None:
        lines.append(words("objection-without-answer"))
    if draft.changes is not None:
        lines.append(words(f"objection-line-{'change' if draft.changes else 'uphold'}"))
    if draft.changes and "corrections" in draft.answered:
        lines += await _preview(turn, objected, draft)
    if draft.reasons is not None:
        lines += [words("objection-own-reasons"), quoted(shortened(draft.reasons, _LONGEST_SHOWN))]
    return [*lines, Html("")]


async def _preview(turn: Turn, objected: Objected, draft: DecisionDraft) -> list[Html]:
    """What the choices correct, and what follows from them."""
    words, evidence = turn.words, objected.life.filed.evidence
    before = await result_of(turn.uow, objected)
    chosen = dict(draft.chosen)
    lines = chosen_lines(words, before.scheme, evidence, draft.chosen, objected.life.zone)
    corrections = corrections_for(evidence, chosen, turn.person.id, draft.reasons or "–")
    after = actions.outcome(before, corrections)
    changed = difference(before.card, after)
    return [
        *lines,
        words("objection-would-change"),
        *change_lines(words, before.scheme, changed),
        *unusual_lines(words, before.scheme, evidence, draft.chosen, changed),
    ]


async def _decide(turn: Turn, dialog: OpenDialog[DecisionDraft]) -> Screen | None:
    objected = await objected_of(turn, dialog.draft.objection_id, Action.DECIDE_OBJECTION)
    after = await actions.decide(turn.uow, turn.office, objected, turn.person, dialog.draft, turn.now)
    return await case_of(turn, after, turn.words("objection-done-decide"))


DECISION: Flow[DecisionDraft] = Flow(
    "objectdecide",
    Action.SEE_OBJECTIONS,
    DecisionDraft,
    slots=[
        _Outcome("outcome", _outcomes, _with_outcome),
        Corrections("corrections", applies=lambda draft: bool(draft.changes)),
        Continued("reasons", parse_text),
    ],
    so_far=_decision_so_far,
    summary="objectdecide-ask-summary",
    finish=_decide,
    worth_keeping=lambda draft: bool(draft.chosen or draft.reasons),
    about=lambda draft: draft.objection_id,
    retold="reasons",
)


# --- naming who decides ---------------------------------------------------------------------------------


async def _people(turn: Turn, draft: NamingDraft, sought: str) -> list[Option]:
    if not sought:
        return []
    objected = await objected_of(turn, draft.objection_id, Action.NAME_DECIDER)
    sides = objected.life.sides
    found = await turn.uow.people.search(sought, turn.today, MOST_FOUND + 3)
    return options_by_position([each for each in found if each.id not in sides])


async def _naming_so_far(turn: Turn, draft: NamingDraft) -> Sequence[Html]:
    words = turn.words
    objected = await objected_of(turn, draft.objection_id, Action.NAME_DECIDER)
    name = (await turn.uow.people.get(objected.employee_id)).name
    lines = [words("objection-title", name=name, period=period_name(words, objected.period))]
    zone = await reader_zone(turn.uow, turn.office, turn.actor, turn.received)
    until = moment(words, objected.life.decide_until, zone)
    lines.append(words("objection-due-decision", moment=until))
    if draft.decider is not None:
        decider = await turn.uow.people.get(draft.decider)
        lines.append(words("objection-line-decider", name=decider.name))
    return [*lines, Html("")]


async def _name(turn: Turn, dialog: OpenDialog[NamingDraft]) -> Screen | None:
    draft = dialog.draft
    objected = await objected_of(turn, draft.objection_id, Action.NAME_DECIDER)
    if draft.decider is None:
        raise Invalid("objection-incomplete")
    by = turn.actor.employee_id
    await actions.name_decider(turn.uow, turn.office, objected, draft.decider, by, turn.now)
    decider = await turn.uow.people.get(draft.decider)
    return Screen(turn.words("objection-done-name", name=decider.name))


NAMING: Flow[NamingDraft] = Flow(
    "objectname",
    Action.SEE_OBJECTIONS,
    NamingDraft,
    slots=[Search("decider", _people, by_id("decider", "decider"))],
    so_far=_naming_so_far,
    summary="objectname-ask-summary",
    finish=_name,
    worth_keeping=lambda draft: draft.decider is not None,
    about=lambda draft: draft.objection_id,
)

FLOWS = (OBJECTION, ANSWER, DECISION, NAMING)
