# Satisfaction of citizens (SKM/IKM): results by service, unit and office
menu-kepuasan = Citizens' satisfaction with services (IKM)
gate-see-satisfaction = Sorry, results of citizens' satisfaction are for heads of units with services, staff of services and administrators.
satisfaction-ask-place = 📊 Citizens' satisfaction: which results?
satisfaction-ask-service = 📊 <b>{ $unit }</b>: which service?
satisfaction-office = The whole office
satisfaction-unit = All services of this unit
satisfaction-other = Other results
satisfaction-weeks = 🗓 By weeks
satisfaction-title = 📊 <b>{ $title }</b>, { $period }
satisfaction-ikm = IKM <b>{ $ikm }</b>, quality { $grade } ({ $label }), of { $n } answers
satisfaction-none = The IKM cannot be shown yet: fewer than { $least } complete answers, or their week is not over.
satisfaction-up = ▲ up { $change } from the quarter before ({ $ikm }, of { $n } answers)
satisfaction-down = ▼ down { $change } from the quarter before ({ $ikm }, of { $n } answers)
satisfaction-same = same as the quarter before ({ $ikm }, of { $n } answers)
satisfaction-method = <i>PermenPANRB 14/2017: sum of the means of nine elements, times the weight { skm-weighs } and 25; complete answers only.{ skm-weighs-less }</i>
skm-weighs = { $method ->
        [exact] 1/9
        [three_digits] 0.111
       *[two_digits] 0.11
    }
skm-weighs-less = { $method ->
        [exact] {""}
        [three_digits] {" "}The weight 0.111 lowers every IKM by 0.1% (99.90 at most).
       *[two_digits] {" "}The weight 0.11 lowers every IKM by 1% (99.00 at most).
    }
satisfaction-faces = One tap: mean { $mean } of 4 ({ $n } ratings)
satisfaction-kinds = In writing: praise { $praise }, complaints { $complaint }, suggestions { $suggestion }, other { $other }
satisfaction-comments = 💬 Praise, complaints, suggestions
satisfaction-comments-title = 💬 <b>{ $title }</b>, { $period }
satisfaction-comments-how = <i>Whole weeks with at least { $least } answers for each service, without day or order.</i>
satisfaction-photos = 📷 Photos ({ $n })
satisfaction-photos-shown = 📷 { $shown } of { $all } photos. For improving the service only; please do not pass them on.
satisfaction-comments-none = There is nothing to show yet.
satisfaction-comments-praise = 👍 <b>Praise</b> ({ $n })
satisfaction-comments-complaint = 👎 <b>Complaints</b> ({ $n })
satisfaction-comments-suggestion = 💡 <b>Suggestions</b> ({ $n })
satisfaction-comments-other = 💬 <b>Other comments</b> ({ $n })
satisfaction-comment = • “{ $text }”
satisfaction-comment-of = • “{ $text }” ({ $service })
satisfaction-back = ‹ Back
satisfaction-own = 🗓 Services that you staff
satisfaction-own-title = 🗓 <b>Your services, by weeks</b>
satisfaction-own-how = All services that you staff together; only whole weeks with at least { $least } answers, never single ones. The same figures are in /nilai.
satisfaction-sample = Recommended sample { $wanted } of { $population } users (Krejcie-Morgan): { $missing } missing.
satisfaction-sample-reached = Recommended sample { $wanted } of { $population } users (Krejcie-Morgan): reached.
satisfaction-hidden =
    { $count ->
        [one] One service is left out
       *[other] { $count } services are left out
    }: fewer than { $least } answers, or their week is not over.
satisfaction-running = <i>This quarter is still running; its last weeks follow, at least five answers at a time.</i>
satisfaction-quarter = Q{ $number } { $year }
satisfaction-n = { $n } answers
satisfaction-mutu-A = Very good
satisfaction-mutu-B = Good
satisfaction-mutu-C = Less good
satisfaction-mutu-D = Not good
satisfaction-weeks-title = 🗓 <b>{ $service }</b>, by weeks
satisfaction-weeks-how = Only totals of at least { $least } answers; a week of fewer is joined with those after it.
satisfaction-weeks-none = No week has at least { $least } answers yet.
satisfaction-week-ikm = • { $days }: IKM { $ikm } ({ $n } answers)
satisfaction-week-faces = • { $days }: one tap { $mean } of 4 ({ $n } ratings)

# In the picture
satisfaction-picture-of = { $period }, weight of an element { skm-weighs }
satisfaction-picture-ikm = IKM
satisfaction-picture-n = complete answers
satisfaction-picture-low = the lowest elements
satisfaction-picture-run = IKM by quarters

