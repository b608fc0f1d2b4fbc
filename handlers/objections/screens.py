"""An objection on the phone: the case, its records, its result and its texts, at any moment of its life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from domain.answers import shortened
from domain.closing.difference import difference
from domain.objections.evidence import NamedReport
from domain.objections.life import Answered, Decided, Event, ObjectionLife, ObjectionState
from domain.office import Office
from domain.people import Nip
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, may
from handlers.frame.screen import LONGEST_MESSAGE, Button, Rows, Screen, in_rows, length, quoted
from handlers.kit.breakdown import breakdown
from handlers.kit.moments import moment, reader_zone
from handlers.kit.objecting import result_of
from handlers.kit.pages import page_of
from handlers.kit.result_changes import change_lines
from handlers.kit.score_views import ScoreView, Stage
from handlers.objections.actions import right_to
from handlers.objections.callbacks import (
    NameDeciderTap,
    ObjectionsTap,
    ObjectionTap,
    ObjectionWishTap,
    View,
    Wish,
)
from handlers.objections.lines import chosen_lines, value_line
from locales import Html, Words, in_lines
from locales.scores import grade_name, period_name
from locales.work import reason_text
from storage.records.closings import Frozen
from storage.records.objections import Objected
from storage.scoring.freezing import scope_at_end
from storage.scoring.person_records import PersonRecords
from storage.scoring.repository import PersonScorecard
from storage.uow import UnitOfWork

_ON_A_PAGE = 6
_LENGTHS = (1500, 700, 300, 120)
"""How much of each text is shown: the first that lets the message fit."""


class Shown(Struct, frozen=True):
    """An objection after its first events, for a reader."""

    uow: UnitOfWork
    words: Words
    office: Office
    actor: Actor
    now: datetime
    zone: ZoneInfo
    """The reader's."""
    objected: Objected
    events: int
    """0: all events so far."""

    @property
    def life(self) -> ObjectionLife:
        """What had happened by then."""
        return self.objected.life.up_to(self.events) if self.events else self.objected.life

    def moment(self, at: datetime) -> str:
        """A moment in the reader's zone."""
        return moment(self.words, at, self.zone)

    def tap(self, view: View, page: int = 0) -> ObjectionTap:
        """A button to a view of the same moment."""
        return ObjectionTap(self.objected.id, view, self.events, page)

    async def name(self, employee_id: int | None) -> str:
        """Who it is; administrators of no roster have no name."""
        if employee_id is None:
            return self.words.plain("objection-administrator")
        return (await self.uow.people.get(employee_id)).name

    @property
    def chosen(self) -> Sequence[tuple[str, str]]:
        """What named records count as by a decision that had been made by then."""
        return () if self.decided is None else self.decided.chosen

    @property
    def decided(self) -> Decided | None:
        """The decision that had been made by then."""
        what = None if self.life.decision is None else self.life.decision.what
        return what if isinstance(what, Decided) else None

    async def result(self) -> Frozen:
        """The result that it is against."""
        return await result_of(self.uow, self.objected)

    async def revised(self) -> Frozen | None:
        """The revision that a decision had made of the result by then."""
        revision = None if self.decided is None else self.decided.revision
        return None if revision is None else await result_of(self.uow, self.objected, revision)


async def shown(
    uow: UnitOfWork,
    words: Words,
    office: Office,
    actor: Actor,
    objected: Objected,
    now: datetime,
    events: int = 0,
) -> Shown:
    """An objection for a reader."""
    zone = await reader_zone(uow, office, actor, now)
    events = events if events < len(objected.life.events) else 0
    return Shown(uow, words, office, actor, now, zone, objected, events)


# --- the case -------------------------------------------------------------------------------------------


async def case_screen(shown: Shown, done: Html | None = None) -> Screen:
    """All of it that fits into a message."""
    head, texts, changes = await _head(shown), await _texts(shown), await _changes(shown)

    def whole(most: int) -> Html:
        blocks = [*([done] if done else []), in_lines(head)]
        for title, text in texts:
            blocks.append(Html(f"{title}\n{quoted(shortened(text, most))}"))
        return Html("\n\n".join([*blocks, *([in_lines(changes)] if changes else [])]))

    forms = ((most, whole(most)) for most in _LENGTHS)
    most, text = next(form for form in forms if length(form[1]) <= LONGEST_MESSAGE or form[0] == _LENGTHS[-1])
    is_cut = any(len(each) > most for _, each in texts)
    return Screen(text, await _rows(shown, is_cut=is_cut))


