"""`/ujicoba` on the phone: dials of the scheme in force are turned, then a period is replayed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from telegram import Message

from domain.answers import clean
from domain.answers.amounts import parse_decimal
from domain.errors import Invalid
from domain.figures import decimal_of, exact, half_up
from domain.periods import Period
from domain.schemes import PERCENT, Dial, DialError, DialKind, Scheme, dials, toml_of, turned
from domain.trial_draft import TrialDraft
from handlers.frame.callbacks import carried
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Button, File, Rows, Screen, in_rows
from handlers.frame.turn import Picture, Turn
from handlers.kit.slots import text_of
from handlers.trial.actions import TrialAsked, offered_periods
from handlers.trial.words import changes
from locales import Html, in_lines
from locales.dials import dial_name, dial_value
from locales.scores import period_name, title

_PARTS: dict[str, frozenset[DialKind]] = {
    "weights": frozenset({DialKind.WEIGHT}),
    "grades": frozenset({DialKind.BAND, DialKind.ABOVE, DialKind.MEETS}),
    "times": frozenset({DialKind.ON_TIME_HOURS, DialKind.LATE_DAYS, DialKind.LATE_CREDIT}),
    "terms": frozenset({DialKind.MIN_COVERAGE, DialKind.MIN_REPORTED}),
}

_PLACES = 4
"""Decimal places of what is typed."""


class _Desk(Slot[TrialDraft]):
    """What is turned so far, and everything that can be turned; its pages are the parts and the dials."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[TrialDraft]) -> Question:
        page, scheme = dialog.page, turn.office.scheme
        if page in _PARTS:
            return _part(turn, dialog, scheme, page)
        if page == "period":
            return await _periods(turn, dialog)
        if page:
            return _dial(turn, dialog, _found(scheme, page))
        return _desk(turn, dialog)

    async def tap(
        self, turn: Turn, dialog: OpenDialog[TrialDraft], value: str
    ) -> TrialDraft | AskAgain[TrialDraft]:
        draft, scheme = dialog.draft, turn.office.scheme
        match value.partition(" "):
            case "page", _, page if page in _PARTS or page == "period":
                return AskAgain(draft, page)
            case "dial", _, number:
                _found(scheme, number)
                return AskAgain(draft, number)
            case "value", _, text if dialog.page:
                return _turned(turn, draft, _found(scheme, dialog.page), carried(exact, text))
            case "period", _, code if code in {each.code for each in offered_periods(turn.office, turn.now)}:
                return AskAgain(draft.model_copy(update={"period": code}))
            case "run", _, _:
                _run(turn, draft)
                return AskAgain(draft)
            case "file", _, _:
                _file(turn, scheme, draft)
                return AskAgain(draft)
            case "reset", _, _:
                return AskAgain(draft.model_copy(update={"values": {}}))
            case "done", _, _:
                return draft.answer(self.name)
        raise Invalid("dialog-use-buttons")

    async def hear(
        self, turn: Turn, dialog: OpenDialog[TrialDraft], message: Message
    ) -> AskAgain[TrialDraft]:
        if not dialog.page.isdecimal():
            raise Invalid("dialog-use-buttons")
        dial = _found(turn.office.scheme, dialog.page)
        written = clean(text_of(message)).removesuffix("%").strip()
        try:
            value = Fraction(parse_decimal(written, turn.words.writing.thousands))
        except Invalid:
            raise _bounds(turn, dial) from None
        value = half_up(value / 100 if dial.kind in PERCENT else value, _PLACES)
        return _turned(turn, dialog.draft, dial, value)


def _found(scheme: Scheme, number: str) -> Dial:
    """The dial of a number; raises Invalid when the scheme has none of it any more."""
    found = dials(scheme)
    if not number.isdecimal() or int(number) >= len(found):
        raise Invalid("button-outdated")
    return found[int(number)]


def _bounds(turn: Turn, dial: Dial) -> Invalid:
    least, most = (dial_value(turn.words, dial, each) for each in dial.bounds)
    return Invalid("trial-outside", least=least, most=most)


def _turned(turn: Turn, draft: TrialDraft, dial: Dial, value: Fraction) -> AskAgain[TrialDraft]:
    """The desk with a dial at another value; raises Invalid for what no scheme may say."""
    try:
        changed = draft.turn(dial, value)
        turned(turn.office.scheme, changed.turned_to)
    except DialError as error:
        raise _bounds(turn, dial) if error.is_outside else Invalid("trial-order") from None
    return AskAgain(changed)


