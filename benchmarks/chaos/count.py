"""What came of a scenario: what phones showed, compared with what the database holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from benchmarks.chaos.people import NEWS, Phones
from domain.cases import CaseState
from storage.base.engine import Database
from storage.tables import Entry, FailedUpdate, Outbox
from storage.verifying import verify

_CLOSE = 1.0
"""Seconds for which what was under way when a process was killed may still arrive."""


@dataclass
class Count:
    """What came of one scenario. All but `confirmed`, `again`, `recovered` and `about` should be 0."""

    name: str
    confirmed: int = 0
    """Reports that their authors saw confirmed."""
    lost: int = 0
    """Of these, and of approvals that were told, those that the database does not hold."""
    doubled: int = 0
    """Reports that the database holds once more."""
    notices_lost: int = 0
    """What the database holds and nobody was told of, or will never be."""
    notices_doubled: int = 0
    """What was told by two messages for no reason."""
    again: int = 0
    """What was told by two messages as nobody but Telegram could know that the first one had arrived."""
    stuck: int = 0
    """People who could not report afterwards."""
    recovered: float | None = None
    """Seconds from the end of the fault, or from the restart, until a person was answered; the longest."""
    wrong: list[str] = field(default_factory=list)
    """Whatever else is wrong, in words."""
    about: str = ""
    """What was done to the service."""

    @property
    def is_bad(self) -> bool:
        """Whether a promise was broken, or could not be shown."""
        missed = self.lost, self.doubled, self.notices_lost, self.notices_doubled, self.stuck
        return any(missed) or bool(self.wrong) or not self.confirmed or self.recovered is None


@dataclass
class Moments:
    """When something happened after which a message may come again, in seconds of `time.monotonic`."""

    everywhere: list[float] = field(default_factory=list)
    """A process was killed, or an older copy of the database was put in its place."""
    in_chat: list[tuple[float, int]] = field(default_factory=list)
    """The answer to a call about a chat was lost, or it was carried out twice."""

    def explain(self, chat: int, first: float, second: float) -> bool:
        """Whether one of them lies between two messages to a chat."""
        mine = [*self.everywhere, *(at for at, about in self.in_chat if about == chat)]
        return any(first - _CLOSE <= at <= second + _CLOSE for at in mine)


async def compare(
    count: Count, url: str, phones: Phones, moments: Moments, forgotten: set[str], now: datetime
) -> None:
    """Fills in what is lost and doubled, but for what is gone with an older copy of the database.

    `now` is the moment by the clock of the service.
    """
    database = Database(url)
    try:
        async with database.read() as uow:
            rows = [(a, s) for a, s in await uow.session.execute(select(Entry.activity, Entry.state))]
            left = await uow.session.execute(
                select(Outbox.kind, Outbox.state, Outbox.error).where(
                    Outbox.state.not_in(["sent", "obsolete"]), Outbox.not_before <= now
                )
            )
            waiting = Counter(f"{kind} is {state} ({error})" for kind, state, error in left)
            failed = list(await uow.session.scalars(select(FailedUpdate.error)))
            verified = await verify(uow, [])
    finally:
        await database.close()
    stored, states = Counter(activity for activity, _ in rows), dict(rows)
    count.confirmed = len(phones.told)
    count.lost = sum(activity not in stored for activity in phones.told.keys() - forgotten)
    count.lost += sum(states.get(activity) != CaseState.APPROVED for activity in phones.approved - forgotten)
    count.doubled = sum(times - 1 for times in stored.values())
    count.notices_lost = waiting.total()
    for activity, state in states.items():
        if activity in forgotten:
            continue
        owed = NEWS if state == CaseState.APPROVED else NEWS - 1
        _compare_told(count, activity, owed, phones, moments)
    count.wrong += [f"{times} × {each}" for each, times in waiting.items()]
    count.wrong += [f"an update failed: {error.splitlines()[-1]}" for error in failed]
    if not verified.is_good:
        count.wrong.append(f"the log does not verify: {verified.faults} faults")


def _compare_told(count: Count, activity: str, owed: int, phones: Phones, moments: Moments) -> None:
    told = sorted(phones.told[activity].values())
    if len(told) < owed:
        count.notices_lost += owed - len(told)
        count.wrong.append(f"{owed - len(told)} of {owed} messages about {activity!r} never came")
    for _ in told[owed:]:
        if moments.explain(phones.chats[activity], told[0], told[-1]):
            count.again += 1
        else:
            count.notices_doubled += 1
            count.wrong.append(f"{len(told)} messages in place of {owed} came about {activity!r}")