# The nine elements
unsur-persyaratan = Requirements
unsur-prosedur = System, mechanism and procedure
unsur-waktu = Time to completion
unsur-biaya = Fees
unsur-produk = Product of the service
unsur-kompetensi = Competence of staff
unsur-perilaku = Conduct of staff
unsur-pengaduan = Handling of complaints and suggestions
unsur-sarana = Facilities
satisfaction-pdf = 📄 SKM report (PDF)
satisfaction-xlsx = 📊 SKM report (XLSX)

# The SKM report
skm-title = Report of the survey of citizens' satisfaction
skm-code = No.
skm-unsur = Element of the service
skm-total = Sum of values
skm-nrr = Mean (NRR)
skm-weighted = Weighted mean
skm-mutu = Quality
skm-index = Index (sum of weighted means)
skm-ikm = Index of citizens' satisfaction (IKM)
skm-n = Respondents (complete answers)
skm-population = Users of the service
skm-sample = Recommended sample (Krejcie-Morgan)
skm-state = State
skm-running = provisional, the quarter is running
skm-left-out = Services left out
skm-table = Values by element
skm-chart = Means by element (1 to 4)
skm-profile = Profile of respondents
skm-channel-visit = with the code of a visit
skm-channel-open = through a link or a poster
skm-profile-note = Voluntary; answers of fewer than { $least } people are counted with those who gave none.
skm-profile-later = The profile of respondents is shown when the quarter is over.
skm-profile-asked = Trait
skm-profile-answer = Answer
skm-profile-n = Number
skm-profile-share = Per cent
skm-share = { $share }%
skm-profile-rest = other or not answered
skm-ask-age = Age
skm-ask-sex = Sex
skm-ask-education = Education
skm-ask-occupation = Occupation
skm-ask-channel = How they answered
skm-run = { $ikm } ({ $n } answers)
satisfaction-comments-on-paper = Praise, complaints and suggestions
satisfaction-comments-note = From whole weeks with at least { $least } answers for each service that end in this quarter; without day and in no order.
satisfaction-comments-elsewhere = The texts are in the report as XLSX.
satisfaction-comments-paper-praise = Praise ({ $n })
satisfaction-comments-paper-complaint = Complaints ({ $n })
satisfaction-comments-paper-suggestion = Suggestions ({ $n })
satisfaction-comments-paper-other = Other comments ({ $n })
skm-earlier = What came of { $period }
skm-earlier-unsur = Element
skm-earlier-action = What was promised
skm-earlier-when = Until
skm-earlier-values = Mean before → after
skm-method = Method
skm-weight = Weight of each element
skm-method-1 = PermenPANRB 14/2017: nine elements with values from 1 to 4, each with weight { skm-weighs }; only complete answers count.{ skm-weighs-less }
skm-method-2 = NRR = sum of values divided by respondents; index = sum of NRR x weight; IKM = index x 25. Quality: A 88.31–100; B 76.61–88.30; C 65.00–76.60; D 25.00–64.99.
skm-method-3 = Results of fewer than five answers are not shown. Quarantined answers do not count.
skm-plan = Plan for the lowest elements
skm-plan-unsur = Element
skm-plan-action = Improvement
skm-plan-when = When
skm-plan-who = Who
skm-sheet-unsur = Elements
skm-sheet-behind = Details
skm-sheet-profile = Profile
skm-sheet-comments = Comments
skm-sheet-plan = Plan
skm-made = Made { $moment } { $zone }
satisfaction-export = 📤 Answers for the national survey (XLSX)
satisfaction-export-none = No quarter has ended with at least { $least } complete answers yet.
satisfaction-export-done = 📤 <b>{ $n } complete answers</b> without dates and in no order; services with fewer than { $least } are left out, and so are rare traits of respondents. It complements skm.go.id and does not replace it.
gate-export-responses = Sorry, the export of citizens' answers is for administrators only.
satisfaction-fell =
    📉 <b>{ $service }</b>: the IKM fell by <b>{ $change }</b>
    { $earlier }: { $before } ({ $n_before } answers)
    { $later }: { $after } ({ $n_after } answers)
    Weight of each element { skm-weighs }, the same for both quarters.
    <i>It can mean that the service got worse in some element; look at the lowest ones and at the comments. It can also be that other people answered, or chance. It tells no cause, and it rates no single officer.</i>
satisfaction-see = See the results

# The page of results for citizens
results-page-title = What citizens say of our services
results-page-how = All results are of quarters that are over, with at least { $least } complete answers; the value after a promise (→) is provisional while its quarter runs.
results-page-unknown = There is no such service.
results-page-empty = There are no services yet.
results-page-back = ‹ All services
results-page-promises = You said, we did: { $period }
results-page-none = fewer than { $least } complete answers
gate-see-public-results = There is no such page.
