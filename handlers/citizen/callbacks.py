"""The buttons with which a citizen rates a service."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback


@dataclass(frozen=True)
class ServiceTap(Callback, prefix="sv1"):
    """A citizen chose a service."""

    service_id: int


@dataclass(frozen=True)
class ServicesPageTap(Callback, prefix="sp1"):
    """A citizen turns to a page of the list of services (from 0)."""

    page: int


@dataclass(frozen=True)
class FaceTap(Callback, prefix="fc1"):
    """A citizen's tap on one of four faces (1..4); through an open link, whatever the tap may claim."""

    service_id: int
    face: int


@dataclass(frozen=True)
class CommentDoneTap(Callback, prefix="cd1"):
    """A citizen has no comment on the rating of a service."""

    service_id: int
