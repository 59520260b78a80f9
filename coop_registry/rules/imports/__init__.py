"""Taking an office's list into the register: what a row is, what it would change, what is doubtful.

Values in, values out: reading (`coop_registry.reading`) gives the words, queries give what the
register knows, services write what is decided here.
"""
