"""The proof that a paper is in the log: the content of its QR code, which `docs/verify/` checks."""

from __future__ import annotations

import json
import zlib
from base64 import b32encode
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from domain.audit.merkle import levels, path
from domain.audit.roots import Root
from domain.audit.rows import Row, digest, row_text
from domain.closing.frozen import canonical, digest_of, signatories_of
from domain.figures import fixed
from domain.papers import Work

MARK = "KINERJA1:"
"""What a proof begins with. BASE32 follows, whose signs take the least room in a QR code."""


class Proof(NamedTuple):
    """What a paper says, the row that vouches for it, and the hashes from that row to a published root."""

    statement: str
    row: str
    """The text that is hashed."""
    number: int
    root: Root | None
    """None while no published root covers the row."""
    hashes: tuple[bytes, ...]

    @property
    def unnamed(self) -> Proof:
        """It without what the paper says: who has the paper has that, and others learn no NIP from it."""
        return self._replace(statement="")

    @property
    def text(self) -> str:
        """The proof to be scanned or copied."""
        size = 0 if self.root is None else self.root.size
        said = zlib.compress(canonical([self.statement, self.row, size]).encode(), 9)
        packed = b32encode(bytes([len(self.hashes)]) + b"".join(self.hashes) + said)
        return MARK + packed.decode().rstrip("=")


class Tree(Struct, frozen=True):
    """The tree over the rows that a published root covers."""

    root: Root
    levels: Sequence[Sequence[bytes]]

    @classmethod
    def over(cls, root: Root, leaves: Sequence[bytes]) -> Tree:
        """The tree of some leaves; it takes seconds for a million."""
        return cls(root, levels(leaves))

    @property
    def is_whole(self) -> bool:
        """Whether its leaves give the root."""
        return bool(self.levels[-1]) and self.levels[-1][0].hex() == self.root.root


def proof_of(statement: str, row: Row, tree: Tree | None) -> Proof | None:
    """The proof of what a paper says; None where the row vouches for something else."""
    if vouched_by(row) != digest(statement):
        return None
    if tree is None or row.number > tree.root.size:
        return Proof(statement, row_text(row), row.number, None, ())
    hashes = path(tree.levels, row.number - 1)
    return Proof(statement, row_text(row), row.number, tree.root, tuple(hashes))


def vouched_by(row: Row) -> str | None:
    """The digest of the paper in a row; None for a row about something else."""
    try:
        said = json.loads(row.after)["paper"]
    except (ValueError, KeyError, TypeError):
        return None
    return str(said)


def work_statement(work: Work, revision: int) -> str:
    """What a monthly paper says, in short."""
    return statement_of(work.kind, work.period, work.nip, revision, work.digest)


def statement_of(kind: str, period: str, nip: str, revision: int, digest: str) -> str:
    """The same of a paper that was issued before."""
    return canonical([kind, period, nip, revision, digest])


class Result(NamedTuple):
    """What of a frozen result its sheet says in short."""

    period: str
    revision: int
    score: str | None
    """The exact fraction."""
    grade: str | None
    signatories: str
    scheme_digest: str
    card: str


def result_statement(result: Result) -> str:
    """What a result sheet says, in short, with the digest of the scheme and of the whole explanation."""
    score = None if result.score is None else fixed(Fraction(result.score))
    nip = signatories_of(result.signatories).person.nip
    content = digest_of(result.scheme_digest, result.card)
    return canonical(["result", result.period, nip, result.revision, score, result.grade, content])
