"""What citizens wrote in a quarter, by kind and in no order of time."""

from __future__ import annotations

from functools import partial

from domain.answers import shortened
from domain.disclosure import FEWEST
from handlers.frame.screen import LONGEST_MESSAGE, Button, Rows, Screen, length, pages, pieces
from handlers.kit.pages import ways
from handlers.satisfaction.actions import Place, Results, ShownComments
from handlers.satisfaction.callbacks import ResultsCommentsTap, ResultsPhotosTap, ResultsTap
from handlers.satisfaction.screens import KINDS, title_of
from locales import Html, Words
from locales.scores import period_name

_NAME, _BUTTON = 120, 60
_TEXT = "\0"
"""Stands for a comment in its sentence: sentences of the locales take no texts as long as these."""


def comments_screen(words: Words, results: Results, page: int) -> Screen:
    """A page of the comments; a long one is continued on the next lines or pages and never cut."""
    place, said = results.place, results.said
    title = shortened(title_of(words, place), _NAME)
    head = words("satisfaction-comments-title", title=title, period=period_name(words, results.quarter))
    how = words("satisfaction-comments-how", least=FEWEST)
    room = LONGEST_MESSAGE - length(head) - length(how) - 2
    texts = pages(_lines(words, place, said, room), room)
    page = max(0, min(page, len(texts) - 1))
    body = texts[page] if texts else words("satisfaction-comments-none", least=FEWEST)
    return Screen(Html(f"{head}\n{how}\n{body}"), _rows(words, results, page, len(texts)))


def _lines(words: Words, place: Place, said: ShownComments, room: int) -> list[Html]:
    lines: list[Html] = []
    for kind in KINDS:
        of_kind = [(text, name) for each, text, name in said.comments if each == kind]
        if of_kind:
            lines.append(words(f"satisfaction-comments-{kind or 'other'}", n=len(of_kind)))
        for text, name in of_kind:
            key = "satisfaction-comment" if place.service else "satisfaction-comment-of"
            shell = words(key, text=_TEXT, service=shortened(name, _BUTTON))
            before, _, after = shell.partition(_TEXT)
            first, *more = pieces(" ".join(text.split()), room - length(shell))
            whole = [f"{before}{first}", *more]
            lines += [Html(each) for each in (*whole[:-1], f"{whole[-1]}{after}")]
    return lines


def _rows(words: Words, results: Results, page: int, count: int) -> Rows:
    place, said, quarter = results.place, results.said, results.quarter.code
    unit, service = place.unit.id if place.unit else 0, place.service.id if place.service else 0
    rows = list(ways(words, page, count, 1, partial(ResultsCommentsTap, unit, service, quarter)))
    if said.photos:
        label = words.plain("satisfaction-photos", n=len(said.photos))
        rows.append([Button(label, ResultsPhotosTap(unit, service, quarter, 0))])
    return [*rows, [Button(words.plain("satisfaction-back"), ResultsTap(unit, service, quarter))]]
