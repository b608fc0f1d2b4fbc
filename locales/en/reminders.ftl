# Reminders
remind-report = 🔔 You have not reported your work of <b>{ $date }</b> yet. It takes a minute.
remind-review = 🔔 Reports waiting for your review: <b>{ $count }</b>; the oldest since { $since }.
remind-review-button = 🗂 Review now
