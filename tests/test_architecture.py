"""The house rules that a machine can see: which room knows what, and how much fits on a screen."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "web", "handlers", "domain", "storage", "jobs", "reports", "locales", "playground")
GENERATED = ROOT / "storage" / "migrations" / "versions"
CLOCKS = {"storage/base/machine_clock.py", "bot/clock.py", "playground/clock.py"}
LONGEST_FILE, LONGEST_FUNCTION = 350, 45
READS_THE_TIME = {
    *(f"datetime.{name}" for name in ("now", "utcnow", "today")),
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "date.today",
    "datetime.date.today",
    "time.time",
    "time.localtime",
}


def modules(*rooms: str) -> Iterator[tuple[str, Path]]:
    """Written modules of rooms, with their names from the root."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            if GENERATED not in path.parents:
                yield path.relative_to(ROOT).as_posix(), path


def tree_of(path: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(path.read_text("utf-8"))


@dataclass(frozen=True)
class Module:
    """What the rules ask of a module; the tree itself takes a thousand times the memory."""

    has_docstring: bool
    imports: frozenset[str]
    """The top-level packages that it imports, at its top or anywhere within."""
    calls: frozenset[str]
    functions: tuple[tuple[str, int], ...]
    """Names and lengths."""


@cache
def read(path: Path) -> Module:
    """A module, read once for all rules."""
    tree = tree_of(path)
    nodes = list(ast.walk(tree))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return Module(
        bool(ast.get_docstring(tree)),
        frozenset(whole.partition(".")[0] for whole in whole_names(tree)) - {""},
        frozenset(called(node) for node in nodes if isinstance(node, ast.Call)),
        tuple((each.name, (each.end_lineno or each.lineno) - each.lineno + 1) for each in functions),
    )


def called(call: ast.Call) -> str:
    """The name of what is called, with its dots; empty for what has none."""
    parts, node = [], call.func
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join((node.id, *reversed(parts))) if isinstance(node, ast.Name) else ""


def test_imports_go_down_the_stairs_only() -> None:
    # A process of its own: the linter silences every logger of the one that it runs in.
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_service_and_the_demo_need_what_make_install_brings_and_no_more() -> None:
    pinned = {
        line.partition("==")[0]
        for line in (ROOT / "requirements" / "run.txt").read_text("utf-8").splitlines()
        if "==" in line and not line.startswith(" ")
    }
    brings = {
        module
        for module, brought_by in packages_distributions().items()
        if any(re.sub(r"[-_.]+", "-", name).lower() in pinned for name in brought_by)
    }
    ours = {*ROOMS, "sample"}
    needed = {name for _, path in modules(*ours) for name in read(path).imports}
    assert needed - brings - ours - sys.stdlib_module_names == set()


@pytest.mark.parametrize(
    ("target", "lists"),
    [
        ("run", ["run.txt"]),
        ("demo", ["run.txt"]),
        ("test", ["run.txt", "dev.txt"]),
        ("lint", ["run.txt", "dev.txt"]),
    ],
)
def test_what_a_fresh_clone_installs_for_a_make_target(target: str, lists: list[str], tmp_path: Path) -> None:
    command = ["make", "-n", target, f"VENV={tmp_path}/venv"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"-r requirements/(\S+)", told.stdout) == lists


def test_a_field_of_a_struct_is_no_field_of_a_dataclass() -> None:
    # Neither msgspec nor mypy minds; the default would be an object that describes a field.
    for _, path in modules(*ROOMS):
        nodes = list(ast.walk(tree_of(path)))
        imports = [
            node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        ]
        if all(alias.name != "field" for node in imports for alias in node.names):
            continue
        structs = [
            node
            for node in nodes
            if isinstance(node, ast.ClassDef) and "Struct" in map(ast.unparse, node.bases)
        ]
        calls = [node for each in structs for node in ast.walk(each) if isinstance(node, ast.Call)]
        assert "field" not in map(called, calls), path


def test_a_start_loads_nothing_that_most_services_never_need() -> None:
    later = [
        "alembic",
        "apscheduler",
        "click",
        "cryptography",
        "holidays",
        "pygments",
        "python_calamine",
        "resvg_py",
        "rich",
    ]
    later += ["segno", "starlette", "typst", "uvicorn", "web", "xlsxwriter"]
    loaded = "from bot.loading import load_without_extras; load_without_extras(); import sys, bot.cli.run"
    command = [sys.executable, "-c", f"{loaded}; print([each for each in {later} if each in sys.modules])"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, path in modules(*ROOMS, "benchmarks") if not read(path).has_docstring] == []


def test_a_file_fits_on_a_few_screens() -> None:
    pages = [path for path in (ROOT / "playground" / "page").iterdir() if path.suffix in (".js", ".css")]
    files = [*modules(*ROOMS), *((page.relative_to(ROOT).as_posix(), page) for page in pages)]
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_function_fits_on_one_screen() -> None:
    long = [
        f"{name}: {function} has {length} lines"
        for name, path in modules(*ROOMS)
        for function, length in read(path).functions
        if length > LONGEST_FUNCTION
    ]
    assert long == []


def test_only_the_clocks_read_the_time() -> None:
    readers = {name for name, path in modules(*ROOMS) if read(path).calls & READS_THE_TIME}
    assert readers == CLOCKS


def test_sql_lives_in_storage() -> None:
    rooms = [room for room in ROOMS if room != "storage"]
    users = {
        name
        for name, path in modules(*rooms)
        if read(path).imports & {"sqlalchemy", "sqlite3", "aiosqlite", "asyncpg", "alembic"}
    }
    assert users == set()


def test_actions_know_no_telegram() -> None:
    actions = [path for _, path in modules("handlers") if path.name == "actions.py"]
    assert len(actions) > 3
    assert [str(path) for path in actions if "telegram" in read(path).imports] == []


def test_nothing_is_mocked_and_nothing_sleeps_in_a_test() -> None:
    offenders = []
    for name, path in modules("tests"):
        if not re.search("mock|sleep", path.read_text("utf-8")):
            continue
        tree = tree_of(path)
        if "mock" in {part for node in ast.walk(tree) for part in _modules_of(node)}:
            offenders.append(f"{name}: mocks")
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in ("time.sleep", "asyncio.sleep"):
                waits = [argument for argument in node.args if ast.unparse(argument) != "0"]
                if waits:
                    offenders.append(f"{name}:{node.lineno}: sleeps")
    assert offenders == []


def test_no_test_file_is_imported() -> None:
    """What two test files share stands in a module named by its subject, as tests/handlers/targets.py is."""
    imported = [
        f"{name}: {whole}"
        for name, path in modules("tests", "benchmarks")
        if re.search(r"\b(from|import)\b.*\btest_", path.read_text("utf-8"))
        for whole in whole_names(tree_of(path))
        if whole.rpartition(".")[2].startswith("test_")
    ]
    assert imported == []


def test_the_brute_force_shares_nothing_with_the_product() -> None:
    allowed = sys.stdlib_module_names | {"holidays"}
    shared = []
    for name, path in modules("tests"):
        is_compared = path.name.startswith("test_") or path.name == "conftest.py"
        if path.parent == ROOT / "tests" / "brute_force" and not is_compared:
            shared += [
                f"{name}: {whole}"
                for whole in whole_names(tree_of(path))
                if whole.partition(".")[0] not in allowed and not whole.startswith("tests.brute_force")
            ]
    assert shared == []


def whole_names(tree: ast.Module) -> Iterator[str]:
    """The modules that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def _modules_of(node: ast.AST) -> list[str]:
    """The parts of the names of the modules that an import names."""
    if isinstance(node, ast.Import):
        return [part for alias in node.names for part in alias.name.split(".")]
    if isinstance(node, ast.ImportFrom) and node.module is not None:
        return [*node.module.split("."), *(alias.name for alias in node.names)]
    return []
