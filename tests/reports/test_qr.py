"""A visit code on a phone: a picture with a QR code that holds the link."""

from __future__ import annotations

from msgspec.structs import replace

from reports.qr import HEIGHT, WIDTH, ShownCode, draw_code
from tests.reports.png import size

SHOWN = ShownCode("KTP elektronik", "4F7K-9QX7", "https://t.me/contoh_bot?start=kode_4F7K9QX7")


def test_it_is_of_one_size_whatever_stands_on_it() -> None:
    longer = replace(SHOWN, service="Layanan <b>&</b> " * 20, link=f"https://contoh.go.id/n/{'x' * 64}")
    assert size(draw_code(SHOWN)) == size(draw_code(longer)) == (WIDTH, HEIGHT)


def test_the_code_is_that_of_the_link() -> None:
    assert draw_code(SHOWN) == draw_code(SHOWN)
    assert draw_code(SHOWN) != draw_code(replace(SHOWN, link=SHOWN.link.replace("QX7", "QX8")))
