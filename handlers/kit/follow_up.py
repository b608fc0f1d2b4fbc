"""What follows from a closed result, in lines: for the person, the supervisor and administrators."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from domain.answers import shortened
from domain.follow_up import Answer, Decision, Followed, Proposal, Written
from domain.schemes import Action
from handlers.frame.screen import LONGEST_MESSAGE, length
from locales import Html, Words
from locales.follow_up import move_text, what_text
from locales.scores import period_name
from storage.follow_ups import Outcome
from storage.uow import UnitOfWork

_LONGEST_WHAT = 160


class Space(NamedTuple):
    """How much of a message the texts may take: characters of each, and lines of each list."""

    characters: int
    lines: int


_SPACES = (Space(1000, 40), Space(400, 40), Space(160, 30), Space(80, 15), Space(40, 5))


def fitting(make: Callable[[Space], Html]) -> Html:
    """A text that fits into a message: the first in which long texts are cut least."""
    texts = [make(_SPACES[0])]
    for space in _SPACES[1:]:
        if length(texts[-1]) <= LONGEST_MESSAGE:
            break
        texts.append(make(space))
    return texts[-1]


async def names_in(uow: UnitOfWork, outcome: Outcome) -> Mapping[int, str]:
    """The names of those who wrote a recommendation or answered, by id."""
    followed = [each.followed for each in (outcome.now, outcome.before) if each is not None]
    said = [each.recommendation for each in followed] + [each.answer for each in followed]
    people = await uow.people.many({each.by_id for each in said if each is not None})
    return {key: person.name for key, person in people.items()}


def told_lines(words: Words, outcome: Outcome, names: Mapping[int, str], space: Space) -> list[Html]:
    """What was said about a result, and what came of the period before; for the person. May be empty."""
    followed = outcome.now.followed
    lines = (
        [] if followed.recommendation is None else [_written(words, followed.recommendation, names, space)]
    )
    decided = [each for each in followed.proposals if each.mark in followed.decisions]
    lines += _some(words, [proposal_line(words, followed, each, space) for each in decided], space)
    if any(each.action is Action.PROMOTION for each in followed.to_be_done):
        lines.append(words("follow-up-appointed"))
    return [*lines, *before_lines(words, outcome, names, space)]


def proposal_line(words: Words, followed: Followed, proposal: Proposal, space: Space) -> Html:
    """A proposal and what was decided about it."""
    decided = followed.decisions.get(proposal.mark)
    what = shortened(what_text(words, proposal), _LONGEST_WHAT)
    if decided is None:
        return words("follow-up-open", what=what)
    reason = shortened(decided.reason or "", space.characters)
    if decided.decision is not Decision.CHANGED:
        return words(f"follow-up-{decided.decision}", what=what, reason=reason)
    instead = shortened(what_text(words, decided), _LONGEST_WHAT)
    return words("follow-up-changed", what=what, instead=instead, reason=reason)


def before_lines(
    words: Words, outcome: Outcome, names: Mapping[int, str], space: Space, *, asks: bool = False
) -> list[Html]:
    """What was recommended and decided a period ago, whether it was done, and which level moved.

    With `asks` the reader is asked whether it was done.
    """
    past = outcome.before
    if past is None or not past.followed.is_asked_about:
        return []
    followed = past.followed
    lines = [words("follow-up-before", period=period_name(words, past.closed.period))]
    if followed.recommendation is not None:
        lines.append(_written(words, followed.recommendation, names, space))
    lines += planned_lines(words, followed, space)
    moved = [words("follow-up-moved", move=move_text(words, each)) for each in outcome.moves]
    if followed.answer is not None:
        lines.append(answer_line(words, followed.answer, names, space))
    elif not asks:
        lines.append(words("follow-up-unanswered"))
    lines += _some(words, moved, space)
    return [*lines, words("follow-up-asked")] if asks and followed.answer is None else lines


def planned_lines(words: Words, followed: Followed, space: Space) -> list[Html]:
    """What was to be done."""
    planned = [
        words("follow-up-planned", what=shortened(what_text(words, each), _LONGEST_WHAT))
        for each in followed.to_be_done
    ]
    return _some(words, planned, space)


def answer_line(words: Words, answer: Answer, names: Mapping[int, str], space: Space) -> Html:
    """Whether it was done, who said so, and why."""
    done = words(f"follow-up-done-{answer.done.replace('_', '-')}")
    name = names.get(answer.by_id, "–")
    if answer.why is None:
        return words("follow-up-answer", done=done, name=name)
    return words("follow-up-answer-why", done=done, name=name, why=shortened(answer.why, space.characters))


def _written(words: Words, written: Written, names: Mapping[int, str], space: Space) -> Html:
    text = shortened(written.text, space.characters)
    return words("follow-up-recommendation", name=names.get(written.by_id, "–"), text=text)


def _some(words: Words, lines: Sequence[Html], space: Space) -> list[Html]:
    if len(lines) <= space.lines:
        return list(lines)
    return [*lines[: space.lines], words("follow-up-more", count=len(lines) - space.lines)]
