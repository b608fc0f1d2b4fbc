# Correction of one's own data (UU 27/2022, articles 6 and 30)
menu-perbaikan = Correct your data where it is wrong
gate-correct-own-data = Sorry, corrections of data are for registered employees.
privacy-button-correct = ✏️ Correct my data
correction-head = ✏️ <b>Correct my data</b>
correction-line-recorded = { $what }: <b>{ $value }</b>
correction-note = An administrator decides within 3 × 24 hours of your request, and you are told here (UU 27/2022, article 30).
correction-elsewhere =
    The rest has ways of its own:
    • supervisor: /atasan
    • reports: /riwayat · targets: /target
    • scores and attendance in the result of a period: /keberatan
    • first day in service and hours of attendance: ask an administrator
correction-elsewhere-leave = • leave: /izin
correction-more = ⏳ { $count } requests wait for your decision; the first { $shown } are below.
correction-title = ✏️ <b>Correction of data</b>
correction-field-is-name = Name
correction-field-is-nip = NIP
correction-field-is-unit = Unit
correction-field-is-position = Position
correction-field-is-rank = Rank
correction-field-is-employment = Employment
correction-ask-field = Which data is wrong?
correction-ask-value = What is right?
correction-ask-unit = In which unit do you work? Choose, or write a part of its name.
correction-ask-start = Since which date? A date in the past is fine too.
correction-ask-reason = Is there an explanation, such as the number of a decree? Write it, or tap <b>Skip</b>.
correction-ask-proof = Any letter or document? Send a photo or a file, or tap <b>Skip</b>.
correction-ask-proof-more = Any other document? Send it, or tap <b>Continue</b>.
correction-ask-summary = Send it to the administrators?
correction-value-name = Write your right name, with titles.
correction-value-nip = Write your right NIP: 18 digits, spaces are fine.
correction-value-position = Write your right position.
correction-value-rank = Write your right rank, such as <i>Penata Muda, III/a</i>.
correction-value-employment = What is your right employment?
correction-field-field = Data
correction-field-value = Content
correction-field-unit = Unit
correction-field-start = Since
correction-field-reason = Explanation
correction-field-proof = Proof
correction-line = { $what }: { $before } → <b>{ $after }</b>
correction-line-now = { $what } as recorded: { $value }
correction-line-start = 📅 Since { $day }
correction-line-reason = 💬 { $reason }
correction-line-due = ⏳ To be decided by { $at }
correction-line-late = 🔴 Past the limit of 3 × 24 hours since { $at }
correction-line-closed = 🔒 This cannot be approved: its day is in a closed period, or before one.
correction-line-taken = ⚠️ { $name } has that NIP. Correct that first with /pegawai.
correction-line-changed = ℹ️ The record has changed since this was sent; it was: { $was }
correction-about = Correction of data ({ $what })
case-new-datacorr = ✏️ Ask for a correction
case-own-datacorr = <b>Your requests</b>
case-title-datacorr = ✏️ <b>A request to correct data</b>
case-title-datacorr-again = ✏️ <b>A changed request to correct data (version { $version })</b>
case-done-datacorr = ✏️ <b>The request to correct data was decided</b>
case-sent-datacorr = ✅ <b>The request was sent</b>
case-noun-datacorr = request to correct data
case-count-data_corrections =
    { $count ->
        [one] { $count } correction of data
       *[other] { $count } corrections of data
    }
reviewed-datacorr-submitted = 🔄 <b>The decision was taken back.</b> Your request waits for a decision again.
reviewed-datacorr-approved = ✅ <b>Your data was corrected</b>
reviewed-datacorr-rejected = ⛔️ <b>Your request was rejected</b>
reviewed-datacorr-withdrawn = 🚫 <b>The request was withdrawn</b>
correction-due-title = ⏰ <b>The 3 × 24 hours are nearly over</b>
correction-late-title = 🔴 <b>The 3 × 24 hours are over</b>
correction-late-own = 🔴 <b>Your request was not decided within 3 × 24 hours.</b> We apologise. It stays open, and the administrators were reminded.
correction-late-nobody = 🔴 <b>Your request was not decided within 3 × 24 hours.</b> We apologise. It stays open.

# What cannot be taken
correction-same = That is what is recorded. Please write what is different.
correction-asked-already = Your request about this data is not decided yet. Type /perbaikan to change or withdraw it.
correction-incomplete = This request is not complete.
correction-nobody = No administrator is recorded, so nobody could decide your request, and nothing was kept. Please tell those who run this service what is right.
correction-alone = You are the only administrator, so nobody can decide it. Correct it yourself with /pegawai; the change is logged.
