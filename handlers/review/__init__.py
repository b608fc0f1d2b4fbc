"""Review: the supervisor's card, the decision, and the reason for a return or a rejection."""
