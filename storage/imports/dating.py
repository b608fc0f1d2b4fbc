"""Edits of effective-dated rows whose owners and values are named as files name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from domain.succession import Edit, Open
from storage.imports.plan import Progress
from storage.records.dated import Dated, write_dated

_AT_ONCE = 5_000


async def write_edits(
    session: AsyncSession,
    dated: Dated,
    edits: Sequence[tuple[str, Edit[str]]],
    owners: Mapping[str, int],
    values: Mapping[str, int],
    progress: Progress,
) -> None:
    """Makes edits of owners by name; `owners` and `values` give the ids behind the names."""
    for start in range(0, len(edits), _AT_ONCE):
        part = edits[start : start + _AT_ONCE]
        await write_dated(session, dated, [(owners[owner], _in_ids(edit, values)) for owner, edit in part])
        progress.advance(len(part))


def _in_ids(edit: Edit[str], values: Mapping[str, int]) -> Edit[int]:
    return Open(values[edit.value], edit.starts, edit.ends) if isinstance(edit, Open) else edit
