"""Reads what citizens said of a service, a unit or the office, once the gate lets it pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from domain.disclosure import FEWEST
from domain.errors import Invalid
from domain.office import Office
from domain.periods import Period, PeriodKind, Span
from domain.promises import Improvement, improvements
from domain.satisfaction import (
    Days,
    Sums,
    Week,
    compared,
    left_out,
    quarter_of,
    told,
    told_together,
    told_weeks,
)
from domain.survey import Skm, WeightMethod
from domain.survey_export import UNSAID, Profile, profile_of
from handlers.frame.actor import Actor
from handlers.frame.records import OfService
from handlers.kit.days import period_in
from handlers.kit.own_weeks import OwnWeeks, own_weeks
from handlers.kit.score_views import load_running_score
from storage.records.services import Photo
from storage.tables import Service, Unit
from storage.uow import UnitOfWork


class Places(Struct, frozen=True):
    """What a person may look at."""

    office: bool
    units: Sequence[Unit]
    """Of all results."""
    of_units: Sequence[Service]
    """The services of these units."""
    services: Sequence[Service]
    """Others, of whole weeks alone."""


async def places(uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> Places:
    """The units with services, by name, and further services that the person staffs."""
    services = await uow.services.all()
    concerned = await uow.satisfaction.concerned(office.date_of(now))
    who = actor.employee_id if actor.in_service and actor.employee_id is not None else 0
    headed: Collection[int] = concerned.heads.get(who, ())
    with_services = {service.unit_id for service in services}
    units = [
        unit
        for unit in await uow.people.units()
        if unit.id in with_services and (actor.is_admin or unit.id in headed)
    ]
    shown, staffed = {unit.id for unit in units}, concerned.staff.get(who, ())
    of_units = [each for each in services if each.unit_id in shown]
    others = [each for each in services if each.id in staffed and each.unit_id not in shown]
    return Places(actor.is_admin, units, of_units, others)


class Place(Struct, frozen=True):
    """A service, a unit or the office, with its services."""

    unit: Unit | None
    service: Service | None
    services: Sequence[Service]

    def by_unit(self, of: Mapping[int, Days]) -> list[list[Days]]:
        """What was said of its services, those of a unit together."""
        found: dict[int, list[Days]] = defaultdict(list)
        for each in self.services:
            found[each.unit_id].append(of[each.id])
        return list(found.values())

    @property
    def asked(self) -> OfService:
        """What the gate is asked about."""
        return OfService(self.unit.id if self.unit else None, self.service.id if self.service else None)

    @property
    def population(self) -> int | None:
        """How many people use the service; not known of several."""
        return self.service.population if self.service else None


async def place_of(uow: UnitOfWork, unit_id: int, service_id: int) -> Place:
    """The place of a button; raises Invalid for one that is not there."""
    services = await uow.services.all()
    if service_id:
        services = [each for each in services if each.id == service_id]
        unit_id = services[0].unit_id if services else -1
    if not unit_id:
        return Place(None, None, services)
    unit = next((each for each in await uow.people.units() if each.id == unit_id), None)
    if unit is None:
        raise Invalid("button-outdated")
    own = [each for each in services if each.unit_id == unit.id]
    return Place(unit, own[0] if service_id else None, own)


def quarter_from(code: str, today: date) -> Period:
    """The quarter of a button, the present one for none; raises Invalid for any other."""
    if not code:
        return quarter_of(today)
    found = period_in(code, PeriodKind.QUARTER)
    if found.start > today:
        raise Invalid("button-outdated")
    return found


class ShownComments(Struct, frozen=True):
    """The comments that may be shown for a place and quarter: kind, text and service, not ordered by time."""

    comments: Sequence[tuple[str, str, str]]
    photos: Sequence[Photo] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many there are of each kind."""
        return Counter(kind for kind, _, _ in self.comments)


async def read_comments(uow: UnitOfWork, place: Place, quarter: Period, today: date) -> ShownComments:
    """What citizens wrote: of each service whole weeks of five responses or more that end in the quarter."""
    ids = {each.id for each in place.services}
    told = await uow.services.comments(today - timedelta(days=1), quarter.span, ids)
    return ShownComments(
        [(kind, text, found.service.name) for found in told for kind, text in found.said],
        [photo for found in told for photo in found.photos],
    )


class Results(Struct, frozen=True):
    """The published figures of a place in a quarter and in those before it."""

    place: Place
    quarter: Period
    run: Sequence[tuple[Period, Sums]]
    """The quarter and those before it, the earliest first."""
    said: ShownComments
    hidden: int
    """Services with complete responses in the quarter that are not in its figures."""
    is_over: bool
    method: WeightMethod
    """The office's weight of an unsur, for every quarter alike."""

    @property
    def skm(self) -> Skm:
        """The index of the quarter."""
        return self.now.skm(self.method)

    @property
    def now(self) -> Sums:
        """Of the quarter."""
        return self.run[-1][1]

    @property
    def before(self) -> Sums:
        """Of the quarter before it."""
        return self.run[-2][1]


