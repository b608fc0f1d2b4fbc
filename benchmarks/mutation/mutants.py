"""Small changes of a module: another comparison, operator, number, condition, answer, or a step left out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

_OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_EMPTY = {"tuple": "()", "Sequence": "()", "list": "[]", "dict": "{}", "Mapping": "{}", "str": "''"}
_TYPES_ONLY = {"annotation", "returns", "decorator_list", "bases", "keywords", "type_params"}
"""Fields of functions and classes that say what something is: strict types hold them."""


@dataclass(frozen=True)
class Mutant:
    """One change: the `number`-th of its module, in a line and a function (`Class.method`, `<module>`)."""

    path: Path
    number: int
    line: int
    function: str


@dataclass(frozen=True)
class _Scope:
    """Where a node stands: the function as Python names it, the prefix of names within, and its answer."""

    function: str = "<module>"
    prefix: str = ""
    answers: str = ""

    def within(self, node: ast.AST) -> _Scope:
        """The scope of the body of a function or class, and this one for any other node."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                answers = ast.unparse(node.returns) if node.returns else ""
                return _Scope(self.prefix + node.name, f"{self.prefix}{node.name}.<locals>.", answers)
            case ast.ClassDef():
                return _Scope(self.prefix + node.name, f"{self.prefix}{node.name}.")
            case ast.Lambda():
                return replace(self, answers="")
        return self


@dataclass(frozen=True)
class _Change:
    """What can be done to a tree: `make` does it and gives what stands there then."""

    scope: _Scope
    node: ast.expr | ast.stmt
    make: Callable[[], ast.AST]


def mutants(path: Path) -> list[Mutant]:
    """Every change of a module."""
    tree = ast.parse(path.read_text("utf-8"))
    return [
        Mutant(path, number, change.node.lineno, change.scope.function)
        for number, change in enumerate(_changes(tree, _Scope()))
    ]


def changed(mutant: Mutant) -> tuple[ast.Module, str]:
    """Its module with the change, and the change in words."""
    tree = ast.parse(mutant.path.read_text("utf-8"))
    change = next(change for number, change in enumerate(_changes(tree, _Scope())) if number == mutant.number)
    before = _short(change.node)
    after = _short(change.make())
    return ast.fix_missing_locations(tree), f"{mutant.path}:{mutant.line}  {before}  →  {after}"


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 80 else f"{text[:79]}…"


def _changes(node: ast.AST, scope: _Scope) -> Iterator[_Change]:
    """The changes of a node and of all within, always in the same order."""
    yield from (_Change(scope, shown, make) for shown, make in _own(node, scope))
    for name, value in ast.iter_fields(node):
        if name in _TYPES_ONLY and not isinstance(node, ast.Call):
            continue
        within = scope.within(node) if name == "body" else scope
        for at, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not _holds_no_rule(child):
                if isinstance(child, ast.stmt) and _is_a_step(child):
                    yield _Change(within, child, partial(_put, value, at, ast.Pass()))
                yield from _changes(child, within)


def _own(node: ast.AST, scope: _Scope) -> Iterator[tuple[ast.expr | ast.stmt, Callable[[], ast.AST]]]:
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                yield node, partial(_put, node.ops, at, _OPERATORS[type(operator)](), node)
        case ast.BoolOp() | ast.AugAssign():
            if type(node.op) in _OPERATORS:
                yield node, partial(_set, node, "op", _OPERATORS[type(node.op)]())
        case ast.BinOp():
            if type(node.op) in _OPERATORS and not (_no_number(node.left) or _no_number(node.right)):
                yield node, partial(_set, node, "op", _OPERATORS[type(node.op)]())
        case ast.Constant(value=bool()):
            yield node, partial(_set, node, "value", not node.value)
        case ast.Constant(value=int() as number):
            yield node, partial(_set, node, "value", number + 1)
        case ast.Call(func=ast.Name(id=name)) if name in _FUNCTIONS:
            yield node, partial(_set, node, "func", ast.Name(_FUNCTIONS[name], ast.Load()))
        case ast.UnaryOp(op=ast.Not()):
            yield node, partial(_set, node, "operand", ast.UnaryOp(ast.Not(), node.operand))
        case ast.If() | ast.While() | ast.IfExp():
            if _is_plain(node.test):
                yield node.test, partial(_negate, node, node.test)
        case ast.comprehension():
            for at, test in enumerate(node.ifs):
                if _is_plain(test):
                    yield test, partial(_put, node.ifs, at, ast.UnaryOp(ast.Not(), test))
        case ast.Return(value=ast.expr() as value):
            other = _another(value, scope.answers)
            if other is not None:
                yield node, partial(_set, node, "value", other)


def _put(items: list[Any], at: int, new: ast.AST, shown: ast.AST | None = None) -> ast.AST:
    items[at] = new
    return shown or new


def _set(node: ast.AST, field: str, value: object) -> ast.AST:
    setattr(node, field, value)
    return node


def _negate(node: ast.If | ast.While | ast.IfExp, test: ast.expr) -> ast.AST:
    node.test = ast.UnaryOp(ast.Not(), test)
    return node.test


def _is_plain(test: ast.expr) -> bool:
    """Whether a condition has no operator that is changed anyway."""
    return not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant)


def _no_number(node: ast.expr) -> bool:
    """Whether it is a text or a type: adding to it and `|` between types are no sums."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, str) or value is None
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name[:1].isupper() and not name.isupper()
    return isinstance(node, ast.JoinedStr | ast.Subscript)


def _another(value: ast.expr, answers: str) -> ast.expr | None:
    """Another answer of the same type, when the value itself has nothing that is changed."""
    if answers == "bool" and _is_plain(value):
        return ast.UnaryOp(ast.Not(), value)
    other = "None" if answers.endswith("| None") else _EMPTY.get(answers.partition("[")[0])
    return ast.parse(other, mode="eval").body if other and ast.unparse(value) != other else None


def _is_a_step(node: ast.stmt) -> bool:
    """Whether a statement can be left out and the rest still runs."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return False
    return isinstance(node, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue)


def _holds_no_rule(node: ast.AST) -> bool:
    """Assertions and `zip(…, strict=…)` guard against mistakes of ours; imports for types are never run."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assert() | ast.keyword(arg="strict"):
            return True
    return False
