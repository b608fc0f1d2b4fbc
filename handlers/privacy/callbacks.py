"""The buttons of `/privasi`."""

from __future__ import annotations

from domain.personal_data import Topic
from handlers.frame.callbacks import Callback


class PrivacyTap(Callback, prefix="pv1"):
    """What is kept of a topic."""

    topic: Topic
