"""Files: what counts as a picture, what is too much, and what a bot downloads."""

import struct

import httpx
import pytest
from starlette.types import Message

from playground.errors import RefusedError
from playground.files import DOWNLOAD_LIMIT, PHOTO_LIMIT, picture_size
from tests.playground.stage import ANI, TOKEN, Stage, picture

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 200, 300) + b"\x03" + b"\0" * 12
)
WEBP = b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0" + (299).to_bytes(3, "little") + (199).to_bytes(3, "little")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (picture(300, 200), (300, 200, "image/png")),
        (JPEG, (300, 200, "image/jpeg")),
        (b"GIF89a" + struct.pack("<HH", 300, 200), (300, 200, "image/gif")),
        (WEBP, (300, 200, "image/webp")),
        (b"%PDF-1.7", None),
        (b"\xff\xd8\xff", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_head(
    content: bytes, expected: tuple[int, int, str] | None
) -> None:
    assert picture_size(content) == expected


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"bukan gambar", "Image_process_failed"),
        (picture(10_000, 1), "Photo_invalid_dimensions"),
        (
            picture() + bytes(PHOTO_LIMIT),
            f"File of size {PHOTO_LIMIT + len(picture())} bytes is too big for a photo",
        ),
    ],
)
async def test_what_is_no_photo_is_refused(content: bytes, sentence: str, stage: Stage) -> None:
    assert await stage.refused(stage.bot.send_photo(ANI, content)) == sentence


async def test_an_empty_file_is_refused(stage: Stage) -> None:
    assert (
        await stage.refused(stage.bot.send_document(ANI, b"", filename="a.txt")) == "File must be non-empty"
    )


async def test_a_file_above_the_download_limit_cannot_be_fetched(stage: Stage) -> None:
    sent = stage.ani.sends_document(bytes(DOWNLOAD_LIMIT + 1), "besar.bin")
    assert await stage.refused(stage.bot.get_file(sent["document"]["file_id"])) == "File is too big"


async def test_a_photo_that_a_person_sent_is_downloaded(stage: Stage) -> None:
    sent = stage.ani.sends_photo(JPEG)
    file = await stage.bot.get_file(sent["photo"][-1]["file_id"])
    assert bytes(await file.download_as_bytearray()) == JPEG


async def test_downloads_need_the_token(stage: Stage) -> None:
    stage.ani.sends_photo(JPEG)
    async with httpx.AsyncClient(base_url=stage.play.url, verify=False) as client:
        right = await client.get("/file/bot1:TEST/photos/file_1.jpg")
        wrong = await client.get("/file/bot1:SALAH/photos/file_1.jpg")
        missing = await client.get("/file/bot1:TEST/photos/file_99.jpg")
    assert [right.status_code, wrong.status_code, missing.status_code] == [200, 401, 404]


async def test_an_upload_that_is_named_but_missing_is_refused(stage: Stage) -> None:
    status, answer = await stage.raw("/bot1:TEST/sendPhoto", {"chat_id": ANI, "photo": "attach://tidakada"})
    assert (status, "not found in the request" in answer["description"]) == (400, True)


async def test_a_photo_that_is_sent_again_is_the_same_file(stage: Stage) -> None:
    ani = stage.ani
    first = ani.sends_photo(picture())
    again = ani.sends_again(first, "Kegiatan lain")
    assert (again["photo"], again["caption"]) == (first["photo"], "Kegiatan lain")
    assert ani.sends_photo(picture())["photo"] != first["photo"], "an upload of its own is another file"
    with pytest.raises(RefusedError):
        ani.sends_again(ani.says("Tanpa foto"))


@pytest.mark.parametrize(
    ("kind", "begun"),
    [
        (
            b"multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n101',
        ),
        (b"application/x-www-form-urlencoded", b"chat_id=101&text=Half"),
    ],
)
async def test_a_call_that_breaks_off_on_its_way_is_none(stage: Stage, kind: bytes, begun: bytes) -> None:
    arriving: list[Message] = [
        {"type": "http.request", "body": begun, "more_body": True},
        {"type": "http.disconnect"},
    ]
    answered: list[Message] = []

    async def receive() -> Message:
        return arriving.pop(0)

    async def send(message: Message) -> None:
        answered.append(message)

    scope = {"type": "http", "method": "POST", "path": f"/bot{TOKEN}/sendMessage", "query_string": b""}
    await stage.play(scope | {"headers": [(b"content-type", kind)]}, receive, send)
    assert answered == []
    assert "Half" not in stage.play.person(ANI).sees()
