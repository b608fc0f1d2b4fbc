"""`/nilai`: the score of a period, the records behind each component page by page, and earlier periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.closing.difference import difference
from domain.closing.notices import PeriodClosed
from domain.errors import Invalid
from domain.follow_up import LONGEST_TEXT
from domain.periods import Period
from domain.schemes import Source
from domain.scoring import ComponentResult
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import LONGEST_MESSAGE, Button, Screen, in_rows, length
from handlers.frame.turn import Picture, Turn
from handlers.kit.asked import asked_of, begun
from handlers.kit.breakdown import breakdown, component_lines, stage_line
from handlers.kit.follow_up import Space, names_in, told_lines
from handlers.kit.moments import moment_for
from handlers.kit.objecting import objection_window
from handlers.kit.result_changes import change_lines
from handlers.kit.result_sheet import load_result_sheet, sheet_screen
from handlers.kit.score_sums import sum_lines
from handlers.kit.score_views import ScoreView, Stage
from handlers.scores import actions
from handlers.scores.callbacks import (
    PastScoresTap,
    ScoreChangesTap,
    ScorePictureTap,
    ScoreRecordsTap,
    ScoreRevisionTap,
    ScoreSheetTap,
    ScoreTap,
)
from handlers.scores.pages import in_pages
from handlers.scores.picture import score_png
from handlers.scores.records import record_lines
from locales import Html, Param, Words, in_lines
from locales.scores import component_title, grade_name, period_name
from storage.follow_ups import outcomes
from storage.tables import Closing

_ROOM_BELOW = 60
"""Characters of a page that its number takes."""
_KEPT = frozenset({Source.DISCIPLINE, Source.ATTENDANCE, Source.TARGET_ATTAINMENT})
"""The sources whose lists are frozen with the sums."""
_MARKS: Mapping[Stage, str] = {
    **dict.fromkeys(Stage, ""),
    Stage.OPEN: "⏳ ",
    Stage.CLOSING: "⏳ ",
    Stage.FROZEN: "🔒 ",
}
"""Before a period in a list: provisional, or frozen."""


def _employee_id(turn: Turn) -> int:
    # The gate has let only a person of the roster come here.
    assert turn.actor.employee_id is not None
    return turn.actor.employee_id


async def show(turn: Turn) -> None:
    """Where the person stands now, live."""
    view = await actions.current(turn.uow, turn.office, _employee_id(turn), turn.received)
    turn.say(await _overview(turn, view))


async def of_period(turn: Turn, said: str) -> bool:
    """The score of the period that the words name."""
    scheme, today = turn.office.scheme, turn.received_on
    period = asked_of(turn, said, today, "nilai", begun((scheme.period, scheme.interim), today))
    if period is None:
        return False
    turn.say(await _overview(turn, await _open(turn, period.code)))
    return True


async def show_period(turn: Turn, tap: ScoreTap) -> None:
    """A period's score in the message that was tapped."""
    turn.edit(await _overview(turn, await _open(turn, tap.period)))


async def show_revision(turn: Turn, tap: ScoreRevisionTap) -> None:
    """A closed period's result as it stood in a revision, with the way back to the latest one."""
    uow, office, who = turn.uow, turn.office, _employee_id(turn)
    view = await actions.open_period(uow, office, who, tap.period, turn.received, tap.revision)
    words, scope = turn.words, view.scope
    text = breakdown(words, view)
    turn.edit(Screen(text, [[Button(words.plain("score-latest"), ScoreTap(scope.period.code))]]))


async def show_changes(turn: Turn, tap: ScoreChangesTap) -> None:
    """What an objection changed, component by component."""
    view = await _open(turn, tap.period)
    frozen, before = view.frozen, view.before
    if frozen is None or before is None:
        raise Invalid("button-outdated")
    words, code = turn.words, view.scope.period.code
    name, revision = period_name(words, frozen.period), frozen.revision
    title = words("score-changes-title", period=name, before=before.revision, revision=revision)
    lines = [title, Html("")]
    lines += change_lines(words, frozen.scheme, difference(before.card, frozen.card))
    former = words.plain("score-revision", revision=before.revision)
    rows = [
        [Button(former, ScoreRevisionTap(code, before.revision))],
        [Button(words.plain("score-back"), ScoreTap(code))],
    ]
    turn.edit(Screen(in_lines(lines), rows))


async def show_records(turn: Turn, tap: ScoreRecordsTap) -> None:
    """A page of the records behind a component."""
    view = await _open(turn, tap.period)
    components = view.scorecard.card.components
    if not 0 <= tap.component < len(components):
        raise Invalid("button-outdated")
    turn.edit(_records(turn, view, tap.component, components[tap.component], tap.page))


async def show_picture(turn: Turn, tap: ScorePictureTap) -> None:
    """The score as a picture, drawn once this turn is committed."""
    view = await _open(turn, tap.period)
    office = await turn.uow.score_summaries.means(view.scope)
    caption = turn.words("picture-caption", period=period_name(turn.words, view.scope.period))
    if view.stage is not Stage.RUNNING:
        caption = Html(f"{caption}\n{stage_line(turn.words, view)}")

    no_grade = "results-ungraded" if view.is_closed else "picture-no-grade"

    def make() -> Screen:
        return Screen(caption, photo=score_png(turn.words, view.records, view.scorecard, office, no_grade))

    turn.answers.append(Picture(make))


