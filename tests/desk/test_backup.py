"""One file fits both databases: written on one, put into the other and back, nothing differs."""

import json
import os
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

import audit.queries
import audit.services
from app import create_app
from audit.jobs import seal_all
from core.clock import now_utc
from core.db import db
from desk.backup import queries, services
from desk.migration_head import program_head
from tests.databases import BACKENDS, Database, create_empty, environment, release, worker
from tests.desk.backup_kit import contents, database, fill, put_back, table_hashes, written


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
    assert table_hashes(tmp_path / "1.zip") == table_hashes(tmp_path / "2.zip")


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
