"""The search: what is to be indexed, what is in the index, what answers a question."""