def _desk(turn: Turn, dialog: OpenDialog[TrialDraft]) -> Question:
    words, draft = turn.words, dialog.draft
    lines = changes(words, turn.office.scheme, draft.turned_to)
    text = (
        [words("trial-changed"), *lines, Html(""), words("trial-ask-more")]
        if lines
        else [words("trial-ask-desk")]
    )
    parts = [
        dialog.button(words.plain(f"trial-part-{part}"), f"page {part}")
        for part, kinds in _PARTS.items()
        if any(each.kind in kinds for each in dials(turn.office.scheme))
    ]
    named = words.plain("trial-period", period=period_name(words, Period.parse(draft.period)))
    rows: list[Sequence[Button]] = [*in_rows(parts, 2), [dialog.button(named, "page period")]]
    if lines:
        rows.append([dialog.button(words.plain("trial-run"), "run", style="primary")])
        rows.append(
            [
                dialog.button(words.plain("trial-file"), "file"),
                dialog.button(words.plain("trial-reset"), "reset"),
            ]
        )
    rows.append([dialog.button(words.plain("trial-finish"), "done")])
    return Question(in_lines(text), rows)


def _back(turn: Turn, dialog: OpenDialog[TrialDraft]) -> Rows:
    return [[dialog.button(turn.words.plain("flow-back"), "back")]]


def _part(turn: Turn, dialog: OpenDialog[TrialDraft], scheme: Scheme, part: str) -> Question:
    words, values = turn.words, dialog.draft.turned_to
    buttons = [
        dialog.button(
            f"{dial_name(words, scheme, each)}: {dial_value(words, each, values.get(each.name, each.value))}",
            f"dial {number}",
        )
        for number, each in enumerate(dials(scheme))
        if each.kind in _PARTS[part]
    ]
    return Question(words("trial-ask-dial"), [*in_rows(buttons, 1), *_back(turn, dialog)])


def _dial(turn: Turn, dialog: OpenDialog[TrialDraft], dial: Dial) -> Question:
    words, scheme = turn.words, turn.office.scheme
    least, most = (dial_value(words, dial, each) for each in dial.bounds)
    text = words(
        "trial-ask-value",
        dial=dial_name(words, scheme, dial),
        now=dial_value(words, dial, dial.value),
        least=least,
        most=most,
    )
    buttons = [
        dialog.button(dial_value(words, dial, each), f"value {decimal_of(each)}")
        for each in [*dial.proposed, dial.value]
    ]
    return Question(text, [*in_rows(buttons, 3), *_back(turn, dialog)])


async def _periods(turn: Turn, dialog: OpenDialog[TrialDraft]) -> Question:
    words = turn.words
    buttons = [
        dialog.button(period_name(words, each), f"period {each.code}")
        for each in offered_periods(turn.office, turn.now)
    ]
    return Question(words("trial-ask-period"), [*in_rows(buttons, 1), *_back(turn, dialog)])


def _run(turn: Turn, draft: TrialDraft) -> None:
    """Computes the trial outside of the writer; the result is a message of its own."""
    if not draft.values:
        raise Invalid("trial-nothing")
    turn.toast(turn.words.plain("trial-running"))
    turn.confirm(TrialAsked(dict(draft.values), draft.period))


def _file(turn: Turn, scheme: Scheme, draft: TrialDraft) -> None:
    """The turned scheme as a file, for the operator."""
    words, values = turn.words, draft.turned_to
    changed = turned(scheme, values)
    remarks = [words.plain("trial-file-remark", office=turn.office.name, day=turn.today)]
    remarks += [
        f"{each.name}: {dial_value(words, each, each.value)} -> {dial_value(words, each, values[each.name])}"
        for each in dials(scheme)
        if each.name in values
    ]
    text = words("trial-file-caption", scheme=title(words, scheme.name))
    content = toml_of(changed, remarks).encode()
    turn.answers.append(Picture(partial(Screen, text, file=File(f"{scheme.id}-uji-coba.toml", content))))


async def _so_far(turn: Turn, draft: TrialDraft) -> Sequence[Html]:
    return [turn.words("trial-title", scheme=title(turn.words, turn.office.scheme.name)), Html("")]


async def _finished(turn: Turn, dialog: OpenDialog[TrialDraft]) -> Screen | None:
    return Screen(turn.words("trial-finished"))


TRIAL: Flow[TrialDraft] = Flow(
    "trial",
    Action.TRY_SCHEME,
    TrialDraft,
    slots=[_Desk("desk")],
    so_far=_so_far,
    finish=_finished,
    worth_keeping=lambda draft: bool(draft.values),
    farewell="trial-finished",
    has_way_out=False,
)
