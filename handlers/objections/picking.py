"""Questions with many records: naming them by component, and choosing what each is to count as."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce
from typing import TypeGuard

from telegram import Message

from domain.answers import clean, parse_date
from domain.answers.folding import fold
from domain.day_lists import listed_days
from domain.errors import Invalid, or_refuse
from domain.objections.deciding import (
    EXCUSED,
    MOST_NAMED,
    DecisionDraft,
    ObjectionDraft,
    corrections_for,
    parse_done,
    unanswered_excusable,
    values_of,
)
from domain.objections.evidence import Named, NamedAttendance, NamedDay, NamedReport, NamedTarget
from domain.patterns import late_pattern
from domain.periods import Span
from domain.spans import days_said
from domain.vocabulary import POLITE, SOFT
from handlers.frame.flow import AskAgain, D, OpenDialog, Question, Slot
from handlers.frame.screen import Button, in_rows
from handlers.frame.turn import Turn
from handlers.kit.days import own_today
from handlers.kit.objecting import result_of
from handlers.kit.slots import text_of
from handlers.objections import actions
from handlers.objections.lines import named_line, value_label, value_line
from handlers.objections.offers import Offer, OfferKind, Offers, offers_of
from locales import Html, in_lines
from locales.scores import component_title, title
from storage.records.closings import Frozen
from storage.records.objections import Objected

_ON_A_PAGE = 8
_FEWEST_AT_ONCE = 2
"""Days that one button excuses."""


def _whole_number(text: str, below: int) -> int:
    """A number of a button; raises Invalid for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and int(text) < below):
        raise Invalid("button-outdated")
    return int(text)


def _turns(turn: Turn, dialog: OpenDialog[D], pages: str, page: int, last: int) -> list[list[Button]]:
    """A row with the ways to the pages before and after, if any; `pages` is what their numbers follow."""
    row = []
    if page:
        row.append(dialog.button(turn.words.plain("page-previous"), f"{pages}{page - 1}"))
    if page < last:
        row.append(dialog.button(turn.words.plain("page-next"), f"{pages}{page + 1}"))
    return [row] if row else []


_ALL = late_pattern(rf"(?:{POLITE}\s)*(?:semua(?:nya)?|seluruhnya|all|all of them|everything)(?:\s{SOFT})*")


def _opens(offer: Offer, place: int) -> str:
    """What the button of a component does: shows its records, or names the only one of a group."""
    return f"g{place}" if offer.kind is OfferKind.GROUP else f"p{place}.0"


