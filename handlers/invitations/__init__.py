"""Invitations: who has not joined yet, and sheets of invitations to print or forward."""
