# The supervisor, and corrections
menu-atasan = Your supervisor, and corrections
gate-see-supervisor = Sorry, this is for employees in service only.
supervisor-is = 👤 Your supervisor: <b>{ $name }</b> ({ $nip })
supervisor-position = 🏷 { $position }
supervisor-left = This person is no longer in service. Propose a correction so that somebody reviews your reports.
supervisor-acting-plt = 🪪 Plt.: { $name } may decide your reports as well.
supervisor-acting-plh = 🪪 Plh.: { $name } may decide your reports as well.
supervisor-none = 👤 No supervisor is recorded for you. Propose a correction so that somebody reviews your reports.
supervisor-title = <b>✏️ Correction of the supervisor</b>
supervisor-ask-supervisor = Who is your supervisor? Write a part of the name or of the NIP.
supervisor-ask-start = Since which date? Choose, or write it like <i>2/11</i>.
supervisor-ask-reason = Why? For example the number of a decree, or a transfer.
supervisor-ask-summary = Send it to the administrator? Reports that wait since that date move along once it is approved.
supervisor-field-supervisor = Supervisor
supervisor-field-start = Since
supervisor-field-reason = Reason
supervisor-line-former = 👤 Recorded: { $name }
supervisor-line-proposed = ➡️ Should be: <b>{ $name }</b> ({ $nip })
supervisor-line-start = 📅 Since { $day }
supervisor-line-reason = 💬 { $reason }
supervisor-about = Correction of the supervisor since { $day }
case-new-superv = ✏️ Propose a correction
case-own-superv = <b>Your corrections</b>
case-title-superv = ✏️ <b>A correction of a supervisor waits for approval</b>
case-title-superv-again = ✏️ <b>A changed correction of a supervisor (version { $version })</b>
case-done-superv = ✏️ <b>The correction was reviewed</b>
case-sent-superv = ✅ <b>The correction was sent</b>
case-noun-superv = correction of a supervisor
case-count-supervisor_corrections =
    { $count ->
        [1] 1 correction of a supervisor
       *[other] { $count } corrections of supervisors
    }
reviewed-superv-submitted = 🔄 <b>The decision was taken back.</b> Your correction waits for approval again.
reviewed-superv-approved = ✅ <b>Your supervisor was corrected</b>
reviewed-superv-returned = ↩️ <b>Your correction was returned</b>
reviewed-superv-rejected = ⛔️ <b>Your correction was rejected</b>
reviewed-superv-withdrawn = 🚫 <b>The correction was withdrawn</b>
case-moved = ➡️ Now reviewed by <b>{ $supervisor }</b>: { $name }, “{ $about }”.
received-no-administrator = No other administrator is recorded. Please contact those who run this service.

# What cannot be accepted
supervisor-self = Nobody can be their own supervisor.
supervisor-circle = The proposed person works below this employee, directly or not, and cannot be the supervisor.
supervisor-same = The proposed person is recorded as the supervisor on that date already.
supervisor-overlap = Another supervisor is recorded from { $start } on; two cannot overlap. Choose that date or a later one.
supervisor-start-out = A correction may hold from { $earliest } to { $latest }.
supervisor-asked-already = Your earlier correction is not decided yet. Send /atasan to change it.
supervisor-incomplete = This correction is not complete yet.
