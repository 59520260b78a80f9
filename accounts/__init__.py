"""People, duties, scopes, delegation, login; the pages of the audit log."""
