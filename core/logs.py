"""One log line per request, as JSON, without personal data; the number every answer carries.

The number (`X-Request-ID`) joins an error page, a log line and the audit log.
"""

from flask import g, has_request_context


def current_request_id() -> str | None:
    """Return the number of the request being served; None outside of one."""
    return g.get("request_id") if has_request_context() else None
