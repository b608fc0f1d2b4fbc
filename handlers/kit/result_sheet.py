"""The sheet of a frozen result: what stands on it, and the message that carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from html import unescape

from msgspec import Struct, field
from msgspec.structs import replace

from domain.audit.proof import Proof, Tree
from domain.closing.difference import difference
from domain.closing.frozen import Post
from domain.errors import Invalid
from domain.follow_up import Decided as ProposalDecided
from domain.follow_up import proposals
from domain.objections.life import Decided
from domain.office import Office
from domain.people import Nip, zone_name
from domain.periods import Period
from domain.scoring import ComponentResult, GroupResult, Rating
from domain.typed_codes import written
from handlers.frame.screen import File, Screen
from locales import Words, words_in
from locales.closing import office_result_name
from locales.follow_up import what_text
from locales.scores import (
    component_title,
    follow_up_reason,
    grade_name,
    missing_reason,
    period_name,
    records_behind,
    title,
)
from reports.paper_text import proof_line
from reports.result_sheet import Codes, Component, Part, ResultSheet, Signature, pdf
from storage.records.closings import Frozen
from storage.uow import UnitOfWork

_ROOM = 3
"""Lines to write a recommendation on, where none was written here."""
_NONE = "–"


class Afterwards(Struct, frozen=True):
    """What came of a result after the closing: recommendation, decisions about proposals and an objection."""

    proposals: Mapping[str, ProposalDecided] = field(default_factory=dict)
    """What was decided about the proposals, by their marks."""
    recommendation: str | None = None
    recommended_by: str = ""
    decision: str | None = None
    """The reasons of the decision."""
    decided_on: date | None = None
    decider: Post | None = None
    decider_id: int | None = None


async def load_result_sheet(
    uow: UnitOfWork, office: Office, period: Period, employee_id: int, tree: Tree | None = None
) -> tuple[Frozen, ResultSheet]:
    """A person's latest result and its sheet, after an objection with what that changed.

    Its proof is under `tree`, or under the last published root. Raises Invalid where there is no result.
    """
    revisions = await uow.closings.of_person(period, employee_id)
    if not revisions:
        raise Invalid("results-none")
    latest, before = revisions[-1], revisions[-2] if len(revisions) > 1 else None
    under = await uow.audit.published_tree() if tree is None else tree
    proof = await uow.audit.proof(latest.row, latest.statement, under)
    return latest, result_sheet(office, latest, before, await _read_afterwards(uow, latest), proof)


async def _read_afterwards(uow: UnitOfWork, frozen: Frozen) -> Afterwards:
    found = Afterwards(await uow.follow_ups.decisions_of(frozen.closing_id, frozen.employee_id))
    written = await uow.follow_ups.recommendation_of(frozen.period, frozen.employee_id)
    if written is not None:
        name = (await uow.people.get(written.by_id)).name
        found = replace(found, recommendation=written.text, recommended_by=name)
    objected = await uow.objections.of_result(frozen.closing_id, frozen.employee_id)
    decision = None if objected is None else objected.life.decision
    if decision is None or not isinstance(decision.what, Decided) or decision.by is None:
        return found
    decider = await uow.people.get(decision.by)
    day = decision.at.astimezone(frozen.zone).date()
    unit = await uow.people.unit_of(decider.id, day)
    position = (await uow.people.positions([decider.id])).of(decider, day)
    post = Post(decider.nip, decider.name, decider.rank, position, unit.name if unit else None)
    return replace(found, decision=decision.what.reasons, decided_on=day, decider=post, decider_id=decider.id)


def sheet_screen(words: Words, office: Office, frozen: Frozen, sheet: ResultSheet) -> Callable[[], Screen]:
    """What makes the message with the sheet, after the turn."""
    return partial(_screen, words, office, frozen, sheet)


def _screen(words: Words, office: Office, frozen: Frozen, sheet: ResultSheet) -> Screen:
    text = words(
        "results-sheet-caption",
        name=frozen.signatories.person.name,
        period=period_name(words, frozen.period),
        revision=frozen.revision,
    )
    return Screen(text, file=File(file_name(office, frozen), pdf(sheet, frozen.made_at)))


def file_name(office: Office, frozen: Frozen) -> str:
    """“Lembar-Hasil-2026-S2-199001012015012001-r1.pdf”."""
    prefix = words_in(office.default_language).plain("results-file-sheet")
    return f"{prefix}-{frozen.period}-{frozen.signatories.person.nip}-r{frozen.revision}.pdf"


def result_sheet(
    office: Office, frozen: Frozen, before: Frozen | None, afterwards: Afterwards, proof: Proof | None
) -> ResultSheet:
    """The sheet in the office's language; `before` is the revision that an objection changed."""
    words = words_in(office.default_language)
    say, period = words.plain, frozen.period
    form = "d11" if before is None else "d13"
    made = frozen.made_at.astimezone(frozen.zone)
    return ResultSheet(
        language=words.language,
        office=office.name,
        form=say(f"results-form-{form}"),
        title=say(f"results-title-{form}"),
        period=say(
            "results-period",
            period=period_name(words, period),
            first=_date(words, period.start),
            last=_date(words, period.end),
        ),
        parts=list(_parts(words, frozen)),
        notes_title=say("results-notes"),
        notes=[*_notes(words, frozen, afterwards), *_of_afterwards(words, frozen, afterwards)],
        room=0 if afterwards.recommendation else _ROOM,
        changes_title="" if before is None else say("results-changes", revision=before.revision),
        changes_heads=[say(f"results-changes-{key}") for key in ("what", "before", "after")],
        changes=[] if before is None else list(_changes(words, before, frozen)),
        table_title=say("results-table", scheme=title(words, frozen.scheme.name)),
        heads=[say(f"results-table-{key}") for key in ("component", "weight", "value", "why")],
        components=list(_components(words, frozen)),
        signatures=_signatures(words, frozen, None if before is None else afterwards),
        footer=say(
            "results-footer",
            name=frozen.signatories.person.name,
            revision=frozen.revision,
            code=written(frozen.code),
            moment=made,
            zone=zone_name(frozen.zone),
        ),
        page=say("page-number", page="{page}", pages="{pages}"),
        codes=_codes(words, office, frozen.code, proof),
        missing=say("paper-missing-letters", box="{box}"),
    )


