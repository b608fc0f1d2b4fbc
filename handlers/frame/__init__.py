"""The framework of all conversations: turn, gate, router, dialogs and screen. Knows no feature."""
