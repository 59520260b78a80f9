"""Questions of imports: what the register knows, where imports stand, their rows."""
