"""Attendance in the chat: `/hadir` with a shared location, and where units work."""
