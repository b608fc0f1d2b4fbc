"""The buttons of the guide."""

from __future__ import annotations

from dataclasses import dataclass

from domain.guide import Card
from handlers.frame.callbacks import Callback


@dataclass(frozen=True)
class CardTap(Callback, prefix="gc1"):
    """A card."""

    card: Card


@dataclass(frozen=True)
class CardsTap(Callback, prefix="gl1"):
    """All cards."""
