"""Runs test files in processes of their own: once to see what they call, then for each changed module."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import TypeVar

import holidays  # noqa: F401  # imported once for all processes, as pydantic is
import pydantic  # noqa: F401
import pytest
from hypothesis import Phase, settings

T = TypeVar("T")
_RULES = Path("tests/domain")
_MEMORY = 4 * 2**30
"""Bytes for a process: a change that fills a list for ever ends there."""
_LONGEST_TEST = 20
"""Seconds of the processor, ten times what the slowest test of a rule takes."""
_LONGEST_WAIT = 900
"""Seconds for a process that waits for something else than itself."""


@dataclass(frozen=True)
class Watched:
    """What a test file calls in `domain/` ("domain/periods.py Period.parse"), and its seconds."""

    calls: frozenset[str]
    seconds: float


def watch(files: Sequence[Path], kept: Path, tell: Callable[[str], None]) -> dict[Path, Watched]:
    """Runs each file and looks at its calls; what did not change since is read from `kept`, a JSON file."""
    rules = _digest(sorted(file for kind in ("*.py", "*.toml") for file in Path("domain").rglob(kind)))
    known = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    kept.parent.mkdir(parents=True, exist_ok=True)
    watched = {}
    for number, file in enumerate(files, 1):
        state = f"{_digest([file])} {rules}"
        if known.get(str(file), {}).get("state") != state:
            tell(f"looks at what each test file calls: {number} of {len(files)}")
            found = _in_child(partial(_calls, file))
            if found is None:
                raise SystemExit(f"{file} fails without any change")
            known[str(file)] = {"state": state, "calls": found[0], "seconds": found[1]}
            kept.write_text(json.dumps(known), "utf-8")
        watched[file] = Watched(frozenset(known[str(file)]["calls"]), known[str(file)]["seconds"])
    return watched


def survives(tree: ast.Module, path: Path, files: Sequence[Path]) -> bool:
    """Whether all test files pass with a changed module; a test that it makes endless does not."""

    def run() -> bool:
        sys.meta_path.insert(0, _Changed(path, compile(tree, str(path), "exec", dont_inherit=True)))
        return _passes(files)

    return bool(_in_child(run))


def _calls(file: Path) -> tuple[list[str], float] | None:
    called: set[CodeType] = set()

    def see(frame: FrameType, event: str, argument: object) -> None:
        called.add(frame.f_code)

    started = time.perf_counter()
    sys.settrace(see)
    passed = _passes([file], max_examples=5)
    sys.settrace(None)
    root = f"{Path.cwd()}/"
    named = {f"{code.co_filename.removeprefix(root)} {code.co_qualname}" for code in called}
    ours = sorted(name for name in named if name.startswith("domain/"))
    return (ours, time.perf_counter() - started) if passed else None


def _passes(files: Sequence[Path], *, max_examples: int = 100) -> bool:
    """Whether test files pass; those of rules need no tests/conftest.py, which imports the whole service."""
    settings.register_profile(
        "mutation",
        deadline=None,
        derandomize=True,
        database=None,
        max_examples=max_examples,
        phases=[Phase.explicit, Phase.generate],
    )
    settings.load_profile("mutation")
    alone = all(_RULES in file.parents for file in files)
    options = ["-x", "--tb=no", "-p", "no:cacheprovider", *(["--noconftest"] if alone else [])]
    return pytest.main([*options, *map(str, files)], [_Impatient()]) is pytest.ExitCode.OK


class _Impatient:
    """Ends the process when an import or a test takes too much of the processor: it may never end."""

    def pytest_sessionstart(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, _LONGEST_TEST)

    def pytest_runtest_logstart(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, _LONGEST_TEST)


class _Changed(SourceFileLoader):
    """Gives the changed module to who imports it; no file is written."""

    def __init__(self, path: Path, code: CodeType) -> None:
        parts = path.with_suffix("").parts
        super().__init__(".".join(parts[:-1] if parts[-1] == "__init__" else parts), str(path.absolute()))
        self._code = code

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path) if name == self.name else None
        if spec is not None:
            spec.loader = self
        return spec

    def get_code(self, name: str) -> CodeType:
        return self._code


def _digest(files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()


def _in_child(work: Callable[[], T]) -> T | None:
    """What a forked process answers, silently; None when it ends without an answer, or never does."""
    context = get_context("fork")
    receive, send = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(work, send))
    child.start()
    send.close()
    try:
        answer: T | None = receive.recv() if receive.poll(_LONGEST_WAIT) else None
    except EOFError:
        answer = None
    child.kill()
    child.join()
    receive.close()
    return answer


def _answer(work: Callable[[], object], send: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    send.send(work())
