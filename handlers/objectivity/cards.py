"""A notice on the phone: the figure, the records behind it, what it can mean and what it does not prove."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from domain.answers import shortened
from domain.errors import Invalid
from domain.objectivity import DECIDED, Dismissal, Figure, NoticeState, Signal
from domain.office import Office
from domain.periods import Period
from handlers.frame.gate import Action
from handlers.frame.records import DayOf, NoticeOf
from handlers.frame.screen import Button, Rows, Screen, in_rows
from handlers.frame.turn import Turn
from handlers.kit.objectivity import NoticesTap
from handlers.kit.pages import page_of
from handlers.objectivity.callbacks import NoticeRecordTap, NoticeTap, NoticeWishTap, Wish
from handlers.objectivity.screens import value_of
from locales import Html, Words, in_lines
from locales.scores import period_name
from storage.records.objectivity import Noticed, told_of_row
from storage.tables import Employee, Entry, ObjectivityNotice

_ON_A_PAGE = 6
_NAME, _TEXT, _QUOTE = 60, 110, 300


def record_of(noticed: Noticed, office: Office, now: datetime) -> NoticeOf:
    """What the table of rights is asked about."""
    row = noticed.notice
    return NoticeOf(row.employee_id, office.date_of(now), noticed.is_shown_to_others(now))


class Card(Struct, frozen=True):
    """A notice as its reader sees it."""

    noticed: Noticed
    entries: Mapping[int, Entry]
    people: Mapping[int, Employee]
    """Those who wrote the entries, and who decided."""
    is_own: bool
    may_decide: bool
    hidden: frozenset[int]
    """Ids of others' entries of which the reader sees only the date."""

    @property
    def row(self) -> ObjectivityNotice:
        return self.noticed.notice

    @property
    def signal(self) -> Signal:
        return Signal(self.row.signal)

    def opened(self, number: int) -> list[Entry]:
        """The entries of an example, counted from 0, that are still there."""
        groups = self.row.records
        group = groups[number] if number < len(groups) else []
        return [self.entries[entry] for entry in group if entry in self.entries]


async def card_of(turn: Turn, notice_id: int) -> Card:
    """A notice with its records; raises Invalid when there is none, NotAllowed if it must not be seen."""
    noticed = await turn.uow.objectivity_notices.get(notice_id)
    record = None if noticed is None else record_of(noticed, turn.office, turn.now)
    await turn.allow(Action.SEE_NOTICE, record)
    if noticed is None or noticed.notice.state == NoticeState.LAPSED:
        raise Invalid("objectivity-notice-gone")
    row = noticed.notice
    entries = await turn.uow.objectivity_notices.entries(row)
    hidden = [key for key, entry in entries.items() if not await _may_read(turn, row, entry)]
    people = {entry.employee_id for entry in entries.values()}
    if row.decided_by_id is not None:
        people.add(row.decided_by_id)
    return Card(
        noticed,
        entries,
        await turn.uow.people.many(people),
        is_own=row.employee_id == turn.actor.employee_id,
        may_decide=await turn.may(Action.DECIDE_NOTICE, record),
        hidden=frozenset(hidden),
    )


async def _may_read(turn: Turn, row: ObjectivityNotice, entry: Entry) -> bool:
    """Whether who may see a notice may also read an entry that it names.

    The person's own entries belong to the notice. What a reviewer rated is open to the reviewer, and to who
    supervised the reviewer on its date; a colleague's entry to who may see it anyway. Administrators read
    all of a notice about somebody else.
    """
    is_own = row.employee_id == turn.actor.employee_id
    if entry.employee_id == row.employee_id or (turn.actor.is_admin and not is_own):
        return True
    of_reviewer = Signal(row.signal).is_of_reviewer
    record = DayOf(row.employee_id, entry.date) if of_reviewer else entry
    return await turn.may(Action.SEE_VERSIONS, record)


def figure_text(words: Words, row: ObjectivityNotice) -> Html:
    """The figure with n, as people read it."""
    told, signal = told_of_row(row), Signal(row.signal)
    value = value_of(words, Figure(signal, told.n, told.value, beyond=True, z=told.z))
    return words("objectivity-notice-figure", title=title_of(words, row), value=value, n=told.n)


def title_of(words: Words, row: ObjectivityNotice) -> Html:
    """The name of what a notice is about."""
    return words(f"objectivity-name-{row.signal}")


