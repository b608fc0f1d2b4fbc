"""Reads a JSON list of records as a table: agencies get e-Kinerja's reports in this form, too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from domain.imports.cells import NumberCell
from domain.imports.sheet import Numbered
from domain.reasons import Reason
from storage.imports.csv_text import MOST_CELLS_IN_A_ROW, Unreadable

MOST_BYTES = 32 * 2**20
"""Records take many times that in memory."""

Value = str | bool | None | Sequence["Value"] | Mapping[str, "Value"]


def json_rows(content: bytes) -> list[Numbered]:
    """The records as rows below a row of their names, which is line 1. Raises Unreadable.

    Numbers keep all their digits and have a decimal point. A record inside of a record becomes columns:
    `pegawai_atasan_nip`.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(Reason("large-json", most=MOST_BYTES // 2**20))
    try:
        said: Value = json.loads(
            content,
            parse_int=NumberCell,
            parse_float=NumberCell,
            parse_constant=str,
            object_pairs_hook=_record,
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable(Reason("no-json", error=str(error))) from None
    records = [dict(_cells(each)) for each in _records(said)]
    names = list(dict.fromkeys(name for record in records for name in record))
    if len(names) > MOST_CELLS_IN_A_ROW:
        raise Unreadable(Reason("many-names", most=MOST_CELLS_IN_A_ROW))
    rows: list[Numbered] = [(1, names)]
    rows += [(line, [record.get(name, "") for name in names]) for line, record in enumerate(records, start=2)]
    return rows


def _record(pairs: Sequence[tuple[str, Value]]) -> Mapping[str, Value]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a record has a name twice")
    return record


def _records(said: Value) -> Sequence[Mapping[str, Value]]:
    """The only list of records, at the top or under a key next to others, such as `data` next to `status`."""
    if isinstance(said, Mapping):
        lists = [value for value in said.values() if isinstance(value, list)]
        said = lists[0] if len(lists) == 1 else None
    if not isinstance(said, list):
        raise Unreadable(Reason("no-list"))
    records = [each for each in said if isinstance(each, Mapping)]
    if len(records) < len(said):
        raise Unreadable(Reason("no-records"))
    return records


def _cells(record: Mapping[str, Value], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        match value:
            case NumberCell():
                yield before + name, value
            case str():
                yield before + name, value.strip()
            case bool():
                yield before + name, "1" if value else "0"
            case Mapping() if not before:
                yield from _cells(value, f"{name}_")
            case None:
                yield before + name, ""
            case _:
                yield before + name, json.dumps(value)
