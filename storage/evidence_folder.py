"""Files on the office's server, each under the hash of its content; readable by the service's user alone."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from domain.kept_files import LEAST_FREE
from storage.base.disk import flush_folder, write_whole

_DIGEST = re.compile(r"[0-9a-f]{64}")


class EvidenceFolder:
    """A folder of files that never change. Its calls block: they belong into a thread."""

    def __init__(self, root: Path, least_free: int = LEAST_FREE) -> None:
        """`least_free` are the bytes of the disk that are left free."""
        self._root = root
        self._least_free = least_free

    def has_room(self) -> bool:
        """Whether another file leaves enough of the disk free."""
        self._make(self._root)
        return shutil.disk_usage(self._root).free > self._least_free

    def keep(self, content: bytes) -> str:
        """Keeps a file, through a power failure too, and returns its SHA-256; one that is there stays."""
        digest = hashlib.sha256(content).hexdigest()
        if self.read(digest) is not None:
            return digest
        place = self._place(digest)
        self._make(self._root)
        self._make(place.parent)
        write_whole(place, content)
        for folder in (place.parent, self._root):
            flush_folder(folder)
        return digest

    def read(self, digest: str) -> bytes | None:
        """The file of a hash; None when it is gone or has been altered."""
        try:
            content = self._place(digest).read_bytes()
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == digest else None

    def digests(self) -> Iterator[str]:
        """The hashes of all files, in order."""
        for place in sorted(self._root.glob("[0-9a-f][0-9a-f]/*")):
            if _DIGEST.fullmatch(place.name):
                yield place.name

    def size(self) -> int:
        """Bytes of all files; of one that goes away meanwhile none."""
        total = 0
        for digest in self.digests():
            with suppress(FileNotFoundError):
                total += self._place(digest).stat().st_size
        return total

    def remove(self, digest: str) -> None:
        """Removes the file of a hash, if it is there."""
        self._place(digest).unlink(missing_ok=True)

    def _place(self, digest: str) -> Path:
        return self._root / digest[:2] / digest

    @staticmethod
    def _make(folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
