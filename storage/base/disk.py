"""What our files ask of the disk: names that it takes, files that are whole, changes that outlive a crash."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def refusal_of(path: Path) -> OSError | None:
    """Why the system does not take a path; None for what is there, or only missing."""
    try:
        path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        return error
    return None


def reason_of(error: OSError) -> str:
    """What the system says of an error, as the end of a sentence."""
    return (error.strerror or str(error)).lower()


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name only once it is whole, also on the disk; its owner alone may read it.

    A file of that name stays until then, and for good when the block raises. A link stays a link; a pipe or
    a device is written in place. Raises OSError, also for a folder.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    part = target.with_name(f".{target.name}.part")
    try:
        with suppress(FileNotFoundError):
            part.unlink()  # of a run that was killed; it may be readable for others
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        with suppress(OSError):  # after all went well there is none
            part.unlink()


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
