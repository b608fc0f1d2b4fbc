# Privacy: what is kept, where, how long, who reads it
menu-privasi = Privacy: what is kept
privacy-head = 🔒 <b>Privacy</b>
privacy-intro =
    Only what this service needs is kept, in the office's database. What is written in the chat is also on Telegram's servers abroad; you can delete it from this chat yourself.

    Please choose:
privacy-topics = Choose a topic to see what is kept, on which basis, for how long, and who reads it.
privacy-button-topics = 📂 What is kept
privacy-button-person = 👤 Personnel data
privacy-button-report = 📝 My reports
privacy-button-files = 📎 Files and places
privacy-button-result = 📊 Ratings and results
privacy-button-messages = 💬 Account and messages
privacy-button-rating = ⭐ Ratings by citizens
privacy-button-ticket = ✍️ Complaints, suggestions, praise
privacy-title-person = <b>Personnel data</b>
privacy-title-report = <b>My reports</b>
privacy-title-files = <b>Files and places</b>
privacy-title-result = <b>Ratings and results</b>
privacy-title-messages = <b>Account and messages</b>
privacy-title-rating = <b>Ratings by citizens</b>
privacy-title-ticket = <b>Complaints, suggestions, praise</b>
privacy-kind = • { $what }: <b>{ $until }</b>
privacy-basis = Basis: { $basis }.
privacy-note-person = Read by: you, your supervisor and stand-ins, administrators. Administrators can export all records of the office; each export is logged. Ask for what is wrong to be corrected: /perbaikan
privacy-note-report = Read by: you, your supervisor and stand-ins; a small part, when drawn, by a second rater without your name. Administrators see which days were reported. All your reports: /riwayat
privacy-note-files =
    Read by: those who may read the report, and holders of a link to the evidence while it is valid.
    The database holds Telegram's number of the file and its caption; of a place sent as evidence, its coordinates.
privacy-note-result = Read by: you, your supervisor and stand-ins; results and recommendations also by administrators, objections by who decides them. Ratings by colleagues are shown only as a mean, without names.
privacy-note-messages = Read by: only this service and the operators of its server. What is written in the chat is also on Telegram's servers; you can delete it there yourself.
privacy-note-rating =
    Not kept: your name and account. For this service you are a random code of one day, another one for each service, with a key outside the database. So no record of you can be found or erased later.
    Phone numbers, ID numbers and e-mail addresses are removed from texts before they are stored. Photos are stored encrypted.
    Read by: staff see only weekly totals of 5 ratings or more. Heads and administrators also read comments and photos, without day and time; administrators can export answers without name and day.
privacy-note-ticket =
    Not kept: name and account. A ticket is not linked to your rating.
    Read by: the head of the unit, stand-ins and administrators, without the ticket's number. Anyone who has the number can read the ticket, so keep it safe.
    Something wrong in it? Send what is right as a new ticket.
kept-what-roster = name, NIP, position, rank, unit, supervisor, stand-ins and duties at services, with their history
kept-what-imports = contents of personnel files that administrators imported
kept-what-decisions = who decided what, when, and by which right; rules that were read
kept-what-reports = reports and targets with each version, reviews, notes, blockers, and what was transferred to e-Kinerja
kept-what-days = leave and illness, shifts, extensions, times of coming and leaving
kept-what-drafts = unsent forms, last answers that were not said yet, and plans that were not reported
kept-what-evidence = captions of evidence, links, and the coordinates of places
kept-what-copies = copies of files of evidence on the office's server, from the date of the report
kept-what-openings = when a link to evidence was opened, without who opened it
kept-what-places = coordinates of attendance
kept-what-ratings = ratings by yourself, supervisors, colleagues and subordinates; feedback
kept-what-pairs = who was asked to rate a colleague or to rate a report again, and the answer
kept-what-objectivity = figures of objectivity beyond their limit, decisions and explanations, and when you saw them
kept-what-results = results of periods, issued papers, recommendations, and objections
kept-what-account = Telegram account number, invitations, language, hour of the reminder, guides that were read
kept-what-messages = messages sent to you, whether they arrived, and reminders
kept-what-failures = the content of messages that could not be processed
kept-what-sent-files = findings in files that administrators sent
kept-what-waited = what waited for too long
kept-what-responses = service, date without time, rating and answers; age group, sex, education and occupation only if you give them
kept-what-comments = comment and photo of a rating
kept-what-asked = questions that are open, and wrong codes that were tried, under a random code of one hour
kept-what-tickets = your text, the service, the date without time, and the answers
kept-what-way-back = the address of the chat if you want to be told, encrypted with a key outside the database
kept-what-unsent = text that you did not send
kept-until-record = record, as the office's archive schedule says
kept-until-office = until the office removes it
kept-until-night = until that night
kept-until-closed = until the ticket is closed
kept-until-days = { $days } days
kept-basis-duty = legal duty to manage performance (UU 20/2023, PP 30/2019; UU 27/2022 article 20 (2) c)
kept-basis-trace = duty to record the processing of data (UU 27/2022 articles 31 and 20 (2) c)
kept-basis-task = public task (UU 27/2022 article 20 (2) e)
kept-basis-survey = satisfaction surveys of public services (UU 25/2009, PermenPANRB 14/2017; UU 27/2022 article 20 (2) e)
kept-basis-complaint = handling of complaints (UU 25/2009, Perpres 76/2013; UU 27/2022 article 20 (2) e)
privacy-button-views = 👁 Who looked at my data
privacy-views-title = <b>Who looked at my data</b>
privacy-views-day = <b>{ $day }</b>
privacy-views-line = { $time } · { $who }: { $what }
privacy-views-who = { $name } ({ $looker })
privacy-views-none = Nobody has opened your records yet.
privacy-views-note = Recorded once a day for each person and thing, kept for { $days } days. What arrives without being opened is not listed: new reports in your supervisor's queue and the weekly digest. What concerned the whole office is shown to everybody, also to those who came into the roster later. Ratings without names stay without names.
privacy-views-back = ‹ Back
privacy-looker-supervisor = supervisor or stand-in
privacy-looker-decider = answers or decides an objection
privacy-looker-administrator = administrator
privacy-looker-operator = operator of the server
privacy-seen-personnel = personnel data
privacy-seen-report = report
privacy-seen-leave = leave
privacy-seen-target = target
privacy-seen-blocker = blocker
privacy-seen-correction = proposed correction
privacy-seen-days = days reported and attendance
privacy-seen-assessment = assessment of behaviour and what it rests on
privacy-seen-result = result sheet
privacy-seen-follow-up = follow-up
privacy-seen-objection = objection
privacy-seen-objectivity = figures of objectivity
privacy-seen-export = export of the whole office
privacy-seen-all-results = results of the whole office
privacy-seen-all-follow-ups = follow-up of the whole office
gate-see-own-views = This is for employees of the roster.
kept-what-views = who opened your records, and whose records you opened
privacy-button-export = 📦 Download my data
own-data-ask =
    📦 <b>Download my data</b>
    One ZIP file: <code>data.json</code> with all records about you and the meaning of its columns. { $files }

    Not included: who rated without a name (colleagues, subordinates, second raters, citizens). The whole record of a period's result with its proof is in /hasil.

    It can be asked for once a day and is logged. Keep the file safe.
