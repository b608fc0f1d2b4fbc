"""The loggable part of an unexpected error that a citizen may have caused: never what it quotes."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

from domain.patterns import late_pattern

_ROOT = Path(__file__).resolve().parent.parent
_MOST = 4
_QUOTED = late_pattern(r"\"[^\"]*\"|'[^']*'|«[^»]*»|“[^”]*”")


def place_of(error: BaseException) -> str:
    """The kind of an error and the last lines of ours on its way, the innermost first.

    As in `KeyError at storage/records/visits.py:12 < web/rate.py:30`.
    """
    lines = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    ours = [f"{path.relative_to(_ROOT)}:{line}" for path, line in lines if _is_ours(path)]
    places = ours[: -_MOST - 1 : -1] or [f"{path}:{line}" for path, line in lines[-1:]]
    return " at ".join((type(error).__name__, *([" < ".join(places)] if places else [])))


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(_ROOT) and "site-packages" not in path.parts


def without_quotes(error: BaseException) -> str:
    """What an error says, without what it quotes: Telegram's refusals may repeat a text."""
    return _QUOTED.sub("…", str(error))
