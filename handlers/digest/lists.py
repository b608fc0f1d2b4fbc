"""The lists behind the numbers of a digest, a line for each of what was counted, page by page."""

from __future__ import annotations

from functools import partial

from domain.answers import shortened
from domain.digest.figures import (
    ConfirmedInnovation,
    DigestFigures,
    Item,
    Jam,
    Listed,
    OpenTicket,
    OverdueBlocker,
    ServiceIndex,
    Undelivered,
    WaitingCase,
)
from domain.digest.participation import Missing
from domain.disclosure import FEWEST
from domain.office import Office
from domain.survey import quality
from handlers.digest.callbacks import DigestPageTap
from handlers.digest.words import LONGEST_NAME, days_shown, decides, place_of
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen, one_page
from handlers.kit.case_counts import counted
from handlers.kit.pages import page_of
from locales import Html, Words

ON_A_PAGE = 8
_LONGEST_WHY = 120
_NEXT = {
    Listed.MISSING: "tim",
    Listed.SERVICES: "kepuasan",
    Listed.TICKETS: "tiket",
    Listed.FAILED: "kegagalan",
}
"""The command that does something about a list; the last is for administrators alone."""


def list_screen(
    words: Words,
    office: Office,
    figures: DigestFigures,
    unit_id: int | None,
    name: Listed,
    page: int,
    *,
    is_admin: bool,
) -> Screen:
    """A page of a list, as it is now."""
    found = figures.lists[name]
    week = figures.week.this
    to = partial(DigestPageTap, unit_id or 0, week.start.toordinal(), name)
    shown = page_of(words, found, page, ON_A_PAGE, to)
    place = shortened(place_of(office, figures), LONGEST_NAME)
    lines = [
        words(
            f"digest-list-{name}",
            count=len(found),
            place=place,
            days=words.short_days(week),
            least=FEWEST,
        )
    ]
    if not found:
        lines.append(words("digest-list-none"))
    jams = {jam.at.id: jam for jam in figures.jams} if name is Listed.WAITING else {}
    at = None
    for item in shown.shown:
        if isinstance(item, WaitingCase) and item.at.id != at:
            at = item.at.id
            lines.append(_jam(words, office, jams[at]))
        lines.append(_line(words, office, item, in_unit=figures.unit is not None))
    if name is Listed.SERVICES:
        lines.append(words("satisfaction-method", method=office.skm_weight.key))
    further = []
    if found and name in _NEXT and (is_admin or name is not Listed.FAILED):
        further = [[Button(words.plain(f"digest-go-{name}"), CommandTap(_NEXT[name]))]]
    return Screen(one_page(lines), [*shown.rows, *further])


def _jam(words: Words, office: Office, jam: Jam) -> Html:
    key = "digest-jam" if jam.at.serves or jam.at.stand_ins else "digest-jam-nobody"
    since = words.short_moment(jam.since.astimezone(office.zone))
    return words(key, name=decides(words, jam.at), count=jam.cases, since=since)


def _line(words: Words, office: Office, item: Item, *, in_unit: bool) -> Html:
    """One line; a unit's own lists do not repeat its name."""
    match item:
        case Missing():
            key = "digest-missing-item" if item.is_linked else "digest-missing-item-unlinked"
            name = _named(words, item.name, None if in_unit else item.unit)
            return words(key, name=name, days=days_shown(item.days))
        case WaitingCase():
            since = words.short_moment(item.since.astimezone(office.zone))
            author, what = shortened(item.author, LONGEST_NAME), counted(words, {item.table: 1})
            day = words.short_day(item.day)
            return words("digest-waiting-case", author=author, what=what, day=day, since=since)
        case OverdueBlocker():
            told = {"author": shortened(item.author, LONGEST_NAME), "due": words.short_day(item.due)}
            if item.supervisor is None:
                return words("digest-blockers-item-nobody", **told)
            supervisor = shortened(item.supervisor, LONGEST_NAME)
            return words("digest-blockers-item", supervisor=supervisor, **told)
        case ServiceIndex():
            return _service(words, item, in_unit=in_unit)
        case OpenTicket():
            return _ticket(words, item)
        case Undelivered():
            person = words.plain("digest-outside") if item.name is None else item.name
            name = shortened(person, LONGEST_NAME)
            return words(f"digest-failed-{item.why}", name=name, count=item.messages)
        case ConfirmedInnovation():
            name = shortened(item.author, LONGEST_NAME)
            return words("digest-innovation", name=name, why=shortened(item.why, _LONGEST_WHY))


def _named(words: Words, name: str, unit: str | None) -> str:
    name = shortened(name, LONGEST_NAME)
    if unit is None:
        return name
    return words.plain("digest-name-of", name=name, unit=shortened(unit, LONGEST_NAME))


def _service(words: Words, of: ServiceIndex, *, in_unit: bool) -> Html:
    service = _named(words, of.service, None if in_unit else of.unit)
    if of.told.ikm is None:
        return words("digest-service-none", service=service)
    grade, ikm = quality(of.told.ikm).grade, words.score(of.told.ikm)
    return words("digest-service", service=service, ikm=ikm, grade=grade, n=of.told.n)


def _ticket(words: Words, of: OpenTicket) -> Html:
    told = {
        "kind": words.plain(f"ticket-kind-{of.kind}"),
        "about": shortened(of.about, LONGEST_NAME),
        "unit": words.plain("ticket-administrators") if of.unit is None else shortened(of.unit, LONGEST_NAME),
        "since": words.short_day(of.since),
    }
    if of.due is None:
        return words("digest-ticket", **told)
    return words(f"digest-ticket-{'late' if of.is_late else 'due'}", due=words.short_day(of.due), **told)
