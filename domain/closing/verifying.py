"""Verifies frozen results: each is recomputed from its frozen records and must match in every digit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from domain.closing.corrections import Correction
from domain.closing.difference import Difference, difference
from domain.closing.frozen import (
    Records,
    canonical,
    card_of,
    card_text,
    digest_of,
    records_of,
    records_text,
    scheme_of,
)
from domain.schemes import Scheme
from domain.scoring import Scorecard

_SEAL = 16
"""Hexadecimal digits of a seal. It names what was changed; that anything was, the digest tells."""
_SIGNATORIES = ("assessor_id", "superior_id")
"""Results that were sealed before these were columns have no seal of them (0330)."""


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
    seals: str = ""
    """A short digest of each of its columns."""
    made_at: datetime | None = None
    """When it was written; None before. A first revision was made when its period was closed."""
    assessor_id: int | None = None
    """Who is named as the assessor; the digest covers both ids by their seals."""
    superior_id: int | None = None


class Head(NamedTuple):
    """What a closing itself says, as it is stored."""

    period: str
    starts: date
    ends: date
    zone: str
    scheme: str
    scheme_text: str
    scheme_digest: str
    office_result: str | None
    begun_at: datetime
    begun_by_id: int | None
    closed_at: datetime
    seals: str
    digest: str


class Fault(StrEnum):
    """What is wrong with a frozen result."""

    CLOSING = "closing"
    """The closing itself says something else than when the period was closed."""
    ALTERED = "altered"
    """Its digest is another: something of it was changed after it was frozen."""
    UNREADABLE = "unreadable"
    """Its records or its result are no longer what a program can read."""
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
    """A fault and the person with the faulty result; no person when it concerns all results."""

    fault: Fault
    employee_id: int | None = None
    number: int | None = None
    columns: tuple[str, ...] = ()
    """What was changed; empty where the seals, which tell that, were changed as well."""
    difference: Difference | None = None
    """From the result that is stored to the one that its records give."""
    scheme: Scheme | None = None
    """Of both results, where there is a difference."""


def sealed(scheme_digest: str, before: str, revision: Revision) -> Revision:
    """A revision with its seals and its digest; `before` is the digest of the one before it, or empty."""
    kept = revision._replace(seals=_seals(_sealed_columns(revision)))
    return kept._replace(digest=_digest(scheme_digest, before, kept))


def _columns(revision: Revision) -> Mapping[str, object]:
    kept: dict[str, object] = {
        name: getattr(revision, name) for name in ("score", "grade", "signatories", "records", "card")
    }
    return kept if revision.number == 1 else {**kept, "made_at": _moment(revision.made_at)}


def _sealed_columns(revision: Revision) -> Mapping[str, object]:
    return {**_columns(revision), **{name: getattr(revision, name) for name in _SIGNATORIES}}


def _digest(scheme_digest: str, before: str, revision: Revision) -> str:
    own = [revision.employee_id, revision.number, revision.seals]
    return digest_of(scheme_digest, before, canonical(own), *map(canonical, _columns(revision).values()))


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _seals(columns: Mapping[str, object]) -> str:
    return canonical({name: digest_of(canonical(value))[:_SEAL] for name, value in columns.items()})


def _changed(columns: Mapping[str, object], seals: str) -> tuple[str, ...]:
    """The columns that are not what was sealed."""
    try:
        kept = json.loads(seals)
    except ValueError:
        return ()
    if not isinstance(kept, dict):
        return ()
    now: dict[str, Any] = json.loads(_seals(columns))
    sealed_before = {name for name in _SIGNATORIES if name not in kept}
    return tuple(name for name in columns if kept.get(name) != now[name] and name not in sealed_before)


def next_revision(
    scheme: Scheme, scheme_digest: str, before: Revision, corrections: Sequence[Correction], now: datetime
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
        made_at=now,
    )
    return sealed(scheme_digest, before.digest, bare)


def sealed_head(head: Head, first: Iterable[Revision]) -> Head:
    """A closing with its seals and its digest; the first revisions are in the order of the people's ids."""
    kept = head._replace(seals=_seals(_head_columns(head)))
    return kept._replace(digest=_head_digest(kept, first))


def _head_columns(head: Head) -> Mapping[str, object]:
    own = head._asdict()
    moments = {name: _moment(own[name]) for name in ("begun_at", "closed_at")}
    days = {name: own[name].isoformat() for name in ("starts", "ends")}
    return {
        name: value for name, value in {**own, **moments, **days}.items() if name not in ("seals", "digest")
    }


def _head_digest(head: Head, first: Iterable[Revision]) -> str:
    own = (head.seals, *map(canonical, _head_columns(head).values()))
    return digest_of(*own, *(each.digest for each in first))


def findings(head: Head, revisions: Iterable[Revision]) -> Iterator[Finding]:
    """What is wrong with a closing and its results; `revisions` are ordered by person and number.

    Nothing can be computed again where the scheme can no longer be read.
    """
    changed = _changed(_head_columns(head), head.seals)
    if changed:
        yield Finding(Fault.CLOSING, columns=changed)
    try:
        scheme = scheme_of(head.scheme_text)
    except ValueError:
        yield Finding(Fault.UNREADABLE, columns=("scheme_text",))
        return
    first: list[Revision] = []
    yield from _of_revisions(head, scheme, revisions, first)
    if not changed and _head_digest(head, first) != head.digest:
        yield Finding(Fault.SET)


def _of_revisions(
    head: Head, scheme: Scheme, revisions: Iterable[Revision], first: list[Revision]
) -> Iterator[Finding]:
    before: Revision | None = None
    for each in revisions:
        follows = before is not None and before.employee_id == each.employee_id
        expected = before.number + 1 if before is not None and follows else 1
        if each.number == 1:
            first.append(each)
        for found in _faults(head, scheme, before if follows else None, expected, each):
            yield found._replace(employee_id=each.employee_id, number=each.number)
        before = each


def _faults(
    head: Head, scheme: Scheme, before: Revision | None, expected: int, revision: Revision
) -> Iterator[Finding]:
    if revision.number != expected:
        yield Finding(Fault.NUMBER)
    changed = _changed(_sealed_columns(revision), revision.seals)
    if revision.number == 1 and revision.made_at != head.closed_at:
        changed = (*changed, "made_at")
    whole = _digest(head.scheme_digest, before.digest if before else "", revision)
    if changed or revision.digest != whole:
        yield Finding(Fault.ALTERED, columns=changed)
    try:
        yield from _computed(scheme, before, revision)
    except (ValueError, TypeError, KeyError):
        yield Finding(Fault.UNREADABLE)


def _computed(scheme: Scheme, before: Revision | None, revision: Revision) -> Iterator[Finding]:
    """Compares a revision with what its records give; raises ValueError and the like for other texts."""
    records = records_of(revision.records)
    if not _follow(records, before):
        yield Finding(Fault.RECORDS)
    card = _scored(scheme, records)
    if card is None:
        yield Finding(Fault.DIFFERS)
    elif card_text(card) != revision.card:
        yield Finding(Fault.DIFFERS, difference=difference(card_of(revision.card), card), scheme=scheme)
    score = None if card is None or card.score is None else str(card.score)
    grade = None if card is None else card.grade
    listed = {"score": (revision.score, score), "grade": (revision.grade, grade)}
    other = tuple(name for name, (shown, computed) in listed.items() if shown != computed)
    if other:
        yield Finding(Fault.COLUMNS, columns=other)


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
