# Leave: absences, official travel, and where work is done
leave-title = 🗓 Leave request
leave-title-change = 🗓 Changing a leave
leave-kind-cuti = Annual leave (cuti)
leave-kind-sakit = Sick leave (sakit)
leave-kind-izin = Permission (izin)
leave-kind-tugas_luar = Official travel
leave-kind-wfo = Work at the office (WFO)
leave-kind-wfh = Work from home (WFH)
leave-kind-wfa = Work from anywhere (WFA)
leave-ask-kind = What would you like to ask for?
leave-ask-start = From which day? Choose, or write it like <i>20/12</i>.
leave-ask-end = Until which day?
leave-ask-half = The whole day or half of it?
leave-ask-reason = Why? A few words are enough.
leave-ask-proof = Any letter or document? Send a photo or a file, or tap <b>Skip</b>.
leave-ask-proof-more = Any other document? Send it, or tap <b>Continue</b>.
leave-ask-summary = Is this right?
leave-field-kind = Kind
leave-field-start = From
leave-field-end = Until
leave-field-half = Half a day
leave-field-reason = Reason
leave-field-proof = Documents
leave-line-kind = 🏷 { $kind }
leave-line-start = 📅 From { $day }
leave-line-end = 📅 Until { $day }
leave-line-dates = 📅 { $dates }
leave-line-dates-many = 📅 { $dates } ({ $days } calendar days)
leave-line-reason = 💬 { $reason }
leave-overlap = ⚠️ Overlaps with { $leave } ({ $state })
leave-overlap-imported = ⚠️ Overlaps with { $kind }, { $start } – { $end } (on record)
leave-replaces = 🔁 Replaces { $leave }, which stays valid until this is approved
leave-closed = 🔒 { $period } is closed: this leave does not change its result.
leave-closing = 🔒 The closing of { $period } had begun: this leave may not change its result any more.
leave-closed-kept = 🔒 { $period } is closed: its result keeps the leave as it was, and does not change any more.
leave-closing-kept = 🔒 The closing of { $period } had begun: this change may not change its result any more.
leave-closed-object = To have the result changed too, object: /keberatan
case-own-leave = 🗓 <b>Your leave</b>
case-new-leave = ➕ Ask for leave
case-title-leave = 🗓 <b>A leave request is waiting for your approval</b>
case-title-leave-again = 🗓 <b>A changed leave request (version { $version })</b>
case-done-leave = 🗓 <b>Leave request reviewed</b>
case-sent-leave = ✅ <b>Leave request sent</b>
reviewed-leave-submitted = 🔄 <b>The decision was taken back.</b> Your leave request is waiting for approval again.
reviewed-leave-approved = ✅ <b>Your leave was approved</b>
reviewed-leave-returned = ↩️ <b>Your leave request was returned for correction</b>
reviewed-leave-rejected = ⛔️ <b>Your leave request was rejected</b>
reviewed-leave-withdrawn = 🚫 <b>Leave withdrawn</b>
menu-izin = Leave, sick leave, official travel, WFH
entry-line-mode = 🏠 { $mode }

# What cannot be accepted
leave-reason-short = “{ $said }” is too short for a reason, so it was not noted.
leave-hours = Leave is for whole or half days, not for hours; the hours that you wrote are a part of the reason.
leave-late = Coming late or leaving early is not requested here; tell your supervisor directly. For a day or half a day, go on with this form.
leave-whole-day = { $kind } can be asked for whole days only.
leave-incomplete = This request is not complete.
leave-asked-already = You have already asked for the same leave. Type /izin to see it.
leave-first-out = Leave can be requested for { $earliest } to { $latest }.
case-noun-leave = leave request
case-count-leave_requests = { $count ->
        [one] { $count } leave request
       *[other] { $count } leave requests
    }
leave-days-differ = { $days } days from { $first } do not end on { $last }. Write one of the two: the number of days, or the last day.
leave-last-out = The last day must be between { $earliest } and { $latest }; one request lasts a year at most.
