"""The criteria of colleagues: peers rate each other, subordinates their supervisor."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.schemes.values import Criterion, Table, Text


class RaterOptions(Table):
    """What peers or subordinates rate, how many of them it takes, and when the chat asks them.

    A criterion without a title is shown by its name; its meaning is what raters are to look at. The chat asks
    on the last `days` of the period, where a component uses the source; 0: never.
    """

    min_raters: Annotated[int, Field(strict=True, ge=1, le=100)] = 3
    days: Annotated[int, Field(strict=True, ge=0, le=90)] = 14
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)] = ("kerja_sama", "berbagi_pengetahuan")
    titles: dict[Criterion, Text] = Field(default_factory=dict)
    meanings: dict[Criterion, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _criteria_differ_and_words_are_of_them(self) -> Self:
        for criterion in self.criteria:
            if self.criteria.count(criterion) > 1:
                raise ValueError(f"criteria: {criterion} is given twice")
        for name, said in (("titles", self.titles), ("meanings", self.meanings)):
            for criterion in said:
                if criterion not in self.criteria:
                    raise ValueError(f"{criterion} in {name} is not among the criteria")
        return self


class UpwardOptions(RaterOptions):
    """What subordinates rate: how their supervisor leads, and what colleagues rate too."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)] = (
        "kejelasan_arahan",
        "dukungan",
        "keadilan",
        "kerja_sama",
        "berbagi_pengetahuan",
    )
