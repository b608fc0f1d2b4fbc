"""The buttons of `/privasi`."""

from __future__ import annotations

from domain.personal_data import Topic
from handlers.frame.callbacks import Callback


class PrivacyTap(Callback, prefix="pv1"):
    """What is kept of a topic."""

    topic: Topic


class ViewsTap(Callback, prefix="pv2"):
    """A page of who looked at one's own record."""

    page: int
