"""What a rating means stands where people rate, in the words for their kind of work."""

from __future__ import annotations

from tests.harness import OfficeOnTrial

FOR_ALL = "3 Sesuai yang diminta, dengan sedikit perbaikan"
SERVING = "3 Selesai, tetapi ada yang menunggu lebih lama dari standar"


async def test_both_read_the_words_for_the_kind_of_work(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Melayani pemohon KTP", "20 berkas")
    await office.taps(office.sari, "2 jam", "Lewati")
    assert SERVING in office.sari.sees()
    await office.taps(office.sari, "4 – Baik", "Kirim")
    assert SERVING not in office.budi.sees()
    await office.taps(office.budi, "Setujui")
    assert SERVING in office.budi.sees()


async def test_the_queue_has_the_words_for_what_one_rating_is_given_to(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Melayani pemohon KTP")
    await office.reports(office.sari, "Melayani pemohon KK")
    await office.says(office.budi, "/tinjau")
    assert SERVING in office.budi.sees(), "two of one kind"
    await office.reports(office.sari, "Menyusun laporan keuangan")
    await office.says(office.budi, "/tinjau")
    assert FOR_ALL in office.budi.sees(), "of several kinds"
