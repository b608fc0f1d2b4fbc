"""Words beside a question: who waits, does not know, goes on or asks what is meant has answered nothing."""

from __future__ import annotations

import pytest

from domain.answers import gives_up_form, is_aside, is_courtesy, says_go_on

ASIDE = {
    "waits": "tunggu dulu|sebentar|bentar ya pak|stop dulu|wait|hold on|not yet|one moment please"
    "|let me think|jangan dulu|jangan dikirim dulu|jgn dulu dikirim ya|saya pikir-pikir dulu|mau tanya dulu"
    "|cek dulu ya|nanti saja|menyusul|skip|lewati",
    "knows not": "gak tau|gatau|ga tau saya|belum tahu|kurang tau pak|nggak ngerti|lupa|saya bingung|entahlah"
    "|belum yakin|I don't know|dont know yet|not sure|no idea",
    "goes on": "lanjut|ok lanjut|oke lanjutkan ya|next|hmm|eh",
    "asks": "apa?|maksudnya?|apa maksudnya?|gimana caranya|ini apa|contohnya apa|bantuan|tolong bantu|help me"
    "|apa ini sudah dikirim?|sudah terkirim belum?|what does this mean?",
}
SAYS_SOMETHING = (
    "|setuju|terima kasih|halo|tes|ok|siap|kurang jelas|kurang paham|belum selesai|nanti siang|besok saja"
    "|tunggu konfirmasi BPKAD|lanjut rapat|stop kontak rusak|lupa absen|cek dulu berkasnya|bantuan dana"
    "|apa yang salah dari laporan saya|next friday|pass foto"
)


@pytest.mark.parametrize("text", "|".join(ASIDE.values()).split("|"))
def test_what_answers_nothing(text: str) -> None:
    assert is_aside(text)
    assert not gives_up_form(text)


@pytest.mark.parametrize("text", SAYS_SOMETHING.split("|"))
def test_what_may_be_an_answer(text: str) -> None:
    assert not is_aside(text)


@pytest.mark.parametrize("text", ["selamat pagi", "Halo, min!", "terima kasih banyak pak", "ok siap", "tes"])
def test_a_courtesy_names_nothing(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize("text", ["paspor", "akta lahir", "halo paspor"])
def test_what_may_be_a_name_is_no_courtesy(text: str) -> None:
    assert not is_courtesy(text)


def test_going_on_is_an_aside_that_may_encourage_somebody() -> None:
    assert all(map(says_go_on, ("Lanjutkan!", "ok lanjut", "teruskan ya")))
    assert not any(map(says_go_on, ("tunggu dulu", "lupa", "lanjut rapat", "ya " * 2_000)))
