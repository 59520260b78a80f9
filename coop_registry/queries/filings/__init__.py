"""Filings read back: one with its steps and papers, lists, what stands in the way."""
