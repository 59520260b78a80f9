"""One log line per request, as JSON, without personal data; the number every answer carries.

A line names the endpoint, never the address with its query (which may hold a name), and the user
by id. Texts pass a filter that hides identity and telephone numbers and e-mail addresses; of an
error only its kind and the places in the code are kept, for its words may quote what a person
typed. The number (`X-Request-ID`) joins error page, log line and audit log.
"""

import logging
import re
import secrets
import sys
import time
import traceback
from types import TracebackType

from flask import Flask, Response, g, has_request_context, request
from pythonjsonlogger.json import JsonFormatter
from sqlalchemy import inspect

HEADER = "X-Request-ID"
#: What a proxy may hand over: no line breaks, no quotation marks, not long.
_SAFE_NUMBER = re.compile(r"[A-Za-z0-9_.-]{8,64}")
_DIGITS = re.compile(r"(?<![0-9A-Za-z])\+?\d(?:[ .]?\d){8,11}(?![0-9A-Za-z])")
_EMAIL = re.compile(r"[^\s@<>\"'(=:,]+@[^\s@<>\"'),;]+\.[^\s@<>\"'),;.]+")
_HIDDEN = "***"
_LINE_FORMAT = "%(levelname)s %(name)s %(message)s"
#: They write addresses with their queries, or lines nobody needs.
_QUIET = ("werkzeug", "gunicorn.access", "alembic", "huey")

access = logging.getLogger("htx.access")

_ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def current_request_id() -> str | None:
    """Return the number of the request being served; None outside of one."""
    return g.get("request_id") if has_request_context() else None


def redacted(text: str) -> str:
    """Return text with runs of 9 to 12 digits and e-mail addresses hidden."""
    return _EMAIL.sub(_HIDDEN, _DIGITS.sub(_HIDDEN, text))


class SafeFormatter(JsonFormatter):
    """One JSON object per line without personal data."""

    def formatException(self, ei: _ErrorInfo) -> str:  # noqa: N802 - logging's own name
        """Return the kinds of the errors and where they arose, the cause first; not their words."""
        parts: list[str] = []
        error = ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            parts.append(f"{frames}{_kind(error)}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(reversed(parts))

    def process_log_record(self, log_data: dict[str, object]) -> dict[str, object]:
        """Hide what must not be in a log; add the number of the request."""
        safe = {
            key: redacted(value) if isinstance(value, str) else value
            for key, value in log_data.items()
        }
        number = current_request_id()
        return safe | ({"request_id": number} if number else {})


def _kind(error: BaseException) -> str:
    """Return what kind of error it is, with the codes that help and say nothing of a person."""
    codes = [type(error).__qualname__]
    if isinstance(error, OSError) and error.strerror:
        codes.append(error.strerror)
    state = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)
    if state:
        codes.append(str(state))
    constraint = getattr(getattr(error, "diag", None), "constraint_name", None)
    if constraint:
        codes.append(str(constraint))
    return ": ".join(codes)


def init_app(app: Flask) -> None:
    """Log to standard error as JSON; give each request its number and its one line."""
    if not app.config["TESTING"]:  # a test reads the records themselves
        _configure()

    def begin() -> None:
        given = request.headers.get(HEADER, "")
        g.request_id = given if _SAFE_NUMBER.fullmatch(given) else secrets.token_hex(8)
        g.request_began = time.perf_counter()

    # First of all: a request refused by a later step (a stale form token) has its number too.
    app.before_request_funcs.setdefault(None, []).insert(0, begin)

    @app.after_request
    def end(response: Response) -> Response:
        response.headers[HEADER] = g.request_id
        access.info("request", extra=_line(response))
        return response


def _line(response: Response) -> dict[str, object]:
    """Return what one request's line says."""
    return {
        "method": request.method,
        "endpoint": request.endpoint,
        "status": response.status_code,
        "duration_ms": round((time.perf_counter() - g.request_began) * 1000),
        "user_id": _user_id(),
    }


def _user_id() -> object:
    """Return the id of the person, if one was loaded; asks the database nothing."""
    state = inspect(g.get("_login_user"), raiseerr=False)  # None: nobody, or not logged in
    return state.identity[0] if state is not None and state.identity else None


def _configure() -> None:
    """Send every logger of the process through the safe formatter."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        SafeFormatter(_LINE_FORMAT, rename_fields={"levelname": "level"}, timestamp="at")
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
