"""Passwords, authenticator codes and recovery codes, on Flask-Security's tools."""

import hmac
import secrets
from functools import cache
from hashlib import sha256
from typing import Any

import segno
from flask import current_app
from flask_security import Totp, hash_password, verify_and_update_password, verify_password

from accounts.models import User
from accounts.rules.passwords import (
    ONE_TIME_ALPHABET,
    ONE_TIME_GROUP_LENGTH,
    ONE_TIME_GROUPS,
)
from core.keys import sub_key

__all__ = [
    "code_matches",
    "current_code",
    "hash_password",
    "known_passwords_are_allowed",
    "new_one_time_password",
    "new_recovery_codes",
    "new_totp_secret",
    "password_matches",
    "recovery_hash",
    "secret_as_qr",
    "secret_to_type",
]

RECOVERY_CODES = 8
#: Seconds a code is accepted before and after its half minute: clocks of phones differ.
CLOCK_DIFFERENCE = 30


class OnceOnlyTotp(Totp):
    """Authenticator codes of which each counts once."""

    def get_last_counter(self, user: Any) -> int | None:
        """Return the time step of the last accepted code."""
        return user.tf_last_counter  # type: ignore[no-any-return] # our User, typed loosely there

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Remember the time step of the code just accepted."""
        user.tf_last_counter = tmatch.counter


def _totp() -> Totp:
    return current_app.extensions["security"].totp_factory  # type: ignore[no-any-return] # untyped registry


def known_passwords_are_allowed() -> bool:
    """Tell whether accounts with a known password may be made: never in production."""
    return bool(current_app.config["APP_ENV"] != "production")


def new_one_time_password() -> str:
    """Return a fresh one-time password such as "k7mp-2xqa-…" (about 79 bits)."""
    groups = (
        "".join(secrets.choice(ONE_TIME_ALPHABET) for _ in range(ONE_TIME_GROUP_LENGTH))
        for _ in range(ONE_TIME_GROUPS)
    )
    return "-".join(groups)


@cache
def _nobodys_hash(_scheme: str) -> str:
    """Return a hash to compare with when there is no such account: it costs the same time."""
    return hash_password(secrets.token_urlsafe(16))


def password_matches(user: User | None, password: str) -> bool:
    """Tell whether the password is the person's; takes as long for an unknown person."""
    if user is None:
        verify_password(password, _nobodys_hash(str(current_app.config["SECURITY_PASSWORD_HASH"])))
        return False
    return bool(verify_and_update_password(password, user))


def new_totp_secret() -> str:
    """Return a fresh encrypted secret for an authenticator app."""
    return str(_totp().generate_totp_secret())


def code_matches(user: User, code: str, secret: str | None = None) -> bool:
    """Tell whether a six-digit code is right now and has not been used; remembers it."""
    found = secret or user.tf_totp_secret
    if not found or not (code.isascii() and code.isdigit() and len(code) == 6):
        return False
    return bool(_totp().verify_totp(code, found, user, window=CLOCK_DIFFERENCE))


def current_code(user: User) -> str:
    """Return the code the person's app shows now (development only; the caller checks)."""
    if not user.tf_totp_secret:
        raise ValueError("no second factor")
    return str(_totp().generate_totp_password(user.tf_totp_secret))


def secret_to_type(secret: str) -> str:
    """Return the secret in groups of letters, for typing into an app."""
    return str(_totp().get_totp_pretty_key(secret))


def secret_as_qr(username: str, secret: str) -> str:
    """Return the secret as a picture address for an app's camera."""
    uri = _totp().get_totp_uri(username, secret)
    return str(segno.make(uri, error="m").svg_data_uri(scale=5, light="#fff"))


def new_recovery_codes() -> list[str]:
    """Return fresh recovery codes (mã dự phòng) such as "4f2a-91bc-77de"."""
    return list(_totp().generate_recovery_codes(RECOVERY_CODES))


def recovery_hash(code: str) -> str:
    """Return the keyed hash under which a recovery code is kept."""
    bare = "".join(letter for letter in code.lower() if letter.isalnum())
    return hmac.new(sub_key("totp"), bare.encode("utf-8"), sha256).hexdigest()
