"""Objections: `/keberatan`, from the filing over the answer to the decision, and the case at any moment."""
