"""Workbooks that are written in memory, in which no text is read as a formula, a link or a number."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_TEXTS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def new_workbook(made: BytesIO) -> Workbook:
    """A workbook that is written to `made` when it is closed."""
    from xlsxwriter import Workbook  # with the first workbook: a start needs none (0299)

    return Workbook(made, {"in_memory": True, **_TEXTS})
