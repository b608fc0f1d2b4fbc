"""Types of a scheme's numbers and names: exact, with limits, in one line."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StrictStr,
)

from domain.figures import decimal_of, exact
from domain.models import FrozenModel


def _as_fraction(value: object) -> Fraction:
    """Integers, TOML's decimals and quoted decimals, without passing through a float."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int | Decimal | str) and not isinstance(value, bool):
        return exact(str(value))
    raise ValueError("is not a number")


def _one_line(value: str) -> str:
    if not value.isprintable() or value != value.strip():
        raise ValueError(f"{value!r} is not one line of text without spaces around it")
    return value


def _written(value: Fraction) -> Decimal:
    return Decimal(decimal_of(value))


Exact = Annotated[Fraction, BeforeValidator(_as_fraction), PlainSerializer(_written)]
Percent = Annotated[Exact, Field(ge=0, le=100)]
Share = Annotated[Exact, Field(ge=0, le=1)]
Weight = Annotated[Exact, Field(gt=0, le=1000)]
Name = Annotated[StrictStr, Field(min_length=1, max_length=100), AfterValidator(_one_line)]
Criterion = Annotated[StrictStr, Field(min_length=1, max_length=200), AfterValidator(_one_line)]
"""What an assessment rates: as long as an imported one's name may be."""
Slug = Annotated[StrictStr, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=32)]
Names = tuple[Name, ...]


class Table(FrozenModel):
    """A TOML table: unknown keys are refused, nothing changes after reading."""


class Text(Table):
    """A title or a short sentence in both languages."""

    id: Name
    en: Name
