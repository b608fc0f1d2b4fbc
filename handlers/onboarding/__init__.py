"""Joining: a one-time link, six digits of the NIP, and a Telegram account that belongs to a person."""
