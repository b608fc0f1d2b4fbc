# Objections against results (PermenPANRB 6/2022)
menu-keberatan = Object to a result
gate-see-objections = Sorry, objections are for registered employees.

# The list
objections-title = ⚖️ <b>Objections</b>
objections-none = No result has been closed yet. You can object to a closed result within 14 working days after you were told of it.
objections-may = • { $period }: { $result }. You may object until <b>{ $moment }</b>.
objections-not = • { $period }: { $result }. { $why }
objections-own = • { $period }: { $result }. { $state }
objections-file = Object: { $period }
objections-open-own = My objection: { $period }
objections-waiting = <b>Waiting for you</b>
objections-settled = <b>Handled by you</b>
objections-line-answer = • { $name }, { $period }: answer by <b>{ $moment }</b>
objections-line-decide = • { $name }, { $period }: decide by <b>{ $moment }</b>
objections-line-hear = • { $name }, { $period }: the assessor has not answered yet; decision due <b>{ $moment }</b>
objections-line-settled = • { $name }, { $period }: { $state }
objections-line-unnamed = { $number }. { $name }, { $period }: decision due <b>{ $moment }</b>
objections-unnamed = <b>Somebody is to be named who decides</b>
objections-more = … and { $count } more, which have waited less
objections-open-answer = Answer: { $name }
objections-open-decide = Decide: { $name }
objections-open-hear = Read: { $name }
objections-open-settled = Open: { $name }

# Why not
objection-too-late = The time to object, { $days } working days after the result was told, ended on { $until }.
objection-filed-already = You have objected to this result already; one objection can be made to a result.
objection-final-superior = This result is final: the assessor's superior rated because the assessor did not (PermenPANRB 6/2022), so there is no objection.
objection-final-top = This result is final: there is no objection to a rating by the head of the region (PermenPANRB 6/2022).
objection-no-result = You have no closed result of that period. Type /keberatan for the list.
objection-settled = This objection is settled.
objection-answered = This objection has been answered.
objection-no-answer-wanted = This objection does not wait for an answer of the assessor.
objection-hears-both = The assessor may still answer until { $until }; after that, or once answered, this objection can be decided.
objection-moved-on = Something new happened to this objection. Open it again with /keberatan, read, then continue.
objection-incomplete = Something is still missing.
objection-names-nothing = Name at least one record that you question.
objection-names-most = At most { $most } records can be named; explain the others in your reasons.
objection-no-record-of-day = There is no record on { $day } that can be named here.
objection-no-record-of-days = There is no record from { $first } to { $last } that can be named here.
objection-text-short = Write at least one sentence ({ $least } letters), so that readers understand.
objection-done-number = Write the amount alone as a number, such as 12, 7.5 or 0.
objection-done-range = The amount must be from 0 to { $most }, with no more than three decimals.
objection-changes-nothing = These choices change nothing. Choose another value, or uphold the result.
objection-day-twice = { $day } is chosen twice: as excused, and to count as something else. Choose one of them.
objection-does-not-fit = These choices do not fit the frozen records. Cancel, then begin again.
objection-decider-side = Nobody who filed, assessed or answered can decide this objection.

# Objecting
objection-file-title = ⚖️ <b>Objection to the result of { $period }</b>
objection-ask-records = Which part do you question? Choose it, then name the records. You may choose several parts.
    <i>Ratings by colleagues, subordinates and citizens cannot be changed by an objection: nobody knows who gave them.</i>
objection-ask-records-none = No records of this result can be chosen one by one. Explain your objection in your reasons.
objection-component = ☑️ { $title } ({ $count })
objection-group-title = Rating of { $title }
objection-ask-which = <b>{ $title }</b>: which records? Tap their numbers, or write a date, such as 12/11, or several days at once: 1/9-31/10.
objection-ask-which-number = <b>{ $title }</b>: which records? Tap their numbers.
objection-ask-excuse = <i>Were you ill or on leave that day? Name the day and send proof: the decider can excuse it.</i>
objection-days-title = Expected days
objection-which-done = Enough for this part
objection-records-done = On to the reasons
objection-ask-reasons = What are your reasons? In your own words: what is wrong, and what it should be.
objection-ask-proof = Send proof if you have any: a photo, a file or a link.
objection-ask-proof-more = Anything else? Send it, or tap Continue.
objection-skip = Without proof
objection-ask-summary = Send this objection? The named records are copied as they are now. Your assessor answers, then the assessor's superior decides.
objection-back = ‹ Back
objection-ask-change = What do you want to change?
objection-field-records = Records
objection-field-reasons = Reasons
objection-field-proof = Proof
objection-line-records = Records in question: { $count }
objection-line-more = … and { $count } more
objection-done-file = ✅ Your objection is filed.

