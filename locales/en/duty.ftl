# Duty rosters: /jadwal
menu-jadwal = Your duty roster of two weeks
gate-see-duty = Sorry, duty rosters are for registered employees only.
gate-plan-duty = Sorry, duty rosters are planned by supervisors in service, their stand-ins, and administrators only.
gate-plan-any-duty = Sorry, only administrators plan the roster of other units.
duty-title = 🗓 <b>Your roster, { $days }</b>
duty-by-calendar = No duty roster yet: your unit's calendar applies.
duty-not-in-roster = 🗓 You are not registered as an employee, so there is no roster of yours here.
duty-own-line = { $day }: { $told }
duty-due = { $hours }, report by { $until }
duty-leave = { $hours }, on leave
duty-office-day = working day
duty-free = off
duty-hours = { $start }–{ $end }
duty-hours-named = { $name } { $start }–{ $end }
duty-mixed = mixed
duty-plan-susun = ✏️ Plan my team's roster
duty-plan-unit = ✏️ Plan a unit's roster

# Planning
duty-plan-title = 🗓 <b>Planning the duty roster</b>
duty-line-people = 👤 { $names }
duty-line-people-many = 👤 { $count } people
duty-line-week = 📅 { $week }
duty-line-pattern = 🔁 { $pattern }
duty-line-hours = 🕑 { $hours }
duty-ask-unit = Which unit? Choose, or write a part of its name.
duty-ask-people = Whose roster? Tap one or several.
duty-ask-week = Which week? For a longer time, choose a repeating pattern.
duty-ask-pattern = Which pattern?
duty-ask-hours = Which hours? Tap, or write them, like <i>07.30-14.00</i>.
duty-ask-early = Which hours on the first two days? Tap, or write them, like <i>07.00-14.00</i>.
duty-ask-night = Which hours on the next two days? Tap, or write them, like <i>night 21.00-07.00</i>.
duty-ask-first = From when? Tap, or write the date.
duty-ask-last = Until when? Tap, or write the date.
duty-ask-days = Tap a day to change its shift. Other hours can be written after tapping the day, like <i>22.00-06.00</i>.
duty-ask-days-of = Tap again for the next shift, or write the hours of <b>{ $day }</b>, like <i>22.00-06.00</i>.
duty-ask-summary = Save? People whose roster changes are told once.
duty-this-week = This week
duty-next-week = Next week
duty-week-of = Week of { $day }
duty-repeated = 🔁 Repeating pattern
duty-pattern-five = 5 days (Mon–Fri), holidays off
duty-pattern-six = 6 days (Mon–Sat), holidays off
duty-pattern-twos = 2-2-2 (2 early, 2 night, 2 off)
duty-two-weeks = 2 weeks
duty-four-weeks = 4 weeks
duty-until-end = End of { $month }
duty-copy = Copy last week
duty-copy-undo = Undo the copy
duty-days-done = Continue
duty-field-unit = Unit
duty-field-people = People
duty-field-week = Week
duty-field-days = Days
duty-field-pattern = Pattern
duty-field-hours = Hours
duty-field-early = Hours of the first two days
duty-field-night = Hours of the next two days
duty-field-first = From
duty-field-last = Until
duty-send = Save
duty-plan-people = <b>{ $names }</b>
duty-change-line = { $day }: <b>{ $after }</b> (was { $before })
duty-plan-more = … and { $count ->
    [one] { $count } other person.
   *[other] { $count } other people.
}
duty-plan-month = ℹ️ { $month } gets its first shifts: its other days stay as the unit's calendar has them, with office hours.
duty-plan-overlap = ⚠️ Overlap: { $first } and { $second } ({ $names })
duty-plan-overlaps-more = … and { $count } other { $count ->
    [one] pair
   *[other] pairs
} of shifts that overlap.
duty-plan-kept = ✅ The roster of the week of { $week } is saved for { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $days ->
    [one] { $days } day
   *[other] { $days } days
}. They are told.
duty-pattern-kept = ✅ The roster of { $span } is saved for { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $days ->
    [one] { $days } day
   *[other] { $days } days
}. They are told.
duty-told = 🗓 <b>Your duty roster has changed</b>
duty-told-by = Planned by { $name }.
duty-told-by-administrator = Planned by an administrator.
duty-see = See my roster

# What cannot be accepted
duty-nobody = There is nobody whom you supervise at present.
duty-too-many = Choose at most { $most } people for one plan.
duty-week-over = That week can no longer be planned. Please choose another one.
duty-pattern-first-out = A pattern can begin between { $earliest } and { $latest }.
duty-pattern-last-out = Its last day must be between { $earliest } and { $latest }.
duty-no-change = Nothing has changed yet.
duty-nothing-to-copy = There is nothing to copy: the week before has no roster, or is the same already.
duty-tap-first = Tap the day first, then write the hours.
duty-hours-weekday = Tap the day to choose it. Write the hours alone, for example <i>22.00-06.00</i>.
duty-hours-invalid = Write the hours like <i>22.00-06.00</i> or <i>night 22.00-06.00</i>.
duty-day-reported = { $name } has reported { $day } already, so its roster cannot change any more.
duty-day-closed = { $day } is closed for { $name }, so its roster cannot change any more.
duty-not-yours = Sorry, you do not supervise { $name } on { $day }, so you cannot plan that day.
