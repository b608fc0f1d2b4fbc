"""Data of buttons, as the bot makes it and as anybody else might."""

from __future__ import annotations

import string
from enum import Enum
from typing import Any, get_type_hints

from hypothesis import strategies as st

from handlers.frame.callbacks import KINDS as PREFIXES
from handlers.frame.callbacks import Callback
from handlers.kit.case_card import CaseTap

KINDS = [kind for _, kind in sorted(PREFIXES.items())]
WORDS = st.text(string.ascii_letters + string.digits + " -", max_size=12)
VALUES: dict[type[Any], st.SearchStrategy[Any]] = {int: st.integers(0, 2**31 - 1), str: WORDS}


def of(kind: type[Callback]) -> st.SearchStrategy[Callback]:
    """Data of a kind with any values."""
    hints = get_type_hints(kind)
    return st.builds(kind, *(_values(hints[name]) for name in kind.__struct_fields__))


def _values(kind: type[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind)) if issubclass(kind, Enum) else VALUES[kind]


REAL = st.one_of([of(kind) for kind in KINDS])
FORGED = st.one_of(
    st.text(max_size=64),
    st.builds(
        lambda prefix, parts: ":".join([prefix, *parts]),
        st.sampled_from([kind.prefix for kind in KINDS]),
        st.lists(st.text(max_size=10) | st.integers(-(2**70), 2**70).map(str), max_size=4),
    ),
    # Records that exist, wished by somebody who has no right to them.
    st.builds(CaseTap, st.sampled_from(["entry", "x"]), st.integers(1, 3), st.integers(0, 3), WORDS).map(
        Callback.pack
    ),
    REAL.map(Callback.pack),
)