def _codes(words: Words, office: Office, code: str, proof: Proof | None) -> Codes:
    check = words.plain("paper-check", code=written(code), bot=office.bot_username)
    text = "" if proof is None else proof.text
    return Codes(written(code), check, office.check_link(code), text, proof_line(words, proof))


def _date(words: Words, day: date) -> str:
    return words.day(day).partition(", ")[2]


def _parts(words: Words, frozen: Frozen) -> Iterator[Part]:
    signing = frozen.signatories
    for key, post in (
        ("person", signing.person),
        ("assessor", signing.supervisor),
        ("superior", signing.superior),
    ):
        yield Part(words.plain(f"results-{key}"), _post(words, post))
    yield Part(words.plain("results-evaluation"), list(_evaluation(words, frozen)))


def _post(words: Words, post: Post | None) -> list[tuple[str, str]]:
    """A person as the roster had them at the period's end."""
    if post is None:
        return [(words.plain("paper-name"), words.plain("results-nobody"))]
    said = (
        ("name", post.name),
        ("nip", Nip(post.nip).pretty),
        ("rank", post.rank),
        ("position", post.position),
        ("unit", post.unit),
    )
    return [(words.plain(f"paper-{key}"), value or _NONE) for key, value in said]


def _evaluation(words: Words, frozen: Frozen) -> Iterator[tuple[str, str]]:
    card, scheme, say = frozen.card, frozen.scheme, words.plain
    result = frozen.office_result
    yield say("results-office"), _NONE if result is None else office_result_name(words, result)
    if scheme.matrix is not None:
        for group in card.groups:
            yield title(words, scheme.groups[group.id]), _rating(words, group.rating)
    yield say("results-grade"), _grade(words, frozen)
    if card.score is not None:
        yield say("results-score"), words.score(card.score)
    yield say("results-filled"), f"{words.percent(card.coverage)}%"
    if scheme.looks_at_days:
        days, expected = map(words.figure, card.reported)
        yield say("results-reported"), say("results-reported-of", days=days, expected=expected)


def _grade(words: Words, frozen: Frozen) -> str:
    grade = frozen.card.grade
    return words.plain("results-ungraded") if grade is None else grade_name(words, frozen.scheme, grade)


def _rating(words: Words, rating: Rating | None) -> str:
    return _NONE if rating is None else words.plain(f"rating-{rating}").capitalize()


