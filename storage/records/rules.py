"""Versions of the rules, and who has read them."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy import or_, select, update

from domain.rule_changes import Rules
from domain.schemes import parse_scheme, toml_of
from storage.base.inserting import insert_new
from storage.records.audit import LoggedRepository
from storage.tables import RulesRead, RulesVersion

_REST = timedelta(hours=20)
"""Between two reminders of one version."""


def content_of(rules: Rules) -> dict[str, object]:
    """The rules as they are kept."""
    days = {str(unit): days for unit, days in sorted(rules.days.items())}
    return {"scheme": toml_of(rules.scheme), "first": rules.first.isoformat(), "days": days}


def mark_of(rules: Rules) -> str:
    """Tells one content of rules from another."""
    return sha256(json.dumps(content_of(rules), sort_keys=True).encode()).hexdigest()


def rules_of(version: RulesVersion) -> Rules:
    """The rules of a version."""
    content = version.content
    days = {int(unit): str(days) for unit, days in content["days"].items()}
    return Rules(parse_scheme(content["scheme"], "version"), date.fromisoformat(content["first"]), days)


class RulesRepository(LoggedRepository):
    """Versions of the rules."""

    async def latest(self, count: int = 1) -> list[RulesVersion]:
        """The last versions, the newest first."""
        query = select(RulesVersion).order_by(RulesVersion.id.desc()).limit(count)
        return list(await self._session.scalars(query))

    async def pair(self, version_id: int) -> tuple[RulesVersion, RulesVersion] | None:
        """A version and the one before it; None where either is not there."""
        query = select(RulesVersion).where(RulesVersion.id <= version_id)
        found = list(await self._session.scalars(query.order_by(RulesVersion.id.desc()).limit(2)))
        return (found[1], found[0]) if len(found) == 2 and found[0].id == version_id else None

    def add(self, rules: Rules, now: datetime) -> None:
        """Adds the rules as the newest version."""
        mark = mark_of(rules)
        self._session.add(RulesVersion(found_at=now, mark=mark, content=content_of(rules)))
        self._audit.note("rules-changed", f"rules_versions/{mark}")

    async def replace(self, version_id: int, rules: Rules) -> None:
        """Replaces the stored rules of a version when the visible rules are equal."""
        values = {"mark": mark_of(rules), "content": content_of(rules)}
        await self._session.execute(
            update(RulesVersion).where(RulesVersion.id == version_id).values(**values)
        )

    async def read_by(self, version_id: int) -> set[int]:
        """Who has read a version."""
        query = select(RulesRead.employee_id).where(RulesRead.version_id == version_id)
        return set(await self._session.scalars(query))

    async def note_read(self, employee_id: int, version_id: int, now: datetime) -> None:
        """Notes that a person has read a version; the first time stays."""
        row = {"employee_id": employee_id, "version_id": version_id, "read_at": now}
        await self._session.execute(insert_new(self._session, RulesRead, row))

    @staticmethod
    def rests_until(version: RulesVersion, now: datetime) -> datetime | None:
        """The instant (UTC) from which people may be reminded of a version again; None where they may now."""
        until = None if version.reminded_at is None else version.reminded_at + _REST
        return until if until is not None and until > now else None

    async def claim_reminder(self, version_id: int, now: datetime) -> bool:
        """Whether to remind people who have not read a version now; once a day."""
        is_due = or_(RulesVersion.reminded_at.is_(None), RulesVersion.reminded_at <= now - _REST)
        query = update(RulesVersion).where(RulesVersion.id == version_id, is_due).values(reminded_at=now)
        found = await self._session.execute(query.returning(RulesVersion.id))
        return found.scalar_one_or_none() is not None
