# Teams: two weeks as a picture, who has not reported, and reminding them
menu-tim = Your team: who has reported and who has not
gate-see-team = Sorry, /tim is for supervisors in service and administrators only.
gate-see-any-team = Sorry, teams of other units are for administrators only.
team-own = Your team
team-title = 👥 <b>{ $title }</b>, { $days }
team-nothing-due = No report was due in these two weeks yet.
team-on-time = ✅ On time: <b>{ $percent }%</b> of the days due
team-hours = ⏱ Hours reported per day due: <b>{ $hours }</b>
team-before = <i>Same days of the two weeks before: { $percent }% and { $hours } hours</i>
team-before-none = <i>There is nothing to compare with in the two weeks before.</i>
team-targets = 🎯 Your targets that the team's targets serve: <b>{ $covered } of { $all }</b>
team-targets-of = 🎯 Targets of { $name } that the team's targets serve: <b>{ $covered } of { $all }</b>
team-targets-none = 🎯 You have no current target, so the team's support cannot be counted yet.
team-targets-none-of = 🎯 { $name } has no current target.
team-target = ✅ { $title }: { $targets ->
    [one] 1 target
   *[other] { $targets } targets
}, { $people ->
    [one] 1 person
   *[other] { $people } people
}
team-target-none = ⚠️ { $title }: no target of the team
team-targets-astray = ❓ Targets of the team that name none of these: { $count }
team-targets-how = A team's target serves a superior's when its “superior's target” is the same title.
team-targets-button = 🎯 Targets that the team serves
team-units-button = 🏢 Other units
team-ask-unit = Which unit's team? Tap, or write a part of its name, like <i>/tim service</i>.
team-page = People { $first }–{ $last }
team-earlier = ‹ Two weeks before
team-later = Two weeks after ›
team-file = 📄 { $month } (XLSX)
team-missing = 🔔 <b>Not reported yet, { $title }: { $count ->
    [one] 1 person
   *[other] { $count } people
}</b>
team-whole = 👥 Whole team
team-missing-of = 🔔 <b>{ $name }</b> has not reported: { $days }
team-unit-none = No unit has “{ $sought }” in its name. To look for a person, type /pegawai.
team-missing-none = ✅ { $title }: every report that can still be sent is in.
team-missing-nobody = { $title }: nobody is in service today.
team-missing-line = • { $name }: { $days }
team-today = today
team-days-more = { $days } and { $count ->
    [one] 1 more day
   *[other] { $count } more days
}
team-mark-reminded = ✅ reminded today
team-mark-away = 🌴 off or on leave today
team-mark-asks = ⏳ leave waits for a decision
team-mark-unjoined = 📵 has not joined the bot
team-mark-unreachable = 📵 messages do not arrive
team-remind = 🔔 Remind { $name }
team-remind-how = One reminder a day for each person, and none on days off or on leave.
team-reminded = A reminder goes to { $name }.
team-remind-already = Already reminded today.
team-remind-nothing = There is no report left to remind of.
team-remind-away = { $name } is off or on leave today, so no reminder is sent.
team-remind-asks = { $name } has asked for leave today; please decide it in /tinjau first.
team-remind-unjoined = { $name } has not joined the bot, so a reminder would not arrive. Please get in touch directly.
team-remind-unreachable = Messages to { $name } do not arrive (the bot is blocked or the account is inactive). Please get in touch directly.
team-told = 🔔 <b>{ $name }</b> reminds you of your report for { $days }.
team-told-by-administrator = 🔔 An administrator reminds you of your report for { $days }.
team-nobody = Nobody reports to you yet. If that is wrong, please ask an administrator.
team-nobody-then = Nobody belonged to it on those days.

# In the picture and the file
team-picture-page = People { $first }–{ $last } of { $all }
team-picture-on-time = on time
team-picture-hours = hours per day due
team-picture-today = reported today
team-letter-on_time = T
team-letter-late = L
team-letter-correction = R
team-letter-missing = X
team-letter-travel = D
team-letter-leave = A
team-letter-open = ?
team-letter-day_off = ·
team-state-on_time = On time
team-state-late = Late
team-state-correction = To be corrected
team-state-missing = No report
team-state-travel = Duty travel, none yet
team-state-leave = Absent on leave
team-state-open = None yet, still open
team-state-day_off = Day off
team-file-title = { $title }, { $month }
team-file-as-of = As of { $moment } { $zone }
team-file-nip = NIP
team-file-name = Name
team-file-expected = Days due
team-file-on-time = On time
team-file-late = Late
team-file-missing = No report
team-file-leave = Days of leave
team-file-hours = Hours
team-file-sheet = Team
team-file-legend = Legend
team-file-caption = 📄 { $title }, { $month }: { $count ->
    [one] 1 person
   *[other] { $count } people
}
team-file-prefix = team
