"""Which small changes of the rules in `domain/` does no test notice?"""
