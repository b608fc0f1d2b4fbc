# Scheduled jobs
job-remind-report = report reminder
job-remind-review = review reminder
job-remind-assessment = assessment reminder
job-escalate = passing on to superiors
job-long-waiting = what waits for too long
job-without-supervisor = people without a supervisor
job-monthly-feedback = monthly question for feedback
job-aggregate = score calculation
job-rounds = requests to rate colleagues
job-weekly-digest = weekly digest
job-today-cards = cards of the day
job-weekly-recap = own weekly recaps
job-menus = command menus
job-retention = clean-up of old data
job-ran-none = { $job }: no messages
job-ran-one = { $job }: 1 message
job-ran-many = { $job }: { $messages } messages
