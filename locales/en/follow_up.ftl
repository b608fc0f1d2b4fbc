# Follow-up of the results of closed periods
menu-tindaklanjut = Follow-up and recommendations
gate-see-follow-ups = Sorry, the follow-up of results is only for registered employees.
gate-see-all-follow-ups = Sorry, the follow-up of the whole office is only for administrators.
follow-up-none = There is no follow-up yet. It appears after a period is closed.
follow-up-coming = { $period } has just been closed. Its follow-up is being prepared; open it again in a few minutes.
follow-up-nothing = There is no follow-up for this person in that period.
follow-up-over = The next period is closed, so the follow-up of this one can no longer be changed.
follow-up-gone = This proposal is gone because the result was revised. Open it again with /tindaklanjut.
follow-up-same = That is the same as the proposal. Accept the proposal, or choose another action or course.
follow-up-short = Please say a little more in the recommendation, at least { $least } letters.
follow-up-left = Nothing was changed. Continue at any time with /tindaklanjut.
follow-up-computing = Being prepared…

# The people
follow-up-team = 📝 <b>Follow-up · { $period }</b>
follow-up-team-of = 📝 <b>Follow-up · { $period }</b>, people assessed by { $name }
follow-up-team-done = Complete: <b>{ $done } of { $count } people</b>.
follow-up-until = Can be written and changed until the next period is closed.
follow-up-is-over = The next period is closed; what was written can still be read.
follow-up-member = ▫️ { $name }: { $what }
follow-up-member-done = ✅ { $name }
follow-up-lack-recommendation = recommendation not written
follow-up-lack-proposals = { $count ->
    [one] 1 proposal not decided
   *[other] { $count } proposals not decided
}
follow-up-lack-answer = last period not answered
follow-up-other = Open { $period }

# One person
follow-up-person = 👤 <b>{ $name }</b> · { $period }
follow-up-result = Final result: <b>{ $result }</b> (revision { $revision })
follow-up-ungraded = Final result: <b>Could not be assessed</b>
follow-up-weakest = Lowest component: { $component }, <b>{ $value }</b>
follow-up-proposals = <b>Proposed by the rules</b>
follow-up-proposals-none = The rules propose nothing.
follow-up-numbered = { $number }. { $said }
follow-up-why = <i>   because: { $reason }</i>
follow-up-more = … and { $count } more
follow-up-open = ▫️ { $what }: not decided yet
follow-up-accepted = ✅ <b>{ $what }</b>: proposal accepted
follow-up-appointed = <i>What is accepted is the proposal; the promotion itself is up to the appointing authority.</i>
follow-up-changed = ✏️ <b>{ $instead }</b>, in place of the proposed { $what }. <i>{ $reason }</i>
follow-up-declined = ✖️ { $what }: declined. <i>{ $reason }</i>
follow-up-what = { $action }: { $about }
follow-up-recommendation = 📝 <b>Recommendation</b> by { $name }: <i>{ $text }</i>
follow-up-unwritten = 📝 Recommendation: not written yet
follow-up-before = <b>From { $period }</b>
follow-up-planned = • { $what }
follow-up-moved = 📈 { $move }
follow-up-move = { $competency }: { $before } → { $after }
follow-up-not-assessed = not assessed
follow-up-unanswered = Was it done? Not answered yet.
follow-up-answer = <b>{ $done }</b>, says { $name }.
follow-up-answer-why = <b>{ $done }</b>, says { $name }. <i>{ $why }</i>
follow-up-done-done = Done
follow-up-done-partly = Partly done
follow-up-done-not-yet = Not done yet
follow-up-asked = <b>Was it done?</b>
follow-up-write = ✍️ Write a recommendation
follow-up-rewrite = ✍️ Change the recommendation
follow-up-proposal = Decide proposal { $number }
follow-up-proposal-done = ✓ Proposal { $number }
follow-up-say-done = Done
follow-up-say-partly = Partly
follow-up-say-not-yet = Not yet
follow-up-said-done = ✓ Done
follow-up-said-partly = ✓ Partly
follow-up-said-not-yet = ✓ Not yet
follow-up-next = Next: { $name } ›
follow-up-to-team = ‹ Everybody
follow-up-to-person = ‹ Back

# One proposal
follow-up-proposed = Proposed: <b>{ $what }</b>
follow-up-instead = Instead: <b>{ $what }</b>
follow-up-ask-proposal = What do you decide? The person is told at once.
follow-up-button-ask = Decide
follow-up-button-accept = ✅ Accept
follow-up-button-change = ✏️ Change
follow-up-button-decline = ✖️ Decline

