"""Quarantined ratings: added as they come, shown in groups, released or kept by administrators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, func, not_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit.rows import Values
from domain.periods import Span
from domain.quarantine.bursts import DAYS_LOOKED_BACK, busy_day
from domain.quarantine.groups import Group, Pile, WaitingGroups, waiting
from domain.quarantine.reasons import Reason
from domain.quarantine.recent import Sighting
from domain.quarantine.speed import Reading
from domain.quarantine.watch import SuspectRatings, Usual, Watch
from domain.survey import Channel, Unsur
from storage.records.audit import AuditRepository
from storage.tables import Employee, QuarantineDecision, Response, Service

_COMPLETE: ColumnElement[bool] = and_(*(Response.__table__.c[name].is_not(None) for name in Unsur))
_UNDECIDED = and_(Response.quarantined_on.is_not(None), Response.quarantine_decision_id.is_(None))


class GroupSummary(Struct, frozen=True):
    """The part of a quarantined group that an administrator may see before deciding."""

    faces: dict[int, int]
    """How often each face was tapped."""
    texts: Sequence[tuple[str, int]]
    """Comments and how often each was written, the most frequent first."""


class NamedDecision(Struct, frozen=True):
    """A decision with its service and the person who decided."""

    decision: QuarantineDecision
    service: Service
    by: Employee
    is_reversed: bool


class QuarantineRepository:
    """Quarantined responses and the decisions about them."""

    def __init__(
        self,
        session: AsyncSession,
        watch: Watch,
        when_committed: Callable[[Callable[[], None]], None],
        audit: AuditRepository,
    ) -> None:
        """`when_committed` registers a function to call once this transaction is committed."""
        self._session = session
        self._audit = audit
        self._watch = watch
        self._when_committed = when_committed

    # --- as ratings come --------------------------------------------------------------------------------

    async def came(self, seen: Sighting, channel: Channel, taken: timedelta | None, today: date) -> None:
        """Looks at a rating by a face that was just stored, `taken` after its question was shown."""
        found: list[SuspectRatings | None] = list(self._watch.came(seen, channel, taken))
        if self._watch.is_many(seen.service, channel):
            if not self._watch.knows_usual(today):
                self._watch.learn(await self._usual(today), today)
            found.append(self._watch.burst(seen.service, channel))
        await self._set_aside(found, today)

    async def commented(self, seen: Sighting, comment: str, today: date) -> None:
        """Looks at a comment that was just stored."""
        await self._set_aside([self._watch.commented(seen, comment)], today)

    async def answered(
        self, seen: Sighting, answers: Sequence[int], reading: Reading | None, today: date
    ) -> None:
        """Looks at answers to the nine unsur that were just stored, and how long they took."""
        await self._set_aside([self._watch.answered(seen, answers, reading)], today)

    def pace(self, seen: Sighting, question: str, shown: datetime) -> Reading:
        """How long the questions of a rating were there so far; this one was shown at a moment."""
        return self._watch.paces.answered(seen.key, question, shown)

    async def _set_aside(self, found: Sequence[SuspectRatings | None], today: date) -> None:
        """Quarantines what was found; what was set aside before keeps its reason, and its release."""
        for each in found:
            if each is None or not each.rows:
                continue
            theirs = and_(Response.id.in_(list(each.rows.values())), Response.service_id == each.service)
            await self._session.execute(
                update(Response)
                .where(theirs, Response.quarantine_reason.is_(None))
                .values(quarantined_on=today, quarantine_reason=each.reason)
            )
            # A row that was rolled back is not there: its rating comes again, with another id perhaps.
            stored = set(await self._session.scalars(select(Response.id).where(theirs)))
            keys = [key for key, row in each.rows.items() if row in stored]
            self._when_committed(partial(each.settle, keys))

    async def _usual(self, today: date) -> Usual:
        """What is usual on a busy day, by channel and service: of the last weeks, before today."""
        query = (
            select(Response.service_id, Response.channel, func.count())
            .where(
                Response.date.between(today - timedelta(days=DAYS_LOOKED_BACK), today - timedelta(days=1)),
                Response.quarantined_on.is_(None),
            )
            .group_by(Response.service_id, Response.channel, Response.date)
        )
        days: dict[tuple[str, int], list[int]] = defaultdict(list)
        for service_id, channel, n in await self._session.execute(query):
            days[channel, service_id].append(n)
        services = list(await self._session.scalars(select(Service.id)))
        return {
            channel: {service: busy_day(days[channel, service]) for service in services}
            for channel in Channel
        }

    # --- what administrators see and decide -------------------------------------------------------------

    async def waiting(self, today: date) -> WaitingGroups:
        """What waits for a decision, in groups of five or more."""
        query = (
            select(Response.service_id, Response.quarantine_reason, _COMPLETE, Response.date, func.count())
            .where(_UNDECIDED)
            .group_by(Response.service_id, Response.quarantine_reason, _COMPLETE, Response.date)
        )
        counts: dict[Pile, dict[date, int]] = defaultdict(dict)
        for service_id, reason, complete, day, n in await self._session.execute(query):
            if reason is not None:
                counts[Pile(service_id, Reason(reason), bool(complete))][day] = n
        return waiting(counts, today)

    async def told(self, group: Group) -> GroupSummary:
        """What is in a group."""
        faces = select(Response.quick, func.count()).where(self._of(group.pile, group.span))
        texts = (
            select(Response.comment, func.count())
            .where(self._of(group.pile, group.span), Response.comment != "")
            .group_by(Response.comment)
            .order_by(func.count().desc(), Response.comment)
        )
        tapped = await self._session.execute(faces.group_by(Response.quick))
        written = await self._session.execute(texts)
        return GroupSummary(
            {face: n for face, n in tapped if face is not None}, [(text, n) for text, n in written if text]
        )

    async def decide(
        self, pile: Pile, span: Span, by: Employee, now: datetime, *, release: bool, why: str
    ) -> QuarantineDecision:
        """Releases or keeps what is undecided of a group; the decision counts them."""
        return await self._decide(self._of(pile, span), pile, span, by, now, release=release, why=why)

    async def reverse(
        self, former: QuarantineDecision, by: Employee, now: datetime, why: str
    ) -> QuarantineDecision:
        """Decides the opposite of a decision, about the same ratings."""
        pile = Pile(former.service_id, Reason(former.reason), former.complete)
        which = Response.quarantine_decision_id == former.id
        made = await self._decide(
            which, pile, Span(former.starts, former.ends), by, now, release=not former.released, why=why
        )
        made.reverses_id = former.id
        return made

    async def _decide(
        self,
        which: ColumnElement[bool],
        pile: Pile,
        span: Span,
        by: Employee,
        now: datetime,
        *,
        release: bool,
        why: str,
    ) -> QuarantineDecision:
        made = QuarantineDecision(
            service_id=pile.service_id,
            reason=pile.reason,
            complete=pile.complete,
            starts=span.start,
            ends=span.end,
            responses=0,
            released=release,
            why=why,
            decided_by_id=by.id,
            decided_at=now,
        )
        self._session.add(made)
        await self._session.flush()
        kept_on = None if release else func.coalesce(Response.quarantined_on, Response.date)
        decided = await self._session.scalars(
            update(Response)
            .where(which)
            .values(quarantined_on=kept_on, quarantine_decision_id=made.id)
            .returning(Response.id)
        )
        made.responses = len(decided.all())
        # Nothing of single responses: groups of five or more are decided.
        after: Values = {"service": pile.service_id, "released": release, "responses": made.responses}
        self._audit.note("decide-quarantine", f"quarantine_decisions/{made.id}", after=after)
        return made

    @staticmethod
    def _of(pile: Pile, span: Span) -> ColumnElement[bool]:
        return and_(
            _UNDECIDED,
            Response.service_id == pile.service_id,
            Response.quarantine_reason == pile.reason,
            Response.date.between(span.start, span.end),
            _COMPLETE if pile.complete else not_(_COMPLETE),
        )

    async def decision(self, decision_id: int) -> NamedDecision | None:
        """A decision by its id."""
        return next(iter(await self._decisions(QuarantineDecision.id == decision_id, 1)), None)

    async def decisions(self, most: int, before: int | None = None) -> list[NamedDecision]:
        """The latest decisions, or the latest before one, the latest first."""
        which = QuarantineDecision.id > 0 if before is None else QuarantineDecision.id < before
        return await self._decisions(which, most)

    async def _decisions(self, which: ColumnElement[bool], most: int) -> list[NamedDecision]:
        query = (
            select(QuarantineDecision, Service, Employee)
            .join(Service, Service.id == QuarantineDecision.service_id)
            .join(Employee, Employee.id == QuarantineDecision.decided_by_id)
            .where(which)
            .order_by(QuarantineDecision.id.desc())
            .limit(most)
        )
        found = (await self._session.execute(query)).all()
        reversals = await self._session.scalars(
            select(QuarantineDecision.reverses_id).where(
                QuarantineDecision.reverses_id.in_([decision.id for decision, _, _ in found])
            )
        )
        reversed_ = set(reversals)
        return [
            NamedDecision(decision, service, by, decision.id in reversed_) for decision, service, by in found
        ]

    async def set_aside_on(self, day: date) -> int:
        """How many ratings were set aside on a day, those of the unit's own staff left out."""
        query = select(func.count()).where(
            _UNDECIDED,
            Response.quarantined_on == day,
            Response.quarantine_reason != Reason.OWN_UNIT,
        )
        return await self._session.scalar(query) or 0
