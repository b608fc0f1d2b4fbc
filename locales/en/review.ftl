# The supervisor's review
case-title-entry = 📨 <b>A report is waiting for your approval</b>
case-title-entry-again = 📨 <b>A corrected report (version { $version })</b>
card-asked = ↩️ Asked for earlier: <i>{ $reason }</i>
case-done-entry = 🗂 <b>Report reviewed</b>
card-author = 👤 { $name }
stand-in-plt = { $name } (Plt. for { $supervisor })
stand-in-plh = { $name } (Plh. for { $supervisor })
card-acting-plt = 🪪 You decide as Plt. (acting) for { $supervisor }.
card-acting-plh = 🪪 You decide as Plh. (acting) for { $supervisor }.
card-approve = Approve
card-return = Return
card-reject = Reject
card-evidence = 📎 See evidence
review-ask-rating = <b>How would you rate this work?</b>
review-done-approved = Approved.
review-reason-short = Please write a clear reason of at least { $least } letters.
review-reason-long = Please shorten it: at most { $most } characters; you wrote { $length }.
review-handled = Already reviewed by { $name }.
review-newer-version = The employee has sent a newer version; please use the latest card.
review-gone = This no longer exists.
review-none = No reports are waiting for you. Thank you!
review-some = { $count ->
        [one] <b>{ $count }</b> report is waiting for your review.
       *[other] <b>{ $count }</b> reports are waiting for your review, oldest first.
    }
review-more = { $count ->
        [one] { $count } more report is waiting.
       *[other] { $count } more reports are waiting.
    }
review-more-button = Show the next
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
review-done-returned = ↩️ Returned to <b>{ $name }</b>: “{ $activity }”. They have been told.
review-done-rejected = ⛔️ Rejected, <b>{ $name }</b>: “{ $activity }”. They have been told.
review-withdrawn = Its author has withdrawn it.
verdict-approved-plain = ✅ Approved by { $name }
verdict-withdrawn-alone = 🚫 Withdrawn by its author
verdict-approved-alone = ✅ Recorded as approved
verdict-returned-alone = ↩️ Recorded as returned
verdict-rejected-alone = ⛔️ Recorded as rejected
undo-done = The decision was taken back.
undo-not-yours = This decision is not yours.
undo-too-late = A decision can only be taken back within { $minutes } minutes.
undo-moved-on = This decision can no longer be taken back.

# The reason of a return or a rejection
reason-about = 👤 { $name }: “{ $activity }”
reason-about-return = ↩️ <b>Return</b> to { $name }: “{ $activity }”
reason-about-reject = ⛔️ <b>Reject</b>, { $name }: “{ $activity }”
reason-line = 💬 <i>{ $reason }</i>
reason-ask-wish = What is your decision?
reason-ask-reason = Write the reason.
reason-ask-summary-return = Return it with this reason?
reason-ask-summary-reject = Reject it with this reason?
reason-ask-change = What would you like to change?
reason-field-wish = Decision
reason-field-reason = Reason
reason-send = Send
reason-change = Change
reason-cancel = Cancel
reason-back = Back
reason-farewell = This question is closed; no decision was sent.
reviewed-entry-withdrawn = 🚫 <b>Report taken back</b>
case-withdrawn = 🚫 <b>Taken back by its author</b>

# One's own cases of every kind
case-state-submitted = waiting for approval
case-state-approved = approved
case-state-returned = to be corrected
case-own-line = • { $about }: { $state }
case-correct = Correct it
case-withdraw = Withdraw
case-withdraw-ask = Withdraw <b>{ $about }</b>?
case-withdraw-yes = Yes, withdraw it
case-change = Change
case-noun-entry = report
case-over = This can no longer be changed.
case-withdrawn-told = 🚫 <b>{ $name }</b> took back an approved { $noun }: { $about }.
case-shrunk-told = ✂️ <b>{ $name }</b> reduced an approved { $noun }; it is now: { $about }.
