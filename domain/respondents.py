"""A respondent's answers for the profile in the survey's report (SKM).

The bands are coarse, every answer is voluntary, and neither name nor NIK is among them.
"""

from __future__ import annotations

from enum import StrEnum

from domain.errors import Invalid


class Age(StrEnum):
    """Years."""

    UNDER_25 = "under_25"
    FROM_25 = "from_25"
    FROM_35 = "from_35"
    FROM_45 = "from_45"
    FROM_55 = "from_55"


class Sex(StrEnum):
    """In the order and words of the survey's form."""

    MALE = "male"
    FEMALE = "female"


class Education(StrEnum):
    """The highest school that was finished."""

    PRIMARY = "primary"
    JUNIOR_HIGH = "junior_high"
    SENIOR_HIGH = "senior_high"
    DIPLOMA = "diploma"
    BACHELOR = "bachelor"
    POSTGRADUATE = "postgraduate"


class Occupation(StrEnum):
    """What a respondent lives by."""

    PUBLIC_SERVANT = "public_servant"
    SOLDIER_OR_POLICE = "soldier_or_police"
    PRIVATE = "private"
    SELF_EMPLOYED = "self_employed"
    STUDENT = "student"
    OTHER = "other"


PROFILE: dict[str, type[StrEnum]] = {
    "age": Age,
    "sex": Sex,
    "education": Education,
    "occupation": Occupation,
}
"""The questions by name, in the order in which they are asked; the columns of a response have these names."""


def profile_answer(question: str, value: str) -> StrEnum | None:
    """An answer as it comes from a button or a form, None for an empty one; raises Invalid for any other."""
    if question in PROFILE and not value:
        return None
    if question not in PROFILE or value not in list(PROFILE[question]):
        raise Invalid("button-outdated")
    return PROFILE[question](value)
