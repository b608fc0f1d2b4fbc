"""Folders in memory, named after the process that made them; those of killed runs go when one begins."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path


def remove_left(memory: Path, prefix: str) -> None:
    """Removes folders of dead processes; a server that outlived its run ends without its folder."""
    for folder in memory.glob(f"{prefix}*-*"):
        owner = re.fullmatch(rf"{prefix}([0-9]+)-.*", folder.name)
        if owner is not None and not _lives(int(owner[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # of somebody else
        pass
    return True
