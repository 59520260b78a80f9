"""One file fits both databases: written on one, put into the other and back, nothing differs."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

import audit.queries
import audit.services
from app import create_app
from audit.jobs import seal_all
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.keys import new_data_key
from core.once import Submission
from desk.backup import queries, services
from desk.migration_head import program_head
from papers.models import StoredFile
from reference.models import Job, Unit, WorkingDayException
from tests.databases import BACKENDS, Database, create_empty, environment, release, worker


@contextmanager
def database(backend: str, name: str, **more: str) -> Iterator[Flask]:
    """Give an application on a new database with empty tables."""
    app = create_app(environment(create_empty(backend, f"{name}_{worker()}"), **more))
    try:
        with app.app_context():
            upgrade()
            yield app
    finally:
        release(app)


def fill() -> None:
    """Write rows of every kind of column: text, days, moments, JSON, bytes by other rooms."""
    units = [
        Unit(
            code="06", name="Tỉnh Bắc Kạn", name_sort="A", name_search="bac kan", level="province"
        ),
        Unit(code="058", name="Huyện Pác Nặm", name_sort="B", name_search="x", level="district"),
    ]
    db.session.add_all(units)
    db.session.flush()
    units[1].parent_id = units[0].id
    units[0].successor_id = units[1].id  # a reference to a later row
    db.session.add(Submission(token="t" * 32, user_id=1, location="/", at=now_utc()))
    db.session.add(
        Job(
            kind="a.b",
            title="Nhập “HTX <Minh Phú>” \n\t\\ ₫",
            params={"b": [1, None, "ấ"], "a": 1.5},
            checkpoint={},
            actor_id=1,
            heartbeat_at=datetime(2025, 6, 2, 17, 0, 0, 123456, tzinfo=UTC),
            cancel_requested=True,
        )
    )
    for content in (b"\x00\xff" * 200_000, b"x"):
        db.session.add(
            StoredFile(
                sha256=hashlib.sha256(content).hexdigest(), filename="quét.pdf", size=len(content),
                media_type="application/pdf", content=content, created_at=now_utc(),
            )
        )  # fmt: skip
    for number in range(12):
        audit.services.record(
            actor_id=None if number % 2 else number,
            action="thing.done",
            subject_type="thing",
            subject_id=number,
            changes={"name": ("HTX Á", "HTX Ạ")},
        )
    db.session.commit()
    seal_all(5)


def contents() -> dict[str, list[list[Any]]]:
    """Return every row of every table, as values."""
    db.session.rollback()
    connection = queries.snapshot()
    found = {table.name: list(queries.rows(connection, table)) for table in queries.tables()}
    db.session.rollback()
    return found


def written(path: Path) -> Path:
    services.write(path, now_utc())
    db.session.rollback()
    return path


def put_back(path: Path, *, replace: bool = False) -> services.Restored:
    with services.checked(path) as reader:
        done = services.restore(reader, replace=replace)
    db.session.commit()
    return done


def check(path: Path) -> None:
    with services.checked(path):
        pass


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Return a backup made on SQLite."""
    with database("sqlite", "source"):
        fill()
        return written(tmp_path / "htx.zip")


def test_a_backup_goes_from_sqlite_to_postgresql_and_back_unchanged(tmp_path: Path) -> None:
    with database("sqlite", "first"):
        fill()
        first, file = contents(), written(tmp_path / "1.zip")
    with database("postgresql", "second"):
        assert put_back(file).warnings == []
        second, file = contents(), written(tmp_path / "2.zip")
        assert audit.services.verify().sealed == 12
        assert audit.services.verify().ok
    with database("sqlite", "third"):
        put_back(file)
        third = contents()
        assert audit.services.verify().ok
    assert len(first["audit_entry"]) == 12
    assert first == second == third
    assert _tables(tmp_path / "1.zip") == _tables(tmp_path / "2.zip")


def test_the_demonstration_goes_over_whole(tmp_path: Path) -> None:
    source = Database("sqlite", "backup", demo=True)
    source.refresh()
    app = create_app(environment(source.url))
    try:
        with app.app_context():
            seal_all()
            before, file = contents(), written(tmp_path / "demo.zip")
    finally:
        release(app)
    with database("postgresql", "target"):
        assert put_back(file).warnings == []
        assert contents() == before
    for table in ("account_user", "account_grant", "registry_organisation", "registry_act"):
        assert before[table], table


