"""Writes a scheme as the TOML that `parse_scheme` reads: the same scheme, without its comments."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from domain.schemes.model import Scheme


def toml_of(scheme: Scheme, remarks: Sequence[str] = ()) -> str:
    """The scheme as a file; the remarks are its first lines."""
    document = scheme.model_dump(by_alias=True, exclude_none=True)
    lines = [*(f"# {each}" for each in remarks), *([""] if remarks else []), *_table(document, "")]
    return "\n".join(lines).strip() + "\n"


def _table(table: Mapping[str, object], name: str) -> Iterator[str]:
    """The values of a table, then the tables within it, each with its head."""
    inner = {}
    for key, value in table.items():
        if _is_table(value) or _is_tables(value):
            inner[key] = value
        else:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in inner.items():
        path = f"{name}.{_key(key)}" if name else _key(key)
        if isinstance(value, Mapping):
            yield from ("", f"[{path}]", *_table(value, path))
        elif isinstance(value, Sequence):
            for row in value:
                yield from ("", f"[[{path}]]", *_table(row, path))


def _is_table(value: object) -> bool:
    """Whether a value gets its own TOML table: a text in two languages and a condition are written inline."""
    return isinstance(value, Mapping) and not (value.keys() == {"id", "en"} or _is_condition(value))


def _is_condition(value: Mapping[str, object]) -> bool:
    return "besides" in value


def _is_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and isinstance(value[0], Mapping)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        said = (f"{_key(key)} = {_value(each)}" for key, each in value.items() if each != ())
        return f"{{ {', '.join(said)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, StrEnum | str):
        return json.dumps(str(value), ensure_ascii=False)
    return str(value)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return str(key) if bare else json.dumps(key, ensure_ascii=False)
