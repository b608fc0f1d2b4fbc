"""The people to rate, one criterion at a time, and the given ratings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.answers import shortened
from domain.colleagues import DeclineReason, RequestState, Round
from domain.disclosure import FEWEST_RATERS
from domain.office import Office
from domain.periods import Period
from domain.schemes import Assessor, Source
from handlers.colleagues.actions import open_criteria, options_of
from handlers.colleagues.callbacks import ANY, ASK, DeclineTap, RateTap, RequestsTap
from handlers.frame.screen import Button, Rows, Screen
from locales import Html, Words, in_lines
from locales.scores import criterion_title, period_name, title
from storage.records.colleagues import NamedRequest

_RATINGS = (1, 2, 3, 4, 5)
_LONGEST_NAME, _LONGEST_CRITERION = 34, 70


def list_screen(words: Words, office: Office, asked: Sequence[NamedRequest], today: date) -> Screen:
    """Everybody whom a person is asked to rate in open rounds."""
    if not asked:
        return Screen(in_lines([words("rating-none"), *_next(words, office, today), "", _who(words, office)]))
    request = asked[0].request
    period = period_name(words, Period.parse(request.period))
    done = sum(each.request.state == RequestState.DONE for each in asked)
    is_over = all(each.request.state != RequestState.OPEN for each in asked)
    lines = [
        words("rating-title", period=period),
        words(
            "rating-all-done" if is_over else "rating-until", day=request.date, done=done, count=len(asked)
        ),
        Html(""),
        _who(words, office),
    ]
    rows = [[Button(_label(words, office, each), RateTap(each.request.id, ANY, 0))] for each in asked]
    return Screen(in_lines(lines), rows)


def _who(words: Words, office: Office) -> Html:
    least = [FEWEST_RATERS, *(office.scheme.sources.of_raters(each).min_raters for each in _sources(office))]
    return words("rating-who-sees", fewest=max(least))


def _sources(office: Office) -> frozenset[Source]:
    return office.scheme.used_sources & {Source.PEER, Source.SUBORDINATE}


def _next(words: Words, office: Office, today: date) -> list[Html]:
    """When people are asked next, where the scheme has them asked."""
    rounds = Round.all_on(office.scheme, today)
    if not rounds:
        return [words("rating-not-used")]
    to_come = [each for each in rounds if each.opens > today]
    if not to_come:
        return []
    first = min(to_come, key=lambda each: each.opens)
    return [words("rating-next", opens=words.short_day(first.opens), closes=words.short_day(first.closes))]


def _label(words: Words, office: Office, asked: NamedRequest) -> str:
    request = asked.request
    criteria = options_of(office, request).criteria
    state = "begun" if request.state == RequestState.OPEN and request.given else request.state
    return words.plain(
        f"rating-button-{state}-{request.source}",
        name=shortened(asked.rated.name, _LONGEST_NAME),
        given=len(criteria) - len(open_criteria(office, request)),
        count=len(criteria),
    )


def request_screen(words: Words, office: Office, asked: NamedRequest, place: int) -> Screen:
    """The question of a criterion, or all that was given where none is open."""
    criteria = options_of(office, asked.request).criteria
    waiting = open_criteria(office, asked.request)
    if place < len(criteria):
        return _question(words, office, asked, place)
    if waiting:
        return _question(words, office, asked, criteria.index(waiting[0]))
    return _given(words, office, asked)


def _head(words: Words, asked: NamedRequest) -> Html:
    key = "rating-about-supervisor" if asked.request.assessor is Assessor.SUBORDINATE else "rating-about-peer"
    position = f", {asked.rated.position}" if asked.rated.position else ""
    return words(key, name=asked.rated.name, position=position)


def _question(words: Words, office: Office, asked: NamedRequest, place: int) -> Screen:
    request, options = asked.request, options_of(office, asked.request)
    criterion = options.criteria[place]
    name = _name(words, office, asked, criterion)
    lines = [
        _head(words, asked),
        Html(""),
        words("rating-criterion", name=name, number=place + 1, count=len(options.criteria)),
    ]
    meaning = options.meanings.get(criterion)
    if meaning is not None:
        lines.append(words("rating-meaning", meaning=title(words, meaning)))
    lines += [Html(""), *(words(f"rating-frequency-{each}") for each in reversed(_RATINGS))]
    chosen = request.given.get(criterion)
    buttons = [
        Button(f"✓ {each}" if each == chosen else str(each), RateTap(request.id, place, each))
        for each in _RATINGS
    ]
    rows: list[list[Button]] = [buttons]
    if request.state != RequestState.DONE:
        rows.append([Button(words.plain("rating-decline"), DeclineTap(request.id, ASK))])
    return Screen(in_lines(lines), [*rows, _ways_back(words, asked, place)])


def _ways_back(words: Words, asked: NamedRequest, place: int) -> list[Button]:
    to_list = Button(words.plain("rating-to-list"), RequestsTap())
    if place == 0:
        return [to_list]
    return [Button(words.plain("rating-before"), RateTap(asked.request.id, place - 1, 0)), to_list]


def _name(words: Words, office: Office, asked: NamedRequest, criterion: str) -> str:
    said = criterion_title(words, office.scheme, Source(asked.request.source), criterion)
    return shortened(said, _LONGEST_CRITERION)


def _given(words: Words, office: Office, asked: NamedRequest) -> Screen:
    request, criteria = asked.request, options_of(office, asked.request).criteria
    names = [_name(words, office, asked, each) for each in criteria]
    lines = [_head(words, asked), Html("")]
    lines += [
        words("rating-given", name=name, rating=request.given[each])
        for name, each in zip(names, criteria, strict=True)
    ]
    lines += [Html(""), words("rating-saved", day=request.date)]
    rows: Rows = [
        [Button(words.plain("rating-change", name=shortened(name, _LONGEST_NAME)), RateTap(request.id, n, 0))]
        for n, name in enumerate(names)
    ]
    return Screen(in_lines(lines), [*rows, [Button(words.plain("rating-to-list"), RequestsTap())]])


def decline_screen(words: Words, asked: NamedRequest) -> Screen:
    """Why the person is not rated."""
    rows = [
        [Button(words.plain(f"rating-reason-{each}"), DeclineTap(asked.request.id, each))]
        for each in DeclineReason
    ]
    back = [Button(words.plain("rating-back"), RateTap(asked.request.id, ANY, 0))]
    return Screen(words("rating-ask-reason", name=asked.rated.name), [*rows, back])
