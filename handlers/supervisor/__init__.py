"""The own supervisor: `/atasan`, and the correction of a wrong one."""
