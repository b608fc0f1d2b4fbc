# The page of the demo
demo-title = Try Lapor Kinerja
demo-about = Try Lapor Kinerja in the made-up office { $office }: employees report, supervisors approve, citizens rate services, and every score can be traced to its records. All people and data are fictional.
demo-mark-digest = to 15:00
demo-hint-digest = weekly digest
demo-mark-reminders = to 16:00
demo-hint-reminders = report reminders
demo-mark-reviews = to 08:00
demo-hint-reviews = review reminders
demo-mark-semester = to the end of the semester
demo-hint-semester = a period to close
