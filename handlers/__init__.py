"""Conversations with people: one room per feature, the gate, the dialog engine, the words on the screen."""