own-data-files-server = Your files of evidence on the office's server are included.
own-data-files-telegram = Your files of evidence are not copied to the server; they are in this chat.
own-data-make = 📦 Make the file
own-data-making = Your data is being prepared; the file follows soon.
own-data-today = Your data was downloaded today. Please ask again tomorrow.
own-data-file-name = My-Data
own-data-about = Your personal data in this service (UU 27/2022 article 7). "rows": records by table; "columns": what the columns mean; "kept": what each group holds; "files_left_out": files without room, ask an administrator for them.
own-data-done =
    📦 Your data: { $rows } { $rows ->
        [one] row
       *[other] rows
    }, { $files } { $files ->
        [one] file
       *[other] files
    }.{ $left ->
        [0] { "" }
        [one] { " " }{ $left } file had no room; data.json lists it.
       *[other] { " " }{ $left } files had no room; data.json lists them.
    }
gate-export-own-data = This is for employees of the roster.
breach-notice =
    🔔 Notice of a breach of personal data
    { $office }

    Your personal data became known to people who have no right to it. We apologise.

    1. The data: { $what }
    2. When: { $since } to { $until } { $zone }
    3. How: { $how }
    4. What is done about it: { $handling }
    5. Whom to ask: { $contact }

    This notice is given as UU 27/2022 article 46 says, to the data protection agency as well. You can see and download your data in /privasi.
breach-people = People affected: { $count }
breach-kind = { $what }: { $count } rows
breach-citizens = Citizens: { $ratings } ratings and { $tickets } tickets of those dates, without names; they cannot be told one by one. Consider a public notice (article 46 (3)).
breach-deadline = Written notice within 3 × 24 hours to the people affected and the agency (article 46 (1)).
privacy-button-erase = 🗑 Erase my data
erase-head = 🗑 <b>Erase my data</b>
erase-now = Can be erased now:
erase-line = • { $what }: { $count }
erase-what-drafts = unsent forms and plans
erase-what-messages = the log of past messages and reminders (those of the last day, and of days that can still be reported, stay)
erase-what-settings = hour of the reminder, guides that were read, old invitations
erase-what-places = coordinates of attendance (the times stay)
erase-kept = Kept, and on which basis:
erase-do = Erase now
erase-do-and-unlink = Erase, and unlink the Telegram account
erase-form-gone = This form is erased and was not sent.
erase-done = What could be erased is erased. Backups of the database follow their own time; what is in the chat at Telegram you can delete yourself.
erase-done-unlinked = What could be erased is erased, and this Telegram account is unlinked.
erase-unlinked = This Telegram account is no longer linked to an employee. To report again, ask an administrator for an invitation.
erase-last-administrator = You are the last administrator. Name another one in /pegawai first.
gate-erase-own-data = This is for employees of the roster.
privacy-evidence-first = 🔒 Your first evidence: the file is stored on Telegram's servers abroad. More: /privasi
privacy-page = Privacy
kept-files-telegram = • Files of evidence are on Telegram's servers, abroad. Do not send data of citizens that is not needed.
kept-files-server = • Files of evidence are at Telegram and copied to the office's server. Do not send data of citizens that is not needed.
kept-evidence = • Copies of files on the office's server are deleted { $days } days after the date of their report; the report stays.
kept-locations = • Locations of attendance are deleted after { $days } days.
privacy-page-link = <a href="{ $link }">Privacy: what is kept</a>
privacy-page-where = Only what is needed is kept, in the office's database. Your device keeps one cookie for a day.
