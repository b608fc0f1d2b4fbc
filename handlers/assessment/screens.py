"""The one message of an assessment: the team, a person's answers, one question, the rating by judgement."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import shortened
from domain.assessments import SOURCES, Criterion, Section, closes_on, is_complete, progress
from domain.periods import Period
from domain.schemes import Assessor
from domain.scoring import Rating
from handlers.assessment.callbacks import (
    CriterionTap,
    JudgeTap,
    NoteTap,
    PersonTap,
    RateTap,
    TeamTap,
    View,
    Wish,
)
from handlers.assessment.sheet import Sheet
from handlers.frame.screen import Button, Rows, Screen, cut, in_rows
from handlers.frame.turn import Turn
from handlers.kit.pages import page_of
from locales import Html, Words, in_lines
from locales.scores import period_name
from storage.records.assessments import GivenAnswer

_PEOPLE_ON_SCREEN = 8
LONGEST_NAME = 60
_CONDUCTS = (1, 2, 3)
"""Each value has three behaviours, as the regulation writes them."""


def criterion_name(words: Words, criterion: Criterion) -> str:
    """How a question is called."""
    if criterion.section is Section.BEHAVIOUR:
        return words.plain(f"behaviour-{criterion.name}")
    return shortened(criterion.name, LONGEST_NAME)


def rating_name(words: Words, criterion: Criterion, rating: int) -> str:
    """“4 – Sering”, or “4 – Mumpuni” of a competency."""
    return words.plain(f"assess-{criterion.section}-{rating}")


def title(words: Words, sheet: Sheet) -> Html:
    """Who is assessed, and for what."""
    period = period_name(words, sheet.period)
    if sheet.source is Assessor.SELF:
        return words("assess-title-self", period=period)
    return words("assess-title", name=sheet.person.name, period=period)


# --- the team -------------------------------------------------------------------------------------------


def team_screen(
    words: Words, period: Period, sheets: Sequence[Sheet], page: int, others: Sequence[Period]
) -> Screen:
    """Everybody to assess, with what is missing."""
    head = [words("assess-team", period=period_name(words, period)), _until(words, period)]
    switch = [
        [Button(words.plain("assess-other-period", period=period_name(words, each)), TeamTap(each.code, 0))]
        for each in others
    ]
    if not sheets:
        return Screen(in_lines([*head, "", words("assess-team-none")]), switch)
    done = sum(is_complete(sheet.asked, sheet.given) for sheet in sheets)
    found = page_of(words, sheets, page, _PEOPLE_ON_SCREEN, lambda number: TeamTap(period.code, number))
    lines = [words("assess-team-done", done=done, count=len(sheets)), Html("")]
    buttons = []
    for sheet in found.shown:
        lines.append(_person_line(words, sheet))
        label = cut(sheet.person.name, 40)
        buttons.append([Button(label, PersonTap(period.code, sheet.number, View.MATERIALS))])
    return Screen(in_lines([*head, *lines]), [*buttons, *found.rows, *switch])


def _until(words: Words, period: Period) -> Html:
    return words("assess-until", day=closes_on(period))


def _person_line(words: Words, sheet: Sheet) -> Html:
    key = "assess-person-done" if is_complete(sheet.asked, sheet.given) else "assess-person"
    return words(key, name=cut(sheet.person.name, 60), progress=_progress(words, sheet))


def _progress(words: Words, sheet: Sheet) -> Html:
    """“perilaku 3/7, kompetensi 0/2”."""
    parts = [
        words(f"assess-progress-{each.section}", given=each.given, asked=each.asked)
        for each in progress(sheet.asked, sheet.given)
    ]
    if sheet.judged is not None:
        parts.append(words("assess-progress-results"))
    return Html(", ".join(parts))


# --- the answers about one person -----------------------------------------------------------------------


async def answers_screen(turn: Turn, sheet: Sheet, others: Sequence[Period], news: Html | None) -> Screen:
    """What was answered so far, each to be opened again."""
    words, scheme = turn.words, turn.office.scheme
    lines = [*([news, Html("")] if news else []), title(words, sheet), _until(words, sheet.period)]
    for section, source in SOURCES.items():
        own = [(n, each) for n, each in enumerate(sheet.asked, 1) if each.section is section]
        if own:
            lines.append(Html(f"\n{words(f'assess-section-{section}')}"))
            lines.extend(_answer_line(words, sheet, n, each) for n, each in own)
            if source not in scheme.used_sources and sheet.source is Assessor.SUPERVISOR:
                lines.append(words("assess-not-counted"))
    rows: list[Sequence[Button]] = []
    following = sheet.next_open()
    if following is not None:
        rows.append([_go_on(words, sheet, following)])
    if sheet.source is Assessor.SUPERVISOR and scheme.matrix is not None:
        lines.append(Html(f"\n{_judged_line(words, sheet)}"))
        rows.append([Button(words.plain("assess-judge"), _judge(sheet, Wish.ASK))])
    numbers = [
        Button(str(n), CriterionTap(sheet.period.code, sheet.number, each.code))
        for n, each in enumerate(sheet.asked, 1)
    ]
    rows.extend(in_rows(numbers, 5))
    rows.append([_materials(words, sheet), *_back_to_team(words, sheet)])
    if sheet.source is Assessor.SELF:
        rows.extend(_own_periods(words, others))
    lines.append(Html(f"\n{words('assess-change-hint')}"))
    return Screen(in_lines(lines), rows)


def _own_periods(words: Words, others: Sequence[Period]) -> Rows:
    return [
        [
            Button(
                words.plain("assess-other-period", period=period_name(words, each)),
                PersonTap(each.code, 0, View.ANSWERS),
            )
        ]
        for each in others
    ]


def _go_on(words: Words, sheet: Sheet, following: Criterion) -> Button:
    key = "assess-go-on" if sheet.given else "assess-begin"
    return Button(
        words.plain(key), CriterionTap(sheet.period.code, sheet.number, following.code), style="primary"
    )


def _answer_line(words: Words, sheet: Sheet, number: int, criterion: Criterion) -> Html:
    given, own = sheet.given.get(criterion.name), sheet.seen_own(criterion)
    line = words(
        "assess-answer",
        number=number,
        name=criterion_name(words, criterion),
        rating="–" if given is None else given.rating,
    )
    if own is not None:
        line = Html(f"{line} {words('assess-answer-own', rating=own.rating)}")
    return Html(f"{line} 📝") if given is not None and given.note else line


def go_on_rows(words: Words, sheet: Sheet) -> Rows:
    """Under what there is to read: on to the questions, or to what was answered; and back to the team."""
    following = sheet.next_open()
    rows: list[Sequence[Button]] = [] if following is None else [[_go_on(words, sheet, following)]]
    answers = Button(words.plain("assess-answers"), PersonTap(sheet.period.code, sheet.number, View.ANSWERS))
    return [*rows, [answers, *_back_to_team(words, sheet)]]


def _materials(words: Words, sheet: Sheet) -> Button:
    tap = PersonTap(sheet.period.code, sheet.number, View.MATERIALS)
    return Button(words.plain("assess-materials"), tap)


def _back_to_team(words: Words, sheet: Sheet) -> list[Button]:
    if sheet.source is Assessor.SELF:
        return []
    return [Button(words.plain("assess-team-button"), TeamTap(sheet.period.code, 0))]


# --- one question ---------------------------------------------------------------------------------------


async def criterion_screen(
    turn: Turn,
    sheet: Sheet,
    criterion: Criterion,
    *,
    news: Html | None = None,
    last: Criterion | None = None,
) -> Screen:
    """A question with its behaviours or its level; `last` is the one that has just been answered."""
    words = turn.words
    given = sheet.given.get(criterion.name)
    place = f"{sheet.asked.index(criterion) + 1}/{len(sheet.asked)}"
    head = words("assess-criterion", place=place, name=criterion_name(words, criterion))
    lines = [*([news, Html("")] if news else []), title(words, sheet), head]
    if criterion.section is Section.BEHAVIOUR:
        lines.extend(words("assess-conduct", text=words(f"conduct-{criterion.name}-{n}")) for n in _CONDUCTS)
    elif criterion.required is not None:
        level = rating_name(words, criterion, criterion.required)
        lines.append(words("assess-required", level=level))
    lines.append(Html(""))
    if given is not None:
        lines.extend(await _given_lines(turn, sheet, criterion, given))
    elif criterion.name in sheet.own:
        lines.append(words("assess-blind"))
    who = "-self" if sheet.source is Assessor.SELF else ""
    lines.append(words(f"assess-question-{criterion.section}{who}"))
    return Screen(in_lines(lines), _criterion_rows(words, sheet, criterion, last))


async def _given_lines(turn: Turn, sheet: Sheet, criterion: Criterion, given: GivenAnswer) -> list[Html]:
    """The answer, whose it is where it is another's, its note, and what the person said of themselves."""
    words = turn.words
    rating = rating_name(words, criterion, given.rating)
    if given.assessor_id == turn.person.id:
        lines = [words("assess-given", rating=rating)]
    else:
        name = (await turn.uow.people.get(given.assessor_id)).name
        lines = [words("assess-given-by", name=name, rating=rating)]
    if given.note:
        lines.append(words("assess-note", note=given.note))
    own = sheet.seen_own(criterion)
    if own is not None:
        lines.append(words("assess-own", rating=rating_name(words, criterion, own.rating)))
    if own is not None and own.note:
        lines.append(words("assess-note", note=own.note))
    return [*lines, Html("")]


