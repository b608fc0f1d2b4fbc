"""The poster of a service: a PNG to print, with a code that holds the link."""

from __future__ import annotations

from dataclasses import replace

from reports.qr import HEIGHT, WIDTH, Poster, draw
from tests.reports.test_score_picture import size

POSTER = Poster(
    office="Pemerintah Kabupaten Contoh",
    service="KTP elektronik",
    invitation="Pindai dengan kamera ponsel",
    link="https://t.me/contoh_bot?start=rate_KTP",
)


def test_it_is_of_one_size_whatever_stands_on_it() -> None:
    longer = replace(
        POSTER, service="Layanan <b>&</b> " * 20, link=f"https://t.me/contoh_bot?start={'x' * 64}"
    )
    assert size(draw(POSTER)) == size(draw(longer)) == (WIDTH, HEIGHT)


def test_the_code_is_that_of_the_link() -> None:
    assert draw(POSTER) == draw(POSTER)
    assert draw(POSTER) != draw(replace(POSTER, link=POSTER.link.replace("KTP", "KTQ")))
