"""The frozen texts of a closing: the scheme, each result's facts, and the result.

The texts are canonical JSON: the same values give the same text, byte for byte, so a digest tells whether one
was altered. Numbers are exact: `"249/2"`. Nothing of it names who rated as a peer or as a subordinate.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any, NamedTuple

from pydantic import BaseModel

from domain.closing.corrections import Correction, corrected, corrections_json, corrections_of
from domain.closing.kept_days import KeptDays
from domain.schemes import Action, Assessor, Scheme, Source
from domain.scoring import (
    Assessment,
    AttendanceFacts,
    ComponentResult,
    FollowUp,
    GroupResult,
    Judgement,
    Missing,
    PastResult,
    PersonFacts,
    RatedDays,
    Rating,
    Reported,
    ReportedDays,
    RequiredCompetency,
    Scorecard,
    TargetFacts,
    score_person,
)
from domain.survey import NO_CITIZENS, CitizenFacts

_UNNAMED = frozenset({Assessor.PEER, Assessor.SUBORDINATE})


class Records(NamedTuple):
    """What a result is computed from: the sums of the period, and the results of the periods before."""

    facts: PersonFacts
    """As they were when the period was closed, in every revision."""
    history: tuple[PastResult | None, ...]
    corrections: tuple[Correction, ...] = ()
    """What objections changed since."""
    days: KeptDays | None = None
    """The days that the sums are of; None in results of releases that did not keep them."""

    @property
    def corrected(self) -> PersonFacts:
        """The sums with all corrections; raises ValueError when one of these does not fit."""
        return corrected(self.facts, self.corrections)

    def scored_by(self, scheme: Scheme) -> Scorecard:
        """The result that a scheme computes from them."""
        return score_person(scheme, self.corrected, history=self.history)


class Post(NamedTuple):
    """A person as papers name them."""

    nip: str
    name: str
    rank: str | None
    position: str | None
    unit: str | None


class Signatories(NamedTuple):
    """The assessed person, the assessor, and the assessor's superior, on the period's last day in service."""

    person: Post
    supervisor: Post | None
    superior: Post | None


def digest_of(*parts: str) -> str:
    """The SHA-256 of some texts, which cannot be shifted into one another."""
    return sha256(canonical(parts).encode()).hexdigest()


def canonical(value: object) -> str:
    """A value as JSON: keys in order, no space, every letter as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def scheme_text(scheme: Scheme) -> str:
    """The whole scheme, what it leaves to the defaults included: those of a later release may differ."""
    # In its own order: results have the groups in the order in which the scheme names them.
    return json.dumps(_plain(scheme), ensure_ascii=False, separators=(",", ":"))


def scheme_of(text: str) -> Scheme:
    """The scheme that `scheme_text` wrote."""
    return Scheme.model_validate(json.loads(text))


def _plain(value: object) -> object:
    """A part of a scheme as JSON: numbers are finite decimals with the digits of the scheme's file."""
    if isinstance(value, BaseModel):
        named = type(value).model_fields
        return {each.alias or name: _plain(getattr(value, name)) for name, each in named.items()}
    if isinstance(value, Fraction):
        return format(Decimal(value.numerator) / Decimal(value.denominator), "f")
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def records_text(records: Records) -> str:
    """The sums and results that a person's result is computed from."""
    facts = records.facts
    own = facts.citizens
    return canonical(
        {
            "expected": str(facts.expected_days),
            "self_ratings": facts.self_ratings,
            "supervisor_ratings": facts.supervisor_ratings,
            "targets": [_target_json(each) for each in facts.targets],
            "reported": facts.reported,
            "attendance": facts.attendance,
            "assessments": [*_assessments(facts.assessments)],
            "competencies": [(each.name, each.required, each.course) for each in facts.competencies],
            "citizens": _citizens_json(own),
            # Beside no response of the person's own the office's mean changes nothing.
            "office": _citizens_json(facts.office_citizens if own.responses else NO_CITIZENS),
            "judgements": {
                group: (str(each.rating), each.reason) for group, each in facts.judgements.items()
            },
            "history": [_past_json(each) for each in records.history],
            # Left out where there is none: results of earlier releases keep their text.
            **({} if records.days is None else {"days": records.days}),
            **({"corrections": corrections_json(records.corrections)} if records.corrections else {}),
        }
    )


def records_of(text: str) -> Records:
    """What `records_text` wrote."""
    kept = json.loads(text)
    facts = PersonFacts(
        expected_days=Fraction(kept["expected"]),
        self_ratings=tuple(RatedDays(*each) for each in kept["self_ratings"]),
        supervisor_ratings=tuple(RatedDays(*each) for each in kept["supervisor_ratings"]),
        targets=tuple(
            TargetFacts(key, *(Fraction(number) for number in numbers)) for key, *numbers in kept["targets"]
        ),
        reported=ReportedDays(*kept["reported"]),
        attendance=AttendanceFacts(*kept["attendance"]),
        assessments=tuple(Assessment(Assessor(source), *rest) for source, *rest in kept["assessments"]),
        competencies=tuple(RequiredCompetency(*each) for each in kept["competencies"]),
        citizens=_citizens_of(kept["citizens"]),
        office_citizens=_citizens_of(kept["office"]),
        judgements={
            group: Judgement(Rating(rating), reason) for group, (rating, reason) in kept["judgements"].items()
        },
    )
    history = tuple(_past_of(each) for each in kept["history"])
    days = KeptDays(*kept["days"]) if "days" in kept else None
    return Records(facts, history, corrections_of(kept.get("corrections", ())), days)


