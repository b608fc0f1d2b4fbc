"""Questions that people answer about each other."""

from __future__ import annotations

from playground.handle import PersonHandle
from tests.harness import OfficeOnTrial

SCHEME = """
id = "uji"
name = { id = "Uji", en = "Trial" }
region = "Uji"
period = "month"
[[components]]
id = "peer"
source = "peer"
weight = 1
title = { id = "Rekan", en = "Peers" }
[[components]]
id = "subordinate"
source = "subordinate"
weight = 1
title = { id = "Bawahan", en = "Subordinates" }
[sources.subordinate]
criteria = ["keadilan", "dukungan"]
titles = { keadilan = { id = "Keadilan", en = "Fairness" } }
meanings = { keadilan = { id = "Satu ukuran bagi semua", en = "One measure for all" } }
[[bands]]
min = 0
grade = "Baik"
"""


async def answers(office: OfficeOnTrial, person: PersonHandle, *ratings: int) -> None:
    """Somebody answers one question after the other."""
    for rating in ratings:
        await office.taps(person, f"{rating} – ")
