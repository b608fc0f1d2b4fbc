"""The base of values that are kept as JSON: they never change, and take no field that they do not know."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class FrozenModel(BaseModel):
    """A value that is checked when it is made or read; its checks are built when it is first used."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
