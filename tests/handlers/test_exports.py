"""`/ekspor`: an administrator gets the office's records as a zip, after one more question."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from sqlalchemy import select

from playground.people import Json
from storage.imports import KINDS
from storage.tables import AuditRow
from tests.harness import OfficeOnTrial


async def test_an_administrator_is_asked_and_gets_the_zip(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.says(office.admin, "/ekspor")
    assert "data pribadi seluruh pegawai" in office.admin.last["text"]
    await office.taps(office.admin, "Buat ekspor")
    message: Json = office.admin.last
    assert "1 laporan" in message["caption"]
    assert not message.get("has_protected_content")  # a file that cannot be saved is of no use
    document = message["document"]
    assert document["file_name"] == "catatan-instansi-2026-11-20.zip"
    file = await office.service.bot.get_file(document["file_id"])
    content = bytes(await file.download_as_bytearray())
    with ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == ["README.txt", *(f"{kind}.csv" for kind in KINDS)]
        assert len(archive.read("entries.csv").decode().splitlines()) == 2
    (noted,) = await office.rows(select(AuditRow).where(AuditRow.action == "export"))
    assert (noted.object, noted.after) == ("files/office", '{"for":"administrator"}')
    assert noted.right == "export_office by admin"


async def test_who_is_no_administrator_any_more_gets_nothing(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/ekspor")
    async with office.changes() as uow:
        person = await uow.people.get(office.ids[office.admin.id])
        person.role = "asn"
    await office.taps(office.admin, "Buat ekspor")
    assert "hanya untuk administrator" in office.admin.toasts[-1]
    assert not any("document" in message for message in office.admin.messages)
