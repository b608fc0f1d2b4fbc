"""Files that people and the bot sent: kept in memory, found by file_id, downloaded by path."""

import mimetypes
import struct
from dataclasses import dataclass
from typing import Any

from playground.errors import bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
RECORDINGS: dict[str, tuple[str, dict[str, int]]] = {
    "video": (".mp4", {"width": 640, "height": 480, "duration": 1}),
    "animation": (".mp4", {"width": 640, "height": 480, "duration": 1}),
    "audio": (".mp3", {"duration": 1}),
    "voice": (".ogg", {"duration": 1}),
    "video_note": (".mp4", {"length": 240, "duration": 1}),
}
"""Sounds and moving pictures: the ending of a nameless one, and its measures, which are not read from it."""
_WITHOUT_NAME = frozenset({"voice", "video_note"})
_PHOTO_BOXES = ((90, "s"), (320, "m"), (800, "x"), (1280, "y"))


@dataclass(frozen=True)
class Upload:
    """A file as it came in: its bytes, the name and the content type that the sender gave."""

    content: bytes
    name: str
    content_type: str = ""


@dataclass(frozen=True)
class StoredFile:
    """A file under its id; `kind` is photo, document or one of RECORDINGS, `path` where it is downloaded."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    content: bytes
    mime_type: str

    def json(self) -> dict[str, Any]:
        """The Bot API's File."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
            "file_path": self.path,
        }


class FileStore:
    """All files, by id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._documents: dict[str, dict[str, Any]] = {}
        self._photos: dict[str, list[dict[str, Any]]] = {}
        self._recordings: dict[str, dict[str, Any]] = {}

    def get(self, file_id: str) -> StoredFile:
        """By id; ApiError 400 for an unknown one."""
        try:
            return self._by_id[file_id]
        except KeyError:
            raise bad_request("wrong file_id or the file is temporarily unavailable") from None

    def at(self, path: str) -> StoredFile | None:
        """By download path."""
        return self._by_path.get(path)

    def add_photo(self, upload: Upload) -> list[dict[str, Any]]:
        """Keep a picture and return its PhotoSize objects, smallest first.

        Every size has the bytes of the original: nothing is scaled here. ApiError 400 for what is no
        picture, is too large (10 MB) or too long and thin.
        """
        if len(upload.content) > PHOTO_LIMIT:
            raise bad_request(f"file of size {len(upload.content)} bytes is too big for a photo")
        measured = picture_size(upload.content)
        if measured is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height, mime = measured
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        sizes: list[dict[str, Any]] = []
        for box, letter in _PHOTO_BOXES:
            scale = min(1.0, box / max(width, height))
            stored = self._keep("photo", upload.content, mime, ".jpg", letter)
            sizes.append(
                {
                    "file_id": stored.file_id,
                    "file_unique_id": stored.unique_id,
                    "width": max(1, round(width * scale)),
                    "height": max(1, round(height * scale)),
                    "file_size": len(upload.content),
                }
            )
            if scale == 1.0:
                break
        for size in sizes:
            self._photos[size["file_id"]] = sizes
        return sizes

    def add_document(self, upload: Upload, thumbnail: Upload | None = None) -> dict[str, Any]:
        """Keep a file and return its Document object; ApiError 400 for an empty one."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        mime = mimetypes.guess_type(upload.name)[0] or upload.content_type or "application/octet-stream"
        suffix = "." + upload.name.rsplit(".", 1)[1] if "." in upload.name else ""
        stored = self._keep("document", upload.content, mime, suffix, "d")
        document: dict[str, Any] = {
            "file_name": upload.name,
            "mime_type": mime,
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_size": len(upload.content),
        }
        if thumbnail is not None:
            document["thumbnail"] = self.add_photo(thumbnail)[0]
        self._documents[stored.file_id] = document
        return document

    def add_recording(self, kind: str, upload: Upload) -> dict[str, Any]:
        """Keep one of RECORDINGS and return its object; ApiError 400 for an empty one."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        ending, measures = RECORDINGS[kind]
        mime = mimetypes.guess_type(f"x{ending}")[0] or "application/octet-stream"
        stored = self._keep(kind, upload.content, mime, ending, kind[:2])
        named = {} if kind in _WITHOUT_NAME else {"file_name": upload.name}
        typed = {} if kind == "video_note" else {"mime_type": mime}
        recording: dict[str, Any] = {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_size": len(upload.content),
            **measures,
            **named,
            **typed,
        }
        self._recordings[stored.file_id] = recording
        return recording

    def photo(self, file_id: str) -> list[dict[str, Any]]:
        """The sizes of a photo sent before; ApiError 400 when the id is no photo's."""
        if file_id not in self._photos:
            raise self._wrong_remote(file_id, "photo")
        return self._photos[file_id]

    def document(self, file_id: str) -> dict[str, Any]:
        """A document sent before; ApiError 400 when the id is no document's."""
        if file_id not in self._documents:
            raise self._wrong_remote(file_id, "document")
        return self._documents[file_id]

    def recording(self, kind: str, file_id: str) -> dict[str, Any]:
        """One of RECORDINGS sent before; ApiError 400 when the id is of something else."""
        known = self._by_id.get(file_id)
        if known is None or known.kind != kind:
            raise self._wrong_remote(file_id, kind)
        return self._recordings[file_id]

    def _wrong_remote(self, file_id: str, expected: str) -> Exception:
        known = self._by_id.get(file_id)
        if known is not None:
            return bad_request(f"can't use file of type {_shown(known.kind)} as {_shown(expected)}")
        if file_id.startswith(("http://", "https://")):
            return bad_request("failed to get HTTP URL content")
        return bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")

    def _keep(self, kind: str, content: bytes, mime: str, suffix: str, letter: str) -> StoredFile:
        number = len(self._by_id) + 1
        prefix = "AgACAgUAAx" if kind == "photo" else "BQACAgUAAx"
        stored = StoredFile(
            file_id=f"{prefix}kBAAI{number:08d}{letter}",
            unique_id=f"AQAD{number:08d}{letter}",
            kind=kind,
            path=f"{kind}s/file_{number}{suffix}",
            content=content,
            mime_type=mime,
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored


def recording_content(kind: str, recording: dict[str, Any]) -> dict[str, Any]:
    """The fields of a message that carries a recording; an animation is a document too, as at Telegram."""
    content = {kind: recording}
    if kind == "animation":
        names = ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")
        content["document"] = {name: recording[name] for name in names}
    return content


def _shown(kind: str) -> str:
    """A kind as Telegram's refusals write it: VideoNote."""
    return kind.title().replace("_", "")


def picture_size(content: bytes) -> tuple[int, int, str] | None:
    """Width, height and MIME type of a PNG, GIF, JPEG or WebP picture; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height, "image/png"
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height, "image/gif"
    if content[:4] == b"RIFF" and content[8:16] == b"WEBPVP8X" and len(content) >= 30:
        width = int.from_bytes(content[24:27], "little") + 1
        height = int.from_bytes(content[27:30], "little") + 1
        return width, height, "image/webp"
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int, str] | None:
    """Walk the segments up to the frame header (SOF0 to SOF15 without DHT, JPG and DAC)."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height, "image/jpeg"
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
