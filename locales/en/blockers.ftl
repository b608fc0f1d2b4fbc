# Blockers: what, whose help, until when; the supervisor answers, resolves or passes them up
menu-kendala = Blockers that need a supervisor's help
entry-blocker = 🚧 A blocker
case-new-blocker = ➕ Report a blocker
blocker-own = 🚧 <b>Your blockers</b>
blocker-theirs = 👥 <b>Blockers waiting for your help: { $count }</b>
blocker-own-line = • { $about } (until { $due }): { $state }
blocker-state-submitted = waiting for the supervisor
blocker-state-returned = answered
blocker-state-overdue = ⏰ overdue
blocker-title = 🚧 <b>Blocker</b>
blocker-ask-what = What is in the way? Keep it short.
blocker-ask-help = Whose help do you need? Tap, or write a name or a section.
blocker-ask-due = Until when do you need it? Choose, or write it like <i>25/11</i>.
blocker-ask-entry = Which report is it about?
blocker-ask-still = What is still in the way?
blocker-ask-summary = Send it to your supervisor?
blocker-field-what = Blocker
blocker-field-help = Help
blocker-field-due = Due date
blocker-field-entry = Report
blocker-field-still = What is still in the way
blocker-help-head = My supervisor
blocker-in-three-days = In 3 days
blocker-in-a-week = In a week
blocker-no-entry = Not about a report
blocker-still = 💬 Still blocked
blocker-solved = ✅ Solved
blocker-line-what = 🚧 <b>{ $what }</b>
blocker-line-entry = 📄 { $date }: { $activity }
blocker-line-help = 🤝 Help: { $help }
blocker-line-due = ⏳ Until { $due }
blocker-line-still = 💬 { $text }
blocker-step-answered = 💬 { $day }, { $name }: <i>{ $text }</i>
blocker-step-still = 🙋 { $day }, { $name }: <i>{ $text }</i>
blocker-step-passed = ⬆️ { $day }, passed up by { $name }
blocker-pass = ⬆️ Pass up to my supervisor
blocker-passed = ⬆️ The blocker “{ $about }” of { $author } was passed up to <b>{ $name }</b>. Its author has been told.
blocker-passed-told = ⬆️ <b>Your blocker was passed up to the next supervisor</b>
remind-review-overdue = ⏰ Overdue blockers: <b>{ $count }</b>. See them in /kendala.
digest-blockers-item = • { $author }, until { $due }, at { $supervisor }
digest-blockers-item-nobody = • { $author }, until { $due }, no supervisor yet

# Case
case-title-blocker = 🚧 <b>A blocker is waiting for your help</b>
case-title-blocker-again = 🚧 <b>Updated blocker (version { $version })</b>
case-done-blocker = 🚧 <b>Blocker handled</b>
case-sent-blocker = ✅ <b>Blocker sent</b>
case-noun-blocker = blocker
case-count-blockers = { $count ->
    [one] { $count } blocker
   *[other] { $count } blockers
  }
case-withdrawn-blocker = ✅ <b>Closed by its author</b>
reviewed-blocker-submitted = 🔄 <b>The response was taken back.</b> Your blocker is waiting for your supervisor again.
reviewed-blocker-approved = ✅ <b>Your blocker was marked as solved</b>
reviewed-blocker-returned = 💬 <b>Your blocker was answered</b>
reviewed-blocker-rejected = ⛔️ <b>Your blocker cannot be helped</b>
reviewed-blocker-withdrawn = ✅ <b>Blocker closed</b>
card-approve-blocker = ✅ Solved
card-return-blocker = 💬 Answer
reason-about-return-blocker = 💬 <b>Answer</b> { $name }: “{ $activity }”
reason-ask-reason-blocker = Write your answer.
reason-ask-summary-return-blocker = Send this answer?
review-done-returned-blocker = 💬 Your answer was sent to <b>{ $name }</b>: “{ $activity }”.
verdict-approved-plain-blocker = ✅ Marked as solved by { $name }
verdict-returned-blocker = 💬 { $name } answered: <i>{ $reason }</i>
received-waits-blocker = Waiting for help from { $name }.
received-waits-unjoined-blocker = Waiting for help from { $name }, who has not joined the bot yet.

# What cannot be accepted
gate-see-blockers = Sorry, blockers are for registered employees only.
blocker-incomplete = This blocker is not complete yet.
blocker-help-empty = Please write whose help you need.
blocker-first-out = The due date must be between { $earliest } and { $latest }.
blocker-no-supervisor = No supervisor of yours is recorded, so nobody would get your blocker. Propose your supervisor with /atasan, or ask an administrator.
blocker-nobody-above = The roster has nobody above you; this blocker cannot be passed up.
blocker-step-decided = 📌 { $day }, decided in a meeting by { $name }
blocker-hindered = 💬 Something is in the way
blocker-done = ✅ Done
blocker-state-decided = 📌 decided in a meeting
