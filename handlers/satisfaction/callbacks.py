"""Buttons of results of services; unit 0 is the whole office, service 0 all services of the unit."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class ResultsPlacesTap(Callback, prefix="kpp1"):
    """Shows a page of the units."""

    page: int


class ResultsUnitTap(Callback, prefix="kpu1"):
    """Shows a page of the services of a unit."""

    unit: int
    page: int


class ResultsTap(Callback, prefix="kps1"):
    """Shows the results of a quarter, such as 2026-Q4; the present one when it is empty."""

    unit: int
    service: int
    quarter: str


class ResultsWeeksTap(Callback, prefix="kpw1"):
    """Shows the totals of a service week by week."""

    service: int


class ResultsCommentsTap(Callback, prefix="kpc1"):
    """Shows a page of the comments of a quarter."""

    unit: int
    service: int
    quarter: str
    page: int


class ResultsPhotosTap(Callback, prefix="kpq1"):
    """Shows photos that came with the comments of a quarter, from a number (from 0) on."""

    unit: int
    service: int
    quarter: str
    first: int


class PromisesTap(Callback, prefix="kpj1"):
    """Shows what was promised for a service after a quarter."""

    service: int
    quarter: str


class PromiseTap(Callback, prefix="kpi1"):
    """Promises something for one of its lowest unsur."""

    service: int
    quarter: str
    unsur: str


class ResultsExportTap(Callback, prefix="kpe1"):
    """Complete responses of an ended quarter for the national survey."""

    unit: int
    service: int
    quarter: str


class ResultsFileTap(Callback, prefix="kpf1"):
    """The report of a quarter as `pdf` or `xlsx`."""

    unit: int
    service: int
    quarter: str
    form: str
