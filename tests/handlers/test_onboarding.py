"""An invitation from the administrator's hand to a linked Telegram account."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, select

from domain.invites import MOST_GUESSES, MOST_GUESSES_OF_ALL, guess_hashes
from domain.notices import Recipient
from domain.tokens import token_hash
from handlers.kit.accounts import issue
from handlers.kit.case_actions import CaseReviewed
from handlers.onboarding import actions
from locales import words_in
from storage.tables import Account, Invite, Outbox
from tests.handlers.people import SIX, invite, joins
from tests.harness import (
    ADMIN,
    BUDI,
    CITRA,
    FRIDAY_MORNING,
    NIPS,
    SARI,
    STRANGER,
    OfficeOnTrial,
    must,
    office_on_trial,
)

WRONG = "999999"


async def accounts(office: OfficeOnTrial) -> dict[int, int]:
    """Telegram ids by the id in the roster."""
    async with office.service.database.read() as uow:
        found = await uow.session.scalars(select(Account))
        return {account.employee_id: account.telegram_id for account in found}


async def test_a_person_joins_with_a_link_and_six_digits(newcomers: OfficeOnTrial) -> None:
    payload = await invite(newcomers, SARI)
    await newcomers.opens(newcomers.sari, payload)
    assert "Undangan ini untuk Sari Contoh, Kabupaten Contoh" in newcomers.sari.sees()
    assert "enam angka terakhir NIP" in newcomers.sari.sees()
    assert NIPS[SARI] not in newcomers.sari.sees()
    assert SIX not in newcomers.sari.sees()

    await newcomers.says(newcomers.sari, SIX)
    seen = newcomers.sari.sees()
    assert "Akun Telegram Anda terdaftar" in seen
    assert "Selamat datang, Sari Contoh" in seen
    assert "/ringkasan" not in seen
    assert SIX not in seen, "the digits are taken out of the chat"
    assert "Undangan ini untuk" not in seen, "the welcome takes the question's place"

    await newcomers.taps(newcomers.sari, "Lapor sekarang")
    assert "Pekerjaan tanggal berapa?" in newcomers.sari.sees()


async def test_an_administrator_of_the_roster_is_told_what_administrators_can_do(
    newcomers: OfficeOnTrial,
) -> None:
    await joins(newcomers, newcomers.admin, await invite(newcomers, ADMIN), NIPS[ADMIN][-6:])
    assert "/ringkasan" in newcomers.admin.sees()


async def test_the_language_is_that_of_the_telegram_settings(newcomers: OfficeOnTrial) -> None:
    tourist = newcomers.playground.add_person({"id": 777, "first_name": "Sari", "language_code": "en-GB"})
    await joins(newcomers, tourist, await invite(newcomers, SARI))
    assert "Your Telegram account is registered" in tourist.sees()
    async with newcomers.service.database.read() as uow:
        account = must(await uow.people.account_of(newcomers.ids[SARI]))
        assert account.language == "en"


async def test_only_the_hash_of_a_token_is_kept(newcomers: OfficeOnTrial) -> None:
    payload = await invite(newcomers, SARI)
    (kept,) = await newcomers.rows(select(Invite))
    assert payload.removeprefix("inv_") not in str(vars(kept))
    assert len(payload) <= 64


async def test_an_invitation_works_once(newcomers: OfficeOnTrial) -> None:
    payload = await invite(newcomers, SARI)
    await joins(newcomers, newcomers.sari, payload)
    await newcomers.opens(newcomers.stranger, payload)
    assert "Undangan ini sudah dipakai" in newcomers.stranger.sees()
    await newcomers.opens(newcomers.sari, payload)
    assert "Akun ini sudah terdaftar atas nama Anda, Sari Contoh" in newcomers.sari.sees()


async def test_two_phones_with_one_link_cannot_both_win(newcomers: OfficeOnTrial) -> None:
    payload = await invite(newcomers, SARI)
    await newcomers.opens(newcomers.sari, payload)
    await newcomers.opens(newcomers.stranger, payload)
    newcomers.sari.says(SIX)
    newcomers.stranger.says(SIX)
    await newcomers.settle()
    assert "terdaftar" in newcomers.sari.sees()
    assert "Undangan ini sudah dipakai" in newcomers.stranger.sees()
    assert await accounts(newcomers) == {newcomers.ids[SARI]: SARI}


async def test_an_invitation_expires(newcomers: OfficeOnTrial) -> None:
    payload = await invite(newcomers, SARI)
    await newcomers.opens(newcomers.sari, payload)
    late = FRIDAY_MORNING + newcomers.service.office.invite_lifetime + timedelta(minutes=1)
    newcomers.playground.clock.move_to(late)
    await newcomers.says(newcomers.sari, SIX)
    assert "Undangan ini sudah kedaluwarsa" in newcomers.sari.sees()
    await newcomers.opens(newcomers.stranger, payload)
    assert "Undangan ini sudah kedaluwarsa" in newcomers.stranger.sees()
    assert await accounts(newcomers) == {}


async def test_an_invitation_that_was_erased_meanwhile_ends_its_question(newcomers: OfficeOnTrial) -> None:
    await newcomers.opens(newcomers.stranger, await invite(newcomers, SARI))
    async with newcomers.changes() as uow:
        await uow.session.execute(delete(Invite))
    await newcomers.says(newcomers.stranger, SIX)
    assert "Undangan ini sudah dicabut atau diganti" in newcomers.stranger.last["text"]
    assert "Nomor rujukan" not in newcomers.stranger.sees()
    await newcomers.says(newcomers.stranger, SIX)
    assert "Undangan ini" not in newcomers.stranger.last["text"], "its conversation is over"


async def test_a_new_invitation_revokes_the_earlier_ones(newcomers: OfficeOnTrial) -> None:
    first, second = await invite(newcomers, SARI), await invite(newcomers, SARI)
    await newcomers.opens(newcomers.sari, first)
    assert "Undangan ini sudah dicabut atau diganti" in newcomers.sari.sees()
    await joins(newcomers, newcomers.sari, second)
    assert "terdaftar" in newcomers.sari.sees()


async def test_a_link_that_never_was_is_unknown(newcomers: OfficeOnTrial) -> None:
    await newcomers.opens(newcomers.stranger, "inv_nothing")
    assert "Tautan ini tidak dikenal" in newcomers.stranger.sees()


async def test_five_wrong_answers_kill_a_link_whoever_gives_them(newcomers: OfficeOnTrial) -> None:
    payload = await invite(newcomers, SARI)
    await joins(newcomers, newcomers.stranger, payload, WRONG)
    assert "Anda masih punya 4 kesempatan" in newcomers.stranger.sees()
    await newcomers.says(newcomers.stranger, WRONG)
    assert "Anda masih punya 3 kesempatan" in newcomers.stranger.sees()
    await newcomers.says(newcomers.stranger, "/batal")
    # The count lives with the invitation: neither a new conversation nor another person begins anew.
    await joins(newcomers, newcomers.citra, payload, WRONG)
    assert "Anda masih punya 2 kesempatan" in newcomers.citra.sees()
    await newcomers.says(newcomers.citra, WRONG, WRONG)
    assert "terlalu sering dimasukkan" in newcomers.citra.sees()
    await newcomers.opens(newcomers.sari, payload)
    assert "terlalu sering dimasukkan" in newcomers.sari.sees()
    assert await accounts(newcomers) == {}


async def test_what_is_no_try_does_not_count(newcomers: OfficeOnTrial) -> None:
    await newcomers.opens(newcomers.sari, await invite(newcomers, SARI))
    for _ in range(6):
        await newcomers.says(newcomers.sari, "siapa ini?")
    assert "Tulis enam angka terakhir" in newcomers.sari.sees()
    newcomers.sari.shares_location(-6.2, 106.8)
    await newcomers.settle()
    await newcomers.says(newcomers.sari, SIX)
    assert "Akun Telegram Anda terdaftar" in newcomers.sari.sees()


async def test_who_got_a_strange_invitation_can_decline(newcomers: OfficeOnTrial) -> None:
    await newcomers.opens(newcomers.stranger, await invite(newcomers, SARI))
    await newcomers.taps(newcomers.stranger, "Bukan saya")
    assert "beri tahu administrator" in newcomers.stranger.sees()
    await newcomers.says(newcomers.stranger, SIX)
    assert await accounts(newcomers) == {}


async def test_an_account_belongs_to_one_person(office: OfficeOnTrial) -> None:
    await office.settle()
    await office.opens(office.budi, await invite(office, SARI))
    assert "sudah terdaftar atas nama Budi Contoh" in office.budi.sees()
    assert (await accounts(office))[office.ids[BUDI]] == BUDI


async def test_a_fresh_invitation_moves_a_person_to_another_account(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    new_phone = office.playground.add_person({"id": 777, "first_name": "Sari baru"})
    await joins(office, new_phone, await invite(office, SARI))

    assert "Akun Telegram Anda terdaftar" in new_phone.sees()
    assert "tidak lagi terhubung dengan Sari Contoh" in office.sari.sees()
    assert (await accounts(office))[office.ids[SARI]] == 777
    await office.says(office.sari, "Menyusun laporan keuangan dinas")
    assert "hanya" not in office.sari.last["text"]
    assert office.sari.last["text"] == words_in("id").plain("hint-stranger")
    await office.reports(new_phone, "Menyusun laporan keuangan")
    assert "Menyusun laporan keuangan" in office.budi.sees()


async def test_what_could_not_arrive_before_arrives_after_joining(newcomers: OfficeOnTrial) -> None:
    await joins(newcomers, newcomers.budi, await invite(newcomers, BUDI), NIPS[BUDI][-6:])
    await joins(newcomers, newcomers.citra, await invite(newcomers, CITRA), NIPS[CITRA][-6:])
    await newcomers.reports(newcomers.citra)
    await newcomers.taps(newcomers.budi, "Setujui", "4 – Baik")
    # Citra reported and was answered; now tell Sari of the same entry, who has no account yet.
    now = newcomers.service.clock.now()
    async with newcomers.changes() as uow:
        for age in (timedelta(days=8), timedelta(days=6)):
            uow.outbox.add(
                CaseReviewed("entry", 1, 1, "approved"), Recipient(employee_id=newcomers.ids[SARI]), now - age
            )
    await newcomers.settle()
    await joins(newcomers, newcomers.sari, await invite(newcomers, SARI))
    assert newcomers.sari.sees().count("Laporan Anda disetujui") == 1
    async with newcomers.service.database.read() as uow:
        states = await uow.session.scalars(
            select(Outbox.state).where(Outbox.kind == CaseReviewed.kind).order_by(Outbox.id)
        )
        assert list(states) == ["sent", "unreachable", "sent"]


async def test_accepting_again_changes_nothing(office: OfficeOnTrial) -> None:
    await office.settle()
    async with office.service.database.unit() as uow:
        sari = await uow.people.get(office.ids[SARI])
        await actions.accept(uow, sari, SARI, "id", office.service.clock.now())
        assert await uow.session.scalar(select(Outbox.id).where(Outbox.state == "pending")) is None


async def test_administrators_of_the_settings_need_no_link(database_file: Path) -> None:
    async with office_on_trial(database_file, linked=False, admins=(STRANGER,)) as office:
        for person in (office.stranger, office.sari):
            await office.says(person, "/start")
        assert "/ringkasan" in office.stranger.sees()
        assert "/ringkasan" not in office.sari.sees()


async def invite_code(office: OfficeOnTrial, key: int) -> str:
    """The typed code of a new invitation."""
    service = office.service
    async with service.database.unit() as uow:
        employee = await uow.people.get(office.ids[key])
        code = (await issue(uow, service.office, employee, service.clock.now())).code
        await uow.commit()
        return code


async def test_a_person_joins_with_the_code_that_a_sheet_shows(newcomers: OfficeOnTrial) -> None:
    code = await invite_code(newcomers, SARI)
    await newcomers.says(newcomers.sari, f" {code[:3].lower()}-{code[3:].lower()} ")
    assert "Undangan ini untuk Sari Contoh" in newcomers.sari.sees()
    await newcomers.says(newcomers.sari, SIX)
    assert "Akun Telegram Anda terdaftar" in newcomers.sari.sees()
    await newcomers.says(newcomers.stranger, f"/gabung {code}")
    assert "Undangan ini sudah dipakai" in newcomers.stranger.sees()


async def test_only_a_keyed_hash_of_a_code_is_kept(newcomers: OfficeOnTrial) -> None:
    code = await invite_code(newcomers, SARI)
    kept = await newcomers.everything_kept()
    assert code not in "".join(kept.values())
    assert token_hash(code) not in "".join(kept.values())


async def test_what_is_no_code_is_no_guess(newcomers: OfficeOnTrial) -> None:
    for _ in range(MOST_GUESSES + 1):
        await newcomers.says(newcomers.stranger, "terima", "/gabung", "/gabung 12")
    assert "Kode undangan terdiri atas 6" in newcomers.stranger.sees()
    await newcomers.says(newcomers.stranger, await invite_code(newcomers, SARI))
    assert "Undangan ini untuk Sari Contoh" in newcomers.stranger.sees()


async def test_one_account_guesses_five_codes_an_hour(newcomers: OfficeOnTrial) -> None:
    code = await invite_code(newcomers, SARI)
    for _ in range(MOST_GUESSES):
        await newcomers.says(newcomers.stranger, "ZZZ-ZZ2")
        assert "Kode undangan itu tidak ada" in newcomers.stranger.last["text"]
    await newcomers.says(newcomers.stranger, code)
    assert "Terlalu banyak kode undangan yang salah" in newcomers.stranger.sees()
    await newcomers.says(newcomers.sari, code)
    assert "Undangan ini untuk Sari Contoh" in newcomers.sari.sees()
    newcomers.playground.clock.move_to(FRIDAY_MORNING + timedelta(hours=1, minutes=1))
    await newcomers.says(newcomers.stranger, code)
    assert "Undangan ini untuk Sari Contoh" in newcomers.stranger.sees()


async def test_many_accounts_guess_a_hundred_codes_an_hour_and_links_still_work(
    newcomers: OfficeOnTrial,
) -> None:
    code, payload = await invite_code(newcomers, SARI), await invite(newcomers, BUDI)
    _, of_all = guess_hashes(newcomers.service.office.rater_key, STRANGER, newcomers.service.clock.now())
    async with newcomers.changes() as uow:
        for _ in range(MOST_GUESSES_OF_ALL - 1):
            await uow.visits.count_miss(of_all)
    await newcomers.says(newcomers.stranger, "ZZZ-ZZ2")
    await newcomers.says(newcomers.sari, code)
    assert "Terlalu banyak kode undangan yang salah" in newcomers.sari.sees()
    await joins(newcomers, newcomers.budi, payload, NIPS[BUDI][-6:])
    assert "Akun Telegram Anda terdaftar" in newcomers.budi.sees()
