"""Notices about the end of a period: its closing, the follow-up, and objections."""

from __future__ import annotations

from domain.notices import Notice, Priority
from domain.objections.news import News


class PeriodClosed(Notice, kind="period_closed", priority=Priority.BULK):
    """To a person: a period is closed, with their frozen result."""

    closing_id: int
    employee_id: int


class ClosingProgress(Notice, kind="closing_progress"):
    """To an administrator: results are frozen, or everybody was told; read when it is sent."""

    closing_id: int


class FollowUpWaits(Notice, kind="follow_up_waits", priority=Priority.BULK):
    """To a supervisor after a closing: follow-up has to be written; how much is read when it is sent."""

    employee_id: int
    closing_id: int


class FollowUpSilent(Notice, kind="follow_up_silent", priority=Priority.BULK):
    """To a supervisor's superior: what a closing left to that supervisor still waits."""

    supervisor_id: int
    closing_id: int


class ObjectionNews(Notice, kind="objection_news"):
    """To a party of an objection, its decider, or an administrator: what happened, and what to do.

    The state of the objection is read when it is sent.
    """

    objection_id: int
    news: News
