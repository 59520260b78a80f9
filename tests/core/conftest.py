"""A small room of sample views on the real application, for the tests of core."""

import errno
import sqlite3
from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from flask import Blueprint, Flask, abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError

from app import create_app
from core import once
from core.access import current_scope, public, requires
from core.clock import now_utc
from core.db import db
from core.once import Submission
from tests.conftest import OwnContextClient
from tests.databases import Database, environment, release

bp = Blueprint("sample", __name__, url_prefix="/mau")


def add_row(token: str) -> None:
    db.session.add(Submission(token=token, user_id=0, location="/", at=now_utc()))
    db.session.flush()


@bp.get("/cong-khai")
@public
def open_page() -> ResponseReturnValue:
    return "ai cũng xem được"


@bp.route("/ghi", methods=["GET", "POST"])
@requires("home.view", scope="own")
def write() -> ResponseReturnValue:
    if request.method == "GET":
        return str(current_scope())
    add_row(uuid4().hex)
    response = once.leads_to(url_for(".open_page", ket="qua"))
    db.session.commit()
    flash("Đã ghi.", "success")
    return response


@bp.post("/tu-choi")
@requires("home.view", scope="own")
def refuse() -> ResponseReturnValue:
    add_row("never-kept")
    db.session.rollback()
    return "bị từ chối"


@bp.get("/chi-quan-tri")
@requires("accounts.manage", scope="all")
def administrators_only() -> ResponseReturnValue:
    return "quản trị"


@bp.route("/hong", methods=["GET", "POST"])
@public
def broken() -> ResponseReturnValue:
    add_row("half-written")
    raise ZeroDivisionError("secret inside")


def full_disk_error(kind: str) -> Exception:
    """Return what the system or a database says when the disk of the server is full."""
    if kind == "system":
        return OSError(errno.ENOSPC, "No space left on device")
    if kind == "sqlite":
        said: Exception = sqlite3.OperationalError("database or disk is full")
    else:
        said = psycopg.errors.DiskFull("could not extend file")
    return OperationalError("INSERT", {}, said)


@bp.post("/day-dia/<kind>")
@public
def full_disk(kind: str) -> ResponseReturnValue:
    add_row("half-written")
    raise full_disk_error(kind)


@bp.get("/loi/<int:code>")
@public
def error(code: int) -> ResponseReturnValue:
    abort(code)


@pytest.fixture
def core_app(backend: str) -> Iterator[Flask]:
    """Give an application with the sample views on a clean database."""
    database = Database(backend, "core")
    database.refresh()
    app = create_app(environment(database.url))
    app.config.update(WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
    app.test_client_class = OwnContextClient
    app.register_blueprint(bp)
    with app.app_context():
        yield app
    release(app)
    database.close()
