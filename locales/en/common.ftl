# Greetings, help, and sentences used everywhere
help-employee = Welcome, <b>{ $name }</b>.
help-stranger =
    Welcome to the services of <b>{ $office }</b>.

    You can rate a service that you have just used; your name and account are not stored (/privasi).
help-join = Employees: open the invitation link from your administrator, or send your invitation code here.
help-command = { $command } – { $text }
help-line = Just write what you did in one line, for example <i>08.00-10.00 verified 25 files n4</i>, or send a photo of it.
help-left = Your last day in service: { $day }. Your reports, scores and data can still be seen here.
help-more = Everything else is behind the buttons below.
help-section-reports = 🗓 Reports, leave
help-section-own = 🎯 Targets, score
help-section-team = 👥 Team
help-section-office = 🏢 Office
help-section-public = 🗣 Services
help-section-other = ⚙️ More
help-back = ‹ Back
hint-left = To see your reports, scores and data, type /bantuan.
hint-employee = Write your work in one line, such as <i>08:00-10:00 verifikasi 25 berkas KTP n4</i>, or type /lapor. Everything you can do: /bantuan.
hint-thanks = You are welcome. 🙏
hint-topic = For that, type { $command }: { $what }. All choices: /bantuan.
hint-unread = I do not read voice messages, stickers, polls, contacts and the like. Write what you did in one line, send a photo of it, or send /bantuan.
hint-file = This is not kept yet. To make it evidence of a report, type /lapor and send it again, or send a file again with your work as its caption, such as <i>rapat koordinasi 2 jam</i>. For a report that was sent: /riwayat, tap its number, then 📎 Add evidence.
hint-edited = I do not read changes of messages that were sent. Reports are changed with their buttons, or with /riwayat.
hint-stranger = This message was sent to nobody. To rate a service, or to send a complaint, suggestion or praise, tap a button below. To add to a ticket, open it with /tiket and its number, then tap ➕.
button-report = 📝 Report now
button-rate = ⭐ Rate a service
command-unknown = Unknown command: { $command }. Type /bantuan to see everything you can do.
command-words-unread = “{ $said }” was not recognised, so { $command } opens as usual.
command-words-unread-own = “{ $said }” was not recognised, so { $command } opens as usual: what it shows is your own.
command-words-later = “{ $said }” was not noted; it is asked for in a moment.
names-several = “{ $said }” fits several names: { $names }. Choose one, or write more of the name.
period-not-here = { $command } has nothing for { $period }. Type { $command } alone to see what there is.
period-instead = For { $asked }, this opens { $period }.
link-unknown = This link is unknown or no longer valid.
button-outdated = This button is no longer valid.
apology = Sorry, something went wrong on our side and nothing was changed. Please try again. Reference: <code>{ $reference }</code>
too-many-questions = That was too fast for me. Please wait a moment, then try again.
too-many-messages = These were too many messages at once: some were not read and are not saved. Please wait a moment, then send again what has no answer.
answer-failed = Sorry, our answer cannot be shown. What you sent is saved. Reference: <code>{ $reference }</code>
group-private-link = To protect your data I answer in private chats only: { $link }
group-only-private = I answer in private chats only.
language-name = English
language-ask = Choose a language:
language-set = OK, I will use English.
admin-unreachable-blocked = 📵 Messages to <b>{ $name }</b> do not arrive: the bot is blocked. Please contact them.
admin-unreachable-deactivated = 📵 Messages to <b>{ $name }</b> do not arrive: their Telegram account is no longer active. If they have a new one, send a new invitation.
admin-unreachable-no-chat = 📵 Messages to <b>{ $name }</b> do not arrive: Telegram finds no chat with this bot. Please ask them to open the bot and press Start.

# What an empty chat says of the bot
bot-name = Lapor Kinerja, { $office }
bot-description = Lapor Kinerja, { $office }. Employees report their daily work in a few taps, supervisors review it here, citizens rate services, and every score can be traced back to its reports.
bot-short-description = Daily reports, reviews and service ratings of { $office }.

