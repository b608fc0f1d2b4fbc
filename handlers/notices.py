"""Notices put into words when they are sent, so that a late message tells the present state."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from domain.entries import EntryState
from domain.notices import (
    AccountLinked,
    AccountReplaced,
    Apology,
    CardDecided,
    DecisionReceived,
    EntryReceived,
    EntryReviewed,
    EntrySubmitted,
    Notice,
    PersonUnreachable,
    ReportReminder,
    ReviewReminder,
    WeeklyDigest,
)
from domain.office import Office
from handlers.daily_report.actions import reviewer_of
from handlers.daily_report.reminder import report_reminder
from handlers.digest.words import weekly_digest
from handlers.frame.callbacks import CorrectTap, ReportAgainTap
from handlers.frame.screen import Button, Screen
from handlers.kit.entry_text import lines_of
from handlers.onboarding.conversation import linked_words, replaced_words
from handlers.review.card import card, present_card, verdict
from handlers.review.reminder import review_reminder
from locales import Html, Words
from storage.tables import Entry
from storage.uow import UnitOfWork

N = TypeVar("N", bound=Notice)
Words_ = Callable[[UnitOfWork, Any, Words, Office], Awaitable[Screen | None]]


async def _submitted(uow: UnitOfWork, notice: EntrySubmitted, words: Words, office: Office) -> Screen | None:
    entry = await uow.entries.get(notice.entry_id)
    if entry is None or entry.state != EntryState.SUBMITTED or entry.version != notice.version:
        return None
    return await card(uow, words, entry)


async def _received(uow: UnitOfWork, notice: EntryReceived, words: Words, office: Office) -> Screen | None:
    entry = await uow.entries.get(notice.entry_id)
    if entry is None:
        return None
    title = words("received-title" if entry.version == 1 else "received-title-again")
    late = [words("received-late")] if notice.late else []
    waits = await _waits(uow, words, office, entry)
    lines = [title, *await _own_lines(uow, words, entry), *late, "", waits]
    again = Button(words.plain("received-again"), ReportAgainTap())
    return Screen(Html("\n".join(lines)), [[again]])


async def _waits(uow: UnitOfWork, words: Words, office: Office, entry: Entry) -> Html:
    """For whose word an entry waits."""
    reviewer = await reviewer_of(uow, office, entry)
    if reviewer is None:
        return words("received-no-supervisor")
    joined = await uow.people.account_of(reviewer.id) is not None
    return words("received-waits" if joined else "received-waits-unjoined", name=reviewer.name)


async def _reviewed(uow: UnitOfWork, notice: EntryReviewed, words: Words, office: Office) -> Screen | None:
    entry = await uow.entries.get(notice.entry_id)
    if entry is None or entry.version != notice.version or entry.state == EntryState.SUBMITTED:
        return None
    lines = [
        words(f"reviewed-title-{entry.state}"),
        *await _own_lines(uow, words, entry),
        await verdict(uow, words, entry),
    ]
    rows = []
    if entry.state == EntryState.RETURNED:
        rows = [[Button(words.plain("reviewed-correct"), CorrectTap(entry.id), style="primary")]]
    return Screen(Html("\n".join(lines)), rows)


async def _decided(uow: UnitOfWork, notice: DecisionReceived, words: Words, office: Office) -> Screen | None:
    return Screen(words("review-done-rejected" if notice.rejected else "review-done-returned"))


async def _card(uow: UnitOfWork, notice: CardDecided, words: Words, office: Office) -> Screen | None:
    entry = await uow.entries.get(notice.entry_id)
    return None if entry is None else await present_card(uow, words, entry)


async def _own_lines(uow: UnitOfWork, words: Words, entry: Entry) -> list[Html]:
    proof = len(await uow.entries.evidence(entry.id))
    return await lines_of(uow, words, entry, proof, with_self=True)


async def _unreachable(
    uow: UnitOfWork, notice: PersonUnreachable, words: Words, office: Office
) -> Screen | None:
    person = await uow.people.get(notice.employee_id)
    return Screen(words(f"admin-unreachable-{notice.why}", name=person.name))


async def _apology(uow: UnitOfWork, notice: Apology, words: Words, office: Office) -> Screen | None:
    return Screen(words("apology", reference=notice.reference))


class NoticeWords:
    """All notices and who puts them into words."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._by_kind: dict[type[Notice], Words_] = {
            EntrySubmitted: _submitted,
            EntryReceived: _received,
            EntryReviewed: _reviewed,
            DecisionReceived: _decided,
            CardDecided: _card,
            ReportReminder: report_reminder,
            ReviewReminder: review_reminder,
            WeeklyDigest: weekly_digest,
            PersonUnreachable: _unreachable,
            AccountLinked: linked_words,
            AccountReplaced: replaced_words,
            Apology: _apology,
        }

    async def __call__(self, uow: UnitOfWork, notice: Notice, words: Words) -> Screen | None:
        """The screen of a notice, or None when there is nothing left to tell."""
        return await self._by_kind[type(notice)](uow, notice, words, self._office)
