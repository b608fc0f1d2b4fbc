# /unit: units and the office's calendar, looked after by administrators
menu-unit = Look after units and the calendar
hub-unit = 🏢 Units & calendar
gate-manage-units = Sorry, only administrators look after units and the calendar.
units-overview = 🏢 <b>Units</b>: { $count }, with { $people } people in service. Choose one.
units-new = ➕ New unit
units-calendar = 📅 Calendar
units-all = All units
units-back = ‹ Back
units-people = 👥 Its people
units-card = 🏢 <b>{ $name }</b>
units-line-people = 👥 { $count } in service
units-line-heads = 🧭 Head: { $names }
units-line-week = 🗓 { $week }, zone { $zone }
units-line-alone = ⚠️ { $count } without a supervisor in service
units-give-supervisor = 🧭 Give a supervisor ({ $count })
units-do-head = 🧭 Another head
units-do-name = ✏️ Rename
units-do-week = 🗓 Work week
units-do-zone = 🕰 Time zone
units-weekday-1 = Monday
units-weekday-2 = Tuesday
units-weekday-3 = Wednesday
units-weekday-4 = Thursday
units-weekday-5 = Friday
units-weekday-6 = Saturday
units-weekday-7 = Sunday
units-title-new = ➕ <b>New unit</b>
units-title-name = ✏️ <b>Rename { $name }</b>
units-title-week = 🗓 <b>Work week of { $name }</b>
units-title-zone = 🕰 <b>Time zone of { $name }</b>
units-title-head = 🧭 <b>Another head of { $name }</b>
units-change = { $before } → <b>{ $after }</b>
units-zone-WIB = WIB
units-zone-WITA = WITA
units-zone-WIT = WIT
units-head-is = 🧭 New head: <b>{ $name }</b>
units-effect-name = Earlier data and results have the new name too. Use it in the next import file as well.
units-effect-days = 👥 For all dates: the days and deadlines of { $count } { $count ->
    [one] person
   *[other] people
} are worked out again, and they are told automatically.
units-effect-closed = ⚠️ Results of closed periods stay as they were, but verifying them will show this difference.
units-effect-team = 👥 { $count } { $count ->
    [one] person
   *[other] people
} supervised by { $former }, and { $former }, are supervised by { $name }; waiting cases move along
units-effect-above = 🧭 Supervisor of { $name }: { $above }
unit-ask-name = What is the unit called?
unit-ask-zone = Which time zone?
unit-ask-week = Which days are worked? Choose, or write <i>1-6</i> or <i>1,2,4</i> (Monday 1, Sunday 7).
unit-field-name = Name
unit-field-zone = Time zone
unit-field-week = Work week
unit-send = Save
unithead-ask-head = Who is the new head? Choose, or write a part of the name. Not in this unit yet? Move them first with /pegawai.
unithead-ask-start = From which date?
unithead-field-head = Head
unithead-field-start = Date
unithead-send = Save

# The office's calendar
officeday-title-all = 📅 <b>The office's calendar</b>
officeday-title = 📅 <b>Calendar of { $unit }</b>
officeday-hint = Besides these, national holidays, cuti bersama and each unit's week apply.
officeday-none = No special days yet. National holidays, cuti bersama and each unit's week apply already.
officeday-line-holiday = 🔴 { $day }: holiday, { $whose }
officeday-line-workday = 🟢 { $day }: working day, { $whose }
officeday-all = all units
officeday-all-units = 🏢 All units
officeday-why = { $name }
officeday-reason = 💬 { $name }
officeday-new = ➕ Special day
officeday-withdraw = ✖︎ { $day }
officeday-title-new = 📅 <b>Special day</b>
officeday-whose = 🏢 For { $whose }
officeday-date = 📅 { $day }
officeday-is-holiday = 🔴 Holiday
officeday-is-workday = 🟢 Working day
officeday-replaces = In the place of: { $line }
officeday-kind-holiday = 🔴 Holiday
officeday-kind-workday = 🟢 Working day
officeday-ask-unit = For whom? Choose, or write a part of the unit's name.
officeday-ask-day = Which date?
officeday-ask-kind = What is it?
officeday-ask-title = What is it called, or why, for example <i>Anniversary of the regency</i>?
officeday-field-unit = For whom
officeday-field-day = Date
officeday-field-kind = Holiday or work
officeday-field-title = Reason
officeday-send = Save
officeday-ask-withdraw = ✖︎ <b>Withdraw this special day?</b>
officeday-sure = Yes, withdraw
officeday-effect-none = It changes nobody's working days.
officeday-effect-free = 👥 Free for { $people } { $people ->
    [one] person
   *[other] people
} in { $units } { $units ->
    [one] unit
   *[other] units
}; no report is expected of that date
officeday-effect-works = 👥 A working day for { $people } { $people ->
    [one] person
   *[other] people
} in { $units } { $units ->
    [one] unit
   *[other] units
}; a report is expected of that date
officeday-effect-reports = 📝 { $count } { $count ->
    [one] person has
   *[other] people have
} reported that date already; their reports are kept
officeday-effect-moved = ⏳ Reports of { $day } are taken until { $before } → { $after }
officeday-effect-told = 📨 Those whose days change are told automatically

# What cannot be accepted
units-changed = This unit has just changed. Please check again.
units-week-days = Write the days as 1-5 or 1,2,4; Monday 1, Sunday 7.
units-no-head = This unit has no head yet: give its people a supervisor on their cards.
officeday-gone = This special day was changed or withdrawn already.
officeday-changed = The special day of this date has just changed. Please check again.
