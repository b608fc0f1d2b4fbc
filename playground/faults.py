"""Telegram's bad days, on a switch or for one single call."""

from dataclasses import dataclass, field
from typing import Any

from playground.errors import ApiError, RefusedError, too_many_requests

FLOOD_SECONDS = 3
_MAXIMAL_SLOWNESS_MS = 60_000


@dataclass
class _Scripted:
    method: str
    error: ApiError
    times: int
    after: bool


@dataclass
class Faults:
    """`slow_ms` delays every call, `flood_429` refuses sending, `server_5xx` refuses everything."""

    slow_ms: int = 0
    flood_429: bool = False
    server_5xx: bool = False
    _scripted: list[_Scripted] = field(default_factory=list, repr=False)

    def json(self) -> dict[str, Any]:
        """The three switches, as the page shows them."""
        return {"slow_ms": self.slow_ms, "flood_429": self.flood_429, "server_5xx": self.server_5xx}

    def switch(self, wanted: dict[str, Any]) -> None:
        """Set the switches named in `wanted`; RefusedError for another name or a wrong value."""
        for name, value in wanted.items():
            if name == "slow_ms" and isinstance(value, int) and 0 <= value <= _MAXIMAL_SLOWNESS_MS:
                self.slow_ms = value
            elif name in ("flood_429", "server_5xx") and isinstance(value, bool):
                setattr(self, name, value)
            else:
                raise RefusedError(f'"{name}" cannot be set to {value!r}.')

    def fail_next(self, method: str, error: ApiError, *, times: int = 1, after: bool = False) -> None:
        """Answer the next `times` calls of `method` with `error`.

        With `after` the call is carried out first, so that only its answer is lost.
        """
        self._scripted.append(_Scripted(method.lower(), error, times, after))

    @property
    def active(self) -> bool:
        return bool(self.slow_ms or self.flood_429 or self.server_5xx or self._scripted)

    @property
    def delay(self) -> float:
        """The seconds that a call is on its way before anything else happens to it."""
        return self.slow_ms / 1000

    def before(self, method: str, *, sends: bool) -> None:
        """Refuse a call (`method` in lower case) before it is carried out."""
        if self.server_5xx:
            raise ApiError(502, "Bad Gateway")
        if self.flood_429 and sends:
            raise too_many_requests(FLOOD_SECONDS)
        self._raise_scripted(method, after=False)

    def afterwards(self, method: str) -> None:
        """Lose the answer of a call (`method` in lower case) that was carried out."""
        self._raise_scripted(method, after=True)

    def _raise_scripted(self, method: str, *, after: bool) -> None:
        for scripted in self._scripted:
            if scripted.method == method and scripted.after == after:
                scripted.times -= 1
                if scripted.times <= 0:
                    self._scripted.remove(scripted)
                raise scripted.error
