"""Stand-ins: `/delegasi`, by which a supervisor or an administrator names who decides meanwhile (Plt/Plh)."""
