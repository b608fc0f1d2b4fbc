"""The buttons with which the office looks after its services."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback


@dataclass(frozen=True)
class ShowCodesTap(Callback, prefix="ks1"):
    """Shows visit codes of a service in a new message."""

    service_id: int


@dataclass(frozen=True)
class CodeServicesTap(Callback, prefix="kl1"):
    """Turns to a page (from 0) of the services whose codes may be shown."""

    page: int


@dataclass(frozen=True)
class NewCodeTap(Callback, prefix="kn1"):
    """Shows another code of a service in the tapped message."""

    service_id: int


@dataclass(frozen=True)
class CloseCodesTap(Callback, prefix="kc1"):
    """Shows no more codes of a service."""

    service_id: int
