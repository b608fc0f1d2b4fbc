"""The list of scenarios, in the order in which `make chaos` runs them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from benchmarks.chaos.count import Count
from benchmarks.chaos.kills import killed_under_load
from benchmarks.chaos.spoilt import spoilt_calls
from benchmarks.chaos.stage import Run
from benchmarks.chaos.telegram import Fault

Scenario = Callable[[Run], Awaitable[Count]]

ON_TELEGRAM: dict[str, Scenario] = {
    fault.value.replace(" ", "-"): partial(spoilt_calls, name=f"Telegram: {fault}", faults=[fault])
    for fault in Fault
}
SCENARIOS: dict[str, Scenario] = {
    "kill": killed_under_load,
    **ON_TELEGRAM,
}