async def _title(shown: Shown) -> Html:
    name, period = await shown.name(shown.life.author), period_name(shown.words, shown.objected.period)
    return shown.words("objection-title", name=name, period=period)


async def _head(shown: Shown) -> list[Html]:
    words, life = shown.words, shown.life
    filed, lines = life.filed, [await _title(shown)]
    if shown.events:
        last = life.events[-1]
        lines.append(
            words(
                "objection-as-of",
                moment=shown.moment(last.at),
                number=last.number,
                of=len(shown.objected.life.events),
                what=words.plain(f"objection-event-{last.what.kind}"),
            )
        )
    lines.append(words(f"objection-state-{life.state}"))
    first = await shown.result()
    lines.append(words("objection-result", revision=first.revision, result=result_text(words, first)))
    lines.append(words("objection-filed-at", moment=shown.moment(life.filed_at)))
    awaits_answer = life.state is ObjectionState.AWAITS_ANSWER
    if filed.assessor is not None and life.answer is None and (awaits_answer or life.is_answer_over):
        key = "objection-answer-by" if awaits_answer else "objection-answer-none"
        name = await shown.name(filed.assessor)
        lines.append(words(key, name=name, moment=shown.moment(life.answer_until)))
    if life.is_open:
        names = [await shown.name(each) for each in life.deciders]
        key = "objection-decide-by" if names else "objection-decide-nobody"
        lines.append(words(key, names=", ".join(names), moment=shown.moment(life.decide_until)))
    return lines


def result_text(words: Words, frozen: Frozen) -> str:
    """“74,29 – Baik”, “Baik”, or that there is none."""
    card = frozen.card
    if card.grade is None:
        return words.plain("results-ungraded")
    grade = grade_name(words, frozen.scheme, card.grade)
    return grade if card.score is None else f"{words.score(card.score)} – {grade}"


async def _texts(shown: Shown) -> list[tuple[Html, str]]:
    """What was written, each under who wrote it and when."""
    words, life = shown.words, shown.life
    texts = [(words("objection-reasons"), life.filed.reasons)]
    for event in life.events:
        match event.what:
            case Answered(text=text):
                texts.append((await _said(shown, "objection-answer", event), text))
            case Decided(reasons=text, revision=revision):
                key = "objection-upheld" if revision is None else "objection-changed"
                texts.append((await _said(shown, key, event), text))
    return texts


async def _said(shown: Shown, key: str, event: Event) -> Html:
    acted_as = getattr(event.what, "acted_as", None)
    name = await shown.name(event.by)
    if acted_as is not None:
        name = shown.words.plain(f"objection-acting-{acted_as}", name=name)
    return shown.words(key, name=name, moment=shown.moment(event.at))


async def _changes(shown: Shown) -> list[Html]:
    """What the decision changed."""
    first, revised = await shown.result(), await shown.revised()
    if revised is None:
        return []
    words, changed = shown.words, difference(first.card, revised.card)
    evidence, zone = shown.life.filed.evidence, shown.life.zone
    head = words("objection-changes", before=first.revision, revision=revised.revision)
    corrected = chosen_lines(words, first.scheme, evidence, shown.chosen, zone)
    return [words("objection-corrected"), *corrected, head, *change_lines(words, first.scheme, changed)]


async def _rows(shown: Shown, *, is_cut: bool) -> Rows:
    words, life = shown.words, shown.life

    def button(view: View, page: int = 0, **said: int) -> Button:
        return Button(words.plain(f"objection-view-{view}", **said), shown.tap(view, page))

    rows = [] if shown.events else await _wishes(shown)
    named = len(life.filed.evidence.named)
    views = [button(View.RECORDS, count=named)] if named else []
    rows.append([*views, button(View.RESULT)])
    more = [button(View.TEXTS)] if is_cut else []
    if life.filed.proof or any(isinstance(each.what, Answered) and each.what.proof for each in life.events):
        more.append(button(View.PROOF))
    if more:
        rows.append(more)
    return [*rows, *_moments(shown), [Button(words.plain("objection-list"), ObjectionsTap())]]


