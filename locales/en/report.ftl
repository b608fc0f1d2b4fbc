# The daily report
report-title = 📝 Daily report
report-title-correct = 📝 Correcting a report
report-ask-date = Which day's work would you like to report?
report-today-is = Today is <b>{ $date }</b>.
report-told-today = Today is <b>{ $date }</b>. You have sent { $count } { $count ->
        [one] report
       *[other] reports
    } so far.
day-ask-calendar = Choose the date, or write it like <i>20/11</i>. Dates marked · are closed; tap one to see its deadline.
report-ask-target = Which target is this work for?
choice-line = { $number }. { $title }
report-ask-activity = What did you do? One sentence is enough.
report-ask-volume = How much did you produce? Write the amount and the unit, such as <i>3 documents</i>.
report-ask-volume-target = How many <b>{ $measure }</b>? Write the number only.
report-ask-measure = <b>{ $volume }</b> of what? Write the unit, for example <i>documents</i>.
report-ask-time = How long did it take? Choose, or write it like <i>08:00-10:30</i> or <i>1 hour 30 minutes</i>.
report-ask-time-end = It began at <b>{ $start }</b>. How long did it take, or when did it end?
report-ask-evidence = Any evidence? Send photos, videos, files, a location or links (more than one if you like), or tap <b>Skip</b>.
report-ask-evidence-more = Any more evidence? Send it, or tap <b>Continue</b>.
report-ask-rating = How would you rate this work yourself?
report-ask-summary = Is this right?
report-no-more = 🔒 { $why } Change the date, or cancel this report.
report-late = ⏰ This report is late but still accepted until <b>{ $until }</b>.
report-late-cost = For discipline, this day counts <b>{ $share }%</b> of a day reported on time.
report-period-over = 🔒 { $period } is over: a report that is sent only now does not count in its score.
report-today = Today
report-yesterday = Yesterday
report-day-named = { $name } ({ $day })
report-shift = 🌙 Shift { $span }, { $date }
day-other = Another day
report-no-target = Other work
report-duration-1 = 30 minutes
report-duration-2 = 1 hour
report-duration-3 = 2 hours
report-duration-4 = 4 hours
files-done = Continue
files-clear = Remove evidence
report-field-date = Date
report-field-target = Target
report-field-activity = Activity
report-field-volume = Output
report-field-time = Time
report-field-evidence = Evidence
report-field-rating = Self rating
report-write-text = This was not taken in. Please answer with a text message.
rating-1 = 1 – Very poor
rating-2 = 2 – Poor
rating-3 = 3 – Fair
rating-4 = 4 – Good
rating-5 = 5 – Very good
rating-means = <b>{ $rating }</b> { $meaning }
weekday-1 = Mo
weekday-2 = Tu
weekday-3 = We
weekday-4 = Th
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = Su
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-both = { $hours } h { $minutes } min
entry-line-date = 📅 { $date }
entry-line-target = 🎯 { $target }
entry-line-activity = 📄 { $activity }
entry-line-volume = 🔢 { $volume } { $measure }
entry-line-time = ⏱ { $time }
entry-line-evidence = 📎 Evidence: { $count }
entry-line-self = 🙋 Self rating: { $rating }
case-sent-entry = ✅ <b>Report sent</b>
received-title-again = ✅ <b>Correction sent</b>
received-late = ⏰ Recorded as a late report.
received-waits = Waiting for { $name }'s approval.
received-waits-unjoined = Waiting for { $name }'s approval, who has not joined this bot yet.
received-no-supervisor = No supervisor is recorded for this date yet; an administrator needs to add one.
received-again = 📝 Report another task

