"""Every method, update and rule of the README's tables once more, by aiogram's client: the independent check.

aiogram is imported within the tests: its models take seconds, in each process that collects the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.playground.table import rows

if TYPE_CHECKING:
    from tests.playground.aiogram_stage import AiogramStage


@pytest.mark.parametrize("method", rows("Methods"))
async def test_method(method: str, aiogram: AiogramStage) -> None:
    from tests.playground.aiogram_methods import METHODS

    await METHODS[method](aiogram)


@pytest.mark.parametrize("kind", rows("Updates"))
async def test_update(kind: str, aiogram: AiogramStage) -> None:
    from tests.playground.aiogram_methods import UPDATES

    await UPDATES[kind](aiogram)


@pytest.mark.parametrize("rule", rows("Limits and refusals"))
async def test_rule(rule: str, aiogram: AiogramStage) -> None:
    from tests.playground.aiogram_rules import SCENARIOS

    await SCENARIOS[rule](aiogram)


def test_the_tables_name_exactly_what_is_proved() -> None:
    from tests.playground.aiogram_methods import METHODS, UPDATES
    from tests.playground.aiogram_rules import SCENARIOS

    assert rows("Methods") == list(METHODS)
    assert rows("Updates") == list(UPDATES)
    assert rows("Limits and refusals") == list(SCENARIOS)
