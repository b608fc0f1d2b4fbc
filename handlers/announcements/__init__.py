"""Announcements: `/pengumuman`, by which an administrator tells all or a unit something."""
