"""Buttons of `/penilaikedua`."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class SecondListTap(Callback, prefix="srl1"):
    """Back to what waits."""


class SecondOpenTap(Callback, prefix="sro1"):
    """Opens a report that waits."""

    number: int


class SecondProofTap(Callback, prefix="srp1"):
    """Sends the evidence of a report into the chat."""

    number: int


class SecondRateTap(Callback, prefix="srr1"):
    """Rates a report."""

    number: int
    rating: int


class SecondPassTap(Callback, prefix="srx1"):
    """Does not rate a report: why."""

    number: int
    reason: str


class SecondUnitsTap(Callback, prefix="sru1"):
    """Shows a page of the agreement by unit."""

    page: int
