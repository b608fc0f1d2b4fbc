# Files that an administrator sends into the chat to be imported
gate-import-files = Sorry, only administrators can import files.
file-looking = 🔎 <b>{ $name }</b> has arrived and is being checked. Nothing is kept yet.
file-looking-again = 🔎 <b>{ $name }</b> is being checked once more.
file-taking = ⏳ <b>{ $name }</b> is being imported.
file-undoing = ⏳ The import is being taken back.
file-moved-on = This message is out of date.
file-save-as = A file of this kind cannot be imported from the chat, and is not kept. Save it as XLSX or CSV in your spreadsheet program, and send it again.
file-too-large = This file is larger than 20 MB, too large for Telegram. Ask the operator: python -m bot import
file-title = 📄 <b>{ $name }</b>
file-trouble-gone = Telegram does not keep this file any more. Please send it again.
file-trouble-failed = This file could not be checked. Tell the operator the code { $said }.
file-problem = ❌ Cannot be read: { $problem }
file-too-long = This file has { $rows } rows; the chat takes 10,000 at most. Split it, or ask the operator: <code>python -m bot import</code>
file-unknown = ⚠️ Not recognised, so left out: { $names }
file-nothing-known =
    Its column titles are of no file that I know. A list of people needs NIP, name and unit; or send e-Kinerja's report of employees as it is.
file-kind = <b>{ $kind }</b> ({ $name })
file-kind-ekinerja = People, from e-Kinerja
file-kind-roster = People
file-kind-stand_ins = Stand-ins
file-kind-calendar = Calendar
file-kind-services = Services
file-kind-competencies = Competencies of positions
file-kind-targets = Targets (RHK)
file-kind-leave = Leave
file-kind-duty = Duty roster
file-kind-attendance = Attendance
file-kind-assessments = Assessments
file-kind-entries = Reports
file-kind-citizen = Ratings by citizens
file-sheet = Sheet that was read: { $name }
file-header = Column titles in row { $line }
file-renamed = Columns: { $names }
file-ignored = Ignored columns: { $names }
file-left-out = { $count } { $count ->
    [one] row is no record (total, column number, signature) and is left out
   *[other] rows are no records (totals, column numbers, signatures) and are left out
}
file-faults = ❌ { $count } { $count ->
    [one] row has
   *[other] rows have
} to be corrected:
file-fault = • Row { $line }: { $reason }
file-counts = ➕ { $added } new · ✏️ { $changed } changed · { $unchanged } unchanged{ $withdrawn ->
    [0] {""}
   *[other]  · ➖ { $withdrawn } withdrawn
}
file-change = { $sign } { $what }
file-field = { $name }: { $old } → { $new }
file-change-more = … and { $count } more
file-remark-gone = { $what } is not there (any more)
file-remark-overlap = { $what } overlaps { $other }
file-remark-leaves-first = { $what } checks out before checking in ({ $other }), and no shift of the day ends on the next one
file-remark-approved = { $what } was approved in the chat and stays; change it there
file-remark-closed = { $what } touches { $other }, which is closed: its results stay as they are
file-remark-closed-rows = changed rows for days in { $other }, which is closed: { $what }; its results stay as they are
file-remark-returns = { $what } serves on: working days since { $other } are expected; import the days away as leave
file-remark-leaves = { $what } leaves; what waits there, and who decides it then: { $other }
file-remark-leaves-own = { $what } leaves; own work that is not decided yet, and who decides it: { $other }
file-remark-moved-on = { $what } was changed or decided since and stays
file-told = ℹ️ { $said }
file-told-line = • { $said }
file-twin = ❓ The unit <b>{ $unit }</b> resembles <b>{ $other }</b>{ $more ->
    [0] .
   *[other]  (and { $more } more resemble others).
} Is it the same?
file-asks-new-unit = 🆕 Units that will be made: { $count }
file-asks-new-unit-line = • { $about }
file-asks-supervision = ⚠️ Without a supervisor from now on: { $count }
file-asks-supervision-line = • { $name }: { $what }
file-asks-supervisor-left = ⚠️ The supervisor is not in service: { $count }
file-asks-supervisor-left-line = • { $name }: { $what }, from { $day }
file-asks-role = ⚠️ No administrator any more: { $count }
file-asks-role-line = • { $name }
file-asks-staff = ⚠️ No staff of a service any more: { $count }
file-asks-staff-line = • { $name }: { $what }
file-asks-leave = ⚠️ Leave that ends or becomes shorter: { $count }
file-asks-leave-line = • { $name }: { $what }
file-ask = Import this? Nothing is kept yet.
file-ask-twin = Choose the unit first. Nothing is kept yet.
file-ask-numbers = Choose how to read the numbers, or correct the file. Nothing is kept yet.
file-no-change = It says what is on record already. There is nothing to import.
file-mend = Nothing is kept. Correct the file and send it again.
file-do-take = ✅ Import { $count } { $count ->
    [one] row
   *[other] rows
}{ $warned ->
    [0] {""}
   *[other] {" "}and accept { $warned } ⚠️
}
file-do-drop = Do not import
file-do-same = The same as { $other }
file-do-other = Another unit, make it
file-do-props = 🧭 Take { $count } proposed { $count ->
    [one] supervisor
   *[other] supervisors
}
file-do-points = Thousands: 1.200 = 1200
file-do-commas = Decimals: 1.200 = 1.2
file-dropped = <b>{ $name }</b> is not imported.
file-taken = ✅ <b>Import { $number }: { $name }</b>
file-taken-line = { $kind }: { $added } new, { $changed } changed
file-do-undo = ↩️ Take the import back
file-ask-undo = Take import { $number } ({ $name }) back? Everything will be as it was before it.
file-do-undone = ↩️ Yes, take it back
file-do-keep = No
file-undone = ↩️ Import { $number } ({ $name }) is taken back. Everything is as it was before.
file-obstacles = ❌ This import cannot be taken back:
file-obstacle = • { $said }
file-corrected = Rows to be corrected are yellow, the reason is in the column <b>{ file-mended-column }</b>. Correct them in this file and send it again.
file-mended-column = reason
file-mended-name = to-correct
