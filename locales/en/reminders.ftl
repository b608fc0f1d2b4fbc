# Reminders
remind-report = 🔔 You have not reported your work for <b>{ $date }</b> yet. It takes a minute.
remind-review = 🔔 { $count ->
        [one] <b>{ $count }</b> report waits for your review,
       *[other] <b>{ $count }</b> reports wait for your review, the oldest
    } since { $since }.
remind-review-button = 🗂 Review now
