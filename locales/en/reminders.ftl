# Reminders
remind-report = 🔔 You have not reported your work for <b>{ $date }</b> yet. It is on time until { $until }.
remind-review = 🔔 Waiting for your review: <b>{ $cases }</b>; the oldest since { $since }.
remind-review-button = 🗂 Review now
