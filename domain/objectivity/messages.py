"""Notices about figures of objectivity, sent by jobs."""

from __future__ import annotations

from domain.notices import Notice, Priority


class OwnNoticesFound(Notice, kind="own_notices_found", priority=Priority.BULK):
    """To a person: notices about their figures of a period were found; others see them later."""

    employee_id: int
    period: str


class TeamNoticesWait(Notice, kind="team_notices_wait", priority=Priority.BULK):
    """To a supervisor: there are notices about the team to look at; they are counted when it is sent."""
