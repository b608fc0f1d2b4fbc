"""`/objektivitas`: the own figures of objectivity before anybody else sees them, and those of reviewers."""
