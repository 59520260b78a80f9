"""The forms of this room; who may get what is decided by rules."""