# Named records
objection-report = { $day }: { $activity } – supervisor <b>{ $rating }</b>, self { $own }
objection-report-rejected = { $day }: { $activity } – <b>rejected</b>, self { $own }
objection-report-returned = { $day }: { $activity } – <b>returned</b>, self { $own }
objection-report-submitted = { $day }: { $activity } – <b>not decided</b>, self { $own }
objection-report-approved = { $day }: { $activity } – <b>not counted</b>, self { $own }
objection-criterion-none = { $name }: <b>not rated</b>
objection-target = 🎯 { $title }: <b>{ $done }</b> of { $quantity } { $measure }
objection-group = Rating of { $title }: <b>{ $rating }</b>
objection-group-judged = Rating of { $title }: <b>{ $rating }</b> (set by the assessor)
objection-value-on-time = on time
objection-value-late = late
objection-value-full = present all day
objection-value-excused = excused (illness, leave)
objection-value-figures = by the figures
objection-now = <b>{ $value }</b>
objection-now-rating = supervisor <b>{ $value }</b>
objection-now-done = done <b>{ $value }</b>

# An objection
objection-title = ⚖️ <b>Objection of { $name }</b>, { $period }
objection-as-of = 🕰 <i>As it was on { $moment }, event { $number } of { $of }: { $what }</i>
objection-event-filed = filed
objection-event-answered = answered
objection-event-reminded = reminded
objection-event-answer-over = time to answer over
objection-event-passed-up = time to decide over
objection-event-named = decider named
objection-event-decided = decided
objection-event-withdrawn = withdrawn
objection-state-answer = Waiting for the assessor's answer.
objection-state-decision = Waiting for the decision.
objection-state-upheld = Decided: the result is upheld.
objection-state-changed = Decided: the result is changed.
objection-state-withdrawn = Withdrawn.
objection-result = The result in question: { $result } (revision { $revision })
objection-filed-at = Filed { $moment }
objection-answer-by = Answer of { $name } due <b>{ $moment }</b>
objection-answer-none = { $name } did not answer by { $moment }
objection-decide-by = Decision of { $names } due <b>{ $moment }</b>
objection-decide-nobody = Decision due <b>{ $moment }</b>; administrators are naming who decides
objection-due-decision = Decision due <b>{ $moment }</b>
objection-reasons = <b>Reasons</b>
objection-answer = <b>Answer of { $name }</b>, { $moment }
objection-upheld = <b>{ $name } upholds the result</b>, { $moment }
objection-changed = <b>{ $name } changes the result</b>, { $moment }
objection-acting-plt = { $name } (Plt.)
objection-acting-plh = { $name } (Plh.)
objection-acting-sup = { $name }
objection-changes = <b>From revision { $before } to revision { $revision }</b>
objection-corrected = <b>What was corrected</b>
objection-administrator = an administrator
objection-assessor = the assessor
objection-superior = the assessor's superior
objection-nobody = nobody yet
objection-view-records = 📂 Records ({ $count })
objection-view-result = 📊 Result
objection-view-texts = 📜 Read all
objection-view-proof = 📎 Attachments
objection-earlier = 🕰 ‹ Before
objection-later = 🕰 After ›
objection-list = ‹ List
objection-open = Open the objection
objection-wish-answer = Answer
objection-wish-decide = Decide
objection-wish-withdraw = Take back
objection-result-of = 👤 Result of <b>{ $name }</b>
objection-records-title = 📂 <b>Records named by { $name }</b>, copied { $moment }
objection-review = <i>decided by { $name }, { $moment }</i>
objection-review-reason = <i>decided by { $name }, { $moment }: { $reason }</i>
objection-proof-of = 📎 Proof of no. { $number } ({ $count })
objection-proof-named = 📎 Proof of no. { $number }, objection of { $name }
objection-proof-filed = 📎 Attachments of the objection of { $name }
objection-proof-answered = 📎 Attachments of the answer to the objection of { $name }
objection-withdraw-ask = Take this objection back? The result then stands, and you cannot object to it again.
objection-withdraw-sure = Yes, take it back
objection-withdraw-not = No
objection-done-withdraw = The objection is taken back.

# Answering
objectanswer-ask-text = What is your answer? Write what the rating is based on. The author and who decides read it.
objectanswer-ask-proof = Send proof if you have any: a photo, a file or a link.
objectanswer-ask-proof-more = Anything else? Send it, or tap Continue.
objectanswer-skip = Without proof
objectanswer-ask-summary = Send this answer? It cannot be changed later.
objectanswer-back = ‹ Back
objectanswer-ask-change = What do you want to change?
objectanswer-field-text = Answer
objectanswer-field-proof = Proof
objection-own-answer = <b>Your answer</b>
objection-done-answer = ✅ Your answer is sent.

