"""What a killed run of the suite leaves in memory goes when the next one begins."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from subprocess import Popen

from tests.left_in_memory import remove_left


def test_folders_of_runs_that_are_gone_go_and_all_others_stay(tmp_path: Path) -> None:
    with Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    left, ours, others = (
        tmp_path / name for name in (f"pg{gone.pid}-x", f"pg{os.getpid()}-x", f"pgother-{gone.pid}")
    )
    for folder in (left, ours, others):
        (folder / "base").mkdir(parents=True)
        (folder / "base" / "1").write_text("")
    remove_left(tmp_path, "pg")
    assert sorted(tmp_path.iterdir()) == sorted([ours, others])
