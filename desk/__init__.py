"""Home per role, search, calendar, cross-room pages; setup, demo, backup, restore."""
