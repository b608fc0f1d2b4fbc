"""Failures: `/kegagalan`, what failed, why, and how it is mended."""
