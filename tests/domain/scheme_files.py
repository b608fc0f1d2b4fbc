"""The schemes that ship, and that of the sample office."""

from __future__ import annotations

from pathlib import Path

import domain.schemes

ALL = ["bungo", "batanghari", "gajahmungkur", "mataram", "nasional", "tebingtinggi"]
FOLDER = Path(domain.schemes.__file__).parent
FILES = [*sorted(FOLDER.glob("*.toml")), FOLDER.parents[1] / "sample" / "scheme.toml"]
