"""What our files ask of the disk: names that it takes, files that are whole, changes that outlive a crash."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_OF_NAMES = frozenset({errno.ENAMETOOLONG, errno.ENOTDIR, errno.ELOOP})
"""Errors of a path that no waiting and no right mends."""
_SHOWN_OF_A_NAME = 40
"""Letters of a file's name that the hidden one beside it repeats: with all of a long name it had no room."""


def found_at(path: Path) -> os.stat_result | None:
    """What is at a path; None where it is missing, on a disk that is away, or closed to this user.

    Raises OSError for a name that the system does not take.
    """
    try:
        return path.stat()
    except OSError as error:
        if error.errno in _OF_NAMES:
            raise
        return None


def system_reason(error: Exception) -> str:
    """What the system says of an error, as the end of a sentence; words of others keep their capitals."""
    said: str | None = getattr(error, "strerror", None)
    return said.lower() if said else str(error)


def file_and_reason(error: OSError) -> str:
    """As `system_reason`, behind the name of the file if the error has one."""
    return system_reason(error) if error.filename is None else f"{error.filename}: {system_reason(error)}"


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name only once its content is whole and on the disk; its owner alone may read it.

    A file of that name stays until then, and for good when the block raises. Of two that are written at the
    same time the one that ends last stays. A link stays a link; a pipe or a device is written in place.
    Raises OSError, also for a folder, and where nothing can be put beside the file or renamed over it.
    """
    if path.exists() and not path.is_file():  # the real path of a pipe without a name leads nowhere
        with path.open("wb") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    prefix = f".{target.name[:_SHOWN_OF_A_NAME]}."
    handle, name = tempfile.mkstemp(prefix=prefix, dir=target.parent)  # for its owner alone
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file under its name once it is whole, as `whole_file` says. Raises OSError."""
    with whole_file(path) as file:
        file.write(content)


def flush_folder(folder: Path) -> None:
    """Writes the names in a folder to the disk: what was renamed into it is there after a power failure."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
