"""Telegram traffic and jobs: claimed updates, dialogs, the outbox, runs of jobs."""
