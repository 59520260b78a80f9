"""Nothing is half restored, and nothing doubtful is restored silently."""

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

import audit.queries
import audit.services
from audit.jobs import seal_all
from core.db import db
from core.errors import RuleViolation
from core.keys import new_data_key
from desk.backup import services
from reference.models import WorkingDayException
from tests.databases import BACKENDS
from tests.desk.backup_kit import check, contents, database, fill, put_back, table_hashes, written


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
        sound = table_hashes(backup)
        refused = 0
        for at in [*range(0, len(whole), 37), *range(len(whole) - 60, len(whole))]:
            bad = tmp_path / "bad.zip"
            bad.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
            try:
                check(bad)
            except RuleViolation:
                refused += 1
            else:  # a byte that means nothing, such as a ZIP time stamp
                assert table_hashes(bad) == sound
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
