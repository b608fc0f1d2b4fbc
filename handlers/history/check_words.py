"""The texts about an issued paper, in the chat, on the web and on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from domain.office import Office
from domain.papers import veiled
from domain.people import Nip
from domain.typed_codes import written
from handlers.history.checking import Checked
from locales import Html, Words
from locales.scores import grade_name, period_name
from storage.tables import IssuedPaper


def check_lines(words: Words, office: Office, checked: Checked, *, is_stranger: bool) -> list[Html]:
    """The text about an issued paper. Strangers do not see the date of birth in the NIP."""
    nip = veiled(checked.nip) if is_stranger else Nip(checked.nip).pretty
    issued_at = checked.issued_at.astimezone(office.zone)
    return [
        words(f"check-{'same' if checked.is_same else 'changed'}"),
        *([] if checked.is_latest else [words("check-newer")]),
        Html(""),
        words("check-office", office=office.name),
        words("check-kind", kind=_kind(words, checked)),
        words("check-person", name=checked.name, nip=nip),
        words("check-period", period=period_name(words, checked.period)),
        *_contents(words, checked),
        words("check-issued", moment=issued_at, zone=office.zone_name, revision=checked.revision),
        words("check-code", code=written(checked.code)),
        words("check-compare"),
        *_proof(words, checked),
    ]


def _kind(words: Words, checked: Checked) -> str:
    about = checked.about
    return words.plain(f"paper-title-{about.kind}" if isinstance(about, IssuedPaper) else "results-title-d11")


def _contents(words: Words, checked: Checked) -> Iterator[Html]:
    about = checked.about
    if isinstance(about, IssuedPaper):
        yield words("check-entries", entries=about.entries, approved=about.approved)
        return
    grade, score = about.card.grade, about.card.score
    name = words.plain("results-ungraded") if grade is None else grade_name(words, about.scheme, grade)
    yield words("check-grade", grade=name)
    if score is not None:
        yield words("check-score", score=words.score(Fraction(score)))


def _proof(words: Words, checked: Checked) -> Iterator[Html]:
    proof = checked.proof
    if proof is None:
        return
    yield Html("")
    if proof.root is None:
        yield words("check-row", number=proof.number)
    else:
        yield words("check-proof", number=proof.number, day=proof.root.day, root=str(proof.root))
