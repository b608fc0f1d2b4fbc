"""Checks frozen results: each is computed again from its own frozen records, and no digit may differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from domain.closing.corrections import Correction
from domain.closing.frozen import Records, canonical, card_text, digest_of, records_of, records_text
from domain.schemes import Scheme
from domain.scoring import Scorecard


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
    RECORDS = "records"
    """Its records are not those of the revision before it with corrections added."""
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


def next_revision(
    scheme: Scheme, scheme_digest: str, before: Revision, corrections: Sequence[Correction]
) -> Revision:
    """What follows from a revision when its records are corrected.

    Raises ValueError when a correction does not fit the records.
    """
    kept = records_of(before.records)
    records = kept._replace(corrections=(*kept.corrections, *corrections))
    card = records.scored_by(scheme)
    bare = before._replace(
        number=before.number + 1,
        score=None if card.score is None else str(card.score),
        grade=card.grade,
        records=records_text(records),
        card=card_text(card),
        digest="",
    )
    return bare._replace(digest=revision_digest(scheme_digest, before.digest, bare))


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
        if each.number == 1:
            first.append(each)
        for fault in _faults(scheme, scheme_digest, before if follows else None, expected, each):
            yield Finding(fault, each.employee_id, each.number)
        before = each
    if closing_digest(first) != whole:
        yield Finding(Fault.SET)


def _faults(
    scheme: Scheme, scheme_digest: str, before: Revision | None, expected: int, revision: Revision
) -> Iterator[Fault]:
    if revision.number != expected:
        yield Fault.NUMBER
    if revision.digest != revision_digest(scheme_digest, before.digest if before else "", revision):
        yield Fault.ALTERED
    records = records_of(revision.records)
    if not _follow(records, before):
        yield Fault.RECORDS
    card = _scored(scheme, records)
    if card is None or card_text(card) != revision.card:
        yield Fault.DIFFERS
    score = None if card is None or card.score is None else str(card.score)
    if card is None or (score, card.grade) != (revision.score, revision.grade):
        yield Fault.COLUMNS


def _scored(scheme: Scheme, records: Records) -> Scorecard | None:
    """What the records give; None when their corrections do not fit."""
    try:
        return records.scored_by(scheme)
    except ValueError:
        return None


def _follow(records: Records, before: Revision | None) -> bool:
    """Whether records are those of the revision before with corrections added; first ones have none."""
    if before is None:
        return not records.corrections
    kept = records_of(before.records)
    known = len(kept.corrections)
    without = records_text(records._replace(corrections=records.corrections[:known]))
    return len(records.corrections) > known and without == before.records
