"""The list of scenarios, in the order in which `make chaos` runs them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from benchmarks.chaos.clocks import jumping_clock
from benchmarks.chaos.count import Count
from benchmarks.chaos.databases import full, locked, moved, read_only, restored, stopped
from benchmarks.chaos.fleet import two_for_jobs
from benchmarks.chaos.kills import killed_under_load
from benchmarks.chaos.pushed import repeated_updates
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
    "locked": locked,
    "full": full,
    "moved": moved,
    "stopped": stopped,
    "read-only": read_only,
    "restored": restored,
    "clock": jumping_clock,
    "jobs": two_for_jobs,
    "repeated": repeated_updates,
}
