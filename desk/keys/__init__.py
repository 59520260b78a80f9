"""Exchanging DATA_KEY: everything it protects is opened with the old and closed with the new."""
