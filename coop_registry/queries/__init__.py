"""Every question the register is asked."""
