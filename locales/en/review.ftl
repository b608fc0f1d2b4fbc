# The supervisor's review
card-title = 📨 <b>A report is waiting for your approval</b>
card-title-again = 📨 <b>A corrected report (version { $version })</b>
card-asked = ↩️ Asked for earlier: <i>{ $reason }</i>
card-title-done = 🗂 <b>Report reviewed</b>
card-author = 👤 { $name }
card-approve = Approve
card-return = Return
card-reject = Reject
card-evidence = 📎 See evidence
review-ask-rating = <b>How would you rate this work?</b>
review-ask-returned = ↩️ What should { $name } correct in “{ $activity }”? Write the reason.
review-ask-rejected = ⛔️ Why is the report of { $name }, “{ $activity }”, rejected? Write the reason.
review-done-approved = Approved.
review-done-returned = The report was returned and the employee has been notified.
review-done-rejected = The report was rejected and the employee has been notified.
review-reason-short = Please write a clear reason of at least { $least } letters.
review-reason-long = Please shorten it: at most { $most } characters; you wrote { $length }.
review-handled = Already reviewed by { $name }.
review-newer-version = The employee has sent a newer version; please use the latest card.
review-gone = This report no longer exists.
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
reviewed-title-approved = ✅ <b>Your report was approved</b>
reviewed-title-returned = ↩️ <b>Your report was returned for correction</b>
reviewed-title-rejected = ⛔️ <b>Your report was rejected</b>
reviewed-correct = Correct
evidence-caption = 📎 { $name }, { $day }
evidence-link = 🔗 { $url }
evidence-link-caption = 🔗 { $url } – { $caption }