def _notes(words: Words, frozen: Frozen, afterwards: Afterwards) -> Iterator[str]:
    """What was too little, what was set by judgement, and the proposed follow-up with its decisions."""
    card, scheme = frozen.card, frozen.scheme
    if not card.reported.is_enough(scheme):
        least = words.figure(scheme.min_reported * card.reported.expected)
        yield words.plain("results-few-reported", least=least)
    elif card.grade is None:
        yield words.plain("results-few-components", least=words.percent(scheme.min_coverage))
    for group in card.groups:
        if group.judged is not None:
            name = title(words, scheme.groups[group.id])
            yield words.plain("results-judged", group=name, reason=group.judged)
    for each in proposals(card):
        action = words.plain(f"action-{each.action}")
        reason = follow_up_reason(words, scheme, each.follow_up)
        yield words.plain("results-follow-up", action=action, reason=reason)
        if (decided := afterwards.proposals.get(each.mark)) is not None:
            key = f"results-proposal-{decided.decision}"
            yield words.plain(key, what=what_text(words, decided), reason=decided.reason or "")


def _of_afterwards(words: Words, frozen: Frozen, afterwards: Afterwards) -> Iterator[str]:
    if afterwards.decision is not None and afterwards.decided_on and afterwards.decider:
        yield words.plain(
            "results-decided" if frozen.revision > 1 else "results-decided-upheld",
            day=_date(words, afterwards.decided_on),
            name=afterwards.decider.name,
            reasons=afterwards.decision,
        )
    if afterwards.recommendation is not None:
        name = afterwards.recommended_by
        yield words.plain("results-recommended", name=name, text=afterwards.recommendation)


def _components(words: Words, frozen: Frozen) -> Iterator[Component]:
    """The components in the scheme's order, under the titles of their groups if it has any."""
    card = frozen.card
    for each in card.components:
        if each.group is None:
            yield _component(words, frozen, each)
    for group in card.groups:
        name = title(words, frozen.scheme.groups[group.id])
        yield Component(name, "", _value(words, group.score), _of_group(words, group))
        for each in card.components:
            if each.group == group.id:
                yield _component(words, frozen, each)


def _of_group(words: Words, group: GroupResult) -> str:
    return "" if group.rating is None else _rating(words, group.rating)


def _component(words: Words, frozen: Frozen, each: ComponentResult) -> Component:
    if each.value is None:
        why = missing_reason(words, frozen.scheme, each)
    else:
        why = records_behind(words, each.source, each.records)
    return Component(
        component_title(words, frozen.scheme, each.id),
        f"{words.percent(each.weight)}%",
        _value(words, each.value),
        unescape(why),
    )


def _value(words: Words, value: Fraction | None) -> str:
    return _NONE if value is None else words.score(value)


def _changes(words: Words, before: Frozen, after: Frozen) -> Iterator[tuple[str, str, str]]:
    """What differs between two revisions, in the order of the sheet."""
    found, scheme = difference(before.card, after.card), after.scheme
    if found.grade[0] != found.grade[1]:
        yield words.plain("results-grade"), _grade(words, before), _grade(words, after)
    if found.score[0] != found.score[1]:
        old, new = found.score
        yield words.plain("results-score"), _value(words, old), _value(words, new)
    for rated in found.ratings:
        name = title(words, scheme.groups[rated.id])
        yield name, _rating(words, rated.before), _rating(words, rated.after)
    for change in found.groups:
        name = title(words, scheme.groups[change.id])
        yield (
            words.plain("results-score-of", what=name),
            _value(words, change.before),
            _value(words, change.after),
        )
    if found.expected[0] != found.expected[1]:
        before_days, after_days = map(words.figure, found.expected)
        yield words.plain("objection-days-title"), before_days, after_days
    for change in found.components:
        name = component_title(words, scheme, change.id)
        yield name, _value(words, change.before), _value(words, change.after)
    if not found.changes_result:
        yield words.plain("results-grade"), _grade(words, before), words.plain("results-upheld")


def _signatures(words: Words, frozen: Frozen, objected: Afterwards | None) -> list[Signature]:
    """The person, and who assessed; after an objection who decided it."""
    signing, say = frozen.signatories, words.plain
    day = _date(words, frozen.made_at.astimezone(frozen.zone).date())
    key, post = "assessor", signing.supervisor
    if objected is not None:
        is_other = objected.decider is not None and objected.decider_id != frozen.superior_id
        key, post = "decider" if is_other else "superior", objected.decider or signing.superior
    return [
        _signature(say("results-received"), say("results-person"), signing.person),
        _signature(say("results-place", day=day), say(f"results-{key}"), post),
    ]


def _signature(above: str, role: str, post: Post | None) -> Signature:
    if post is None:
        return Signature(above, role, "(……………………………………)", "NIP ………………………………")
    return Signature(above, role, post.name, f"NIP {Nip(post.nip).pretty}")
