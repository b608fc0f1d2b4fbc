"""An event loop whose clock stands still while anything runs and jumps when everything waits.

What a test says about seconds then holds on any machine, and takes none of them. It is for what waits for the
clock alone: a socket or a thread needs the real time.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec

P = ParamSpec("P")


class _Jumping(selectors.DefaultSelector):
    """Passes over what a loop wants to wait."""

    slept = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise AssertionError("everything waits, and for nothing that will ever come")
        self.slept += timeout
        return super().select(0)


class _VirtualTime(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.slept


def in_virtual_time(test: Callable[P, Awaitable[None]]) -> Callable[P, None]:
    """Runs a test in a loop of its own with such a clock."""

    @wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        async def whole() -> None:
            await test(*args, **kwargs)

        with asyncio.Runner(loop_factory=_VirtualTime) as runner:
            runner.run(whole())

    return run
