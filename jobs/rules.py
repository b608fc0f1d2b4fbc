"""By day: detects changes of the rules, and tells the people who are affected."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from domain.cases import RINGS_UNTIL
from domain.notices import Notice, Recipient, RulesChanged, RulesReminder
from domain.office import Office
from domain.rule_changes import Rules, changed_days, scheme_changes
from jobs.job import InParts, Job, Once, ReadFirst, Sweep, Zones
from jobs.slots import Slot, by_day
from storage.records.rules import mark_of, rules_of
from storage.rules import concerned, rules_now
from storage.tables import RulesVersion
from storage.uow import UnitOfWork

_NEWS_FOR = timedelta(days=1)
"""For how long a change or a wish to remind is looked after: a run that was missed is made up for."""


def _is_quiet(slot: Slot) -> bool:
    return slot.at.time() >= RINGS_UNTIL


async def find_rules(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Compares the rules with those that were found last; the first ones are only kept."""
    rules = await rules_now(uow, office, office.date_of(now))
    latest = await uow.rules.latest()
    is_same = bool(latest) and latest[0].mark == mark_of(rules)
    differs = bool(latest) and not is_same and await asyncio.to_thread(_differs, latest[0], rules)

    async def keep(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
        if not latest or differs:
            uow.rules.add(rules, now)
        elif not is_same:
            await uow.rules.replace(latest[0].id, rules)
        return 0

    return keep


def _differs(latest: RulesVersion, rules: Rules) -> bool:
    before = rules_of(latest)
    if scheme_changes(before.scheme, rules.scheme).are_there:
        return True
    return any(changed_days(before, rules, unit) for unit in rules.days)


async def tell_rules(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> list[Once]:
    """Finds the people affected by a change of the last day, and those to remind of an unread one."""
    if _is_quiet(slot):
        return []
    found = []
    for version in await uow.rules.latest(3):
        pair = await uow.rules.pair(version.id)
        is_new = version.found_at > now - _NEWS_FOR
        is_reminded = version.reminded_at is not None and version.reminded_at > now - _NEWS_FOR
        if pair is None or not (is_new or is_reminded):
            continue
        read = await uow.rules.read_by(version.id)
        for each in await concerned(uow, office, pair, now):
            key = f"{version.id} {each.employee_id}"
            if is_new:
                found.append(_once(RulesChanged(version.id), each.employee_id, key))
            if is_reminded and each.employee_id not in read:
                reminder = RulesReminder(version.id)
                found.append(_once(reminder, each.employee_id, f"{version.reminded_at} {key}"))
    return found


def _once(notice: Notice, person: int, key: str) -> Once:
    return Once(notice, Recipient(employee_id=person), f"{notice.kind} {key}")


FIND_RULES = Job("find-rules", by_day, Zones.OF_OFFICE, ReadFirst(find_rules), is_logged_when_idle=False)
TELL_RULES = Job("tell-rules", by_day, Zones.OF_OFFICE, InParts(tell_rules), is_logged_when_idle=False)
