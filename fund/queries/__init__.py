"""Every question the books of the fund are asked."""
