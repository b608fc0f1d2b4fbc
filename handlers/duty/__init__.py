"""Duty rosters: `/jadwal` shows the own coming days, and lets a head plan the week of people by taps."""
