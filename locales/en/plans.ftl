# Plans for days to come
menu-besok = Note tomorrow's plan
gate-plan-work = Sorry, plans are only for employees in service.
plan-title = 📌 Plans
plan-ask-text = What do you plan for tomorrow? Write one line for each activity.
plan-farewell = All right, no plan was noted.
plan-line = • { $activity }
plan-line-of = • { $date }: { $activity }
plan-kept = 📌 <b>Plans for { $date }</b>
plan-kept-shown = The reminder of that day shows them; once done, a report takes one tap.
plan-none = No plans are left for { $date }.
plan-drop = 🗑 { $activity }
plan-today = 📌 Your plans:
plan-done = ✅ Done
plan-done-of = ✅ Done: { $activity }
again-plan = 📌 { $activity }
received-plan = 📌 Plan tomorrow

# What cannot be accepted
plan-empty = Please write the plan, for example <i>besok rapat koordinasi 2 jam</i>.
plan-many = At most { $most } plans for one day.
plan-gone = This plan was reported or removed already.
plan-absence = This is no plan of work, so it was not noted. For leave or sickness, type /izin.
plan-other-day = “{ $written }” names another day, so this plan was not noted. Begin with one day only, for example <i>tomorrow</i>, <i>lusa</i> or <i>senin depan</i>.
plan-span = “{ $written }” names several days, so nothing was noted. A plan is for one day, for example <i>besok rapat koordinasi</i>; for leave or sickness, type /izin.
plan-moved = { $date } is no working day, so the plan was noted for the next working day.
plan-no-pictures = 📎 A plan cannot hold photos or files yet, so what you sent was not kept. Attach it to the report later.
absence-hint = This was not noted. For leave or sickness, type /izin.
absence-late = This was not noted. Coming late, leaving early or going out for a while: tell your supervisor directly. For a day or half a day, type /izin.
