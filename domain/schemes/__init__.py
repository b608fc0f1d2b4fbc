"""Evaluation schemes: the six that ship (the .toml files here) and those an office writes itself."""

from domain.schemes.model import (
    BEHAVIOUR,
    RESULTS,
    Action,
    Assessor,
    Band,
    Component,
    FollowUpRule,
    Matrix,
    MissingPolicy,
    RaterOptions,
    Scheme,
    Source,
    SourceOptions,
    Text,
    TimeSettings,
    When,
)
from domain.schemes.parse import SchemeError, parse_scheme

__all__ = [
    "BEHAVIOUR",
    "RESULTS",
    "Action",
    "Assessor",
    "Band",
    "Component",
    "FollowUpRule",
    "Matrix",
    "MissingPolicy",
    "RaterOptions",
    "Scheme",
    "SchemeError",
    "Source",
    "SourceOptions",
    "Text",
    "TimeSettings",
    "When",
    "parse_scheme",
]
