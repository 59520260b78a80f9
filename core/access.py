"""Who may call a route: every view is marked `@requires(...)` or `@public`, and nothing else.

The check runs for the marked view itself, so a view without a mark is refused by
`guard_unmarked` and by the structural test. Row scope is a value that queries take.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar

from flask import abort, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core import once
from core.db import retrying

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class ScopeKind(StrEnum):
    """What limits the rows of a route (phạm vi)."""

    UNIT = "unit"  # rows of the person's administrative units
    AGENCY = "agency"  # rows of the person's agency
    OWN = "own"  # rows of the person alone
    ALL = "all"  # reference data and lists that are the same for every reader


@dataclass(frozen=True)
class Access:
    """The mark of a view: permission (None = public) and scope."""

    permission: str | None
    scope: ScopeKind


@dataclass(frozen=True)
class Scope:
    """The rows a person may reach: ids of administrative units or agencies; None = all of them."""

    unit_ids: frozenset[int] | None = frozenset()
    agency_ids: frozenset[int] | None = frozenset()

    def covers_unit(self, unit_id: int) -> bool:
        """Tell whether rows of this unit may be reached."""
        return self.unit_ids is None or unit_id in self.unit_ids


EVERYTHING = Scope(unit_ids=None, agency_ids=None)


def requires(permission: str, *, scope: str) -> Callable[[View], View]:
    """Mark a view with the permission it needs and the scope its queries apply.

    A person who is not logged in is sent to the login page; one without the permission gets 403.
    An unsafe request is a writer from its first statement and is tried again after a conflict.
    """
    access = Access(permission, ScopeKind(scope))

    def mark(view: View) -> View:
        @wraps(view)
        def checked(*args: Any, **kwargs: Any) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return current_app.login_manager.unauthorized()  # type: ignore[attr-defined, no-any-return] # set by Flask-Login
            if not current_user.may(permission):
                abort(403)
            g.permission = permission
            if request.method in SAFE_METHODS:
                return view(*args, **kwargs)
            return retrying(lambda: once.claim(current_user.id) or view(*args, **kwargs))

        checked.access = access  # type: ignore[attr-defined] # our mark
        return checked  # type: ignore[return-value] # wraps the view

    return mark


def public(view: View) -> View:
    """Mark a view that anyone may call."""

    @wraps(view)
    def open_view(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        if request.method in SAFE_METHODS:
            return view(*args, **kwargs)
        return retrying(lambda: view(*args, **kwargs))

    open_view.access = Access(None, ScopeKind.ALL)  # type: ignore[attr-defined] # our mark
    return open_view  # type: ignore[return-value] # wraps the view


def current_scope() -> Scope:
    """Return the rows the person may reach under the permission of the view being served."""
    if "scope" not in g:
        g.scope = current_user.scope_for(g.permission)
    return g.scope  # type: ignore[no-any-return] # set just above
