# Extensions of deadlines by administrators
menu-perpanjang = Extend a deadline
gate-extend-days = Sorry, only administrators can extend deadlines.
extension-title = ⏳ Extension of a deadline
extension-ask-scope = For whom is the deadline extended?
extension-whom-both = “{ $sought }” fits a unit as well as a person. Choose one of them below first.
extension-scope-all = Everybody
extension-scope-unit = One unit
extension-scope-person = One person
extension-ask-unit = Which unit? Choose, or write a part of its name.
extension-ask-person = Which person? Write a part of the name or the NIP.
extension-ask-first = From which day? Choose, or write it like <i>20/11</i>.
extension-ask-last = Up to which day?
extension-ask-until = Until which day are the reports accepted?
extension-ask-reason = Why? The people concerned read this, for example <i>network outage</i>.
extension-ask-summary = Is this right? Who has not reported these days will be told once.
extension-in-3 = In 3 days
extension-in-7 = In 7 days
extension-field-scope = For whom
extension-field-unit = Unit
extension-field-person = Person
extension-field-first = From
extension-field-last = To
extension-field-until = Accepted until
extension-field-reason = Reason
extension-send = Extend
extension-line-all = 👥 Everybody
extension-line-whom = 👥 { $name }
extension-line-days = 📅 Days: { $days }
extension-line-first = 📅 From { $day }
extension-line-until = ⏳ Accepted until { $day }
extension-line-reason = 💬 { $reason }
extension-done = ✅ <b>Deadline extended</b>
extension-told = People who are told: { $count }, except those who have reported.
extension-tell =
    ⏳ <b>Deadline extended</b>
    Reports for { $days } are accepted until <b>{ $until }</b>.
    Reason: { $reason }
search-none = Nothing fits “{ $sought }”. Please write another part of the name.
search-many = Too many fit “{ $sought }”. Please write more of it.

# What cannot be accepted
extension-incomplete = This extension is incomplete.
extension-first-out = The day must lie between { $earliest } and { $latest }.
extension-last-out = The day must lie between { $earliest } and { $latest }; an extension is of a month at most.
extension-until-out = The new deadline must lie between { $earliest } and { $latest }.
extension-list-title = ⏳ <b>Extensions in force: { $count }</b>
extension-list-none = No extension is in force.
extension-list-line = { $number }. { $whom }: { $days }, taken until { $until }
extension-list-all = everybody
extension-list-end = End { $number }
extension-list-new = ⏳ New extension
extension-ask-end = End this extension now? Reports that came in stay accepted, and those concerned are told.
extension-end-sure = Yes, end it
extension-end-back = ‹ List
extension-over = This extension is over.
extension-ended = The extension has ended. { $count } { $count ->
        [one] person is
       *[other] people are
    } told.
extension-tell-ended = ⏳ The extension of the deadline for { $days } was ended by an administrator. Reports that you sent stay accepted.
