"""The supervisor's card of an entry, waiting or decided."""

from __future__ import annotations

from domain.entries import EntryState
from handlers.frame.callbacks import EvidenceTap, ReviewTap
from handlers.frame.screen import Button, Screen
from handlers.kit.entry_text import lines_of
from locales import Html, Words
from storage.tables import Entry
from storage.uow import UnitOfWork


async def card(uow: UnitOfWork, words: Words, entry: Entry) -> Screen:
    """An entry that waits. The self rating is not shown: a supervisor rates before seeing it."""
    proof = len(await uow.entries.evidence(entry.id))
    lines = await _lines(uow, words, entry, proof, with_self=False)
    title = words("card-title")
    if entry.version > 1:
        title = words("card-title-again", version=entry.version)
        earlier = await uow.entries.versions(entry.id)
        if earlier and earlier[-1].note:
            lines.append(words("card-asked", reason=earlier[-1].note))

    def wish(name: str, style: str | None = None) -> Button:
        data = ReviewTap(entry.id, entry.version, name)
        return Button(words.plain(f"card-{name}"), data, style=style)

    rows = [[wish("approve", "success")], [wish("return"), wish("reject", "danger")]]
    return Screen(Html("\n".join([title, *lines])), [*rows, *_evidence_rows(words, entry, proof)])


async def reviewed_card(uow: UnitOfWork, words: Words, entry: Entry) -> Screen:
    """An entry that is decided: by whom, how, and why. The self rating shows once it cannot sway a rating."""
    proof = len(await uow.entries.evidence(entry.id))
    lines = await _lines(uow, words, entry, proof, with_self=entry.state == EntryState.APPROVED)
    lines.append(await verdict(uow, words, entry))
    text = Html("\n".join([words("card-title-done"), *lines]))
    return Screen(text, _evidence_rows(words, entry, proof))


async def present_card(uow: UnitOfWork, words: Words, entry: Entry) -> Screen:
    """An entry as it is now, waiting or decided."""
    show = card if entry.state == EntryState.SUBMITTED else reviewed_card
    return await show(uow, words, entry)


async def _lines(uow: UnitOfWork, words: Words, entry: Entry, proof: int, *, with_self: bool) -> list[Html]:
    author = await uow.people.get(entry.employee_id)
    sent = await lines_of(uow, words, entry, proof, with_self=with_self)
    return [words("card-author", name=author.name), *sent]


def _evidence_rows(words: Words, entry: Entry, proof: int) -> list[list[Button]]:
    return [[Button(words.plain("card-evidence"), EvidenceTap(entry.id))]] if proof else []


async def verdict(uow: UnitOfWork, words: Words, entry: Entry) -> Html:
    """One line: the decision, who decided, and the rating or the reason."""
    reviewer = await uow.people.get(entry.reviewer_id) if entry.reviewer_id else None
    name = reviewer.name if reviewer else "–"
    if entry.state == EntryState.APPROVED:
        return words("verdict-approved", name=name, rating=words(f"rating-{entry.supervisor_rating}"))
    return words(f"verdict-{entry.state}", name=name, reason=entry.note or "–")
