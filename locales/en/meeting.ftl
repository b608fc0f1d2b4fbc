# Monthly meetings: the page, decisions, and good practice
menu-rapat = The team's monthly meeting and decisions
gate-lead-meeting = Sorry, team meetings are for supervisors in service, including stand-ins.
meeting-nobody = Nobody reported to you in that month.
meeting-title = Monthly meeting, team of { $name }
meeting-caption = 🗂 <b>Monthly meeting, { $month }</b>
meeting-caption-blockers = 🚧 Blockers: { $open } open, { $overdue } overdue, { $solved } solved
meeting-caption-earlier = 📌 Earlier decisions: { $done } of { $all } done
meeting-how = Note a decision in one line: <i>/keputusan Mend the queue, Sari, 30/11</i>
meeting-decide = 📌 Note a decision
meeting-practices-button = 💡 Good practice
meeting-pdf = 📄 The page (PDF)
meeting-file-caption = 📄 The meeting's page, { $month }
meeting-file-prefix = meeting
meeting-figure-open = blockers
meeting-figure-overdue = overdue
meeting-figure-solved = solved
meeting-figure-decisions = decided before
meeting-results = Results by target
meeting-results-none = No targets are agreed yet.
meeting-result = This month { $month } { $measure }; { $done } of { $quantity } in all ({ $percent }%), { $people ->
    [one] 1 person
   *[other] { $people } people
}
meeting-earlier = Earlier decisions, and what came of them
meeting-earlier-none = There are no earlier decisions.
meeting-blockers = Blockers that stand
meeting-blockers-none = There are none.
meeting-practices = Innovations and good practice
meeting-innovation = { $what } ({ $why })
meeting-innovation-of = Innovation · { $name }
meeting-practices-none = No author has agreed to be shown yet.
meeting-decisions = Decisions of this meeting
meeting-decisions-none = No decisions yet.
meeting-item = { $owner } · until { $due } · { $how }
meeting-outcome-done = done
meeting-outcome-open = under way
meeting-outcome-help = needs help
meeting-outcome-overdue = overdue
meeting-more = and { $count } more, see the PDF
meeting-notes = Notes
meeting-signature = Supervisor,
meeting-missing-letters = { $box } = a letter that cannot be printed.
meeting-practices-nothing = No report of that month was rated 5 or confirmed as an innovation.
meeting-practices-choose = 💡 <b>Innovations and reports rated 5, { $month }</b>. Only those whose authors agree are shown.
meeting-practice-new = { $number }. { $name }: { $activity }
meeting-practice-asked = { $number }. { $name }: { $activity } · ⏳ not answered yet
meeting-practice-agreed = { $number }. { $name }: { $activity } · ✅ agreed
meeting-practice-refused = { $number }. { $name }: { $activity } · not shown
meeting-practice-ask = { $number }. Ask { $name }
meeting-practice-sent = { $name } is asked. The report is shown once its author agrees.
meeting-practice-again = Its author was asked already.
meeting-show-ask =
    💡 <b>{ $name }</b> would like to show your report ({ $date }) as good practice in the team's meeting:
    “{ $activity }”

    Do you agree? You can change your answer at any time.
meeting-show-agree = 👍 Agree
meeting-show-refuse = Do not show it
meeting-show-yes = 👍 You agree: “{ $activity }” may be shown in the team's meeting.
meeting-show-no = “{ $activity }” will not be shown.

# Decisions
decision-title = 📌 <b>Decision of the meeting, { $month }</b>
decision-ask-what = What was decided? All in one line works, too: <i>Mend the queue, Sari, 30/11</i>
decision-ask-owner = Who does it?
decision-ask-due = Until when? Choose, or write like <i>30/11</i>.
decision-ask-summary = Keep this decision?
decision-field-what = Decision
decision-field-owner = Who
decision-field-due = Due
decision-in-two-weeks = In two weeks
decision-in-a-month = In a month
decision-send = Keep
decision-line-what = 📌 <b>{ $what }</b>
decision-line-owner = 👤 { $name }
decision-line-due = ⏳ Until { $due }
decision-incomplete = This decision is not complete yet.
decision-note = Decision of the meeting of { $month }
decision-told = 📌 <b>A decision of the meeting is yours.</b> Mark it when it is done; if something stands in the way, say so.
decision-kept = 📌 Kept: <b>{ $what }</b>, by { $name }, until { $due }. What comes of it is shown at the next meeting.
decision-another = 📌 Note another decision
