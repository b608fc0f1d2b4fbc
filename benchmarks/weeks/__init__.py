"""Weeks of a small office in which everything follows from one seed: people, Telegram, disk and crashes."""
