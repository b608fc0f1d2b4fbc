# The sheet for BKN's e-Kinerja
menu-ekinerja = Sheet for BKN's e-Kinerja
gate-see-ekinerja = Sorry, the e-Kinerja sheet is for registered employees only.
ekinerja-ask-days = 📤 <b>Sheet for e-Kinerja</b>. Which days?
ekinerja-today = Today
ekinerja-yesterday = Yesterday
ekinerja-this-week = This week
ekinerja-last-week = Last week
ekinerja-this-month = This month
ekinerja-last-month = Last month
ekinerja-other-days = Other days
ekinerja-title = 📤 <b>e-Kinerja, { $days }</b>
ekinerja-none = There are no reports for those days yet.
ekinerja-count-ready = 🆕 Ready to transfer: { $count }
ekinerja-count-changed = 🔁 Changed after the transfer: { $count }
ekinerja-count-lacking = ✏️ Incomplete: { $count }
ekinerja-count-moved = ✅ Transferred: { $count }
ekinerja-count-returned = ↩️ Returned by your supervisor: { $count }
ekinerja-count-gone = 🗑 No longer valid, delete in e-Kinerja: { $count }
ekinerja-line-ready = { $number }. 🆕 <b>{ $day }</b> { $activity }
ekinerja-line-changed = { $number }. 🔁 <b>{ $day }</b> { $activity }
ekinerja-line-lacking = { $number }. ✏️ <b>{ $day }</b> { $activity }
ekinerja-line-moved = { $number }. ✅ <b>{ $day }</b> { $activity }
ekinerja-line-returned = { $number }. ↩️ <b>{ $day }</b> { $activity }
ekinerja-line-gone = { $number }. 🗑 <b>{ $day }</b> { $activity }
ekinerja-lacks = Missing: { $lacks }
ekinerja-lack-plan = action plan
ekinerja-lack-times = start and end time
ekinerja-lack-count = result (a whole number)
ekinerja-complete = ✏️ Complete ({ $count })
ekinerja-file-new = 📄 Get the sheet ({ $count } { $count ->
    [one] row
   *[other] rows
})
ekinerja-file-all = 📄 Get all ({ $count } { $count ->
    [one] row
   *[other] rows
})
ekinerja-nothing-new = No row is ready to transfer.
ekinerja-caption =
    📄 <b>Sheet for e-Kinerja, { $days }</b>: { $count } { $count ->
        [one] row
       *[other] rows
    }.
    Fill in e-Kinerja with your own browser, then tap the button below. What changes afterwards is offered again.
