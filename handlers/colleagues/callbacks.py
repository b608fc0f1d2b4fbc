"""Buttons of `/rekan`."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class RequestsTap(Callback, prefix="rkl1"):
    """Back to the list of people to rate."""


class RateTap(Callback, prefix="rk1"):
    """A criterion by its place, with a rating or 0 to ask for it; place ANY asks what is still open."""

    request_id: int
    criterion: int
    rating: int


ANY = 9_999
"""The first criterion without a rating, or all of them where none is open."""


class DeclineTap(Callback, prefix="rkx1"):
    """Does not rate a person: why, or “ask” to be asked why."""

    request_id: int
    reason: str


ASK = "ask"
