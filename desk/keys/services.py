"""Exchanging DATA_KEY in one transaction; the caller commits.

What cannot be carried over, being kept as keyed hashes only: recovery codes (people get new
ones) and the count of wrong logins (it begins anew).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import current_app
from flask_security import Totp
from sqlalchemy import Row, update

import audit.queries
import audit.services
from accounts.models import User
from accounts.security import settings
from audit.rechain import rechain
from coop_registry.models import Filing, IdentityChange, Import, ImportRow, Party
from coop_registry.rules.kinds import IdentityKind
from coop_registry.services.imports import ending
from coop_registry.services.numbers import identity_index
from core import keys
from core.db import begin_write, db
from core.errors import ConfigurationError, RuleViolation
from desk.keys import queries

ROTATED = "system.key_rotated"
LOST = "system.key_lost"
#: What lists taken in and filings keep under the key, and how many rows are opened at once: files
#: are large.
SEALED_COLUMNS: dict[type[Import | ImportRow | Filing], tuple[tuple[str, ...], int]] = {
    Import: (("content_sealed", "result_sealed"), 1),
    ImportRow: (("cells_sealed", "decision_sealed"), 1000),
    Filing: (("change_sealed",), 1000),
}


@dataclass(frozen=True)
class Rotated:
    """How much went under the new key."""

    identities: int
    people: int
    entries: int
    #: Files and rows of lists taken in, and what filings ask for.
    contents: int


@contextmanager
def _under(data_key: str) -> Iterator[None]:
    """Let `core.keys` work with another key for a while; a command has one thread."""
    before = current_app.config["DATA_KEY"]
    current_app.config["DATA_KEY"] = data_key
    try:
        yield
    finally:
        current_app.config["DATA_KEY"] = before


def rotate(new_key: str) -> Rotated:
    """Bring everything under a new DATA_KEY (thay khóa); refused when the log is not whole."""
    keys.decode_data_key(new_key)
    if new_key == current_app.config["DATA_KEY"]:
        raise RuleViolation("DATA_KEY_NEW trùng với DATA_KEY đang dùng.")
    begin_write()
    found = audit.services.verify()
    if not found.ok:
        raise RuleViolation(f"Không thay khóa khi nhật ký không nguyên vẹn: {found.message_vi}")
    identities = _identities(Party, new_key) + _identities(IdentityChange, new_key)
    people = _authenticators(new_key)
    contents = _contents(new_key)
    with _under(new_key):
        head = rechain(keys.sub_key("audit"))
    audit.services.record(
        actor_id=None,
        action=ROTATED,
        subject_type="system",
        subject_id=0,
        note=f"Niêm phong cuối theo khóa cũ {found.head}, theo khóa mới {head}",
    )
    db.session.flush()
    return Rotated(identities, people, found.sealed, contents)


@dataclass(frozen=True)
class GivenUp:
    """How much nobody can open any more."""

    identities: int
    people: int
    #: Lists taken in whose file is gone.
    lists: int
    #: Filings of which nobody can read any more what they ask for.
    filings: int


def give_up() -> GivenUp:
    """Put aside what only a lost DATA_KEY could open, so that the present key fits (mất khóa).

    Masked numbers stay; full numbers, authenticators, recovery codes, the files and cells of lists
    taken in and what filings ask for are gone. The seals of the log are made anew: that nothing
    was touched before can no longer be shown, and the log says so. Refused when the present key is the right one.
    """
    begin_write()
    if _present_key_fits():
        raise RuleViolation("DATA_KEY đang đặt mở được dữ liệu; không có gì phải bỏ.")
    nothing = {"identity_sealed": None, "identity_index": None}
    sealed = Party.identity_sealed.is_not(None)
    identities = int(db.session.execute(update(Party).where(sealed).values(nothing)).rowcount)
    waiting = IdentityChange.identity_sealed.is_not(None)
    gone = nothing | {"identity_kind": None, "identity_masked": None}
    db.session.execute(update(IdentityChange).where(waiting).values(gone))
    factor = {"tf_totp_secret": None, "tf_primary_method": None, "mf_recovery_codes": None}
    people = [{"id": row.id} | factor for row in queries.authenticator_secrets()]
    if people:
        db.session.execute(update(User), people)
    lists = ending.lose_sealed()
    described = update(Filing).where(Filing.change_sealed.is_not(None))
    filings = int(db.session.execute(described.values(change_sealed=None)).rowcount)
    last = audit.queries.last_seal()
    before = last.head if last else "chưa có"
    head = rechain(keys.sub_key("audit"))
    audit.services.record(
        actor_id=None,
        action=LOST,
        subject_type="system",
        subject_id=0,
        note=f"Niêm phong cuối theo khóa đã mất {before}, lập lại "
        f"theo khóa mới {head}; các dòng trước đó không kiểm tra được nữa",
    )
    db.session.flush()
    db.session.expire_all()
    return GivenUp(identities, len(people), lists, filings)


def _present_key_fits() -> bool:
    """Tell whether the key in use opens what is kept."""
    try:
        keys.refuse_other_key()
    except ConfigurationError:
        return False
    return True


def _identities(table: type[Party | IdentityChange], new_key: str) -> int:
    """Seal every identity number of a table anew, with its blind index; return how many."""
    done = last = 0
    while rows := queries.sealed_identities(table, last):
        numbers = [keys.decrypt(row.identity_sealed) for row in rows]
        with _under(new_key):
            fresh = [
                {
                    "id": row.id,
                    "identity_sealed": keys.encrypt(number),
                    "identity_index": identity_index(IdentityKind(row.identity_kind), number),
                }
                for row, number in zip(rows, numbers, strict=True)
            ]
        db.session.execute(update(table), fresh)
        done, last = done + len(rows), rows[-1].id
    return done


def _contents(new_key: str) -> int:
    """Seal anew what lists taken in and filings hold; return how many rows of tables."""
    done = 0
    for table, (columns, portion) in SEALED_COLUMNS.items():
        last = 0
        while rows := queries.sealed_contents(table, columns, last, portion):
            db.session.execute(update(table), [_resealed(row, columns, new_key) for row in rows])
            done, last = done + len(rows), rows[-1].id
    return done


def _resealed(row: Row[Any], columns: Sequence[str], new_key: str) -> dict[str, Any]:
    opened = {name: getattr(row, name) for name in columns}
    plain = {name: keys.decrypt_bytes(kept) for name, kept in opened.items() if kept is not None}
    with _under(new_key):
        return {"id": row.id} | {
            name: keys.encrypt_bytes(plain[name]) if name in plain else None for name in columns
        }


def _authenticators(new_key: str) -> int:
    """Seal every authenticator secret anew and drop the recovery codes; return how many."""
    old = _totp()
    with _under(new_key):
        new = _totp()
    fresh = [
        {
            "id": row.id,
            "tf_totp_secret": new(
                key=old.from_source(row.tf_totp_secret).key, format="raw"
            ).to_json(encrypt=True),
            "mf_recovery_codes": None,
        }
        for row in queries.authenticator_secrets()
    ]
    if fresh:
        db.session.execute(update(User), fresh)
    return len(fresh)


def _totp() -> Any:
    """Return the library's class of authenticator secrets under the key in use."""
    chosen: dict[str, Any] = settings(current_app._get_current_object())  # type: ignore[attr-defined] # a proxy's own method
    factory = Totp(chosen["SECURITY_TOTP_SECRETS"], chosen["SECURITY_TOTP_ISSUER"])
    return factory._totp  # Flask-Security gives no way to open a secret without checking a code
