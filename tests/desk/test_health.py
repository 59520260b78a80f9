import shutil
from collections import namedtuple
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from core.clock import now_utc
from core.db import db
from desk import health, jobs
from desk.models import Heartbeat

Usage = namedtuple("Usage", "total used free")


def test_alive_asks_the_database_nothing(client: FlaskClient, count_queries) -> None:
    with count_queries() as statements:
        answer = client.get("/suc-khoe")
    assert (answer.status_code, answer.json) == (200, {"status": "alive"})
    assert statements == []


def test_ready_when_everything_works_and_the_worker_beats(
    session: Session, client: FlaskClient
) -> None:
    jobs.beat()
    jobs.beat()
    answer = client.get("/san-sang")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "ready",
        "checks": {"database": True, "migration": True, "worker": True, "disk": True},
    }


@pytest.mark.parametrize("ago", [None, timedelta(minutes=3, seconds=1)])
def test_a_silent_worker_degrades_but_pages_stay(
    session: Session, client: FlaskClient, ago: timedelta | None
) -> None:
    if ago:
        session.add(Heartbeat(name="worker", at=now_utc() - ago))
    answer = client.get("/san-sang")
    assert (answer.status_code, answer.json["status"]) == (200, "degraded")
    assert answer.json["checks"]["worker"] is False


def test_tables_of_another_version_are_not_ready(session: Session, client: FlaskClient) -> None:
    session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    answer = client.get("/san-sang")
    assert (answer.status_code, answer.json["status"]) == (503, "not_ready")
    assert answer.json["checks"] == {
        "database": True, "migration": False, "worker": False, "disk": True,
    }  # fmt: skip


def test_a_full_disk_is_not_ready(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    almost = health.FREE_DISK_BYTES
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10 * almost, 9 * almost, almost))
    answer = client.get("/san-sang")
    assert (answer.status_code, answer.json["checks"]["disk"]) == (503, False)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(9, 1, almost + 1))
    assert client.get("/san-sang").status_code == 200


def test_without_a_database_it_says_so_and_the_process_is_still_alive(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr(db.session, "connection", gone)
    answer = client.get("/san-sang")
    assert (answer.status_code, answer.json["checks"]["database"]) == (503, False)
    assert client.get("/suc-khoe").status_code == 200


def test_the_answers_tell_no_version_and_need_no_login(client: FlaskClient) -> None:
    for path in ("/suc-khoe", "/san-sang"):
        words = client.get(path).text.lower()
        assert not any(word in words for word in ("0.1", "python", "sqlite", "postgres", "flask"))
        assert client.post(path).status_code == 405