ekinerja-caption-links = 🔗 Bukti Dukung has links to files on the office's server. Anybody who holds one can open it; you can take it back in its row.
ekinerja-mark = ✅ I have transferred them ({ $count })
ekinerja-marked = { $count ->
    [one] 1 row is
   *[other] { $count } rows are
} marked as transferred.
ekinerja-marked-some = { $count ->
    [one] 1 row is
   *[other] { $count } rows are
} marked. { $left ->
    [one] 1 row is
   *[other] { $left } rows are
} on a later sheet and not marked yet.
ekinerja-sheet-replaced = A later sheet has replaced this one. Use the button under the latest sheet.
ekinerja-row-ready = 🆕 <b>Ready to transfer</b>, { $day }
ekinerja-row-changed = This row has changed since it was shown. This is what it says now.
ekinerja-row-lacking = ✏️ <b>Incomplete</b>, { $day }
ekinerja-row-moved = ✅ <b>Transferred</b>, { $day }
ekinerja-row-returned = ↩️ <b>Returned by your supervisor</b>, { $day }. Correct the report first.
ekinerja-row-gone = 🗑 <b>No longer valid</b>, { $day }. This report was rejected or taken back: delete its row in e-Kinerja.
ekinerja-row-again = 🔁 <b>Changed after the transfer</b>, { $day }
ekinerja-field = <b>{ $field }</b>: { $value }
ekinerja-empty = (empty)
ekinerja-changed = What changed since the transfer:
ekinerja-change = • { $field }: { $before } → <b>{ $now }</b>
ekinerja-moved-by = Marked as transferred by { $name }, { $moment }.
ekinerja-wish-moved = ✅ I have transferred it
ekinerja-wish-complete = ✏️ Complete
ekinerja-wish-unmark = Remove the mark
ekinerja-to-list = ‹ Back to the list
ekinerja-about = 📤 <b>For e-Kinerja only</b>: { $day }, { $activity }
ekinerja-ask-plan = Which action plan? Write it exactly as e-Kinerja offers it.
ekinerja-ask-plan-known = Which action plan? Choose, or write it exactly as e-Kinerja offers it.
ekinerja-ask-also = Other rows for the same target (or for none, like this one) lack their action plan. Use this one for them too?
ekinerja-also-yes = Yes, for { $count } more { $count ->
    [one] row
   *[other] rows
} too
ekinerja-also-no = Only for this row
ekinerja-ask-times = From when to when? For example 08:00-10:00.
ekinerja-ask-times-start = The report says that it took { $time }. When did it begin? For example 08:00, or 08:00-10:00.
ekinerja-ask-count = How much was done, as a whole number with its measure? For example 3 documents.
ekinerja-ask-count-measure = How many { $measure }, as a whole number?
ekinerja-ask-count-whole = The report says { $volume } { $measure }, but e-Kinerja takes whole numbers only. What do you enter there?
ekinerja-cancel = Not now
ekinerja-plan-empty = Write the action plan.
ekinerja-times-both = e-Kinerja wants a start and an end, for example 08:00-10:00.
ekinerja-times-short = That is { $said } minutes, but the report says { $minutes } minutes.
ekinerja-not-whole = { $written } is not a whole number. Nothing is rounded for you: write the whole number that you mean.

# Evidence kept on the office's server
kept-open = 🔗 Evidence files and their links
kept-title = 🔗 <b>Evidence on the office's server</b>, { $day }, { $activity }
kept-file = <b>{ $number }. { $name }</b>
kept-kind-photo = Photo
kept-kind-file = File
kept-kind-video = Video
kept-kind-animation = Animation
kept-kind-audio = Audio
kept-kind-voice = Voice message
kept-kind-video_note = Video message
kept-waits = It is being stored.
kept-waits-link = It is stored; its link is being made.
kept-here = It is stored.
kept-not-large = Not stored: larger than { $most } MB.
kept-not-gone = Telegram does not give it.
kept-not-expired = No longer stored here: older than the office keeps copies.
kept-not-removed = It is being stored again.
kept-until = Valid until { $day }. Opened { $count ->
    [one] once
   *[other] { $count } times
}.
kept-revoked = The link was taken back { $moment }. It was opened { $count ->
    [one] once
   *[other] { $count } times
}.
kept-over = The link is no longer valid. It was opened { $count ->
    [one] once
   *[other] { $count } times
}.
kept-hidden = This link still works, but cannot be shown any more, as the office's key was changed. Opened { $count ->
    [one] once
   *[other] { $count } times
}.
kept-visit = • { $moment }: { $outcome } ({ $times }×)
kept-visit-opened = opened
kept-visit-expired = refused, expired
kept-visit-revoked = refused, taken back
kept-visit-altered = refused, the file on the server was altered
kept-warning = Anybody who holds a link can open its file. Take back links that are no longer needed.
kept-copy = 📋 Copy { $number }
kept-revoke = Take back { $number }
kept-renew = New link { $number }
kept-back = ‹ Back to the row
evidence-page-title = Evidence
evidence-page-unknown = There is no such link.
evidence-page-expired = This link has expired. Please ask its owner for a new one.
evidence-page-revoked = Its owner has taken this link back.
evidence-page-altered = This file is not the one that was stored, so it is not shown.
evidence-page-busy = Too many links that do not exist. Please try again later.
evidence-page-down = This service cannot open files at the moment. Please try again later.
