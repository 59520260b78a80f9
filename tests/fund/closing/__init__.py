"""Closing months of the fund."""