def _tables(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        return {
            name: hashlib.sha256(file.read(name)).hexdigest()
            for name in file.namelist()
            if name != "manifest.json"
        }


def test_every_column_of_the_program_has_its_place(app: Flask) -> None:
    from desk.backup.values import codec

    assert len(queries.tables()) > 10
    for table in queries.tables():
        for column in table.columns:
            assert codec(column)


def test_the_file_holds_no_key_and_is_its_owners_alone(backup: Path, app: Flask) -> None:
    assert oct(backup.stat().st_mode & 0o777) == "0o600"
    with zipfile.ZipFile(backup) as file:
        manifest = json.loads(file.read("manifest.json"))
        everything = b"".join(file.read(name) for name in file.namelist())
    assert app.config["DATA_KEY"].encode() not in everything
    assert app.config["SECRET_KEY"].encode() not in everything
    assert len(manifest["audit_head"]) == 64
    assert manifest["head"] == program_head()


@pytest.mark.parametrize("target", BACKENDS)
def test_rows_can_be_added_and_the_log_is_guarded_after_a_restore(
    backup: Path, target: str
) -> None:
    with database(target, "target"):
        put_back(backup)
        audit.services.record(actor_id=1, action="a.b", subject_type="x", subject_id=1)
        db.session.add(WorkingDayException(**_holiday()))
        db.session.commit()
        assert [entry.id for entry in audit.queries.log(limit=1)] == [13]
        seal_all()
        assert audit.services.verify().ok
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text("DELETE FROM audit_entry"))
        db.session.rollback()
        with pytest.raises(DatabaseError):
            db.session.execute(text("UPDATE reference_unit SET parent_id = 999"))
        db.session.rollback()


def _holiday() -> dict[str, Any]:
    return {
        "day": date(2025, 9, 2), "kind": "off", "name": "Quốc khánh", "source": "thử",
        "verified": True, "origin": "shipped",
    }  # fmt: skip


@pytest.mark.parametrize("target", BACKENDS)
def test_a_filled_database_is_replaced_only_when_told_and_its_log_is_noted(
    backup: Path, target: str
) -> None:
    with database(target, "target"):
        audit.services.record(actor_id=1, action="old.one", subject_type="x", subject_id=1)
        db.session.commit()
        [(_number, _entries, head)] = seal_all()
        before = contents()
        with pytest.raises(RuleViolation, match="--replace"):
            put_back(backup)
        db.session.rollback()
        assert contents() == before
        put_back(backup, replace=True)
        newest = audit.queries.log(limit=1)[0]
        assert newest.action == services.RESTORED
        assert "1 dòng" in (newest.note or "")
        assert head in (newest.note or "")
        assert len(contents()["audit_entry"]) == 13
        assert audit.services.verify().ok


@pytest.mark.parametrize("target", BACKENDS)
def test_a_restore_that_fails_half_way_leaves_everything_as_it_was(
    backup: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database(target, "target"):
        fill()
        db.session.add(WorkingDayException(**_holiday()))
        db.session.commit()
        before, seen = contents(), []

        def stop(table: str, _rows: int) -> None:
            seen.append(table)
            if table == "audit_sealed":
                raise OSError(28, "No space left on device")

        with services.checked(backup) as reader, pytest.raises(OSError, match="space"):
            services.restore(reader, replace=True, progress=stop)
        db.session.rollback()
        assert "audit_sealed" in seen
        assert contents() == before
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text("DELETE FROM audit_entry"))
        db.session.rollback()
        assert audit.services.verify().ok