# Rights
gate-stranger = Sorry, this is for registered employees only. An employee who has not joined yet: /gabung. Would you like to rate a service? Type /nilailayanan.
gate-not-yours = Sorry, you have no access to this.
gate-choose-language = Sorry, the language follows your Telegram settings.
gate-report = Sorry, reporting is for registered employees only.
gate-see-queue = Sorry, only supervisors in service, those who stand in for them, and administrators can review.
gate-give-reason = Sorry, only employees in service can review reports.
gate-assess-oneself = Sorry, self-assessment is for employees in service.
gate-assess-team = Sorry, assessing is for supervisors in service, stand-ins included.
gate-see-own-score = Sorry, scores are for registered employees only.
gate-see-digest = Sorry, the weekly digest is for administrators and heads of units.

# Conversations
dialog-use-buttons = Please tap one of the buttons below.
dialog-aside = “{ $said }” was not taken in. Nothing has been sent yet; please go on.
dialog-not-read = This was not taken in: only buttons and text are read here.
dialog-changed-nothing = What you wrote has changed nothing yet. Choose what to change, or tap ‹ Back.
dialog-over = This form is not open any more: it was sent, cancelled or erased.
dialog-outdated = Sorry, this form comes from an older version and cannot be continued. Please start again.
draft-ask = Your form is not finished. What would you like to do?
draft-keep = Continue
draft-drop = Discard the form
draft-kept = OK, let us continue.
draft-dropped = The form was discarded; nothing was sent.
cancel-done = Cancelled. Nothing was sent.
cancel-nothing = There is nothing to cancel.
text-short = Please say a little more, at least { $least } letters.
text-long = Please shorten it: at most { $most } characters; you wrote { $length }.

# Buttons of all forms; a form that needs other words has <form>-send and so on
flow-send = Send
flow-change = Change
flow-cancel = Cancel
flow-back = ‹ Back
flow-skip = Skip
flow-ask-change = What would you like to change?

# Command menu
menu-lapor = Report today's work
menu-tinjau = All that waits for your decision
menu-penilaian = Assess your team
menu-nilaidiri = Assess yourself
menu-nilai = See your score and where it comes from
menu-nilailayanan = Rate a public service
menu-ringkasan = See the digest of this week
menu-bantuan = Help
menu-bahasa = Change the language
menu-batal = Cancel the form

# NIP
nip-not-18-digits = The NIP “{ $nip }” does not have 18 digits.
nip-no-birth-date = The NIP “{ $nip }” does not begin with a birth date ({ $digits }).
nip-no-sex-digit = Digit 15 of the NIP “{ $nip }” must be 1 or 2, not { $digit }.
dialog-torn = Your message was so long that Telegram split it. This part is not taken as an answer; please write less. If it is a message of its own, send it once more.

# From one day to another
span-tomorrow = Tomorrow
span-same-day = One day only
span-next-day = Two days
span-half-whole = Whole day
span-half-pagi = Half a day, morning
span-half-siang = Half a day, afternoon
span-day-whole = { $day }
span-day-pagi = { $day }, morning
span-day-siang = { $day }, afternoon
day-out = The date must be between { $earliest } and { $latest }.
span-or-date = “{ $written }” may mean the days { $first } to { $last }, or day { $first } of month { $last }. Write for example “{ $first } to { $last } December”, or “{ $first }/{ $last }” for one day.
span-over-or-date = “{ $written }” may be day { $first } to { $last } of the next month, or one day in month { $last }. Write both days with their months, such as “{ $first } November to { $last } December”, or “{ $first }/{ $last }” for one day.
span-apart = Those days do not follow each other. Write one day or one span, for example “Monday to Wednesday”; fill in the other days separately afterwards.
span-no-hours = Only days are chosen here, not hours. Write the day alone, for example “tomorrow”.
span-whole-days = Only whole days can be chosen here. Write the day alone, for example “tomorrow”.
span-half-when = Half of which day? Write for example “tomorrow half a day”.
span-from-when = “{ $written }” from which day? Write for example “tomorrow { $written }”.
span-day-which-month = The { $day }th of which month? Write it with the month, for example { $day }/12.
rating-typed = “{ $said }” is not saved as a rating: ratings are given by buttons. Please tap below.
weekday-which = “{ $written }” may mean { $first } or { $second }. Please write the date.
list-and = { $first }{ $count ->
    [2] {""}
   *[other] ,
} and { $last }
listed-found = 🔎 “{ $sought }”: { $count } found. Write another part to search again.
listed-all = ✖︎ All
page-previous = ‹ Previous
page-number = Page { $page } of { $pages }
page-next = Next ›
