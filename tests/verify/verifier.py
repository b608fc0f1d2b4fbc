"""The stand-alone verifier as a test calls it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import cast

FILE = Path(__file__).parents[2] / "docs" / "verify" / "verify.py"


def verifier() -> Callable[..., int]:
    """Its `main`: what it is given, and a published root; gives the status with which it would end."""
    spec = importlib.util.spec_from_file_location("verify", FILE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Callable[..., int]", module.main)
