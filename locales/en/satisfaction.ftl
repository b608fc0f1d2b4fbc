# Satisfaction of citizens (SKM/IKM): results by service, unit and office
menu-kepuasan = Citizens' satisfaction with services (IKM)
gate-see-satisfaction = Sorry, results of citizens' satisfaction are for heads of units with services, staff of services and administrators.
satisfaction-ask-place = 📊 Citizens' satisfaction: which results?
satisfaction-ask-service = 📊 <b>{ $unit }</b>: which service?
satisfaction-office = The whole office
satisfaction-unit = All services of this unit
satisfaction-previous = ◀️ Previous
satisfaction-next = Next ▶️
satisfaction-other = Other results
satisfaction-weeks = 🗓 By weeks
satisfaction-title = 📊 <b>{ $title }</b>, { $period }
satisfaction-ikm = IKM <b>{ $ikm }</b>, quality { $grade } ({ $label }), n = { $n }
satisfaction-none = The IKM cannot be shown yet: fewer than { $least } complete answers, or their week is not over.
satisfaction-up = ▲ up { $change } from the quarter before ({ $ikm }, n = { $n })
satisfaction-down = ▼ down { $change } from the quarter before ({ $ikm }, n = { $n })
satisfaction-same = same as the quarter before ({ $ikm }, n = { $n })
satisfaction-method = <i>PermenPANRB 14/2017: mean of nine elements, weight 1/9 each, times 25; complete answers only.</i>
satisfaction-faces = One tap: mean { $mean } of 4 (n = { $n })
satisfaction-kinds = Praise { $praise }, complaints { $complaint }, suggestions { $suggestion }
satisfaction-sample = Recommended sample { $wanted } of { $population } users (Krejcie-Morgan): { $missing } missing.
satisfaction-sample-reached = Recommended sample { $wanted } of { $population } users (Krejcie-Morgan): reached.
satisfaction-hidden =
    { $count ->
        [one] One service is left out
       *[other] { $count } services are left out
    }: fewer than { $least } answers, or their week is not over.
satisfaction-running = <i>This quarter is still running; its last weeks follow, at least five answers at a time.</i>
satisfaction-quarter = Q{ $number } { $year }
satisfaction-n = n = { $n }
satisfaction-mutu-A = Very good
satisfaction-mutu-B = Good
satisfaction-mutu-C = Less good
satisfaction-mutu-D = Not good
satisfaction-weeks-title = 🗓 <b>{ $service }</b>, by weeks
satisfaction-weeks-how = Only totals of at least { $least } answers; a week of fewer is joined with those after it.
satisfaction-weeks-none = No week has at least { $least } answers yet.
satisfaction-week-ikm = • { $start } – { $end }: IKM { $ikm } (n = { $n })
satisfaction-week-faces = • { $start } – { $end }: one tap { $mean } of 4 (n = { $n })

# In the picture
satisfaction-picture-ikm = IKM
satisfaction-picture-n = complete answers
satisfaction-picture-low = the three lowest elements
satisfaction-picture-run = IKM by quarters

# The nine elements
unsur-persyaratan = Requirements
unsur-prosedur = System, mechanism and procedure
unsur-waktu = Time to completion
unsur-biaya = Fees
unsur-produk = Product of the service
unsur-kompetensi = Competence of staff
unsur-perilaku = Conduct of staff
unsur-pengaduan = Complaints and suggestions
unsur-sarana = Facilities
