"""The action programme: tasks, indicators, targets, reports."""
