# Reminders
remind-report = 🔔 You have not reported your work for <b>{ $date }</b> yet. It is on time until { $until }.
remind-missed = ⏳ <b>{ $day }</b> is not reported yet; it is accepted until { $until }.
remind-missed-button = 📝 Report { $day }
remind-answer = Reply to this message with one line, such as <i>rapat koordinasi 2 jam n4</i>, or choose:
reminder-snooze-30 = ⏰ 30 minutes
reminder-snooze-60 = ⏰ 1 hour
reminder-snooze-later = ⏰ { $hour }
reminder-snoozed = ⏰ All right, you are reminded again at <b>{ $hour }</b> if there is no report for { $date } by then.
reminder-moved = 🔔 The reminder for { $date } is below.
reminder-skip = 🙅 Skip today
reminder-why = Why is there no report for <b>{ $date }</b>? Your choice opens the request for it.
reminder-done = ✅ Your work for <b>{ $date }</b> is reported.
reminder-free = ✅ No report is expected for <b>{ $date }</b>.
reminder-absence-asked = 🕓 You asked for an absence on <b>{ $date }</b>; there is no reminder until that is decided.
reminder-closed = ⌛ <b>{ $date }</b> can no longer be reported.
remind-review = 🔔 Waiting for your review: <b>{ $cases }</b>; the oldest since { $since }.
remind-review-button = 🗂 Review now

# Their setting
menu-pengingat = Set reminders
gate-set-reminders = Sorry, reminders are only for registered employees.
reminders-title = 🔔 Report reminders
reminders-office-hour = You are reminded at <b>{ $hour }</b>, the hour of the office.
reminders-own-hour = You are reminded at <b>{ $hour }</b>.
reminders-ringan = Light
reminders-biasa = Usual
reminders-rajin = Eager
reminders-ringan-does = <b>{ $name }</b>: one message, without a sound.
reminders-biasa-does = <b>{ $name }</b>: one message.
reminders-rajin-does = <b>{ $name }</b>: one message, and once more two hours before the deadline.
reminders-never = No reminders on days off, on leave, or once you have reported.
reminders-type = Another hour: type for example <i>/pengingat 15:30</i>.
reminders-office = Office hour ({ $hour })
reminders-unclear = Write light, usual, eager, or an hour, for example /pengingat eager or /pengingat 15:30.
reminders-which = At { $morning } or { $evening }? Write /pengingat { $morning } or /pengingat { $evening }.
reminders-no-off = Reminders cannot be turned off. The least is /pengingat light: one message without a sound, only while you have not reported.
