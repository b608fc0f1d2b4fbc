# A person's own week
recap-title = 🗓 <b>Your week</b>, { $days }
recap-done =
    { $entries ->
        [1] ✅ <b>1 report</b>, { $time }; reported { $reported } of { $expected } working days
       *[other] ✅ <b>{ $entries } reports</b>, { $time }; reported { $reported } of { $expected } working days
    }
recap-done-of =
    { $entries ->
        [1] ✅ <b>1 report</b>, { $time } of { $hours } of working time; reported { $reported } of { $expected } working days
       *[other] ✅ <b>{ $entries } reports</b>, { $time } of { $hours } of working time; reported { $reported } of { $expected } working days
    }
recap-done-none = No reports this week yet.
recap-target = 🎯 { $target }: { $done }
recap-targets-more =
    { $count ->
        [1] 🎯 and 1 other
       *[other] 🎯 and { $count } others
    }
recap-other = Other tasks
recap-state-approved = 👍 { $count } approved
recap-state-submitted = ⏳ { $count } waiting
recap-state-returned = ↩️ { $count } returned
recap-state-rejected = ⛔️ { $count } rejected
recap-back-returned = ↩️ “{ $activity }” ({ $day }) waits for your correction: <i>{ $reason }</i>
recap-back-rejected = ⛔️ “{ $activity }” ({ $day }) was rejected: <i>{ $reason }</i>
recap-back-more = ↩️ and { $count } more that came back
recap-missing = 🕘 Not reported yet: { $days }
recap-ekinerja-complete = 🧾 e-Kinerja: all reports of this week are complete.
recap-ekinerja =
    { $entries ->
        [1] 🧾 e-Kinerja: the report is not complete yet ({ $missing })
       *[other] 🧾 e-Kinerja: { $incomplete } of { $entries } reports are not complete yet ({ $missing })
    }
recap-lack-plan = { $count } without an action plan
recap-lack-times = { $count } without start and end
recap-lack-count = { $count } without a whole number
recap-score = 📈 Score of { $period }: <b>{ $score }</b>
recap-score-up = 📈 Score of { $period }: <b>{ $score }</b>, up { $change } points this week
recap-score-down = 📉 Score of { $period }: <b>{ $score }</b>, down { $change } points this week
recap-score-same = 📈 Score of { $period }: <b>{ $score }</b>, unchanged this week
recap-grade = 📈 Grade of { $period }: <b>{ $grade }</b>
recap-score-button = 📊 Show the score
recap-ekinerja-button = 🧾 Complete for e-Kinerja
recap-correct-button = ↩️ Correct what was returned
recap-nothing-left = You have no reports this week. Earlier reports: /riwayat.
recap-nothing = You have no reports this week yet. Write what you did in one line, or send /lapor.
recap-nothing-then = You have no reports in { $days }.
recap-picture-week = Week of { $days }
recap-picture-entries = reports
recap-picture-hours = hours of work
recap-picture-days = days reported
recap-picture-per-day = Hours per day
recap-picture-targets = What for
recap-picture-rest =
    { $count ->
        [1] 1 other
       *[other] { $count } others
    }
recap-picture-states = What the review says
recap-picture-approved = { $count } approved
recap-picture-submitted = { $count } waiting
recap-picture-returned = { $count } returned
recap-picture-rejected = { $count } rejected
recap-picture-score = Score of { $period }
recap-day-not_in_service = –
recap-day-day_off = off
recap-day-leave = leave
recap-day-correction = correct
recap-day-on_time = –
recap-day-late = –
recap-day-missing = missing
recap-day-travel = travel
recap-day-open = open
menu-pekan = Your week
gate-see-recap = Sorry, the weekly recap is for registered employees only.
recap-reasons = 🔁 Why work came back lately: { $reasons }
recap-reason = { $reason } ({ $count }×)
