# Announcements of administrators: /pengumuman
menu-pengumuman = Send an announcement
hub-pengumuman = 📢 Announcement
gate-announce = Sorry, only administrators send announcements.
announce-title = 📢 Announcement
announce-ask-audience = Who is this announcement for?
announce-audience-all = Everybody
announce-audience-unit = One unit
announce-ask-unit = Which unit? Choose, or write a part of its name.
announce-ask-text = Write the announcement in one message. It is sent exactly as you write it, without bold or italics.
announce-send = 📢 Send to { $count } { $count ->
        [one] person
       *[other] people
    }
announce-short = There are no words in this announcement.
announce-long = This announcement has { $length } characters; a message holds { $most }.
announce-preview = 👇 This is how your announcement will look. It is not sent yet.
announce-to-all = 👥 To everybody
announce-to-unit = 🏢 To { $unit }
announce-reach = ✅ { $count } { $count ->
        [one] person
       *[other] people
    } will get it
announce-not-joined = ▫️ { $count } { $count ->
        [one] person has
       *[other] people have
    } not joined and will not get it
announce-blocked = 📵 { $count } { $count ->
        [one] person
       *[other] people
    } cannot be reached (bot blocked, or account deleted)
announce-rewrite = ✏️ Write again
announce-drop = Do not send
announce-dropped = The announcement was not sent.
announce-already = This announcement was sent already.
announce-another-runs = Another announcement is being sent. Wait until it is done, or stop it first: /pengumuman
announce-nobody = Nobody can get this announcement.
announce-over = This announcement is done or was stopped.
announce-runs = 📢 <b>The announcement is being sent</b>
announce-done = ✅ <b>The announcement has been sent</b>
announce-stopped = ⏹ <b>The announcement was stopped</b>
announce-start = “{ $start }”
announce-sent = 📬 { $count } of { $all } sent
announce-left = ⏳ { $count } waiting. Other messages go first.
announce-refresh = 🔄 Refresh
announce-stop = ⏹ Stop
announce-all-reached = Everybody it was for was reached.
announce-missed = 📵 Not reached: { $count }
announce-missed-not-joined = • { $name } – has not joined
announce-missed-blocked = • { $name } – bot blocked, or account deleted
announce-missed-failed = • { $name } – failed, see /kegagalan
announce-missed-more = … and { $count } more
announce-mend = Tell them in another way, or invite them again.
announce-list = 📄 The whole list (XLSX)
announce-list-title = Not reached
announce-file-name = announcement-not-reached
announce-col-name = Name
announce-col-nip = NIP
announce-col-unit = Unit
announce-col-why = Why
announce-why-not-joined = has not joined
announce-why-blocked = bot blocked, or account deleted
announce-why-failed = sending failed
announce-moved = 📢 The result of the announcement is below.
