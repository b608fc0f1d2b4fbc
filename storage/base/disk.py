"""What our files ask of the disk: names that it takes, and changes that outlive a power failure."""

from __future__ import annotations

import os
from pathlib import Path


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


def flush_folder(folder: Path) -> None:
    """Writes the names in a folder to the disk: what was renamed into it is there after a power failure."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
