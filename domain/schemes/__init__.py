"""Evaluation schemes: the six that ship (the .toml files here) and those an office writes itself."""

from domain.schemes.anchors import RATINGS, Anchors, Meanings
from domain.schemes.dials import PERCENT, Dial, DialError, DialKind, dials, turned
from domain.schemes.model import (
    BEHAVIOUR,
    EACH,
    RESULTS,
    WEAKEST,
    Action,
    Assessor,
    Component,
    FollowUpRule,
    Matrix,
    MissingPolicy,
    Scheme,
    Source,
    When,
)
from domain.schemes.parse import SchemeError, parse_scheme
from domain.schemes.raters import RaterOptions
from domain.schemes.values import Text
from domain.schemes.write import toml_of