async def make_sheet(turn: Turn, tap: ScoreSheetTap) -> None:
    """The sheet of one's own frozen result; it is typeset after this turn, in a thread."""
    view = await _open(turn, tap.period)
    frozen, sheet = await load_result_sheet(turn.uow, turn.office, view.scope.period, _employee_id(turn))
    turn.toast(turn.words.plain("papers-making"))
    turn.answers.append(Picture(sheet_screen(turn.words, turn.office, frozen, sheet)))


async def show_past(turn: Turn, tap: PastScoresTap) -> None:
    """The periods before the running one, and those evaluated on the way, each with its result."""
    words = turn.words
    found = await actions.earlier(turn.uow, turn.office, _employee_id(turn), turn.received)
    shown = await actions.current(turn.uow, turn.office, _employee_id(turn), turn.received)
    back = [Button(words.plain("score-back"), ScoreTap(shown.scope.period.code))]
    if not found:
        turn.edit(Screen(words("score-others-none"), [back]))
        return
    buttons = [[_past_button(turn, each)] for each in found]
    turn.edit(Screen(words("score-others"), [*buttons, back]))


async def _open(turn: Turn, code: str) -> ScoreView:
    return await actions.open_period(turn.uow, turn.office, _employee_id(turn), code, turn.received)


def _past_button(turn: Turn, view: ScoreView, style: str | None = None) -> Button:
    return Button(_past_label(turn, view), ScoreTap(view.scope.period.code), style=style)


def _past_label(turn: Turn, view: ScoreView) -> str:
    words, card = turn.words, view.scorecard.card
    said = {"period": period_name(words, view.scope.period), "mark": _MARKS[view.stage]}
    if card.grade is None:
        return words.plain("score-past-closed" if view.is_closed else "score-past-open", **said)
    said["grade"] = grade_name(words, view.scope.scheme, card.grade)
    if card.score is None:
        return words.plain("score-past-graded", **said)
    return words.plain("score-past-scored", score=words.score(card.score), **said)


async def _overview(turn: Turn, view: ScoreView) -> Screen:
    words, scope = turn.words, view.scope
    code = scope.period.code
    components = [
        Button(component_title(words, scope.scheme, each.id), ScoreRecordsTap(code, n, 0))
        for n, each in enumerate(view.scorecard.card.components)
    ]
    more = [
        Button(words.plain("score-picture"), ScorePictureTap(code)),
        Button(words.plain("score-others-button"), PastScoresTap()),
    ]
    marked = await turn.uow.innovations.confirmed(_employee_id(turn), scope.period.span)
    innovations = [words("score-innovations", count=marked)] if marked else []
    said, objecting = await _objecting(turn, view)
    below = [*innovations, *(Html(f"\n{line}") for line in said)]
    over = await actions.just_over(turn.uow, view, _employee_id(turn), turn.received)
    first = [] if over is None else [Html(f"{words('score-just-over')}\n")]
    text = _with_lines(breakdown(words, view, first), below)
    opens = [] if over is None else [[_past_button(turn, over, style="primary")]]
    has_sheet = view.frozen is not None
    sheet = [[Button(words.plain("results-button"), ScoreSheetTap(code))]] if has_sheet else []
    text = await _with_follow_up(turn, view, text)
    changed = [[Button(words.plain("score-changes"), ScoreChangesTap(code))]] if view.before else []
    return Screen(text, [*opens, *in_rows(components, 2), *changed, more, *sheet, *objecting])


def _with_lines(text: Html, lines: Sequence[Html]) -> Html:
    """The text with those lines below it that fit."""
    for line in lines:
        longer = Html(f"{text}\n{line}")
        text = longer if length(longer) <= LONGEST_MESSAGE else text
    return text


async def _objecting(turn: Turn, view: ScoreView) -> tuple[list[Html], list[list[Button]]]:
    """Until when the person may object to a frozen result, or the way to the objection."""
    frozen, words = view.frozen, turn.words
    if frozen is None:
        return [], []
    window = await objection_window(turn.uow, turn.office, frozen, _employee_id(turn), turn.received)
    to = CommandTap(f"keberatan {frozen.period.code}")
    if window.objected is not None:
        return [], [[Button(words.plain("score-objection"), to)]]
    if window.why_not is not None:
        return [], []
    until = await moment_for(turn.uow, words, turn.office, turn.actor, window.until_minute, turn.received)
    return [words("score-may-object", moment=until)], [[Button(words.plain("score-object"), to)]]


