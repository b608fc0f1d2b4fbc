# Privacy: what is kept, where, how long, who reads it
menu-privasi = Privacy: what is kept
privacy-head = 🔒 <b>Privacy</b>
privacy-intro =
    Only what this service needs is kept, in the office's database. What is written in the chat is also on Telegram's servers abroad; you can delete it from this chat yourself.

    About what?
privacy-button-report = 📝 My reports
privacy-button-rating = ⭐ Ratings by citizens
privacy-button-ticket = ✍️ Complaints, suggestions, praise
privacy-button-files = 📎 Files and places
privacy-title-report = <b>My reports</b>
privacy-title-rating = <b>Ratings by citizens</b>
privacy-title-ticket = <b>Complaints, suggestions, praise</b>
privacy-title-files = <b>Files and places</b>
privacy-text-report =
    • Kept: reports with each version that was sent, ratings, the supervisor's recommendations, objections, leave, schedules, and who decided when.
    • Read by: you, your supervisor and stand-ins; a small part, when drawn, by a second rater without your name; objections also by who decides them. Administrators see which days were reported, results, and recommendations, and can export all records of the office; each export is logged.
    • How long: reports and ratings are performance records. Unsent forms are deleted after { $days } days, the log of messages after 90 days.
    • All your reports: /riwayat. Administrators correct what is wrong (UU 27/2022).
privacy-text-rating =
    • Kept: service, date without time, rating, answers and comment; age group, sex, education and occupation only if you give them.
    • Not kept: your name and account. Instead, a random code that differs for each service and each day, with a key outside the database.
    • Phone numbers, ID numbers and e-mail addresses are removed from texts before they are stored. Photos are stored encrypted.
    • Read by: staff see only weekly totals of 5 ratings or more. Heads and administrators also read comments and photos, without day and time; administrators can export answers without name and day.
    • How long: as records of the satisfaction survey.
privacy-text-ticket =
    • Kept: your text, the service, the date without time, and the answers. It is not linked to your rating. What you did not send is deleted that night at the latest.
    • Not kept: name and account. If you want to be told, the address of the chat is stored encrypted, with a key outside the database, and deleted when the ticket is closed.
    • Read by: the head of the unit, stand-ins and administrators, without the ticket's number. Anyone who has the number can read the ticket, so keep it safe.
    • How long: as records of complaints.
privacy-text-files =
    • The database holds Telegram's number of the file and its caption; of a place sent as evidence, its coordinates.
privacy-evidence-first = 🔒 Your first evidence: the file is stored on Telegram's servers abroad. More: /privasi
privacy-page = Privacy
kept-files-telegram = • Files of evidence are on Telegram's servers, abroad. Do not send data of citizens that is not needed.
kept-files-server = • Files of evidence are at Telegram and copied to the office's server. Do not send data of citizens that is not needed.
kept-evidence = • Copies of files on the office's server are deleted { $days } days after the date of their report; the report stays.
kept-comments = • Comments and photos are deleted after { $days } days; the rating stays.
kept-locations = • Locations of attendance are deleted after { $days } days.
privacy-page-link = <a href="{ $link }">Privacy: what is kept</a>
privacy-page-where = Only what is needed is kept, in the office's database. Your device keeps one cookie for a day.
