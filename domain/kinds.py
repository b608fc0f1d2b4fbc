"""Structs whose classes are found by a name that is stored or sent: notices and the data of buttons."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import StructMeta


class Kinds(StructMeta):
    """Registers each class that its statement names; a class without a name is a base of others.

    msgspec gives the options of a class statement to the metaclass alone, not to `__init_subclass__`.
    Type checkers read `dataclass_transform` only at the metaclass that a class names: each one repeats it.
    """

    option: ClassVar[str]
    """The option of the class statement that holds the name; the class keeps it as an attribute."""
    found: ClassVar[dict[str, Any]]
    """The classes by their names."""

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> Any:
        named = options.pop(mcls.option, "")
        if named in mcls.found:
            raise ValueError(f"two classes have the {mcls.option} {named!r}")
        made = super().__new__(mcls, name, bases, namespace, **options)
        if named:
            setattr(made, mcls.option, named)
            mcls.found[named] = made
        return made
