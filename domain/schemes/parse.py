"""Parses a scheme from TOML; an error is one sentence."""

import tomllib
from decimal import Decimal
from functools import lru_cache
from textwrap import shorten

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from domain.schemes.model import Scheme


class SchemeError(ValueError):
    """A scheme that cannot be used; the text names the file, the key and the reason."""


@lru_cache(maxsize=8)
def parse_scheme(text: str, name: str) -> Scheme:
    """The scheme written in the TOML `text`; `name` is the file's name, for the error.

    The last ones are kept: a service reads versions of its rules again and again, and a scheme is frozen.

    Decimals are read exactly, bare or quoted. Raises `SchemeError`.
    """
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"{name}: is not valid TOML: {error}") from None
    except ValueError:
        raise SchemeError(f"{name}: has a number of thousands of digits") from None
    except RecursionError:
        raise SchemeError(f"{name}: is nested too deeply") from None
    if not table:
        raise SchemeError(f"{name}: is empty")
    try:
        return Scheme.model_validate(table)
    except ValidationError as error:
        raise SchemeError(f"{name}: {_sentence(_telling(error.errors()), table)}") from None


def _telling(errors: list[ErrorDetails]) -> ErrorDetails:
    """The error to show: a misspelt key explains a missing one better than the reverse."""
    return next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])


def _sentence(error: ErrorDetails, table: object) -> str:
    """`key: reason`; rules between the parts of a scheme name their key themselves."""
    key = _key(error["loc"], table)
    reason = _reason(error)
    return f"{key}: {reason}" if key else reason


def _key(path: tuple[int | str, ...], table: object) -> str:
    """A path such as `components[discipline].weight`; entries without an id are counted from 1."""
    key, here = "", table
    for step in path:
        here = _inside(here, step)
        if isinstance(step, int):
            own_id = here.get("id") if isinstance(here, dict) else None
            key += f"[{own_id if isinstance(own_id, str) else step + 1}]"
        elif step != "[key]":
            key += f".{step}" if key else step
    return key


def _inside(here: object, step: int | str) -> object:
    if isinstance(here, list) and isinstance(step, int):
        return here[step]
    return here.get(step) if isinstance(here, dict) else None


def _reason(error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        return "is not a known key"
    if error["type"] == "missing":
        return "is missing"
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] == "too_short":
        return f"give at least {error['ctx']['min_length']}"
    if error["type"] == "too_long":
        return f"give at most {error['ctx']['max_length']}"
    given = error["input"]
    if error["type"] == "string_pattern_mismatch":
        return f"use small letters, digits and _, and begin with a letter, not {shorten(repr(given), 60)}"
    if error["type"] == "model_type":
        return f"should be a table such as {{ … = … }}, not {shorten(repr(given), 60)}"
    written = str(given) if isinstance(given, Decimal) else repr(given)
    return f"{error['msg'].removeprefix('Input ')}, not {shorten(written, 60)}"
