"""The append-only log: who changed what, old and new; sealing and verifying."""
