"""What every conversation stands in: turn, gate, router, dialogs and screen. Knows no feature."""
