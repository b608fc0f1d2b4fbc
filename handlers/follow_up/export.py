"""The follow-up of a closing as tables: each proposal with its decision, and the period before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from domain.follow_up import Followed, Move, Proposal
from domain.office import Office
from domain.people import Nip
from handlers.follow_up.sheet import Member
from locales import Words
from locales.follow_up import level_text
from locales.scores import follow_up_reason, grade_name, period_name
from reports.tables_xlsx import Cell, TableSheet, tables_xlsx
from storage.records.follow_ups import Closed, FollowedResult

HEADS = (
    "nip",
    "name",
    "rank",
    "position",
    "unit",
    "score",
    "grade",
    "proposed",
    "why",
    "decision",
    "action",
    "course",
    "reason",
    "recommendation",
    "writer",
    "done",
    "done-why",
)
BEFORE_HEADS = (
    "nip",
    "name",
    "recommendation",
    "action",
    "course",
    "done",
    "done-why",
    "competency",
    "level-before",
    "level-after",
)


def workbook(
    words: Words,
    office: Office,
    closed: Closed,
    members: Sequence[Member],
    names: Mapping[int, str],
    now: datetime,
) -> bytes:
    """The workbook, the same bytes for the same records and moment; no text is ever a formula."""
    period = period_name(words, closed.period)
    title = words.plain("follow-up-file-title", period=period)
    sheets = [
        TableSheet(
            words.plain("follow-up-sheet"),
            [title, office.name],
            _heads(words, HEADS),
            [row for member in members for row in rows_of(words, member, names)],
        ),
        TableSheet(
            words.plain("follow-up-sheet-before"),
            [title, words.plain("follow-up-sheet-before-note")],
            _heads(words, BEFORE_HEADS),
            [row for member in members for row in rows_before(words, member)],
        ),
    ]
    return tables_xlsx(title, sheets, now)


def _heads(words: Words, names: Sequence[str]) -> list[str]:
    return [words.plain(f"follow-up-col-{each}") for each in names]


def rows_of(words: Words, member: Member, names: Mapping[int, str]) -> Iterator[list[Cell]]:
    """A row for each proposal of a person; one row for a person without any."""
    result = member.outcome.now
    followed, card, scheme = result.followed, result.card, result.closed.scheme
    written = followed.recommendation
    grade = None if card.grade is None else grade_name(words, scheme, card.grade)
    post = result.post
    person: list[Cell] = [Nip(member.person.nip).pretty, member.person.name]
    person += [post.rank, post.position, post.unit, card.score, grade]
    said: list[Cell] = [
        None if written is None else written.text,
        None if written is None else names.get(written.by_id),
        *_answer(words, followed),
    ]
    for proposal in followed.proposals or (None,):
        yield [*person, *_decision(words, result, proposal), *said]


def _decision(words: Words, result: FollowedResult, proposal: Proposal | None) -> list[Cell]:
    """A proposal's columns: why, the decision, the action to do, its course, and the reason."""
    if proposal is None:
        return [None] * 6
    proposed: list[Cell] = [
        words.plain(f"action-{proposal.action}"),
        follow_up_reason(words, result.closed.scheme, proposal.follow_up),
    ]
    decided = result.followed.decisions.get(proposal.mark)
    if decided is None:
        return [*proposed, words.plain("follow-up-cell-undecided"), None, None, None]
    action = words.plain(f"action-{decided.action}") if decided.is_to_be_done else None
    course = decided.course if decided.is_to_be_done else None
    return [*proposed, words.plain(f"follow-up-cell-{decided.decision}"), action, course, decided.reason]


def _answer(words: Words, followed: Followed) -> list[Cell]:
    if followed.answer is None:
        return [None, None]
    return [words.plain(f"follow-up-cell-{followed.answer.done.replace('_', '-')}"), followed.answer.why]


def rows_before(words: Words, member: Member) -> Iterator[list[Cell]]:
    """What a person was to do a period ago: a row for each action; one where there was only a text."""
    past = member.outcome.before
    if past is None or not past.followed.is_asked_about:
        return
    followed, moves = past.followed, {each.competency: each for each in member.outcome.moves}
    written = followed.recommendation
    person: list[Cell] = [
        Nip(member.person.nip).pretty,
        member.person.name,
        None if written is None else written.text,
    ]
    for each in followed.to_be_done or (None,):
        action = None if each is None else words.plain(f"action-{each.action}")
        course = None if each is None else each.course
        move = None if each is None or each.competency is None else moves.get(each.competency)
        yield [*person, action, course, *_answer(words, followed), *_moved(words, move)]


def _moved(words: Words, move: Move | None) -> list[Cell]:
    if move is None:
        return [None] * 3
    return [
        move.competency,
        level_text(words, None) if move.before is None else move.before,
        level_text(words, None) if move.after is None else move.after,
    ]