# Deciding
objection-without-answer = The assessor did not answer in time.
objectdecide-ask-outcome = What do you decide?
objection-outcome-uphold = Uphold the result
objection-outcome-change = Change the result
objection-line-uphold = Decision: <b>the result is upheld</b>
objection-line-change = Decision: <b>the result is changed</b>
objectdecide-ask-corrections = Which records are corrected?
objection-ask-corrections = What is corrected? Tap its number. The result is computed from the records; the score itself cannot be typed in.
objection-ask-value = { $record }
    What does it count as?
objection-ask-done = { $record }
    How much was really done? Write the number.
objection-not-excusable = <i>This day cannot be excused: the copied records do not hold all that is needed to compute the exact result.</i>
objection-excuse-all = Excuse the { $count } days not answered yet
objection-value-leave = Leave as it was
objection-corrections-done = On to the reasons
objection-would-change = <b>What follows</b>
objection-unusual-lower = ⚠️ Lower than before: { $records }. Check again if you did not mean that.
objection-unusual-much = ⚠️ Far above the target's quantity: { $records }. Check the number again.
objection-unusual-worse = ⚠️ The result gets lower than before. Check it if that is not what you mean.
objection-unusual-counted = ⚠️ The result gets lower, because this now counts too, of all its records: { $components }. Check it if that is not what you mean.
objectdecide-ask-reasons = What are the reasons for your decision? Both sides read them.
objection-own-reasons = <b>Reasons of the decision</b>
objectdecide-ask-summary = Send this decision? It is final, and both sides are told.
objectdecide-send = Decide
objectdecide-back = ‹ Back
objectdecide-ask-change = What do you want to change?
objectdecide-field-outcome = Decision
objectdecide-field-corrections = Corrections
objectdecide-field-reasons = Reasons
objection-done-decide = ✅ Your decision is sent.

# Naming who decides
objection-name = { $number }. Name who decides
objectname-ask-decider = Who decides this objection? Write a part of the name or NIP. Usually the assessor's superior, or who is above.
objectname-ask-summary = Name this person to decide? Both sides are told.
objectname-send = Name
objectname-back = ‹ Back
objectname-ask-change = What do you want to change?
objectname-field-decider = Decider
objection-line-decider = Decider: <b>{ $name }</b>
objection-done-name = ✅ { $name } decides this objection and is told.

# News
objection-news-to-answer = ⚖️ { $name } objects to the result of { $period }. Answer by <b>{ $moment }</b>; without an answer { $decider } decides without hearing you.
objection-news-to-hear = ⚖️ { $name } objects to the result of { $period }, and you decide by <b>{ $moment }</b>. { $assessor } answers first, by { $answer }.
objection-news-to-decide = ⚖️ You can decide the objection of { $name } to the result of { $period }, by <b>{ $moment }</b>.
objection-news-no-decider = ⚖️ Nobody decides the objection of { $name } to the result of { $period }: the records have no superior of the assessor. Name who decides; the decision is due <b>{ $moment }</b>.
objection-news-answered = ⚖️ { $assessor } answered your objection to the result of { $period }. Decision of { $decider } due <b>{ $moment }</b>.
objection-news-answer-soon = ⏰ The objection of { $name } to the result of { $period } waits for your answer, due <b>{ $moment }</b>.
objection-news-decision-soon = ⏰ The objection of { $name } to the result of { $period } waits for your decision, due <b>{ $moment }</b>.
objection-news-answer-over = ⚖️ The time to answer the objection of { $name }, { $period }, is over without an answer. { $decider } decides without waiting for it, by <b>{ $moment }</b>.
objection-news-passed-up = ⚖️ The time to decide the objection of { $name }, { $period }, ended { $moment }. Who can decide now: { $decider }.
objection-news-overdue = ⚖️ The time to decide the objection of { $name }, { $period }, ended { $moment }. Who decides: { $decider }. You can name somebody else.
objection-news-named = ⚖️ The objection of { $name } to the result of { $period } is decided by { $decider }, by <b>{ $moment }</b>.
objection-news-decided-own = ⚖️ Your objection to the result of { $period } is decided.
objection-news-decided = ⚖️ The objection of { $name } to the result of { $period } is decided.
objection-news-withdrawn = ⚖️ { $name } took the objection to the result of { $period } back.
