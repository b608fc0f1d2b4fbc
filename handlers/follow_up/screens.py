"""The screens of follow-up: the people of a supervisor, one of them, a proposal, and one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from domain.answers import shortened
from domain.follow_up import Lacks, Proposal, weakest
from domain.schemes import Action
from handlers.follow_up.callbacks import (
    OWN,
    FollowAllTap,
    FollowPeopleTap,
    FollowProposalTap,
    FollowTap,
    FollowWishTap,
    ProposalWish,
    Wish,
)
from handlers.follow_up.sheet import Member, Sheet
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Rows, Screen, cut, in_rows
from handlers.kit.follow_up import Space, before_lines, fitting, proposal_line, told_lines
from handlers.kit.pages import page_of
from locales import Html, Words, in_lines
from locales.follow_up import what_text
from locales.scores import component_title, follow_up_reason, grade_name, period_name
from storage.records.follow_ups import Closed, FollowedResult

_ON_PAGE = 8
_LONGEST_NAME = 60


def team_screen(
    words: Words,
    closed: Closed,
    members: Sequence[Member],
    page: int,
    *,
    others: Sequence[Closed] = (),
    supervisor: tuple[int, str] | None = None,
    is_open: bool = True,
    more: Rows = (),
) -> Screen:
    """Everybody one writes for, or (`supervisor`) somebody else does, with what is missing."""
    to = partial(FollowPeopleTap, closed.id, OWN if supervisor is None else supervisor[0])
    period = period_name(words, closed.period)
    done = sum(not each.outcome.lacks.is_anything for each in members)
    found = page_of(words, members, page, _ON_PAGE, to)
    if supervisor is None:
        lines = [words("follow-up-team", period=period)]
    else:
        lines = [words("follow-up-team-of", period=period, name=supervisor[1])]
    lines.append(words("follow-up-team-done", done=done, count=len(members)))
    lines += [words("follow-up-until" if is_open else "follow-up-is-over"), Html("")]
    lines += [_member_line(words, each) for each in found.shown]
    rows = [[Button(cut(each.person.name, 40), FollowTap(closed.id, each.person.id))] for each in found.shown]
    switch = [
        [Button(words.plain("follow-up-other", period=period_name(words, each.period)), to_other(each, to))]
        for each in others
    ]
    return Screen(in_lines(lines), [*rows, *found.rows, *switch, *more])


def to_other(closed: Closed, to: partial[FollowPeopleTap]) -> FollowPeopleTap:
    """The same list of another closing."""
    return FollowPeopleTap(closed.id, to.args[1], 0)


def _member_line(words: Words, member: Member) -> Html:
    name, left = shortened(member.person.name, _LONGEST_NAME), member.outcome.lacks
    if not left.is_anything:
        return words("follow-up-member-done", name=name)
    return words("follow-up-member", name=name, what=lacks_text(words, left))


def lacks_text(words: Words, left: Lacks) -> str:
    """“rekomendasi, 2 usulan, periode lalu”."""
    said = []
    if left.recommendation:
        said.append(words.plain("follow-up-lack-recommendation"))
    if left.proposals:
        said.append(words.plain("follow-up-lack-proposals", count=left.proposals))
    if left.answer:
        said.append(words.plain("follow-up-lack-answer"))
    return ", ".join(said)


# --- one person -----------------------------------------------------------------------------------------


def person_screen(words: Words, sheet: Sheet, *, following: Member | None, way: Rows) -> Screen:
    """The frozen result, proposals, recommendation and the period before, with the possible answers."""
    text = fitting(lambda space: in_lines(_person_lines(words, sheet, space)))
    rows = list(_wishes(words, sheet)) if sheet.may_write else []
    if following is not None:
        label = words.plain("follow-up-next", name=cut(following.person.name, 30))
        rows.append([Button(label, FollowTap(sheet.closed.id, following.person.id))])
    return Screen(text, [*rows, *way])


def _person_lines(words: Words, sheet: Sheet, space: Space) -> list[Html]:
    closed, followed = sheet.closed, sheet.outcome.now.followed
    lines = [
        words("follow-up-person", name=sheet.person.name, period=period_name(words, closed.period)),
        *result_lines(words, sheet.outcome.now),
        Html(""),
        words("follow-up-proposals" if followed.proposals else "follow-up-proposals-none"),
    ]
    for number, proposal in enumerate(followed.proposals[: space.lines], 1):
        said = proposal_line(words, followed, proposal, space)
        lines.append(words("follow-up-numbered", number=number, said=said))
        reason = follow_up_reason(words, closed.scheme, proposal.follow_up)
        lines.append(words("follow-up-why", reason=shortened(reason, min(160, space.characters))))
    more = len(followed.proposals) - space.lines
    lines += [words("follow-up-more", count=more)] if more > 0 else []
    written = followed.recommendation
    if written is None:
        lines += [Html(""), words("follow-up-unwritten")]
    else:
        text, name = shortened(written.text, space.characters), sheet.names.get(written.by_id, "–")
        lines += [Html(""), words("follow-up-recommendation", name=name, text=text)]
    past = before_lines(words, sheet.outcome, sheet.names, space, asks=sheet.may_write)
    return [*lines, Html(""), *past] if past else lines


def result_lines(words: Words, result: FollowedResult) -> list[Html]:
    """The frozen result, and the component with the lowest value."""
    card, scheme = result.card, result.closed.scheme
    if card.grade is None:
        lines = [words("follow-up-ungraded")]
    else:
        grade = grade_name(words, scheme, card.grade)
        score = grade if card.score is None else f"{words.score(card.score)} – {grade}"
        lines = [words("follow-up-result", result=score, revision=result.revision)]
    lowest = weakest(card)
    if lowest is not None and lowest.value is not None:
        name = shortened(component_title(words, scheme, lowest.id), _LONGEST_NAME)
        lines.append(words("follow-up-weakest", component=name, value=words.score(lowest.value)))
    return lines


def _wishes(words: Words, sheet: Sheet) -> Rows:
    closing, person, now = sheet.closed.id, sheet.person.id, sheet.outcome.now.followed
    is_new = now.recommendation is None
    write = Button(
        words.plain("follow-up-write" if is_new else "follow-up-rewrite"),
        FollowWishTap(closing, person, Wish.WRITE),
        style="primary" if is_new else None,
    )
    proposals = [
        Button(
            words.plain(
                "follow-up-proposal" if each.mark not in now.decisions else "follow-up-proposal-done",
                number=number,
            ),
            FollowProposalTap(closing, person, ProposalWish.ASK, each.mark),
        )
        for number, each in enumerate(now.proposals, 1)
    ]
    past = sheet.outcome.before
    answers = []
    if past is not None and past.followed.is_asked_about:
        given = past.followed.answer
        answers = [
            Button(
                words.plain(
                    f"follow-up-say-{each.replace('_', '-')}"
                    if given is None or given.done != each.value
                    else f"follow-up-said-{each.replace('_', '-')}"
                ),
                FollowWishTap(closing, person, each),
            )
            for each in (Wish.DONE, Wish.PARTLY, Wish.NOT_YET)
        ]
    return [[write], *in_rows(proposals, 2), *([answers] if answers else [])]


def proposal_screen(words: Words, sheet: Sheet, proposal: Proposal) -> Screen:
    """A proposal with its reason, and the possible answers."""
    followed = sheet.outcome.now.followed
    reason = follow_up_reason(words, sheet.closed.scheme, proposal.follow_up)
    lines = [
        words("follow-up-person", name=sheet.person.name, period=period_name(words, sheet.closed.period)),
        Html(""),
        words("follow-up-proposed", what=shortened(what_text(words, proposal), 400)),
        words("follow-up-why", reason=shortened(reason, 400)),
    ]
    if proposal.mark in followed.decisions:
        lines.append(proposal_line(words, followed, proposal, Space(1000, 1)))
    if proposal.action is Action.PROMOTION:
        lines.append(words("follow-up-appointed"))
    lines += [Html(""), words("follow-up-ask-proposal")]

    def button(wish: ProposalWish, style: str | None = None) -> Button:
        tap = FollowProposalTap(sheet.closed.id, sheet.person.id, wish, proposal.mark)
        return Button(words.plain(f"follow-up-button-{wish}"), tap, style=style)

    back = Button(words.plain("follow-up-to-person"), FollowTap(sheet.closed.id, sheet.person.id))
    accept, decline = button(ProposalWish.ACCEPT, "success"), button(ProposalWish.DECLINE)
    return Screen(in_lines(lines), [[accept], [button(ProposalWish.CHANGE), decline], [back]])


# --- one's own ------------------------------------------------------------------------------------------


def own_screen(words: Words, sheet: Sheet, others: Sequence[Closed], more: Rows = ()) -> Screen:
    """What follows from the own result."""
    text = fitting(lambda space: in_lines(own_lines(words, sheet, space)))
    switch = [
        [
            Button(
                words.plain("follow-up-other", period=period_name(words, each.period)),
                FollowTap(each.id, OWN),
            )
        ]
        for each in others
    ]
    score = [Button(words.plain("follow-up-score"), CommandTap("nilai"))]
    return Screen(text, [score, *switch, *more])


def own_lines(words: Words, sheet: Sheet, space: Space, head: str = "follow-up-own") -> list[Html]:
    """The result with what the supervisor said to it."""
    period = period_name(words, sheet.closed.period)
    said = told_lines(words, sheet.outcome, sheet.names, space)
    lines = [words(head, period=period), *result_lines(words, sheet.outcome.now), Html("")]
    return [*lines, *(said or [words("follow-up-own-none")])]


def ways(words: Words, *, own: Sequence[Closed], latest: Closed | None, is_admin: bool) -> Rows:
    """To one's own follow-up, and for administrators to the whole office."""
    rows = []
    if own:
        rows.append([Button(words.plain("follow-up-own-button"), FollowTap(own[0].id, OWN))])
    if is_admin and latest is not None:
        rows.append([Button(words.plain("follow-up-all-button"), FollowAllTap(latest.id))])
    return rows
