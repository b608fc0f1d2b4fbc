"""Every version of a report: what its author sent each time, and why it came back."""

from __future__ import annotations

from datetime import date, datetime

from domain.cases import CaseState, is_final
from domain.entries import Content
from handlers.daily_report.callbacks import VersionsTap
from handlers.frame.gate import Action
from handlers.frame.screen import Screen, pages
from handlers.frame.turn import Turn
from handlers.kit.entry_text import entry_lines, lines_of, shown_content
from locales import Html, in_lines
from locales.work import reason_text
from storage.tables import Entry, EntryVersion


async def show_versions(turn: Turn, tap: VersionsTap) -> None:
    """Sends all versions of a report into the chat, the first one first."""
    entry = await turn.case(Entry, tap.entry_id, Action.SEE_VERSIONS)
    # The self rating could sway a reviewer who has not rated yet, or may rate once more.
    is_rated = entry.state == CaseState.APPROVED and is_final(entry.state, entry.reviewed_at, turn.now)
    with_self = entry.employee_id == turn.actor.employee_id or is_rated
    author = await turn.uow.people.get(entry.employee_id)
    versions = await turn.uow.entries.versions(entry.id)
    texts = [turn.words("versions-title", name=author.name)]
    texts += [await _earlier(turn, earlier, with_self=with_self) for earlier in versions]
    around = await turn.uow.entries.around(entry.id)
    lines = await lines_of(turn.uow, turn.words, entry, around, with_self=with_self)
    texts.append(in_lines([_head(turn, entry.version, entry.revised_at), *lines]))
    for text in pages(texts):
        turn.say(Screen(text))


def _head(turn: Turn, version: int, sent_at: datetime) -> Html:
    sent = turn.words.short_moment(sent_at.astimezone(turn.office.zone))
    return Html(f"\n{turn.words('versions-head', version=version, sent=sent)}")


async def _earlier(turn: Turn, earlier: EntryVersion, *, with_self: bool) -> Html:
    kept = dict(earlier.content)
    day, proof = date.fromisoformat(kept.pop("date")), kept.pop("evidence")
    said = Content.model_validate(kept)
    target = await turn.uow.targets.get(said.target_id) if said.target_id else None
    shown = shown_content(said, with_self=with_self)
    lines = entry_lines(
        turn.words, shown, day=day, target=target.title if target else None, evidence=len(proof)
    )
    reason = reason_text(turn.words, earlier.note, earlier.reason_code)
    asked = [turn.words("versions-returned", reason=reason)] if reason else []
    return in_lines([_head(turn, earlier.version, earlier.sent_at), *lines, *asked])
