"""Stand-ins: with `/delegasi` a supervisor or an administrator names a temporary decider (Plt/Plh)."""
