# The supervisor's review
case-title-entry = 📨 <b>A report is waiting for your approval</b>
case-title-entry-again = 📨 <b>A corrected report (version { $version })</b>
card-asked = ↩️ Asked for earlier: <i>{ $reason }</i>
case-done-entry = 🗂 <b>Report reviewed</b>
card-author = 👤 { $name }
stand-in-plt = { $name } (Plt. for { $supervisor })
stand-in-plh = { $name } (Plh. for { $supervisor })
stand-in-sup = { $name } (supervisor of { $supervisor })
card-acting-plt = 🪪 You decide as Plt. (acting) for { $supervisor }.
card-acting-plh = 🪪 You decide as Plh. (acting) for { $supervisor }.
card-acting-sup = ⬆️ This has waited long for { $supervisor }; you decide as their supervisor.
card-approve = Approve
card-return = Return
card-reject = Reject
card-evidence = 📎 See evidence
review-ask-rating = <b>How would you rate this work?</b>
review-reason-short = Please write more clearly, at least { $least } letters.
review-handled-own = You have already reviewed this.
review-handled = Already reviewed by { $name }.
review-handled-plt = Already reviewed by { $name } (Plt. for { $supervisor }).
review-handled-plh = Already reviewed by { $name } (Plh. for { $supervisor }).
review-handled-sup = Already reviewed by { $name } (supervisor of { $supervisor }).
review-newer-version = The employee has sent a newer version; please use the latest card.
review-gone = This no longer exists.
review-by-button = Decisions are made with the buttons. Please tap the rating, or Approve, Return or Reject, below the card.
review-which = Which one is it for? Reply to its card with those words, or open it with the button below.
review-none = Nothing is waiting for your review. Thank you!
review-some = Waiting for your review: <b>{ $cases }</b>, oldest first.
verdict-approved = ✅ Approved by { $name }: <b>{ $rating }</b>
verdict-returned = ↩️ Returned by { $name }: <i>{ $reason }</i>
verdict-rejected = ⛔️ Rejected by { $name }: <i>{ $reason }</i>
reviewed-entry-approved = ✅ <b>Your report was approved</b>
reviewed-entry-returned = ↩️ <b>Your report was returned for correction</b>
reviewed-entry-rejected = ⛔️ <b>Your report was rejected</b>
reviewed-correct = Correct
evidence-caption = 📎 { $name }, { $about }
evidence-link = 🔗 { $url }
evidence-link-caption = 🔗 { $url } – { $caption }
card-undo = Undo
reviewed-entry-submitted = 🔄 <b>The decision was taken back.</b> Your report is waiting for review again.
review-done-returned = ↩️ “{ $activity }” was returned to <b>{ $name }</b>.
review-done-rejected = ⛔️ “{ $activity }” of <b>{ $name }</b> was rejected.
review-withdrawn = Its author has withdrawn it.
verdict-approved-plain = ✅ Approved by { $name }
verdict-withdrawn-alone = 🚫 Withdrawn by its author
verdict-approved-alone = ✅ Recorded as approved
verdict-returned-alone = ↩️ Recorded as returned
verdict-rejected-alone = ⛔️ Recorded as rejected
undo-done = The decision was taken back.
undo-not-yours = This decision is not yours.
undo-too-late = A decision can only be taken back within { $minutes } minutes.
undo-kept = A period with these days was closed since, so this decision stays. Its author can still withdraw or change it.
undo-moved-on = This decision can no longer be taken back.

# The reason of a return or a rejection
reason-about = 👤 { $name }: “{ $activity }”
reason-about-return = ↩️ <b>Return</b> “{ $activity }” to { $name }
reason-about-reject = ⛔️ <b>Reject</b> “{ $activity }” from { $name }
reason-line = 💬 <i>{ $reason }</i>
reason-ask-wish = What is your decision?
reason-ask-reason = Write the reason.
reason-is-decision = “{ $said }” is not a reason. Write the reason, or tap Cancel and decide with the buttons of the card.
reason-ask-reason-usual = Write the reason. Usual ones can be chosen below.
reason-usual-proof = Evidence is missing
reason-usual-other-proof = Evidence does not fit
reason-usual-unclear = Description is unclear
reason-usual-amount = Amount needs checking
reason-usual-time = Working time needs checking
reason-usual-twice = Already reported
reason-usual-no-duty = Not part of the job
reason-text-proof = The evidence is missing. Tap Correct, then add a photo, a file or a link.
reason-text-other-proof = The evidence does not fit this work. Tap Correct, then send evidence that does.
reason-text-unclear = The description is unclear. Tap Correct, then write what was done and what for.
reason-text-amount = The amount does not seem right. Tap Correct, then check the number and what it counts.
reason-text-time = The working time does not seem right. Tap Correct, then check the hours or the duration.
reason-text-twice = This work was already reported. There is no need to send it again.
reason-text-no-duty = This work is not part of your job. If it was an extra task, tell your supervisor who gave it to you.
reason-ask-summary-return = Return it with this reason?
reason-ask-summary-reject = Reject it with this reason?
reason-field-wish = Decision
reason-field-reason = Reason
reason-farewell = This question is closed; no decision was sent.
reviewed-entry-withdrawn = 🚫 <b>Report taken back</b>
case-withdrawn = 🚫 <b>Taken back by its author</b>

