"""`/hasil`: citizens' ratings of services in past quarters, and the promises."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.disclosure import FEWEST
from domain.errors import NotAllowed
from domain.office import Office
from domain.satisfaction import Sums
from domain.survey import quality
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, allow
from handlers.satisfaction.actions import PublicResults, read_public
from locales import Html, Words
from locales.scores import period_name
from storage.base.outages import DatabaseUnavailable
from web.pages import NOTHING, Block, page, words_of
from web.shared import SharedDatabase

_ON_A_PAGE = 50
_READ_AGAIN = timedelta(minutes=10)
"""Visitors are many, and the figures change once a day."""


class ResultPages:
    """The list of services, and a page for each."""

    def __init__(self, office: Office, database: SharedDatabase, now: Callable[[], datetime]) -> None:
        self._office = office
        self._database = database
        self._now = now
        self._read: tuple[datetime, Sequence[PublicResults]] | None = None
        self._reading: asyncio.Task[Sequence[PublicResults]] | None = None

    def routes(self) -> list[Route]:
        """What browsers find under `/hasil`."""
        return [Route("/hasil", self._answer), Route("/hasil/{code:path}", self._answer)]

    async def _answer(self, request: Request) -> Response:
        words = words_of(request, self._office.default_language)
        title = words.plain("results-page-title")
        try:
            found = await self._results(words)
        except NotAllowed as refusal:
            return page(words, title, self._office.name, [words(refusal.key)], 404)
        except DatabaseUnavailable:
            return page(words, title, self._office.name, [words("check-page-down")], 503)
        code = request.path_params.get("code")
        if code is None:
            return self._list(words, title, found, request.query_params.get("hal", ""))
        service = next((each for each in found if each.code == code), None)
        if service is None:
            return page(words, title, self._office.name, [words("results-page-unknown")], 404)
        return page(words, service.name, self._office.name, self._service(words, service))

    async def _results(self, words: Words) -> Sequence[PublicResults]:
        """The published figures of every service; read again after ten minutes, for all who ask meanwhile."""
        now = self._now()
        if self._read is not None and timedelta(0) <= now - self._read[0] < _READ_AGAIN:
            return self._read[1]
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read_again(words.language, now))
        return await asyncio.shield(self._reading)

    async def _read_again(self, language: str, now: datetime) -> Sequence[PublicResults]:
        visitor = Actor(0, None, is_admin=False, in_service=False, language=language)
        async with self._database.read() as uow:
            await allow(uow, self._office, visitor, Action.SEE_PUBLIC_RESULTS, None, now)
            found = await read_public(uow, self._office.date_of(now))
        self._read = now, found
        return found

    def _list(self, words: Words, title: str, found: Sequence[PublicResults], number: str) -> Response:
        first = (int(number) if number.isdecimal() and len(number) < 5 else 0) * _ON_A_PAGE
        shown = found[first : first + _ON_A_PAGE]
        here = f"{urlsplit(self._office.public_url).path}/hasil"
        lines = [words("results-page-how", least=FEWEST), self._method(words)]
        for each in shown:
            link = (
                f'<a href="{here}/{quote(each.code, safe="")}?lang={words.language}">{escape(each.name)}</a>'
            )
            lines.append(Html(f"{link}<br>{escape(each.unit)}<br>{self._index(words, each)}"))
        if first + _ON_A_PAGE < len(found):
            following = first // _ON_A_PAGE + 1
            label = escape(words.plain("page-next"))
            lines.append(Html(f'<a href="{here}?hal={following}&amp;lang={words.language}">{label}</a>'))
        if not found:
            lines.append(words("results-page-empty"))
        return page(words, title, self._office.name, lines)

    def _service(self, words: Words, found: PublicResults) -> list[Html]:
        here = f"{urlsplit(self._office.public_url).path}/hasil?lang={words.language}"
        back = Html(f'<a href="{here}">{escape(words.plain("results-page-back"))}</a>')
        run = [
            f"<li>{escape(period_name(words, each))}: {self._told(words, sums)}</li>"
            for each, sums in found.run
        ]
        has_index = any(sums.n for _, sums in found.run)
        return [
            Html(escape(found.unit)),
            self._index(words, found),
            self._method(words) if has_index else NOTHING,
            Block(f"<h2>{escape(words.plain('satisfaction-picture-run'))}</h2><ul>{''.join(run)}</ul>"),
            *_promises(words, found),
            words("results-page-how", least=FEWEST),
            back,
        ]

    def _method(self, words: Words) -> Html:
        return words("satisfaction-method", method=self._office.skm_weight.key)

    def _index(self, words: Words, found: PublicResults) -> Html:
        """The index of the latest past quarter."""
        period, sums = found.run[-1]
        return Html(f"{escape(period_name(words, period))}: {self._told(words, sums)}")

    def _told(self, words: Words, sums: Sums) -> Html:
        ikm = sums.skm(self._office.skm_weight).ikm
        if ikm is None:
            return words("results-page-none", least=FEWEST)
        mutu = quality(ikm)
        label = words.plain(f"satisfaction-mutu-{mutu.grade}")
        return words("satisfaction-ikm", ikm=words.score(ikm), grade=mutu.grade, label=label, n=sums.n)


def _promises(words: Words, found: PublicResults) -> list[Html]:
    """The promises for the lowest unsur, the latest quarter first, with their outcome."""
    parts: list[Html] = []
    for quarter, improvements in reversed(found.improvements):
        lines = []
        for each in improvements:
            if each.promised is None:
                continue
            name, before = words.plain(f"unsur-{each.unsur}"), words.score(each.before)
            after = "" if each.after is None else words.score(each.after)
            key = "promise-unsur-after" if after else "promise-unsur"
            head = words(key, unsur=name, before=before, after=after)
            said = words("promise-line", text=each.promised.text, due=each.promised.due)
            lines.append(f"<li>{head}<br>{said}</li>")
        if lines:
            title = words.plain("results-page-promises", period=period_name(words, quarter))
            parts.append(Block(f"<h2>{escape(title)}</h2><ul>{''.join(lines)}</ul>"))
    return parts
