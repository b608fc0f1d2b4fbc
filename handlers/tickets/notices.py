"""Notices about a ticket to its writer."""

from __future__ import annotations

from domain.notices import Notice


class TicketProgress(Notice, kind="ticket_progress"):
    """To the writer of a ticket: the step that the office took, by its place among the steps (from 1)."""

    ticket_id: int
    step: int

    @property
    def about(self) -> str:
        return subject_of(self.ticket_id)


def subject_of(ticket_id: int) -> str:
    """What the way back to a ticket's writer is sealed for, and what notices to the writer are about."""
    return f"ticket {ticket_id}"