async def _with_follow_up(turn: Turn, view: ScoreView, text: Html) -> Html:
    """The text with what the supervisor said to a frozen result, or with where that is read."""
    if view.frozen is None:
        return text
    uow, who = turn.uow, _employee_id(turn)
    finished = await uow.follow_ups.finished()
    closed = next((each for each in finished if each.id == view.frozen.closing_id), None)
    outcome = None if closed is None else (await outcomes(uow, closed, [who])).get(who)
    if outcome is None:
        return text
    said = told_lines(turn.words, outcome, await names_in(uow, outcome), Space(LONGEST_TEXT, 20))
    if not said:
        return text
    whole = in_lines([text, "", turn.words("score-follow-up-said"), *said])
    elsewhere = [turn.words("score-follow-up-elsewhere")]
    return whole if length(whole) <= LONGEST_MESSAGE else _with_lines(text, elsewhere)


def _records(turn: Turn, view: ScoreView, index: int, component: ComponentResult, page: int) -> Screen:
    words, scope = turn.words, view.scope
    head = [words("record-title", period=period_name(words, scope.period))]
    head.extend(component_lines(words, scope, component))
    head.extend(sum_lines(words, view.records, component))
    head.extend(_frozen_line(words, view, component))
    head.append(Html(""))
    room = LONGEST_MESSAGE - length("\n".join(head)) - _ROOM_BELOW
    pages = in_pages(record_lines(words, view.records, component.source), room)
    page = min(max(page, 0), len(pages) - 1)
    shown = pages[page] or [words("record-none")]
    if len(pages) > 1:
        shown = [*shown, Html(""), words("page-number", page=page + 1, pages=len(pages))]
    code = scope.period.code
    turns = []
    if page:
        turns.append(Button(words.plain("record-newer"), ScoreRecordsTap(code, index, page - 1)))
    if page < len(pages) - 1:
        turns.append(Button(words.plain("record-older"), ScoreRecordsTap(code, index, page + 1)))
    rows = [turns] if turns else []
    text = in_lines([*head, *shown])
    return Screen(text, [*rows, [Button(words.plain("score-back"), ScoreTap(code))]])


def _frozen_line(words: Words, view: ScoreView, component: ComponentResult) -> list[Html]:
    """What of a closed period's list is frozen with the sums, and what stands as it does now."""
    if view.frozen is None:
        return []
    if component.source in _KEPT and view.frozen.records.days is not None:
        return [words("score-frozen-list")]
    return [words("score-frozen-records" if view.before is None else "score-frozen-records-revised")]


async def closed(told: Telling, notice: PeriodClosed) -> Screen | None:
    """The own result of a period that was closed; None when another revision cannot be found."""
    closing = await told.uow.closings.get(notice.closing_id)
    if closing is None:
        return None
    frozen = await told.uow.closings.latest(Period.parse(closing.period), notice.employee_id)
    if frozen is None:
        return None
    words, card = told.words, frozen.card
    said: dict[str, Param] = {"period": period_name(words, frozen.period)}
    if card.grade is None:
        text = words("period-closed-tell-none", **said)
    else:
        said["grade"] = grade_name(words, frozen.scheme, card.grade)
        key = "period-closed-tell-grade" if card.score is None else "period-closed-tell"
        text = words(key, **said, score="" if card.score is None else words.score(card.score))
    text = Html("\n\n".join([text, *await _left_undecided(told, closing, notice.employee_id)]))
    rows = [[Button(words.plain("period-closed-open"), ScoreTap(frozen.period.code))]]
    window = await objection_window(told.uow, told.office, frozen, notice.employee_id, told.now)
    if window.why_not is None:
        actor = await told.reader()
        until = await moment_for(told.uow, words, told.office, actor, window.until_minute, told.now)
        text = Html(f"{text}\n\n{words('score-may-object', moment=until)}")
        rows.append([Button(words.plain("score-object"), CommandTap(f"keberatan {frozen.period.code}"))])
    return Screen(text, rows)


async def _left_undecided(told: Telling, closing: Closing, employee_id: int) -> list[Html]:
    """What nobody can approve any more, told to the author and to the person who was to review."""
    left = await told.uow.closing_news.left_undecided(closing, employee_id)
    counts = {
        "period-closed-own": left.own,
        "period-closed-assessed": left.assessed,
        "period-closed-correction": left.corrections,
    }
    return [told.words(key, count=count) for key, count in counts.items() if count]


ROOM = Room(
    commands=[
        Command(
            "nilai",
            Action.SEE_OWN_SCORE,
            show,
            of_period,
            aliases=("score",),
            spoken=("nilai", "skor", "score"),
            reads=True,
            is_own=True,
        )
    ],
    taps=[
        Tap(ScoreTap, Action.SEE_OWN_SCORE, show_period, reads=True),
        Tap(ScoreRecordsTap, Action.SEE_OWN_SCORE, show_records, reads=True),
        Tap(ScoreRevisionTap, Action.SEE_OWN_SCORE, show_revision, reads=True),
        Tap(ScoreChangesTap, Action.SEE_OWN_SCORE, show_changes, reads=True),
        Tap(ScorePictureTap, Action.SEE_OWN_SCORE, show_picture, reads=True),
        Tap(ScoreSheetTap, Action.SEE_OWN_SCORE, make_sheet, reads=True),
        Tap(PastScoresTap, Action.SEE_OWN_SCORE, show_past, reads=True),
    ],
    notices={PeriodClosed: closed},
)