def _target_json(target: TargetFacts) -> Sequence[object]:
    numbers = (target.weight, target.quantity, target.done, target.due_days, target.whole_days)
    return [target.key, *(str(each) for each in numbers)]


def _citizens_json(facts: CitizenFacts) -> Sequence[object]:
    return str(facts.weighted), str(facts.weight), facts.responses


def _citizens_of(kept: Sequence[Any]) -> CitizenFacts:
    weighted, weight, responses = kept
    return CitizenFacts(Fraction(weighted), Fraction(weight), responses)


def _assessments(given: Iterable[Assessment]) -> Iterable[Sequence[object]]:
    """The ratings; peers and subordinates are numbered by their ratings, which identifies nobody."""
    raters: defaultdict[tuple[Assessor, int | str], list[Assessment]] = defaultdict(list)
    for each in given:
        raters[each.source, each.assessor].append(each)

    def what(rater: tuple[Assessor, int | str]) -> list[tuple[str, int, int]]:
        return sorted((each.criterion, each.total, each.records) for each in raters[rater])

    named = sorted((each for each in raters if each[0] not in _UNNAMED), key=lambda each: (*each, what(each)))
    unnamed = sorted((each for each in raters if each[0] in _UNNAMED), key=lambda each: (each[0], what(each)))
    for number, rater in enumerate([*named, *unnamed], 1):
        source, assessor = rater
        shown = number if source in _UNNAMED else assessor
        for criterion, total, records in what(rater):
            yield str(source), shown, criterion, total, records


def _past_json(past: PastResult | None) -> object:
    if past is None:
        return None
    return past.grade, {name: str(value) for name, value in past.values.items()}


def _past_of(kept: Any) -> PastResult | None:
    if kept is None:
        return None
    grade, values = kept
    return PastResult(grade, {name: Fraction(value) for name, value in values.items()})


def card_text(card: Scorecard) -> str:
    """A result with its explanation."""
    return canonical(
        {
            "scheme": card.scheme,
            "components": [
                (
                    each.id,
                    str(each.source),
                    each.group,
                    str(each.weight),
                    _number(each.value),
                    each.records,
                    None if each.missing is None else str(each.missing),
                )
                for each in card.components
            ],
            "groups": [
                (
                    each.id,
                    _number(each.score),
                    str(each.coverage),
                    None if each.rating is None else str(each.rating),
                    each.judged,
                )
                for each in card.groups
            ],
            "coverage": str(card.coverage),
            "score": _number(card.score),
            "grade": card.grade,
            "follow_up": [
                (str(each.action), each.reason, {name: _param(value) for name, value in each.params.items()})
                for each in card.follow_up
            ],
            "reported": (str(card.reported.days), str(card.reported.expected)),
        }
    )


def card_of(text: str) -> Scorecard:
    """The result that `card_text` wrote."""
    kept = json.loads(text)
    days, expected = kept["reported"]
    return Scorecard(
        kept["scheme"],
        tuple(
            ComponentResult(
                id_,
                Source(source),
                group,
                Fraction(weight),
                _fraction(value),
                records,
                None if missing is None else Missing(missing),
            )
            for id_, source, group, weight, value, records, missing in kept["components"]
        ),
        tuple(
            GroupResult(
                id_, _fraction(score), Fraction(coverage), None if rating is None else Rating(rating), judged
            )
            for id_, score, coverage, rating, judged in kept["groups"]
        ),
        Fraction(kept["coverage"]),
        _fraction(kept["score"]),
        kept["grade"],
        tuple(
            FollowUp(Action(action), reason, {name: _param_of(value) for name, value in params.items()})
            for action, reason, params in kept["follow_up"]
        ),
        Reported(Fraction(days), Fraction(expected)),
    )


def signatories_text(signatories: Signatories) -> str:
    """Who stands on the paper of a result."""
    return canonical(signatories)


def signatories_of(text: str) -> Signatories:
    """What `signatories_text` wrote."""
    person, supervisor, superior = (None if each is None else Post(*each) for each in json.loads(text))
    # Everybody whose result is frozen is somebody.
    assert person is not None
    return Signatories(person, supervisor, superior)


def _number(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _param(value: str | int | Fraction) -> object:
    """A number in a reason is stored as a list, to tell it from a text with the same digits."""
    return [str(value)] if isinstance(value, Fraction) else value


def _param_of(kept: Any) -> str | int | Fraction:
    return Fraction(kept[0]) if isinstance(kept, list) else kept
