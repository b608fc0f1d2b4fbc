"""An administrator's changes so far in a trial of rules."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from pydantic import Field

from domain.drafts import Draft
from domain.figures import decimal_of, exact
from domain.schemes import Dial


class TrialDraft(Draft):
    """The dials that are turned, by name, each with its value as a plain decimal, and the period."""

    values: dict[str, str] = Field(default_factory=dict)
    period: str = ""

    @property
    def turned_to(self) -> Mapping[str, Fraction]:
        """The values as numbers."""
        return values_of(self.values)

    def turn(self, dial: Dial, value: Fraction) -> TrialDraft:
        """The draft with a dial at a value; one that is turned back is as it was."""
        others = {name: text for name, text in self.values.items() if name != dial.name}
        if value != dial.value:
            dial.check(value)
            others[dial.name] = decimal_of(value)
        return self.model_copy(update={"values": others})


def values_of(texts: Mapping[str, str]) -> dict[str, Fraction]:
    """The values of dials as numbers."""
    return {name: exact(text) for name, text in texts.items()}
