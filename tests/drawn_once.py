"""Pictures kept for the whole test process: the same drawing is made into a PNG once.

That takes 50 to 100 ms, and many tests are about the same office in the same week.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import resvg_py

_drawn = lru_cache(maxsize=256)(resvg_py.svg_to_bytes)


def draw_once() -> None:
    """Gives a drawing that was made before again, from now on."""

    def svg_to_bytes(font_files: list[str], **options: Any) -> bytes:
        return _drawn(font_files=tuple(font_files), **options)  # a list is no key

    resvg_py.svg_to_bytes = svg_to_bytes  # type: ignore[assignment]
