"""The index of a service has fallen: by how much, of how many answers, and what that can and cannot mean."""

from __future__ import annotations

from datetime import timedelta

from domain.answers import shortened
from domain.notices import IkmFell
from domain.periods import Period, Span
from domain.satisfaction import fall, told
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.satisfaction.callbacks import ResultsTap
from locales.scores import period_name

_LONGEST = 120


async def ikm_fell(telling: Telling, notice: IkmFell) -> Screen | None:
    """The figures at the time of sending; None when the fall has become smaller."""
    words, uow = telling.words, telling.uow
    service, quarter = await uow.services.get(notice.service_id), Period.parse(notice.quarter)
    if service is None:
        return None
    before, yesterday = quarter.previous(), telling.today - timedelta(days=1)
    days = (await uow.satisfaction.days([service.id], Span(before.start, quarter.end)))[service.id]
    first, then = told(days, before, yesterday), told(days, quarter, yesterday)
    method = telling.office.skm_weight
    change, ikm, ikm_then = fall(first, then, method), first.skm(method).ikm, then.skm(method).ikm
    if change is None or ikm is None or ikm_then is None:
        return None
    text = words(
        "satisfaction-fell",
        service=shortened(service.name, _LONGEST),
        change=words.score(change),
        before=words.score(ikm),
        earlier=period_name(words, before),
        n_before=first.n,
        after=words.score(ikm_then),
        later=period_name(words, quarter),
        n_after=then.n,
        method=method.key,
    )
    tap = ResultsTap(service.unit_id, service.id, quarter.code)
    return Screen(text, [[Button(words.plain("satisfaction-see"), tap)]])
