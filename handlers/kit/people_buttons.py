"""Buttons of other rooms that lead to `/pegawai`: to the card of a person, and to the people of a unit."""

from __future__ import annotations

from handlers.frame.callbacks import CommandTap

COMMAND = "pegawai"
CARD, UNIT = "kartu", "unit-id"
"""What the buttons carry before an id. No name of a person or a unit is like them."""


def to_card(employee_id: int) -> CommandTap:
    """To the card of a person."""
    return CommandTap(f"{COMMAND} {CARD} {employee_id}")


def to_people_of(unit_id: int) -> CommandTap:
    """To the people of a unit."""
    return CommandTap(f"{COMMAND} {UNIT} {unit_id}")
