# The card of the day
menu-hariini = Today: reports, what waits, deadlines
gate-see-today = Sorry, the card of the day is for registered employees only.
today-title = 📌 <b>{ $day }</b>
today-reported =
    { $count ->
        [1] ✅ 1 report today, { $time }
       *[other] ✅ { $count } reports today, { $time }
    }
today-nothing = ✍️ No report today yet.
today-free-day_off = 🌤 A day off today; nothing to report.
today-free-leave = 🌴 You are on leave; nothing to report.
today-free-not_in_service = You are not recorded as in service today.
today-until = 🕘 On time until { $due }; accepted until { $closes }
today-waiting =
    { $count ->
        [1] ⏳ 1 report is waiting for review
       *[other] ⏳ { $count } reports are waiting for review
    }
today-returned =
    { $count ->
        [1] ↩️ 1 report is to be corrected
       *[other] ↩️ { $count } reports are to be corrected
    }
today-pin = 📌 Pin this card
today-unpin = Take the pinned card away
today-on = The card of the day is pinned and keeps itself up to date.
today-off = The card of the day is no longer pinned.
today-ended = 📌 This card was taken away. Send /hariini to pin it again.
