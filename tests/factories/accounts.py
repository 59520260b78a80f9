"""People for tests. The password is hashed once per process with the cheapest argon2 there is.

`accounts.security.settings` gives the test application argon2 with 8 KiB and one round; a hash
takes well under a millisecond and the code is the same as outside tests.
"""

from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient

from accounts.credentials import hash_password, new_totp_secret
from accounts.models import Grant, User
from accounts.rules.duties import Duty
from core.db import db
from core.text import fold, vi_key

PASSWORD = "mot cau dai de nho"
START = date(2025, 1, 1)
MADE_AT = datetime(2025, 1, 2, 1, 0, tzinfo=UTC)
_numbers = count(1)


@cache
def _hash(password: str) -> str:
    return hash_password(password)


def make_user(
    duty: Duty | str | None = None,
    unit: Any = None,
    *,
    agency_id: int | None = None,
    username: str | None = None,
    full_name: str = "Nông Văn Thử",
    start_on: date = START,
    end_on: date | None = None,
    password: str = PASSWORD,
    second_factor: bool = False,
    **columns: Any,
) -> User:
    """Return a person (flushed) with one duty or none; `unit` is a unit or its id."""
    name = username or f"thu{next(_numbers)}"
    user = User(
        **{
            "username": name,
            "full_name": full_name,
            "name_sort": vi_key(full_name),
            "name_search": fold(f"{full_name} {name}"),
            "password": _hash(password),
            "password_set_at": MADE_AT,
            "must_change_password": False,
            "fs_uniquifier": uuid4().hex,
            "created_at": MADE_AT,
            **columns,
        }
    )
    if second_factor:
        user.tf_totp_secret, user.tf_primary_method = new_totp_secret(), "authenticator"
    db.session.add(user)
    db.session.flush()
    if duty is not None:
        make_grant(user, duty, unit, agency_id=agency_id, start_on=start_on, end_on=end_on)
    return user


def make_grant(
    user: User,
    duty: Duty | str,
    unit: Any = None,
    *,
    agency_id: int | None = None,
    start_on: date = START,
    end_on: date | None = None,
    above: Grant | None = None,
) -> Grant:
    """Return a grant (flushed), delegated from `above` when given."""
    grant = Grant(
        user=user,
        duty=Duty(duty).value,
        unit_id=getattr(unit, "id", unit),
        agency_id=agency_id,
        start_on=start_on,
        end_on=end_on,
        delegated_from=above,
        created_at=MADE_AT,
    )
    db.session.add(grant)
    db.session.flush()
    return grant


def sign_in(client: FlaskClient, user: User, password: str = PASSWORD, **query: str) -> Any:
    """Send the login form and return the answer."""
    form = {"username": user.username, "password": password}
    return client.post("/dang-nhap", data=form, query_string=query)
