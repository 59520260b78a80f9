"""Benchmarks: each is a ratio to a baseline of the same run, so that any machine may judge it."""