class Records(Slot[ObjectionDraft]):
    """The records in question: first the components, then a page of the records of one of them.

    Pages are “<component>.<page>”; a record is named, or no longer, by its number in the component.
    """

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[ObjectionDraft]) -> Question:
        frozen, offers = await _offers(turn, dialog.draft)
        if dialog.page:
            return self._records(turn, dialog, frozen, offers)
        words, keys = turn.words, set(dialog.draft.keys)
        rows = []
        for place, offer in enumerate(offers.of):
            count = sum(each.key in keys for each in offer.records)
            name = _offer_title(turn, frozen, offer)
            label = words.plain("objection-component", title=name, count=count) if count else name
            rows.append([dialog.button(label, _opens(offer, place))])
        if keys or not offers.must_name:
            rows.append([dialog.button(words.plain("objection-records-done"), "done", style="primary")])
        key = "objection-ask-records" if offers.of else "objection-ask-records-none"
        return Question(words(key), rows)

    def _records(
        self, turn: Turn, dialog: OpenDialog[ObjectionDraft], frozen: Frozen, offers: Offers
    ) -> Question:
        words, (place, page) = turn.words, _place(dialog.page, offers)
        offer = offers.of[place]
        last = (len(offer.records) - 1) // _ON_A_PAGE
        page = min(page, last)
        shown = offer.records[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
        key = "objection-ask-which" if _is_dated(offer.records[0]) else "objection-ask-which-number"
        lines = [words(key, title=_offer_title(turn, frozen, offer))]
        if offers.excusable and isinstance(offer.records[0], NamedDay | NamedAttendance):
            lines.append(words("objection-ask-excuse"))
        lines.append(Html(""))
        buttons = []
        for number, named in enumerate(shown, page * _ON_A_PAGE + 1):
            mark = "☑️ " if named.key in dialog.draft.keys else ""
            line = named_line(words, frozen.scheme, named, frozen.zone)
            lines.append(Html(f"{mark}{number}. {line}"))
            buttons.append(dialog.button(f"{mark}{number}", f"r{place}.{number - 1}"))
        ways = _turns(turn, dialog, f"p{place}.", page, last)
        enough = [dialog.button(words.plain("objection-which-done"), "list", style="primary")]
        return Question(in_lines(lines), [*in_rows(buttons, 4), *ways, enough])

    async def tap(
        self, turn: Turn, dialog: OpenDialog[ObjectionDraft], value: str
    ) -> ObjectionDraft | AskAgain[ObjectionDraft]:
        draft = dialog.draft
        _, offers = await _offers(turn, draft)
        kind, rest = value[:1], value[1:]
        if value == "done" and (draft.keys or not offers.must_name):
            return draft.answer(self.name)
        if value == "list":
            return AskAgain(draft)
        if kind == "p":
            _place(rest, offers)
            return AskAgain(draft, rest)
        if kind == "g":
            return AskAgain(_toggled(draft, offers.of[_whole_number(rest, len(offers.of))].records[0]))
        if kind == "r":
            place, number = _place(rest, offers)
            records = offers.of[place].records
            if number >= len(records):
                raise Invalid("button-outdated")
            return AskAgain(_toggled(draft, records[number]), f"{place}.{number // _ON_A_PAGE}")
        raise Invalid("dialog-use-buttons")

    async def hear(
        self, turn: Turn, dialog: OpenDialog[ObjectionDraft], message: Message
    ) -> ObjectionDraft | AskAgain[ObjectionDraft]:
        """A date, or several, names all records of it in the component that is shown or named, or in any."""
        draft, text = dialog.draft, clean(text_of(message))
        frozen, offers = await _offers(turn, draft)
        shown = [offers.of[_place(dialog.page, offers)[0]]] if dialog.page else offers.of
        for offer in shown:
            name = _offer_title(turn, frozen, offer)
            if text.lower().startswith(f"{name.lower()} "):
                shown, text = [offer], text[len(name) :].strip(" ,:;–-")
        if dialog.page and _ALL.fullmatch(fold(text)):
            unnamed = [each for each in shown[0].records if each.key not in draft.keys]
            return AskAgain(reduce(_toggled, unnamed, draft), dialog.page)
        try:
            days = _days(text, await own_today(turn, draft))
        except Invalid as refusal:
            if dialog.page or refusal.key != "entry-date-invalid":
                raise
            if text != clean(text_of(message)):  # a component, with other words behind it
                return await self.tap(turn, dialog, _opens(shown[0], offers.of.index(shown[0])))
            raise Invalid("dialog-use-buttons") from None  # it is asked for a component
        for span in days:
            found = [each for offer in shown for each in offer.records if _is_of(each, span)]
            if not found and span.start == span.end:
                raise Invalid("objection-no-record-of-day", day=span.start)
            if not found:
                raise Invalid("objection-no-record-of-days", first=span.start, last=span.end)
            for each in found:
                if each.key not in draft.keys:
                    draft = _toggled(draft, each)
        return AskAgain(draft, dialog.page)


def _days(text: str, today: date) -> Sequence[Span]:
    """“12/11”, “1/9-31/10” in either order, or “3, 5 dan 9 Oktober”; raises Invalid for what is no date."""
    try:
        first, last = (parse_date(each, today) for each in days_said(text) or (text, text))
    except Invalid:
        listed = listed_days(text, lambda said: parse_date(said, today))
        if listed is None:
            raise
        return listed
    return [Span(min(first, last), max(first, last))]


def _is_dated(named: Named) -> TypeGuard[NamedReport | NamedDay | NamedAttendance]:
    return isinstance(named, NamedReport | NamedDay | NamedAttendance)


def _is_of(named: Named, days: Span) -> bool:
    return _is_dated(named) and named.day in days


def _toggled(draft: ObjectionDraft, named: Named) -> ObjectionDraft:
    if named.key in draft.keys:
        return draft.model_copy(update={"keys": tuple(each for each in draft.keys if each != named.key)})
    if len(draft.keys) >= MOST_NAMED:
        raise Invalid("objection-names-most", most=MOST_NAMED)
    return draft.model_copy(update={"keys": (*draft.keys, named.key)})


def _place(page: str, offers: Offers) -> tuple[int, int]:
    place, _, number = page.partition(".")
    return _whole_number(place, len(offers.of)), _whole_number(number, 10_000)


async def _offers(turn: Turn, draft: ObjectionDraft) -> tuple[Frozen, Offers]:
    frozen = await frozen_of(turn, draft.period)
    return frozen, await offers_of(turn.uow, frozen, turn.person.id, turn.received)


async def frozen_of(turn: Turn, period: str) -> Frozen:
    """The own result of a period; raises Invalid where there is none."""
    found = await turn.uow.closings.all_of(turn.person.id)
    for each in found:
        if each.period.code == period.upper():
            return each
    raise Invalid("objection-no-result")


def _offer_title(turn: Turn, frozen: Frozen, offer: Offer) -> str:
    if offer.kind is OfferKind.DAYS:
        return turn.words.plain("objection-days-title")
    if offer.kind is OfferKind.GROUP:
        name = title(turn.words, frozen.scheme.groups[offer.id])
        return turn.words.plain("objection-group-title", title=name)
    return component_title(turn.words, frozen.scheme, offer.id)


# --- what the decider chooses ---------------------------------------------------------------------------


class Corrections(Slot[DecisionDraft]):
    """What each named record is to count as; a page is the number of a record, or “l<page>” of the list."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[DecisionDraft]) -> Question:
        objected, named = await _named(turn, dialog.draft)
        frozen = await result_of(turn.uow, objected)
        words, chosen = turn.words, dict(dialog.draft.chosen)
        zone = objected.life.zone
        if dialog.page.isdecimal():
            one = named[_whole_number(dialog.page, len(named))]
            line = named_line(words, frozen.scheme, one, zone)
            if isinstance(one, NamedTarget):
                asked = words("objection-ask-done", record=line)
                rows: list[list[Button]] = []
            else:
                evidence = objected.life.filed.evidence
                values = values_of(evidence, one)
                asked = words("objection-ask-value", record=line)
                if isinstance(one, NamedDay | NamedAttendance) and EXCUSED not in values:
                    asked = Html(f"{asked}\n{words('objection-not-excusable')}")
                rows = [[dialog.button(value_label(words, one, each), each)] for each in values]
            if one.key in chosen:
                rows.append([dialog.button(words.plain("objection-value-leave"), "leave")])
            return Question(asked, rows)
        page, last = self._page(dialog.page, named), (len(named) - 1) // _ON_A_PAGE
        lines = [words("objection-ask-corrections"), Html("")]
        buttons = []
        for number, one in list(enumerate(named, 1))[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]:
            value = chosen.get(one.key)
            lines.append(Html(f"{number}. {value_line(words, frozen.scheme, one, zone, value)}"))
            buttons.append(dialog.button(f"{'✏️ ' if value else ''}{number}", f"c{number - 1}"))
        ways = _turns(turn, dialog, "l", page, last)
        days = unanswered_excusable(objected.life.filed.evidence, chosen)
        if len(days) >= _FEWEST_AT_ONCE:
            label = words.plain("objection-excuse-all", count=len(days))
            ways.append([dialog.button(label, EXCUSED)])
        done = [dialog.button(words.plain("objection-corrections-done"), "done", style="primary")]
        rows = [*in_rows(buttons, 4), *ways, *([done] if chosen else [])]
        return Question(in_lines(lines), rows)

    @staticmethod
    def _page(page: str, named: Sequence[Named]) -> int:
        last = (len(named) - 1) // _ON_A_PAGE
        return min(last, _whole_number(page[1:], 100)) if page.startswith("l") else 0

    async def tap(
        self, turn: Turn, dialog: OpenDialog[DecisionDraft], value: str
    ) -> DecisionDraft | AskAgain[DecisionDraft]:
        objected, named = await _named(turn, dialog.draft)
        draft = dialog.draft
        if dialog.page.isdecimal():
            place = _whole_number(dialog.page, len(named))
            one = named[place]
            if value != "leave" and value not in values_of(objected.life.filed.evidence, one):
                raise Invalid("dialog-use-buttons")
            return AskAgain(draft.choosing(one.key, None if value == "leave" else value), _list_page(place))
        if value == "done" and draft.chosen:
            await self.check(turn, objected, draft)
            return draft.answer(self.name)
        if value == EXCUSED:
            return AskAgain(_all_excused(objected, draft), dialog.page)
        if value[:1] == "c":
            return AskAgain(draft, str(_whole_number(value[1:], len(named))))
        if value[:1] == "l":
            return AskAgain(draft, value)
        raise Invalid("dialog-use-buttons")

    @staticmethod
    async def check(turn: Turn, objected: Objected, draft: DecisionDraft) -> None:
        """Raises Invalid when the choices change nothing, or do not fit the frozen records."""
        evidence = objected.life.filed.evidence
        corrections = corrections_for(evidence, dict(draft.chosen), turn.person.id, draft.reasons or "–")
        before = await result_of(turn.uow, objected)
        actions.outcome(before, corrections)

    async def hear(
        self, turn: Turn, dialog: OpenDialog[DecisionDraft], message: Message
    ) -> DecisionDraft | AskAgain[DecisionDraft]:
        _, named = await _named(turn, dialog.draft)
        if not dialog.page.isdecimal():
            raise Invalid("dialog-use-buttons")
        place = _whole_number(dialog.page, len(named))
        one = named[place]
        if not isinstance(one, NamedTarget):
            raise Invalid("dialog-use-buttons")
        done = parse_done(text_of(message), turn.words.writing.thousands)
        return AskAgain(dialog.draft.choosing(one.key, str(done)), _list_page(place))


def _all_excused(objected: Objected, draft: DecisionDraft) -> DecisionDraft:
    days = unanswered_excusable(objected.life.filed.evidence, dict(draft.chosen))
    if len(days) < _FEWEST_AT_ONCE:
        raise Invalid("dialog-use-buttons")
    for keys in days.values():
        for key in keys:
            draft = draft.choosing(key, EXCUSED)
    return draft


def _list_page(place: int) -> str:
    page = place // _ON_A_PAGE
    return f"l{page}" if page else ""


async def _named(turn: Turn, draft: DecisionDraft) -> tuple[Objected, Sequence[Named]]:
    objected = or_refuse(await turn.uow.objections.get(draft.objection_id), Invalid("button-outdated"))
    return objected, objected.life.filed.evidence.named
