"""Forms of filings: receiving, saying what is asked for, each step."""
