"""The buttons of the guide."""

from __future__ import annotations

from domain.guide import Card
from handlers.frame.callbacks import Callback


class CardTap(Callback, prefix="gc1"):
    """A card."""

    card: Card


class CardsTap(Callback, prefix="gl1"):
    """All cards."""
