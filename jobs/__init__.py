"""Sweeps that remind, escalate, aggregate and digest; only `jobs.schedule` knows the scheduler."""
