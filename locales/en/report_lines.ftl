# Reports that are written freely: one line, a list, or the caption of a photo
line-written = ✍️ <i>{ $written }</i>
line-unsure = ❓ { $question }
line-many = Your message holds { $count } activities. At most { $most } fit into one message; please send some of them first.
line-long = Your message is too long for one report. Please write less.
line-sent-below = Nothing has been changed yet. To change this report, press ✏️ Change below it.
line-unfinished = This was not noted as a report yet. Add its time or result, for example <code>{ $said } 2 hours</code>, and send it; or type /lapor.
line-goes-on = 📝 Make it a report
line-or-command = Do you mean { $command }: { $what }? This was not noted as a report yet.
line-opens = Open { $command }
line-ahead = This was not noted yet. A plan begins with its day, for example <code>tomorrow staff meeting</code>. If it is done already, add its time, for example <code>{ $said } 2 hours</code>.
line-no-activity = “{ $said }” for which work? Write the work in the same line too, for example <code>rapat koordinasi 2 hours</code>.
line-early = That line was not recorded, as this report is not sent yet. Send or cancel it first, then send the line again.
line-add = Write the other activity in one line, for example <i>staff meeting 1 hour</i>; it is sent together with this one.
line-no-work = “{ $said }” was not read as work, so nothing of it is recorded. Answer the question below, or type /batal.
line-target-none = “{ $written }”: you have no agreed target for this date.
line-target-unknown = “{ $written }” is none of your targets. Please choose one.
line-target-many = “{ $written }” fits more than one target. Please choose one.
line-target-several = “{ $written }” names more than one target. Please choose one.
line-date-impossible = There is no such date as “{ $written }”.
line-date-weekday = “{ $written }”: that date is { $date }.
line-date-unclear = “{ $written }” cannot be read as a date for certain.
line-date-night = “{ $written }”: which date does it count for?
line-date-week = “{ $written }”: which day?
line-date-whose = “{ $written }”: is that the date of the work?
line-date-not-yet = “{ $written }” has not come yet today.
line-date-not-over = “{ $written }” is not over yet today. Which date is it for?
line-date-several = “{ $written }” names more than one date. One report is for one date.
line-date-ahead = “{ $written }” has not come yet. Which day was the work? A plan begins with its day, for example <i>tomorrow staff meeting</i>.
line-time-start = “{ $written }” only gives the end. Write for example 13:00-15:00.
line-time-or-rating = “{ $written }”: minutes, or the self rating?
line-time-several = “{ $written }” holds more than one time. Which one is for this activity?
line-time-clock = “{ $written }”: before or after noon? Write for example 13:00-15:00.
line-time-unclear = “{ $written }” can mean more than one thing. Write for example 08:00-10:00 or 2 hours.
line-time-day = “{ $written }”: how many hours on this date?
line-time-end = “{ $written }” only tells the start.
line-volume-several = “{ $written }” holds more than one amount. Which is the output? Write one, for example 12 files.
line-volume-two-ways = “{ $written }” can be read in two ways. Write for example 1200 or 1.2.
line-volume-or-time = “{ $written }”: an amount or a time?
line-volume-or-year = “{ $written }”: an amount or a year?
line-rating-several = “{ $written }” gives two ratings.
line-for-which = “{ $written }”: for which activity?

# Several activities in one message
several-title = 📝 { $count } { $count ->
        [one] activity
       *[other] activities
    }
several-for = For <b>{ $count }</b> { $count ->
        [one] activity
       *[other] activities
    } at once:
several-of = <b>{ $number }. { $activity }</b>
several-no-activity = (no activity yet)
several-ask-which = Which activity?
several-ask-which-said = “{ $said }” for which activity?
several-every = All activities
several-drop = 🗑 Remove this activity
