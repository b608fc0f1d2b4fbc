"""What is told of failures holds nothing that anybody wrote."""

from __future__ import annotations

import pytest

from domain.failures import Cause, cause_of, command_in, kind_of_error, sender_of


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        ("Message is too long", Cause.REFUSED),
        ("Message to edit not found", Cause.REFUSED),
        ("KeyError: 'rahasia'", Cause.NOT_MADE),
        (None, Cause.REFUSED),
    ],
)
def test_causes(error: str | None, cause: Cause) -> None:
    assert cause_of(error) is cause


def test_of_an_update_only_its_command_sender_and_kind_of_error_are_told() -> None:
    payload = {"message": {"from": {"id": 7}, "text": "/lapor rapat rahasia"}}
    assert (sender_of(payload), command_in(payload)) == (7, "lapor")
    assert command_in({"message": {"text": "rapat rahasia"}}) is None
    assert (sender_of(None), command_in(None), sender_of({"callback_query": 3})) == (None, None, None)
    assert kind_of_error("ValueError: 'rapat rahasia'") == "ValueError"
    assert kind_of_error("KeyError at storage/x.py:12 < web/y.py:3") == "KeyError"