# Questions
follow-up-ask-action = Which action instead?
follow-up-ask-course = Which training? Choose a course, or write its name.
follow-up-ask-course-none = Which training? Write its name.
follow-up-ask-text = Write the recommendation in your own words: one sentence or a few. The person reads it at once, and at the end of the next period you are asked whether it was done.
follow-up-ask-text-change = Write the reason. The person reads it beside your decision.
follow-up-ask-text-decline = Why is this proposal declined? The person reads the reason.
follow-up-ask-text-done = What came of it? Write a word, or skip.
follow-up-ask-text-not-done = Why not all of it? Write a word.
follow-up-present = As written: <i>{ $text }</i>
follow-up-examples = For example:
follow-up-example = • <i>Coach one new colleague for three months, then tell the unit's meeting what came of it.</i>
follow-up-example-self_rating = • <i>Name a result that can be checked in each report, and compare your own rating with the supervisor's at each month's end.</i>
follow-up-example-supervisor_rating = • <i>Check that files are complete before handing them in, and ask for a review in the first week of each large task.</i>
follow-up-example-target_attainment = • <i>Break the target down into monthly plans, and report a blocker as soon as you are a month behind.</i>
follow-up-example-discipline = • <i>Report work on the same day; set a reminder for 15:30.</i>
follow-up-example-attendance = • <i>Agree on the hours with your supervisor, and ask for leave before the day of absence.</i>
follow-up-example-behaviour = • <i>Choose the lowest of the BerAKHLAK values, and talk about examples each month in the performance dialogue.</i>
follow-up-example-competency = • <i>Take the course for the competency with the largest gap, then use it in one task and show the result.</i>
follow-up-example-peer = • <i>Share schedule and progress with colleagues every Monday.</i>
follow-up-example-subordinate = • <i>Meet the team briefly each week, and ask which support they need.</i>
follow-up-example-citizen = • <i>Explain requirements and waiting time at the start of each service, and follow up complaints on the same day.</i>

# For the person
follow-up-own = 📝 <b>Follow-up of your result · { $period }</b>
follow-up-own-none = There is no recommendation or decision about this result yet.
follow-up-new-recommendation = 📝 <b>Your supervisor wrote a recommendation · { $period }</b>
follow-up-new-decision = 📝 <b>Your supervisor decided about a proposal · { $period }</b>
follow-up-own-button = 👤 My follow-up
follow-up-score = 📊 My score
score-follow-up-said = 📝 <b>Follow-up by the supervisor</b>
score-follow-up-elsewhere = 📝 Follow-up by the supervisor: /tindaklanjut

# For supervisors
follow-up-waits = 📝 <b>{ $period } is closed.</b> Your recommendations and decisions are awaited for { $left } of { $count } people. You can write at any time until the next period is closed.
follow-up-waits-decisions = 📝 <b>{ $period } is closed.</b> Your decisions about proposed follow-up are awaited for { $left } of { $count } people, until the next period is closed.
follow-up-begin = 📝 Open the follow-up
follow-up-silent = 📝 Follow-up of { $period }: { $name } has not finished it for { $left } of { $count } people. Please remind them.

# For administrators
follow-up-all-button = 📋 The whole office
follow-up-all = 📋 <b>Follow-up of the whole office · { $period }</b>
follow-up-all-complete = Complete: <b>{ $done } of { $count } people</b>
follow-up-all-recommended = Recommendations written: { $count }
follow-up-all-decisions = Proposals: { $accepted } accepted, { $changed } changed, { $declined } declined, { $undecided } not decided
follow-up-all-answers = Last period: { $done } done, { $partly } partly, { $not-yet } not done; { $unanswered } not answered
follow-up-all-alone = { $count ->
    [one] Without a supervisor, or no longer in service: 1 person, not counted
   *[other] Without a supervisor, or no longer in service: { $count } people, not counted
}
follow-up-all-waiting = <b>Awaited from</b>
follow-up-all-supervisor = • { $name }: { $left } of { $count } people
follow-up-all-more = • and { $count } more supervisors
follow-up-all-done = Nothing is awaited.
follow-up-file = 📄 Download XLSX
follow-up-file-name = follow-up
follow-up-file-title = Follow-up of { $period }
follow-up-file-caption = 📄 Follow-up of { $period }, { $count } people.
follow-up-sheet = Follow-up
follow-up-sheet-before = Last period
follow-up-sheet-before-note = What was recommended and agreed a period before, and what came of it
follow-up-col-nip = NIP
follow-up-col-name = Name
follow-up-col-rank = Rank
follow-up-col-position = Position
follow-up-col-unit = Unit
follow-up-col-score = Score
follow-up-col-grade = Grade
follow-up-col-proposed = Proposal
follow-up-col-why = Why proposed
follow-up-col-decision = Decision
follow-up-col-action = Action
follow-up-col-course = Course
follow-up-col-reason = Reason
follow-up-col-recommendation = Recommendation
follow-up-col-writer = Written by
follow-up-col-done = Done?
follow-up-col-done-why = Remark
follow-up-col-competency = Competency
follow-up-col-level-before = Level then
follow-up-col-level-after = Level now
follow-up-cell-undecided = not decided
follow-up-cell-accepted = accepted
follow-up-cell-changed = changed
follow-up-cell-declined = declined
follow-up-cell-done = done
follow-up-cell-partly = partly
follow-up-cell-not-yet = not yet