def list_screen(words: Words, office: Office, found: Sequence[Noticed], page: int) -> Screen:
    """A page of the notices to look at, the earliest found first."""
    shown = page_of(words, found, page, _ON_A_PAGE, NoticesTap)
    lines = [words("objectivity-list-title", count=len(found)), words("objectivity-list-intro"), Html("")]
    rows: list[Sequence[Button]] = []
    for number, each in enumerate(shown.shown, shown.number * _ON_A_PAGE + 1):
        row, name = each.notice, shortened(each.person.name, _NAME)
        day, figure = office.date_of(row.found_at), figure_text(words, row)
        lines.append(words("objectivity-list-line", number=number, name=name, figure=figure, day=day))
        title = words.plain(f"objectivity-name-{row.signal}")
        rows.append([Button(f"{number}. {shortened(each.person.name, 24)} · {title}", NoticeTap(row.id))])
    if not found:
        lines = [words("objectivity-list-none")]
    return Screen(in_lines(lines), [*rows, *shown.rows])


def card_screen(words: Words, office: Office, card: Card) -> Screen:
    """All of a notice, with what its reader may do."""
    row = card.row
    lines = [
        words("objectivity-card-title", title=title_of(words, row)),
        words(
            "objectivity-card-whose",
            name=shortened(card.noticed.person.name, _NAME),
            period=period_name(words, Period.parse(row.period)),
        ),
        figure_text(words, row),
        words(f"objectivity-limit-{row.signal}"),
        words("objectivity-card-computed", day=office.date_of(row.computed_at)),
        *_examples(words, card),
        Html(""),
        words("objectivity-can-mean", what=words(f"objectivity-can-{row.signal}")),
        words("objectivity-does-not-prove", what=words(f"objectivity-not-{row.signal}")),
    ]
    if row.explanation is not None:
        lines += [Html(""), words("objectivity-explanation", text=shortened(row.explanation, _QUOTE))]
    lines += [Html(""), _state(words, office, card)]
    return Screen(in_lines(lines), _rows(words, card))


def _examples(words: Words, card: Card) -> list[Html]:
    groups = card.row.records
    if not groups:
        return []
    lines = [Html(""), words("objectivity-examples")]
    for number, group in enumerate(groups, 1):
        said = [_entry(words, card, card.entries.get(entry)) for entry in group]
        lines.append(words("objectivity-example", number=number, what=Html(" ↔ ".join(said))))
    return lines


def _entry(words: Words, card: Card, entry: Entry | None) -> Html:
    """An entry in short: author, date and text."""
    if entry is None:
        return words("objectivity-entry-gone")
    if entry.id in card.hidden:
        return words("objectivity-entry-other", day=words.short_day(entry.date))
    day, text = words.short_day(entry.date), shortened(entry.activity, _TEXT)
    if entry.employee_id == card.row.employee_id:
        return words("objectivity-entry", day=day, text=text)
    name = shortened(card.people[entry.employee_id].name, _NAME)
    return words("objectivity-entry-of", name=name, day=day, text=text)


def _state(words: Words, office: Office, card: Card) -> Html:
    row = card.row
    if row.state not in DECIDED or row.decided_at is None:
        return words("objectivity-state-open")
    by = None if row.decided_by_id is None else card.people[row.decided_by_id].name
    name = words.plain("objectivity-an-administrator") if by is None else shortened(by, _NAME)
    day, reason = office.date_of(row.decided_at), reason_text(words, row)
    if reason is None:
        return words(f"objectivity-state-{row.state}", name=name, day=day)
    why = shortened(reason, _QUOTE)
    return words(f"objectivity-state-{row.state}-why", name=name, day=day, reason=why)


def reason_text(words: Words, row: ObjectivityNotice) -> str | None:
    """Why a notice was dismissed, or what was written on acknowledging it."""
    if row.reason_code is not None:
        return words.plain(f"objectivity-why-{Dismissal(row.reason_code)}")
    return row.note


def _rows(words: Words, card: Card) -> Rows:
    row = card.row
    opens = [
        Button(words.plain("objectivity-open-record", number=number + 1), NoticeRecordTap(row.id, number))
        for number in range(len(row.records))
        if any(entry.id not in card.hidden for entry in card.opened(number))
    ]
    rows: list[Sequence[Button]] = [*in_rows(opens, 3)]

    def wish(name: Wish, style: str | None = None) -> Button:
        return Button(words.plain(f"objectivity-wish-{name}"), NoticeWishTap(row.id, name), style=style)

    if card.may_decide:
        if row.state == NoticeState.OPEN:
            rows.append([wish(Wish.SEEN, "primary"), wish(Wish.DISMISS)])
        else:
            rows.append([wish(Wish.REOPEN)])
        rows.append([Button(words.plain("objectivity-to-list"), NoticesTap(0))])
    if card.is_own and row.explanation is None:
        rows.append([wish(Wish.EXPLAIN)])
    return rows
