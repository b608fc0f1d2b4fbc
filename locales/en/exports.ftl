# Export: all records of the office as files that can be imported again
menu-ekspor = Export all records of the office
gate-export-office = Sorry, the export of the office's records is for administrators only.
hub-ekspor = 📦 Export
export-ask =
    📦 <b>Export all records of the office</b>

    One zip: people, calendar, services, targets, attendance, leave, duty rosters, reports with their decisions, and assessments. The CSV files in it can be imported again.

    🔒 It holds <b>personal data of everybody here</b>. Keep it in a safe place and do not forward it; your request is logged. Ratings by colleagues are not in it; citizens' ratings are told by quarters that are over, from 5 answers on, without comments.
export-make = 📦 Make the export
export-making = 📦 The export is being made. The file comes soon; you can work as usual.
export-done = 📦 <b>Export of the office's records</b>: { $people } { $people ->
        [one] row
       *[other] rows
    } of people, { $entries } { $entries ->
        [one] report
       *[other] reports
    }
export-left-colleagues = • { $count } { $count ->
        [one] rating
       *[other] ratings
    } by colleagues and subordinates not in it
export-left-responses = • { $count } { $count ->
        [one] rating
       *[other] ratings
    } by citizens that may not be told, or not yet
export-left-comments = • { $count } { $count ->
        [one] comment
       *[other] comments
    } of citizens not in it
export-left-people = • { $count } { $count ->
        [one] person
       *[other] people
    } without a unit not in it
export-left-refused = • { $count } { $count ->
        [one] row
       *[other] rows
    } that no import would take, so not in it
export-keep = 🔒 Personal data: keep it only as long as needed. README.txt tells what is in it.
export-too-large =
    📦 This export has more than 50 MB, too much for Telegram. Ask the operator to run on the server:

    <code>python -m bot export office export.zip</code>
export-file-name = office-records
export-readme =
    RECORDS OF THE OFFICE

    The CSV files here (UTF-8, commas) can be imported again:

    python -m bot import office FILE.zip

    Imported into an empty database they give the same records and scores, except for what is not here:

    - Ratings by colleagues and subordinates. Those who gave them were promised to be unseen, and single ratings let people guess. Components made of them are missing after an import.
    - Citizens' ratings that are set aside. Of a response there is the date alone. In an export from the chat: the date is the last day of the quarter; a running quarter, and one with 1 to 4 responses of a kind (face, all nine answers, some of them), is not there; where fewer than 5 of a kind came by visit or by the open link, all of them have `open`; and there are no comments.
    - Profiles of respondents, photos, tickets, and promises of improvement.
    - Work weeks of units (other than Monday to Friday), extensions of deadlines, judgements by supervisors, who was at the counter on a day, dates on which services closed: all of these can change scores, so enter them again after an import.
    - Former ranks, places of units, stand-ins (Plt/Plh), units without people, days without a unit.
    - Evidence, former versions of reports, reports that were taken back, minutes of work without times, usual reasons of returns, links to targets that count no more, indicators of targets, proposals of targets and requests for leave that are not decided, work modes, plans, blockers, feedback, talks, meetings, innovations.
    - Results of closed periods with their revisions, objections, follow-ups, issued papers, the log of decisions, figures of objectivity.
    - Telegram accounts, invitations, conversations, messages, settings of reminders, and .env.

    The complete copy is the backup of the database, not this export.

    A cell that a spreadsheet would read as a formula (= + - @) begins with an apostrophe ('). The import takes it away again.
    This contains personal data of the whole office. Keep and delete it as UU 27/2022 requires.
