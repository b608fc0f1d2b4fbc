"""Announcements: with `/pengumuman` an administrator writes to everybody or to a unit."""
