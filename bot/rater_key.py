"""The first start: creates the secret key for the hashes of citizens, and stores it in `.env` only."""

from __future__ import annotations

import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dotenv import dotenv_values

from storage.base.disk import flush_folder

_COMMENT = "# Secret with which citizens' identities are hashed. Keep it apart from copies of the database."


def keep_rater_key(env_file: Path) -> bool:
    """Adds a new RATER_KEY to a settings file that has none, or makes the file; returns whether it did.

    A key that is there is never changed. The file appears at once and whole, readable by its owner only.
    Raises OSError when it cannot be written.
    """
    target = env_file.resolve()
    with _alone(target.parent):
        present = target.read_text("utf-8") if target.exists() else ""
        if any(name.upper() == "RATER_KEY" and value for name, value in dotenv_values(target).items()):
            return False
        gap = "" if not present or present.endswith("\n") else "\n"
        _replace(target, f"{present}{gap}\n{_COMMENT}\nRATER_KEY={secrets.token_hex(32)}\n".lstrip("\n"))
        return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Of two first starts at once in a folder, the second one finds the key of the first."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _replace(target: Path, content: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f"{target.name}.", dir=target.parent)  # 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            if target.exists():
                owner = target.stat()
                os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink()
        raise
    flush_folder(target.parent)
