"""When a person had a Telegram account, as the log says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from domain.audit.rows import Row

LINK, UNLINK, ERASE = "link-account", "unlink-account", "erase-own-data"
"""The actions of rows about a person that link or unlink an account; erasing does where that was wished."""


class AccountChange(NamedTuple):
    """An account was linked or unlinked; a new one may take the place of another."""

    at: datetime
    had_one: bool
    """Whether the person had an account until then."""


def account_changes(rows: Iterable[Row]) -> Iterator[AccountChange]:
    """The changes in rows about a person, in their order."""
    for row in rows:
        after = json.loads(row.after or "{}")
        if row.action == LINK:
            yield AccountChange(row.at, bool(after.get("replaces")))
        elif row.action == UNLINK or (row.action == ERASE and after.get("unlinked")):
            yield AccountChange(row.at, had_one=True)