# What cannot be accepted
report-date-in-future = { $date } has not come yet.
report-date-locked = The deadline for { $date } has passed: it was open until { $until }. If there was a problem, an administrator can extend it.
report-date-locked-by = The deadline for { $date } has passed: it was open until { $until }. If there was a problem, it can be extended by { $names }.
report-no-unit = You are not recorded in any unit on { $date }. Please contact the administrator.
report-not-employed = According to the roster you were not in service on { $date }.
report-left = Your last day of service was { $day }, and it can be reported no more. Earlier reports: /riwayat.
entry-volume-invalid = Please write the amount and its unit, such as 3 documents or 1,250.5 files.
entry-volume-number = Please write the number only, such as 3.
entry-volume-range = The amount must be more than 0 and at most { $most }, with no more than three decimals.
entry-volume-measure = Which unit? For example: 3 documents.
entry-volume-other-measure = You wrote “{ $written }”, but this target is counted in { $measure }.
entry-volume-two = “{ $written }” holds two amounts. Write one first, for example 12 files; you can report the other afterwards.
entry-measure-long = A unit can have at most { $most } characters.
entry-time-invalid = Please write a time such as 08:00-10:30, 90 minutes, 1.5 hours, or half an hour.
entry-time-measure = Do you mean { $number } hours or { $number } minutes? Write it with the unit, for example { $number } hours.
entry-time-start = “{ $written }”: the start, or how long? Write for example 08:00-10:00 or 2 hours.
entry-time-end = “{ $written }”: the end, or how long? Write for example 08:00-10:00 or 2 hours.
entry-time-two-readings = “{ $written }” could mean { $hours } hours { $minutes } minutes or { $other } minutes. Write for example { $hours } hours { $minutes } minutes.
entry-time-backwards = The start and the end do not fit. Work may pass midnight, for example 22:00-06:00, up to { $most } hours.
entry-time-range = Please enter a time between 1 minute and { $most } hours.
entry-evidence-large = This file has more than { $most } MB, too much for a Telegram bot. Send a smaller version, or a link to it (for example at Google Drive).
entry-evidence-invalid = Send a photo, video, voice message, file, location, or a link such as <i>drive.google.com/…</i>, or tap a button below.
entry-evidence-many = At most { $most } pieces of evidence for one report.
entry-date-invalid = Please write the date like 20/11 or 20 November 2026.
entry-date-impossible = That month has no day { $day }: its last day is { $last }.
entry-incomplete = This report is incomplete.
rating-invalid = Choose a rating from 1 to 5.
correct-not-returned = This report is not waiting to be corrected.
files-remove-last = Remove the last one
files-clear-all = Remove all evidence
report-title-change = 📝 Change of a report
report-asked = ↩️ Your supervisor asks: <i>{ $reason }</i>
received-title-changed = ✅ <b>Change sent</b>
entry-change = ✏️ Change
entry-proof = 📎 Add evidence
entry-withdraw = 🚫 Take back
entry-withdraw-ask = Take back “{ $activity }” ({ $date })? This report will then not count.
entry-withdraw-yes = Yes, take it back
entry-none-waits = None of your reports still waits for a review, so nothing was changed or taken back. Other reports: /riwayat.
entry-none-waits-of = None of your reports for { $date } still waits for a review, so nothing was changed or taken back. Other reports: /riwayat.
entry-withdrawn = This report was taken back.
entry-versions = 🕘 All versions
versions-title = 🕘 <b>Versions of { $name }’s report</b>
versions-head = <b>Version { $version }</b>, { $sent }
versions-returned = ↩️ Returned: <i>{ $reason }</i>
proof-title = 📎 Add evidence
proof-ask-evidence = Send photos, videos, files, a location or links (more than one if you like).
proof-ask-evidence-more = Anything else? Send it, or tap <b>Continue</b> to save it.
proof-skip = Never mind
proof-farewell = No evidence was added.
entry-replaced = This report was updated; see its confirmation below.
menu-ulang = Report the same as last time
again-yesterday =
    { $count ->
        [1] 🔁 Same as yesterday
       *[other] 🔁 Same as yesterday ({ $count } reports)
    }
again-day =
    { $count ->
        [1] 🔁 Same as { $day }
       *[other] 🔁 Same as { $day } ({ $count } reports)
    }
again-habit = ⭐ { $activity }
again-none = There is no earlier report that is not reported again today already. Type /lapor to write a report.
report-ask-volume-usual = How many <b>{ $measure }</b>? Write the number, or an amount with another unit.
album-joined = 📎 A picture of the same album was added to “{ $activity }”; { $count } pieces of evidence now.
report-activity-day = “{ $written }” differs from the date of this report, { $date }. Write the activity without that day, or type /batal and send your sentence again.
report-activity-list = One report holds one activity. Write only one, or type /batal and send your list again; all of it will be read.