def test_any_damage_is_refused_before_anything_is_touched(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    with database("sqlite", "target"):
        sound = _tables(backup)
        refused = 0
        for at in [*range(0, len(whole), 37), *range(len(whole) - 60, len(whole))]:
            bad = tmp_path / "bad.zip"
            bad.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
            try:
                check(bad)
            except RuleViolation:
                refused += 1
            else:  # a byte that means nothing, such as a ZIP time stamp
                assert _tables(bad) == sound
        assert refused > 50
        for length in (0, 10, len(whole) // 2, len(whole) - 1):
            bad.write_bytes(whole[:length])
            with pytest.raises(RuleViolation, match="hỏng"):
                check(bad)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": "another"}, "không phải tệp sao lưu"),
        ({"version": 99}, "khuôn dạng 99"),
        ({"head": "9999_future"}, "phiên bản cơ sở dữ liệu 9999_future"),
        ({"tables": []}, "không có đúng các bảng"),
    ],
)
def test_another_version_is_refused_with_what_to_do(
    backup: Path, tmp_path: Path, change: dict[str, Any], words: str
) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps({**json.loads(content), **change}).encode()
            new.writestr(name, content)
    with database("sqlite", "target"), pytest.raises(RuleViolation, match=words):
        check(other)


def test_a_row_changed_together_with_nothing_else_is_refused(backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"thing.done", b"thing.gone"))
    with database("sqlite", "target"), pytest.raises(RuleViolation, match="hỏng"):
        check(other)


def test_another_data_key_is_said_plainly(backup: Path) -> None:
    with database("sqlite", "target", DATA_KEY=new_data_key()):
        [warning] = put_back(backup).warnings
        assert "DATA_KEY" in warning


def test_a_log_broken_before_the_backup_is_restored_and_said(tmp_path: Path) -> None:
    from audit import triggers

    with database("sqlite", "source"):
        fill()
        triggers.drop(db.session.connection())
        db.session.execute(text("UPDATE audit_entry SET actor_id = 99 WHERE id = 3"))
        triggers.create(db.session.connection())
        db.session.commit()
        file = written(tmp_path / "htx.zip")
    with database("postgresql", "target"):
        [warning] = put_back(file).warnings
        assert "Dòng nhật ký số 3" in warning


@pytest.mark.parametrize("source", BACKENDS)
def test_others_go_on_writing_and_the_backup_is_of_one_moment(tmp_path: Path, source: str) -> None:
    with database(source, "source") as app:
        fill()
        before = contents()
        url = app.config["SQLALCHEMY_DATABASE_URI"]
        other = create_engine(url)

        def write_elsewhere(table: str, _rows: int) -> None:
            with other.begin() as connection:
                connection.execute(
                    text(
                        "INSERT INTO core_submission (token, user_id, location, at) "
                        "SELECT :token, 1, '/', at FROM audit_entry WHERE id = 1"
                    ),
                    {"token": table[:32]},
                )

        services.write(tmp_path / "htx.zip", now_utc(), progress=write_elsewhere)
        db.session.rollback()
        other.dispose()
        assert len(contents()["core_submission"]) == 1 + len(before)
    with database("sqlite", "target"):
        put_back(tmp_path / "htx.zip")
        assert contents() == before


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with database("sqlite", "source") as app:
        fill()
        monkeypatch.setattr(os, "fsync", full)
        said = app.test_cli_runner().invoke(args=["backup", str(tmp_path / "htx.zip")])
    assert said.exit_code == 1
    assert "Không ghi được" in said.output
    assert list(tmp_path.iterdir()) == []


def test_the_commands_back_up_and_restore(tmp_path: Path) -> None:
    file = tmp_path / "htx.zip"
    with database("sqlite", "source") as app:
        fill()
        audit.services.record(actor_id=1, action="a.b", subject_type="x", subject_id=1)
        db.session.commit()
        runner = app.test_cli_runner()
        said = runner.invoke(args=["backup", str(file)])
        assert said.exit_code == 0, said.output
        assert audit.services.verify().head in said.output
        assert runner.invoke(args=["backup", str(file)]).exit_code == 1
        source = contents()
    empty = create_app(environment(create_empty("postgresql", f"bare_{worker()}")))
    with empty.app_context():
        runner = empty.test_cli_runner()
        said = runner.invoke(args=["restore", str(file)])
        assert said.exit_code == 0, said.output
        assert contents() == source
        said = runner.invoke(args=["restore", str(file)])
        assert (said.exit_code, "--replace" in said.output) == (1, True)
        assert runner.invoke(args=["restore", str(file), "--replace"]).exit_code == 0
        assert runner.invoke(args=["restore", str(tmp_path / "none.zip")]).exit_code == 1
    release(empty)
