"""A plugin for mypy, which takes structs for dataclasses: it checks both functions called `replace` (0381).

`dataclasses.replace` raises TypeError for a struct; mypy knows no fields for that of msgspec.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.plugin import FunctionSigContext, Plugin
from mypy.plugins.dataclasses import replace_function_sig_callback
from mypy.types import CallableType, Instance, flatten_nested_unions, get_proper_type

_FOR_STRUCTS, _FOR_DATACLASSES = "msgspec.structs.replace", "dataclasses.replace"


class Structs(Plugin):
    """Gives each function the fields of the class in hand, and refuses the other kind of class."""

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], CallableType] | None:
        return {_FOR_STRUCTS: _of_struct, _FOR_DATACLASSES: _of_dataclass}.get(fullname)


def _of_struct(ctx: FunctionSigContext) -> CallableType:
    return _signature(ctx, takes_structs=True)


def _of_dataclass(ctx: FunctionSigContext) -> CallableType:
    return _signature(ctx, takes_structs=False)


def _signature(ctx: FunctionSigContext, *, takes_structs: bool) -> CallableType:
    for argument in ctx.args[0]:
        for kind in map(get_proper_type, flatten_nested_unions([ctx.api.get_expression_type(argument)])):
            if isinstance(kind, Instance) and kind.type.has_base("msgspec.Struct") is not takes_structs:
                other = _FOR_DATACLASSES if takes_structs else _FOR_STRUCTS
                ctx.api.fail(f"{kind.type.name} needs {other}", ctx.context)
    return replace_function_sig_callback(ctx)


def plugin(_version: str) -> type[Plugin]:
    """What mypy calls first."""
    return Structs
