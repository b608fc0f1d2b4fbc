# Reminders
remind-report = 🔔 You have not reported your work for <b>{ $date }</b> yet. It is on time until { $until }.
remind-review = 🔔 { $count ->
        [one] <b>{ $count }</b> report is waiting for your review,
       *[other] <b>{ $count }</b> reports are waiting for your review, the oldest
    } since { $since }.
remind-review-button = 🗂 Review now
