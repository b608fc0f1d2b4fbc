"""The buttons of `/privasi`."""

from __future__ import annotations

from domain.personal_data import Topic
from handlers.frame.callbacks import Callback


class PrivacyPageTap(Callback, prefix="pv7"):
    """The first page of `/privasi`, or the list of its topics."""

    topics: int
    """1: the topics."""


class PrivacyTap(Callback, prefix="pv1"):
    """What is kept of a topic."""

    topic: Topic


class OwnDataAskTap(Callback, prefix="pv3"):
    """What an export of the own data holds."""


class OwnDataMakeTap(Callback, prefix="pv4"):
    """Makes it."""


class EraseAskTap(Callback, prefix="pv5"):
    """What of the own data can be erased."""


class EraseTap(Callback, prefix="pv6"):
    """Erases it."""

    unlinks: int
    """1: and the link to the Telegram account."""


class ViewsTap(Callback, prefix="pv2"):
    """A page of who looked at one's own record."""

    page: int
