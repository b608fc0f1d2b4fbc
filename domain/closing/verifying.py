"""Checks frozen results: each is computed again from its own frozen records, and no digit may differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from domain.closing.frozen import canonical, card_text, digest_of, records_of
from domain.schemes import Scheme
from domain.scoring import score_person


class Revision(NamedTuple):
    """A frozen result of one person, as it is stored. Revision 1 is the closing's own."""

    employee_id: int
    number: int
    score: str | None
    grade: str | None
    signatories: str
    records: str
    card: str
    digest: str


class Fault(StrEnum):
    """What is wrong with a frozen result."""

    ALTERED = "altered"
    """Its digest is another: something of it was changed after it was frozen."""
    DIFFERS = "differs"
    """Computed again from its records, the result is another."""
    COLUMNS = "columns"
    """The score or the grade that lists show is not that of the result."""
    NUMBER = "number"
    """A revision before it is missing."""
    SET = "set"
    """The first revisions of all people are not those that were frozen together."""


class Finding(NamedTuple):
    """A fault, and whose result has it; nobody when all of them have it."""

    fault: Fault
    employee_id: int | None = None
    number: int | None = None


def revision_digest(scheme_digest: str, before: str, revision: Revision) -> str:
    """The digest of a revision; `before` is that of the one before it, empty for the first."""
    return digest_of(
        scheme_digest,
        before,
        canonical([revision.employee_id, revision.number, revision.score, revision.grade]),
        revision.signatories,
        revision.records,
        revision.card,
    )


def closing_digest(first: Iterable[Revision]) -> str:
    """The digest of all first revisions; people are in the order of their ids."""
    return digest_of(*(each.digest for each in first))


def findings(
    scheme: Scheme, scheme_digest: str, whole: str, revisions: Iterable[Revision]
) -> Iterator[Finding]:
    """What is wrong with a closing's results; `revisions` are ordered by person and number."""
    before: Revision | None = None
    first: list[Revision] = []
    for each in revisions:
        follows = before is not None and before.employee_id == each.employee_id
        expected = before.number + 1 if before is not None and follows else 1
        previous = before.digest if before is not None and follows else ""
        if each.number == 1:
            first.append(each)
        for fault in _faults(scheme, scheme_digest, previous, expected, each):
            yield Finding(fault, each.employee_id, each.number)
        before = each
    if closing_digest(first) != whole:
        yield Finding(Fault.SET)


def _faults(
    scheme: Scheme, scheme_digest: str, previous: str, expected: int, revision: Revision
) -> Iterator[Fault]:
    if revision.number != expected:
        yield Fault.NUMBER
    if revision.digest != revision_digest(scheme_digest, previous, revision):
        yield Fault.ALTERED
    records = records_of(revision.records)
    card = score_person(scheme, records.facts, history=records.history)
    if card_text(card) != revision.card:
        yield Fault.DIFFERS
    score = None if card.score is None else str(card.score)
    if (score, card.grade) != (revision.score, revision.grade):
        yield Fault.COLUMNS
