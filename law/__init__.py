"""The law as dated values with citation and certainty; standard library only."""
