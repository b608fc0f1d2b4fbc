"""The kept files of an entry: their links, when those were opened, and how they are taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from domain.ekinerja_sheet import SheetSpan
from domain.errors import Invalid
from domain.kept_files import LARGEST_FILE
from domain.office import Office
from handlers.ekinerja.actions import url_of
from handlers.ekinerja.callbacks import KeptEvidenceTap, RowTap
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Rows, Screen, cut
from handlers.frame.turn import Turn
from locales import Html, Words, in_lines
from storage.tables import Entry, Evidence, EvidenceLink, EvidenceVisit, KeptFile
from storage.uow import UnitOfWork

_MOST_VISITS = 3
"""Visits of a link that are listed."""
_LONGEST_NAME = 40


async def files_of(uow: UnitOfWork, entry: Entry) -> list[Evidence]:
    """The pieces of an entry's evidence that are files."""
    return [each for each in await uow.entries.evidence(entry.id) if each.unique_id is not None]


async def tapped(turn: Turn, tap: KeptEvidenceTap) -> None:
    """Shows the files of an entry; takes a link back, or gives another one."""
    entry = await turn.case(Entry, tap.entry_id, Action.MOVE_ENTRY)
    span = SheetSpan.parse(tap.span)
    if tap.wish not in ("show", "revoke", "renew"):
        raise Invalid("button-outdated")
    if tap.wish != "show":
        link = await turn.uow.kept_files.link(tap.link_id)
        if link is None or link.entry_id != entry.id:
            raise Invalid("button-outdated")
        await _change(turn, link, tap.wish)
    turn.edit(await _screen(turn, entry, span))


async def _change(turn: Turn, link: EvidenceLink, wish: str) -> None:
    """Takes a link back; `renew` gives another one in its place."""
    office, now = turn.office, turn.now
    if link.revoked_at is None:
        link.revoked_at = now
    latest = (await turn.uow.kept_files.links([link.entry_id]))[link.entry_id, link.unique_id]
    if wish == "renew" and office.links_evidence and latest.id == link.id:
        await turn.uow.kept_files.add_link(
            link.entry_id, link.unique_id, office.rater_key, now, office.evidence_link_lifetime
        )


async def _screen(turn: Turn, entry: Entry, span: SheetSpan) -> Screen:
    uow, words = turn.uow, turn.words
    files = await files_of(uow, entry)
    known = await uow.kept_files.files([each.unique_id for each in files if each.unique_id])
    links = await uow.kept_files.links([entry.id])
    lines = [words("kept-title", day=words.short_day(entry.date), activity=cut(entry.activity, 100))]
    rows: list[Sequence[Button]] = []
    for number, file in enumerate(files, start=1):
        unique_id = file.unique_id or ""
        link, kept = links.get((entry.id, unique_id)), known.get(unique_id)
        name = cut(file.name, _LONGEST_NAME) if file.name else words.plain(f"kept-kind-{file.kind}")
        lines += [Html(""), words("kept-file", number=number, name=name)]
        if link is None:
            lines.append(_without_link(words, turn.office, kept))
        else:
            opened, visits = await uow.kept_files.visits(link, _MOST_VISITS)
            lines += _of_link(words, turn.office, link, opened, visits, turn.now)
            rows += _buttons(words, turn.office, span, number, link, turn.now)
    if turn.office.links_evidence:
        lines += [Html(""), words("kept-warning")]
    back = RowTap(entry.id, "show", 0, span.code)
    return Screen(in_lines(lines), [*rows, [Button(words.plain("kept-back"), back)]])


def _without_link(words: Words, office: Office, kept: KeptFile | None) -> Html:
    if kept is None or (kept.sha256 is None and kept.not_kept is None):
        return words("kept-waits")
    if kept.not_kept is not None:
        return words(f"kept-not-{kept.not_kept}", most=LARGEST_FILE // 1_000_000)
    return words("kept-waits-link" if office.links_evidence else "kept-here")


def _of_link(
    words: Words,
    office: Office,
    link: EvidenceLink,
    opened: int,
    visits: Sequence[EvidenceVisit],
    now: datetime,
) -> list[Html]:
    url = url_of(office, link, now)
    if url is not None:
        lines = [Html(f"<code>{escape(url, quote=False)}</code>")]
        lines.append(words("kept-until", day=office.date_of(link.expires_at), count=opened))
    elif link.revoked_at is not None:
        moment = words.short_moment(link.revoked_at.astimezone(office.zone))
        lines = [words("kept-revoked", moment=moment, count=opened)]
    elif now >= link.expires_at:
        lines = [words("kept-over", count=opened)]
    else:
        lines = [words("kept-hidden", count=opened)]
    return [*lines, *(_visit(words, office, each) for each in visits)]


def _visit(words: Words, office: Office, visit: EvidenceVisit) -> Html:
    moment = words.short_moment(visit.at.astimezone(office.zone))
    return words("kept-visit", moment=moment, outcome=words(f"kept-visit-{visit.outcome}"), times=visit.times)


def _buttons(
    words: Words, office: Office, span: SheetSpan, number: int, link: EvidenceLink, now: datetime
) -> Rows:
    def button(wish: str) -> Button:
        tap = KeptEvidenceTap(link.entry_id, wish, link.id, span.code)
        return Button(words.plain(f"kept-{wish}", number=number), tap)

    url = url_of(office, link, now)
    if url is not None:
        return [[Button(words.plain("kept-copy", number=number), copy=url), button("revoke")]]
    is_open = link.revoked_at is None and now < link.expires_at
    wishes = [*(["revoke"] if is_open else []), *(["renew"] if office.links_evidence else [])]
    return [[button(wish) for wish in wishes]] if wishes else []
