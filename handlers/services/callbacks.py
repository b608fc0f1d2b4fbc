"""The buttons with which the office looks after its services."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class ShowCodesTap(Callback, prefix="ks1"):
    """Shows visit codes of a service in a new message."""

    service_id: int


class CodeServicesTap(Callback, prefix="kl1"):
    """Turns to a page (from 0) of the services whose codes may be shown."""

    page: int


class NewCodeTap(Callback, prefix="kn1"):
    """Shows another code of a service in the tapped message."""

    service_id: int


class CloseCodesTap(Callback, prefix="kc1"):
    """Shows no more codes of a service."""

    service_id: int


class ServiceListTap(Callback, prefix="lp1"):
    """Turns to a page (from 0) of the services that somebody looks after."""

    page: int


class ServiceCardTap(Callback, prefix="lk1"):
    """Shows a service: who staffs it, and what can be done with it."""

    service_id: int


class ServiceStaffTap(Callback, prefix="lw1"):
    """Turns the card of a service to a page (from 0) of its staff."""

    service_id: int
    page: int


class ServiceEditTap(Callback, prefix="lf1"):
    """Begins to change a service: `name`, `staff` or `close`; or opens it again (`open`)."""

    service_id: int
    what: str


class PosterTap(Callback, prefix="lq1"):
    """Sends the poster of a service in a size."""

    service_id: int
    size: str


class EndStaffTap(Callback, prefix="le1"):
    """Asks until when somebody staffs a service."""

    row_id: int


class CounterListTap(Callback, prefix="lt1"):
    """Shows who is at the counter of a service today."""

    service_id: int


class CounterTap(Callback, prefix="lc1"):
    """Says whether a person (0: who taps) is at the counter of a service today."""

    service_id: int
    employee_id: int
    is_there: int
