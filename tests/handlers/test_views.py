"""Who looked at a person's record: once a day, told to that person alone; unnamed raters stay unnamed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.views import ViewKeeper
from domain.retention import VIEWS_KEPT
from domain.views import Looker, Seen, View
from handlers.frame.gate import RECORD_ACTIONS, Action
from handlers.frame.seen import OF_CASES, SEEN, SHOWS_NOTHING
from handlers.people.callbacks import PersonTap
from handlers.privacy.callbacks import ViewsTap
from handlers.results.callbacks import ResultSheetTap
from handlers.second_rating.callbacks import SecondOpenTap
from storage.tables import CaseColumns, RecordView, SecondRating
from tests.handlers.results import closed_office
from tests.handlers.second_ratings import approves, heads
from tests.harness import ADMIN, BUDI, CITRA, FRIDAY_MORNING, SARI, STRANGER, OfficeOnTrial, must

OF_ONESELF = {
    Action.CHANGE_PLAN,
    Action.SEE_OWN_ENTRY,
    Action.MOVE_ENTRY,
    Action.REPLY_FEEDBACK,
    Action.TAKE_BACK_FEEDBACK,
    Action.FILE_OBJECTION,
    Action.WITHDRAW_OBJECTION,
    Action.EXPLAIN_NOTICE,
    # The record is the request to this rater: whom or what they rate does not learn of it.
    Action.RATE_COLLEAGUE,
    Action.RATE_SECOND,
}
OF_CASES_ONLY = {
    Action.SEE_VERSIONS,
    Action.DECIDE_CORRECTION,
    Action.CHANGE_CASE,
    Action.TALK_ABOUT,
}
OF_NO_PERSON = {
    Action.SEE_DIGEST_OF,
    Action.SEE_RESULTS_OF,
    Action.SEE_WEEKS_OF,
    Action.SHOW_CODES_OF,
    Action.SAY_SELF_AT_COUNTER,
    Action.SAY_WHO_AT_COUNTER,
    Action.MANAGE_SERVICES_OF,
    Action.PROMISE_FOR,
    Action.HANDLE_TICKET,
    Action.DECIDE_QUARANTINE,
}


async def views(office: OfficeOnTrial, telegram_id: int) -> list[tuple[str, str, int | None]]:
    """What was looked at of a person, as what, by whom."""
    whose = RecordView.employee_id == office.ids[telegram_id]
    found = await office.rows(select(RecordView).where(whose).order_by(RecordView.id))
    return [(each.what, each.looker, each.viewer_id) for each in found]


async def reads_of_it(office: OfficeOnTrial, telegram_id: int) -> str:
    """What a person reads of who looked."""
    person = office.playground.person(telegram_id)
    await office.says(person, "/privasi")
    await office.taps(person, "Siapa melihat data saya")
    text: str = person.last["text"]
    return text


def test_every_action_on_a_record_says_what_it_shows() -> None:
    of_others = set(SEEN) | SHOWS_NOTHING | OF_CASES_ONLY
    assert of_others | OF_ONESELF | OF_NO_PERSON == RECORD_ACTIONS
    assert not of_others & (OF_ONESELF | OF_NO_PERSON)
    assert set(OF_CASES) == {
        each.__tablename__ for each in CaseColumns.__subclasses__() if each.__table__ is not None
    }


async def test_a_view_is_kept_once_a_day_and_told_to_the_person(office: OfficeOnTrial) -> None:
    assert "Belum ada yang membuka" in await reads_of_it(office, SARI)
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    card = PersonTap(office.ids[SARI]).pack()
    await office.taps_data(office.admin, card)
    await office.taps_data(office.admin, card)
    kept = [
        (Seen.REPORT, Looker.SUPERVISOR, office.ids[BUDI]),
        (Seen.PERSONNEL, Looker.ADMINISTRATOR, office.ids[ADMIN]),
    ]
    assert await views(office, SARI) == kept
    text = await reads_of_it(office, SARI)
    assert "Jumat, 20 November 2026" in text
    assert "09.00 · Budi Contoh (atasan atau penggantinya): laporan" in text
    assert "Agus Contoh (administrator): data kepegawaian" in text
    office.playground.clock.move_to(FRIDAY_MORNING + timedelta(days=1))
    await office.taps_data(office.admin, card)
    assert await views(office, SARI) == [*kept, kept[1]]
    assert "Belum ada yang membuka" in await reads_of_it(office, CITRA), "nobody else reads it"


async def test_a_look_before_seven_in_the_morning_is_of_its_own_day(office: OfficeOnTrial) -> None:
    """In UTC it is still the day before."""
    card = PersonTap(office.ids[SARI]).pack()
    for day, hour in ((20, 20), (21, 5), (21, 20)):
        office.move_to(2026, 11, day, hour, 0)
        await office.taps_data(office.admin, card)
    text = await reads_of_it(office, SARI)
    assert text.count("data kepegawaian") == 2
    assert "05.00 · Agus Contoh" in text and "Sabtu, 21 November 2026" in text


async def test_a_score_of_somebody_else_and_the_days_of_a_team_are_views(office: OfficeOnTrial) -> None:
    await closed_office(office)
    sheet = ResultSheetTap("2026-S2", office.ids[SARI]).pack()
    await office.taps_data(office.sari, sheet)
    assert await views(office, SARI) == [], "the own one is none"
    await office.taps_data(office.citra, sheet)
    assert await views(office, SARI) == [], "who is refused saw nothing"
    await office.taps_data(office.budi, sheet)
    await office.says(office.budi, "/tim")
    looked = {(what, viewer) for what, _, viewer in await views(office, SARI)}
    assert looked == {(Seen.RESULT, office.ids[BUDI]), (Seen.DAYS, office.ids[BUDI])}


async def test_an_export_is_told_to_everybody_else(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/ekspor")
    await office.taps(office.admin, "Buat")
    told = await reads_of_it(office, CITRA)
    assert "Agus Contoh (administrator): ekspor seluruh instansi" in told
    assert "juga bagi yang baru kemudian masuk daftar pegawai" in told, "since when who is in it is not kept"
    assert "Belum ada yang membuka" in await reads_of_it(office, ADMIN)


async def test_who_rates_a_report_once_more_is_not_told(office: OfficeOnTrial) -> None:
    await heads(office)
    await approves(office, "Menyusun notula rapat")
    office.move_to(2026, 11, 23, 8, 0)
    await office.run_jobs("second-ratings")
    asked = must(await office.value(select(SecondRating)))
    rater = next(key for key, number in office.ids.items() if number == asked.employee_id)
    await office.taps_data(office.playground.person(rater), SecondOpenTap(asked.id).pack())
    assert "Menyusun notula rapat" in office.playground.person(rater).last["text"]
    assert {viewer for _, _, viewer in await views(office, SARI)} == {office.ids[BUDI]}


async def test_a_stranger_is_refused(office: OfficeOnTrial) -> None:
    await office.taps_data(office.stranger, ViewsTap(0).pack())
    assert "Siapa yang melihat" not in office.stranger.sees()
    await office.says(office.stranger, "/privasi")
    assert not any("Siapa melihat" in label for label in office.stranger.labels())
    assert STRANGER not in office.ids


async def test_a_view_of_somebody_who_was_removed_loses_no_other(office: OfficeOnTrial) -> None:
    keeper, at = ViewKeeper(office.service.intake.writer), office.service.clock.now()
    seen = [View(each, None, Looker.OPERATOR, Seen.REPORT, at) for each in (office.ids[SARI], 999)]
    keeper.keep(seen)
    await keeper.wait_idle()
    assert await views(office, SARI) == [("report", "operator", None)]


async def test_a_long_list_has_pages(office: OfficeOnTrial) -> None:
    sari, budi = office.ids[SARI], office.ids[BUDI]
    moments = [FRIDAY_MORNING - timedelta(days=days) for days in range(30)]
    rows = [
        RecordView(employee_id=sari, viewer_id=budi, looker="supervisor", what="report", day=at.date(), at=at)
        for at in moments
    ]
    await office.add(*rows)
    assert "20 November 2026" in await reads_of_it(office, SARI)
    await office.taps(office.sari, "Berikutnya", "Berikutnya")
    assert "22 Oktober 2026" in office.sari.last["text"]
    await office.taps_data(office.sari, ViewsTap(99).pack())
    assert "22 Oktober 2026" in office.sari.last["text"], "the last page there is"


async def test_old_views_are_forgotten(office: OfficeOnTrial) -> None:
    night = office.service.clock.now() + timedelta(hours=17, minutes=30)
    moments = [night - VIEWS_KEPT - timedelta(hours=1), night - VIEWS_KEPT + timedelta(hours=1)]
    for at in moments:
        await office.add(
            RecordView(
                employee_id=office.ids[SARI],
                viewer_id=None,
                looker="administrator",
                what="personnel",
                day=at.date(),
                at=at,
            )
        )
    office.move_to(2026, 11, 21, 2, 30)
    await office.run_jobs("retention")
    assert await office.count(RecordView) == 1
