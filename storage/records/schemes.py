"""Reads evaluation schemes: the six that ship, or an office's own file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from domain.schemes import Scheme, SchemeError, parse_scheme
from storage.base.disk import system_reason


@cache
def shipped_scheme_ids() -> tuple[str, ...]:
    """Ids of the schemes that ship, in alphabetical order."""
    names = (entry.name for entry in files("domain.schemes").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def scheme_text(wanted: str) -> str:
    """The TOML of a scheme that ships, or of a file; raises SchemeError with one sentence."""
    if wanted in shipped_scheme_ids():
        return files("domain.schemes").joinpath(f"{wanted}.toml").read_text("utf-8")
    path = Path(wanted)
    if path.suffix != ".toml":
        raise SchemeError(f"There is no scheme {wanted!r}; there are {', '.join(shipped_scheme_ids())}")
    try:
        if path.exists() and not path.is_file():
            raise SchemeError(f"{wanted} is a folder, a pipe or a device")
        # Some editors begin a file with an invisible mark of its encoding.
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise SchemeError(f"{wanted} is not UTF-8 text") from None
    except OSError as error:
        raise SchemeError(f"{wanted} cannot be read: {system_reason(error)}") from None


def load_scheme(wanted: str) -> Scheme:
    """The scheme with an id that ships, or of a TOML file; raises SchemeError with one sentence."""
    name = f"{wanted}.toml" if wanted in shipped_scheme_ids() else wanted
    return parse_scheme(scheme_text(wanted), name)