def _rate_button(words: Words, sheet: Sheet, criterion: Criterion, rating: int) -> Button:
    given = sheet.given.get(criterion.name)
    label = rating_name(words, criterion, rating)
    is_chosen = given is not None and given.rating == rating
    tap = RateTap(sheet.period.code, sheet.number, criterion.code, rating)
    return Button(f"✓ {label}" if is_chosen else label, tap)


def _criterion_rows(words: Words, sheet: Sheet, criterion: Criterion, last: Criterion | None) -> Rows:
    code, number = sheet.period.code, sheet.number
    given = sheet.given.get(criterion.name)
    first, *others = [_rate_button(words, sheet, criterion, rating) for rating in range(1, 6)]
    rows: list[Sequence[Button]] = [[first], *in_rows(others, 2)]
    noted = criterion if given is not None else last
    if noted is not None:
        label = words.plain("assess-note-button", name=cut(criterion_name(words, noted), 30))
        rows.append([Button(label, NoteTap(code, number, noted.code))])
    ways = [Button(words.plain("assess-answers"), PersonTap(code, number, View.ANSWERS))]
    following = sheet.next_open(after=criterion.code)
    if following is not None and following != criterion:
        key = "assess-skip" if given is None else "assess-next"
        ways.append(Button(words.plain(key), CriterionTap(code, number, following.code)))
    return [*rows, ways]


