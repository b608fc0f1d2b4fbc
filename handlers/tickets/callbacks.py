"""The buttons of tickets: those of citizens name a ticket by its number, those of the office by its id."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class TicketServicesTap(Callback, prefix="ts1"):
    """A citizen turns to a page of the services (from 0)."""

    page: int


class TicketServiceTap(Callback, prefix="tv1"):
    """A citizen chose a service; 0 is the office as a whole."""

    service_id: int


class TicketKindTap(Callback, prefix="tq1"):
    """A citizen chose what to write about a service (0: the office)."""

    service_id: int
    kind: str


class TicketWordTap(Callback, prefix="tn1"):
    """A person of the roster wants to find a service by a word of its name."""


class TicketSendTap(Callback, prefix="tw1"):
    """A citizen sends what is shown above; its mark, as it may have grown since.

    Behind a dash it has what the number of the ticket follows from; buttons of former releases have none.
    """

    mark: str


class TicketRewriteTap(Callback, prefix="tu1"):
    """A citizen writes it another time."""


class TicketStopTap(Callback, prefix="tx1"):
    """A citizen writes nothing after all."""


class OwnWish(StrEnum):
    """What the writer of a ticket may want."""

    SHOW = "show"
    WHOLE = "whole"
    HERE = "here"
    """To be told in this chat."""
    NUMBER = "number"
    """To read by the number alone."""
    ADD = "add"
    CONFIRM = "confirm"
    REOPEN = "reopen"


class OwnTicketTap(Callback, prefix="to1"):
    """The writer of a ticket, who holds its number, wants something."""

    number: str
    wish: str
