"""Buttons of `/penilaikedua`."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback


@dataclass(frozen=True)
class SecondListTap(Callback, prefix="srl1"):
    """Back to what waits."""


@dataclass(frozen=True)
class SecondOpenTap(Callback, prefix="sro1"):
    """Opens a report that waits."""

    number: int


@dataclass(frozen=True)
class SecondProofTap(Callback, prefix="srp1"):
    """Sends the evidence of a report into the chat."""

    number: int


@dataclass(frozen=True)
class SecondRateTap(Callback, prefix="srr1"):
    """Rates a report."""

    number: int
    rating: int


@dataclass(frozen=True)
class SecondPassTap(Callback, prefix="srx1"):
    """Does not rate a report: why."""

    number: int
    reason: str


@dataclass(frozen=True)
class SecondUnitsTap(Callback, prefix="sru1"):
    """Shows a page of the agreement by unit."""

    page: int