def rated_news(words: Words, sheet: Sheet, criterion: Criterion) -> Html:
    """The saved answer, next to the person's own."""
    given, own = sheet.given[criterion.name], sheet.seen_own(criterion)
    name = criterion_name(words, criterion)
    line = words("assess-kept", name=name, rating=rating_name(words, criterion, given.rating))
    if own is None:
        return line
    return Html(f"{line}\n{words('assess-own', rating=rating_name(words, criterion, own.rating))}")


# --- the results by judgement ---------------------------------------------------------------------------


def _judge(sheet: Sheet, wish: Wish) -> JudgeTap:
    return JudgeTap(sheet.period.code, sheet.number, wish)


def _judged_line(words: Words, sheet: Sheet) -> Html:
    if sheet.judged is None:
        return words("assess-judged-not")
    rating = words(f"rating-{sheet.judged.rating}")
    return words("assess-judged", rating=rating, reason=shortened(sheet.judged.reason, 300))


def judge_screen(words: Words, sheet: Sheet) -> Screen:
    """How the results may be rated, in the regulation's words, and how they are now."""
    lines = [title(words, sheet), words("assess-judge-title"), Html("")]
    lines.extend(words(f"assess-judge-{rating}") for rating in Rating)
    lines.extend([Html(""), _judged_line(words, sheet), words("assess-judge-hint")])
    rows: list[Sequence[Button]] = [
        [Button(words.plain(f"assess-judge-button-{rating}"), _judge(sheet, Wish(rating)))]
        for rating in Rating
    ]
    if sheet.judged is not None:
        rows.append([Button(words.plain("assess-judge-figures"), _judge(sheet, Wish.FIGURES))])
    answers = PersonTap(sheet.period.code, sheet.number, View.ANSWERS)
    return Screen(in_lines(lines), [*rows, [Button(words.plain("assess-answers"), answers)]])
