"""A person's card: name, unit, supervisor, and the possible changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from domain.people import Nip, Role
from domain.roster import PersonAction
from domain.succession import FOREVER, ExistingRow, V, current, following
from domain.views import Seen
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.people_buttons import COMMAND
from handlers.people.callbacks import PersonActTap, PersonTap
from locales import Html, in_lines
from storage.records.roster import Person

NEW = "baru"


async def card(turn: Turn, person: Person, done: Html | None = None) -> Screen:
    """A person as things stand; `done` is a first line that says what was done."""
    words, own = turn.words, person.employee
    turn.saw(Seen.PERSONNEL, [own.id])
    today = turn.today
    lines = [] if done is None else [done, Html("")]
    lines += [words("people-card", name=own.name, nip=Nip(own.nip).pretty)]
    lines += await _places(turn, person)
    ranks = [each for each in (own.rank, own.employment) if each]
    if ranks:
        lines.append(words("people-line-rank", rank=", ".join(ranks)))
    if own.role == Role.ADMIN:
        lines.append(words("people-line-admin"))
    if own.joined is not None and own.joined > today:
        lines.append(words("people-line-joins", day=own.joined))
    if own.left is not None:
        lines.append(words("people-line-left" if own.left < today else "people-line-leaves", day=own.left))
    lines.append(_account_line(turn, person))
    at = await turn.uow.roster.last_report_at(own.id)
    if at is not None:
        lines.append(words("people-line-last", at=words.short_moment(at.astimezone(turn.office.zone))))
    return Screen(in_lines(lines), rows(turn, person))


async def _places(turn: Turn, person: Person) -> list[Html]:
    """Unit, supervisor and position of today, and those that are planned."""
    units = {unit.id: unit.name for unit in await turn.uow.people.units()}
    heads = await turn.uow.people.many({each.value for each in person.supervisors})
    names = {key: head.name for key, head in heads.items()}
    return [
        *_dated(turn, "unit", person.stays, units.__getitem__),
        *_dated(turn, "head", person.supervisors, names.__getitem__),
        *(_dated(turn, "position", person.positions, str) if person.positions else ()),
    ]


def _dated(turn: Turn, what: str, held: Sequence[ExistingRow[V]], name_of: Callable[[V], str]) -> list[Html]:
    """What holds today, and until when or what follows."""
    words, today = turn.words, turn.today
    now, later = current(held, today), following(held, today)
    found = [words(f"people-line-{what}", name="–" if now is None else name_of(now.value))]
    if later is not None:
        found.append(words(f"people-line-{what}-next", day=later.starts, name=name_of(later.value)))
    elif now is not None and now.ends != FOREVER:
        found.append(words(f"people-line-{what}-ends", day=now.ends))
    return found


def _account_line(turn: Turn, person: Person) -> Html:
    words, account = turn.words, person.account
    if account is None:
        return words("people-line-not-joined")
    since = account.linked_at.astimezone(turn.office.zone).date()
    key = "people-line-joined" if account.unreachable_since is None else "people-line-unreachable"
    return words(key, day=words.short_day(since))


def rows(turn: Turn, person: Person) -> Rows:
    """What can be done with a person."""

    def button(act: PersonAction) -> Button:
        tap = PersonActTap(person.employee.id, person.mark, act, 0)
        return Button(turn.words.plain(f"people-do-{act}"), tap)

    own, today = person.employee, turn.today
    find = [
        Button(turn.words.plain("people-find"), CommandTap(COMMAND)),
        Button(turn.words.plain("people-new"), CommandTap(f"{COMMAND} {NEW}")),
    ]
    ends = button(PersonAction.LEAVE if own.left is None else PersonAction.STAY)
    if own.left is not None and own.left < today:
        return [[ends], find]
    accounts = [button(PersonAction.INVITE)]
    if person.account is not None and own.id != turn.actor.employee_id:
        accounts.append(button(PersonAction.UNLINK))
    more = [
        [button(PersonAction.MOVE), button(PersonAction.SUPERVISOR)],
        [button(PersonAction.DETAIL), ends],
        accounts,
    ]
    if own.id != turn.actor.employee_id and own.serves(today):
        more.append([button(PersonAction.DEMOTE if own.role == Role.ADMIN else PersonAction.PROMOTE)])
    return [*more, find]


def sure(turn: Turn, person: Person, act: PersonAction, lines: list[Html]) -> Screen:
    """What an act will do, and whether that is meant."""
    yes = PersonActTap(person.employee.id, person.mark, act, 1)
    rows = [
        [Button(turn.words.plain(f"people-sure-{act}"), yes, style="danger")],
        [Button(turn.words.plain("people-back"), PersonTap(person.employee.id))],
    ]
    return Screen(in_lines(lines), rows)
