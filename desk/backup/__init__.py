"""Backup and restore: one versioned file that fits SQLite and PostgreSQL alike."""