async def read_results(
    uow: UnitOfWork, office: Office, place: Place, quarter: Period, today: date
) -> Results:
    """The results of a place, as of the end of yesterday."""
    quarters, yesterday = compared(quarter), today - timedelta(days=1)
    span = Span(quarters[0].start, quarter.end)
    days = await uow.satisfaction.days([each.id for each in place.services], span)
    run = [(each, told_together(place.by_unit(days), each, yesterday)) for each in quarters]
    hidden = left_out(place.by_unit(days), quarter, yesterday)
    said = await read_comments(uow, place, quarter, today)
    is_over = yesterday >= quarter.end
    return Results(place, quarter, run, said, hidden, is_over, office.skm_weight)


async def read_profile(uow: UnitOfWork, results: Results) -> Profile:
    """The respondents behind an index; nothing while the quarter runs.

    Respondents of services that are only published together with others count as having answered nothing.
    """
    if not results.is_over:
        return {}
    found = await uow.satisfaction.complete(
        [each.id for each in results.place.services], results.quarter.span
    )
    few = {code for code, n in Counter(each.service for each in found).items() if n < FEWEST}
    profile = profile_of(each for each in found if each.service not in few)
    together = results.now.n - sum(each.service not in few for each in found)
    return {question: Counter(counts) + Counter({UNSAID: together}) for question, counts in profile.items()}


async def read_improvements(
    uow: UnitOfWork, service: Service, quarter: Period, today: date
) -> Sequence[Improvement]:
    """The lowest unsur of a service in a quarter, what was promised, and how the next quarter went."""
    yesterday, then = today - timedelta(days=1), quarter.next()
    days = (await uow.satisfaction.days([service.id], Span(quarter.start, then.end)))[service.id]
    promised = (await uow.promises.of([service.id], [quarter])).get((service.id, quarter.code), {})
    return improvements(told(days, quarter, yesterday), told(days, then, yesterday), promised)


class Behind(Struct, frozen=True):
    """The parts of a quarter's report besides its results."""

    profile: Profile
    improvements: Sequence[Improvement]
    """The lowest unsur of the quarter, and what is promised for them."""
    earlier: Sequence[Improvement]
    """Those of the quarter before it."""


async def read_behind(uow: UnitOfWork, results: Results, today: date) -> Behind:
    """The report's texts besides the results; promises are of one service."""
    profile, service = await read_profile(uow, results), results.place.service
    if service is None:
        return Behind(profile, (), ())
    quarter = results.quarter
    now = await read_improvements(uow, service, quarter, today)
    return Behind(profile, now, await read_improvements(uow, service, quarter.previous(), today))


class PublicResults(Struct, frozen=True):
    """What everybody may read of a service: quarters that are over, and what was promised after them."""

    code: str
    name: str
    unit: str
    run: Sequence[tuple[Period, Sums]]
    """The earliest first."""
    improvements: Sequence[tuple[Period, Sequence[Improvement]]]


async def read_public(uow: UnitOfWork, today: date) -> list[PublicResults]:
    """The results of every service by name, of quarters that were over yesterday."""
    services = sorted(await uow.services.all(), key=lambda each: (each.name, each.code))
    units = {each.id: each.name for each in await uow.people.units()}
    running, yesterday = quarter_of(today), today - timedelta(days=1)
    quarters = compared(running.previous())
    ids = [each.id for each in services]
    days = await uow.satisfaction.days(ids, Span(quarters[0].start, running.end))
    promised = await uow.promises.of(ids, quarters)
    found = []
    for each in services:
        sums = [(quarter, told(days[each.id], quarter, yesterday)) for quarter in (*quarters, running)]
        kept = [
            (quarter, improvements(before, after, promised.get((each.id, quarter.code), {})))
            for (quarter, before), (_, after) in pairwise(sums)
        ]
        found.append(PublicResults(each.code, each.name, units[each.unit_id], sums[:-1], kept[-2:]))
    return found


async def read_weeks(uow: UnitOfWork, service: Service, today: date) -> list[Week]:
    """The published figures of a service week by week, of this quarter and the one before."""
    quarter, yesterday = quarter_of(today), today - timedelta(days=1)
    both = (quarter.previous(), quarter)
    days = (await uow.satisfaction.days([service.id], Span(both[0].start, quarter.end)))[service.id]
    return [week for each in both for week in told_weeks(days, each, yesterday)]


async def read_own_weeks(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> list[OwnWeeks]:
    """The figures of services for their staff: the weeks behind their own score, and nothing else.

    Totals of the same responses that were divided otherwise could be subtracted.
    """
    try:
        records = (await load_running_score(uow, office, employee_id, now)).records
    except Invalid:
        return []
    return own_weeks(records)
