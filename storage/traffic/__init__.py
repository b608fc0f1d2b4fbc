"""What passes through: claimed updates, dialogs, the outbox, runs of jobs."""
