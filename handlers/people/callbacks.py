"""The buttons of a person's card."""

from __future__ import annotations

from domain.roster import PersonAction
from handlers.frame.callbacks import Callback


class PersonTap(Callback, prefix="pe1"):
    """Shows a person's card."""

    employee_id: int


class PersonActTap(Callback, prefix="pc1"):
    """Begins to change a person, as the card showed them (`mark`); `really` 1: it was asked and meant."""

    employee_id: int
    mark: str
    act: PersonAction
    really: int