# One's own cases of every kind
case-state-submitted = waiting for approval
case-state-approved = approved
case-state-returned = to be corrected
case-own-line = • { $about }: { $state }
case-own-none = Nothing is open.
case-correct = Correct it
case-withdraw = Withdraw
case-withdraw-ask = Withdraw <b>{ $about }</b>?
case-withdraw-yes = Yes, withdraw it
case-change = Change
case-noun-entry = report
case-count-entries = { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
case-over = This can no longer be changed.
case-withdrawn-told = 🚫 <b>{ $name }</b> took back an approved { $noun }: { $about }.
case-shrunk-told = ✂️ <b>{ $name }</b> reduced an approved { $noun }; it is now: { $about }.
gate-put-forward = Sorry, this is for employees in service only.

# The queue
queue-flagged = ⚠️ To be opened one by one: <b>{ $count }</b>.
queue-person = { $name }: { $count }
queue-person-flagged = ⚠️ { $name }: { $count }
queue-view-all = All ({ $count })
queue-view-late = ⏰ Late ({ $count })
queue-view-flagged = ⚠️ To be opened ({ $count })
queue-view-again = 🔁 Sent again ({ $count })
queue-title = 👤 <b>{ $name }</b>: { $cases }
queue-day = <b>{ $day }</b>
queue-line = { $number }. { $about }
queue-line-volume = { $volume } { $measure }
queue-line-evidence = 📎 { $count }
queue-rate = <b>{ $count ->
    [one] Rating for the report above:
   *[other] Rating for the { $count } reports above:
}</b>
queue-rate-unflagged = <b>{ $count ->
    [one] Rating for the report without ⚠️ above:
   *[other] Rating for the { $count } reports without ⚠️ above:
}</b>
queue-too-many = To rate reports together, choose a day with at most { $most } reports.
queue-every-day = All days
queue-all = ‹ Everybody
queue-next = Next person ›
queue-back = ‹ Back to the list
queue-none-here = Nothing waits in this part any more.
queue-gone = This no longer waits for your review.
queue-changed = This list has changed. Please look at it once more.
queue-done-rated = ✅ Approved, <b>{ $name }</b>: { $cases }, rating <b>{ $rating }</b>.
queue-done = ✅ Approved, <b>{ $name }</b>: “{ $about }”.
queue-left-out = Not decided: { $count }, already changed, already decided, in a closed period, or no longer yours to decide.
queue-undo = Undo: { $name } ({ $clock })
queue-undone = 🔄 Decision taken back, <b>{ $name }</b>: { $cases }.{ $kept ->
        [0] {""}
        [one] {" "}One decision stays: a period with its days was closed since.
       *[other] {" "}{ $kept } decisions stay: a period with their days was closed since.
    }{ $moved ->
        [0] {""}
        [one] {" "}One can no longer be taken back.
       *[other] {" "}{ $moved } can no longer be taken back.
    }

# Why a report has to be opened
flag-late = ⚠️ Sent after the deadline.
flag-changed = ⚠️ Changed since it was first sent.
flag-long = ⚠️ All reports of that date add up to { $time }.
flag-amount = ⚠️ The amount is { $amount }; usually it is about { $usual } for this work.
flag-short-late = late
flag-short-changed = sent again
flag-short-long = very long hours
flag-short-amount = unusual amount
flag-evidence = ⚠️ There is no evidence yet, and this report is expected to have some.
flag-short-evidence = no evidence
reviewed-several = ✅ <b>{ $cases } of yours approved</b>
reviewed-several-back = 🔄 <b>Decision taken back:</b> { $cases } waiting for review again
reviewed-several-line = • { $day }: { $about }
queue-moved = 🗂 Your review queue is in the newer message below.
