"""Who looked at one's own record, the latest first, page by page."""

from __future__ import annotations

from itertools import groupby

from domain.retention import VIEWS_KEPT
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.pages import ways
from handlers.privacy.callbacks import PrivacyPageTap, ViewsTap
from locales import Html, in_lines
from storage.records.views import Looked

_ON_A_PAGE = 12


async def show(turn: Turn, tap: ViewsTap) -> None:
    """A page of who looked at what, by day."""
    words = turn.words
    found, count = await turn.uow.views.of(turn.person.id, tap.page, _ON_A_PAGE)
    lines = [words("privacy-head"), Html(""), words("privacy-views-title"), Html("")]
    for day, views in groupby(found, lambda each: turn.office.date_of(each.at)):
        lines.append(words("privacy-views-day", day=day))
        lines += [_line(turn, each) for each in views]
    if not found:
        lines.append(words("privacy-views-none"))
    lines += [Html(""), words("privacy-views-note", days=VIEWS_KEPT.days)]
    back = Button(words.plain("privacy-views-back"), PrivacyPageTap(0))
    turn.edit(Screen(in_lines(lines), [*ways(words, tap.page, count, _ON_A_PAGE, ViewsTap), [back]]))


def _line(turn: Turn, view: Looked) -> Html:
    words, local = turn.words, view.at.astimezone(turn.office.zone)
    looker = words(f"privacy-looker-{view.looker}")
    who = looker if view.name is None else words("privacy-views-who", name=view.name, looker=looker)
    what = words(f"privacy-seen-{view.what.replace('_', '-')}")
    return words("privacy-views-line", time=local.time(), who=who, what=what)
