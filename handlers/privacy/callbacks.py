"""The buttons of `/privasi`."""

from __future__ import annotations

from handlers.frame.callbacks import Callback
from handlers.privacy.texts import Topic


class PrivacyTap(Callback, prefix="pv1"):
    """What is kept of a topic."""

    topic: Topic