async def _wishes(shown: Shown) -> list[list[Button]]:
    """What the reader may do now."""
    words, objected = shown.words, shown.objected
    right = right_to(objected)

    async def allowed(action: Action) -> bool:
        return await may(shown.uow, shown.office, shown.actor, action, right, shown.now)

    def row(wish: Wish, style: str | None = None) -> list[Button]:
        label = words.plain(f"objection-wish-{wish}")
        return [Button(label, ObjectionWishTap(objected.id, wish), style=style)]

    if not objected.life.is_open:
        return []
    rows = []
    if objected.life.answer is None and await allowed(Action.ANSWER_OBJECTION):
        rows.append(row(Wish.ANSWER, "primary"))
    decides = objected.life.state is ObjectionState.AWAITS_DECISION
    if decides and await allowed(Action.DECIDE_OBJECTION):
        rows.append(row(Wish.DECIDE, "primary"))
    if await allowed(Action.WITHDRAW_OBJECTION):
        rows.append(row(Wish.WITHDRAW))
    return rows


def _moments(shown: Shown) -> list[list[Button]]:
    """The way to the moments before and after."""
    words, last = shown.words, len(shown.objected.life.events)
    here = shown.events or last

    def to(events: int) -> ObjectionTap:
        return ObjectionTap(shown.objected.id, View.CASE, 0 if events == last else events, 0)

    row = []
    if here > 1:
        row.append(Button(words.plain("objection-earlier"), to(here - 1)))
    if here < last:
        row.append(Button(words.plain("objection-later"), to(here + 1)))
    return [row] if row else []


# --- other views ----------------------------------------------------------------------------------------


async def records_screen(shown: Shown, page: int) -> Screen:
    """The named records as they were copied; proof of a report by its number."""
    words, life = shown.words, shown.life
    first = await shown.result()
    evidence = life.filed.evidence
    part = page_of(words, evidence.named, page, _ON_A_PAGE, lambda number: shown.tap(View.RECORDS, number))
    name, filed_at = await shown.name(life.author), shown.moment(life.filed_at)
    lines = [words("objection-records-title", name=name, moment=filed_at), Html("")]
    proofs, chosen = [], dict(shown.chosen)
    for number, named in enumerate(part.shown, part.number * _ON_A_PAGE + 1):
        line = value_line(words, first.scheme, named, life.zone, chosen.get(named.key))
        lines.append(Html(f"{number}. {line}"))
        if isinstance(named, NamedReport):
            lines += _review_lines(shown, named)
            if named.files:
                label = words.plain("objection-proof-of", number=number, count=len(named.files))
                proofs.append(Button(label, shown.tap(View.PROOF, number)))
    back = Button(words.plain("objection-back"), shown.tap(View.CASE))
    return Screen(in_lines(lines), [*in_rows(proofs, 2), *part.rows, [back]])


def _review_lines(shown: Shown, named: NamedReport) -> list[Html]:
    words = shown.words
    if named.reviewer is None or named.reviewed_at is None:
        return []
    said = {"name": named.reviewer, "moment": shown.moment(named.reviewed_at)}
    reason = reason_text(words, named.note, named.reason_code)
    if reason is None:
        return [words("objection-review", **said)]
    return [words("objection-review-reason", reason=shortened(reason, 200), **said)]


async def result_screen(shown: Shown) -> Screen:
    """The frozen result with its explanation, in the revision of that moment, and whose it is."""
    words, life = shown.words, shown.life
    first, revised = await shown.result(), await shown.revised()
    frozen = revised or first
    scope = scope_at_end(frozen.scheme, frozen.period, frozen.zone)
    own = frozen.signatories.person
    records = PersonRecords.of_nobody(scope, life.author, Nip(own.nip), own.name)
    before = first if revised is not None else None
    view = ScoreView(records, PersonScorecard(records.person, frozen.card), Stage.FROZEN, frozen, before)
    whose = words("objection-result-of", name=await shown.name(life.author))
    text = breakdown(words, view, [whose])
    return Screen(text, [[Button(words.plain("objection-back"), shown.tap(View.CASE))]])


async def whole_texts(shown: Shown) -> list[Html]:
    """Each text in a message of its own, under whose objection it is of."""
    of = await _title(shown)
    return [Html(f"{of}\n\n{title}\n{quoted(text)}") for title, text in await _texts(shown)]


def ask_withdraw(shown: Shown) -> Screen:
    """Whether the author means it."""
    words, objected = shown.words, shown.objected
    sure = ObjectionWishTap(objected.id, Wish.REALLY)
    rows = [
        [Button(words.plain("objection-withdraw-sure"), sure, style="danger")],
        [Button(words.plain("objection-withdraw-not"), shown.tap(View.CASE))],
    ]
    return Screen(words("objection-withdraw-ask"), rows)


def naming_button(words: Words, objected: Objected) -> Button:
    """Leads an administrator to naming who decides."""
    return Button(words.plain("objection-name", number=objected.id), NameDeciderTap(objected.id))
