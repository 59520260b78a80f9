"""Writing a backup and putting one back; the caller begins and ends the transaction."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, column, table

import audit.queries
import audit.services
from core.db import begin_write, db
from core.errors import RuleViolation
from core.keys import sub_key
from desk.backup import queries
from desk.backup.archive import Manifest, Reader, TableFile, Writer, new_file, opened
from desk.backup.schema import Room
from desk.backup.values import bound_type, codec
from desk.migration_head import is_current, program_head

RESTORED = "system.restored"
#: Rows put into SQLite at once, and the bytes after which fewer are.
_BATCH_ROWS = 1000
_BATCH_BYTES = 4 * 1024 * 1024

Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class Restored:
    """What a restore did (kết quả khôi phục)."""

    rows: int
    warnings: list[str]


def key_fingerprint() -> str:
    """Return a fingerprint of the DATA_KEY; the key cannot be found from it."""
    return sha256(sub_key("fingerprint")).hexdigest()[:16]


def write(
    path: Path, made_at: datetime, progress: Progress = lambda _table, _rows: None
) -> Manifest:
    """Write a backup of everything to a file (sao lưu); others go on writing meanwhile.

    The file takes its name only when it is complete.
    """
    connection = queries.snapshot()
    need_head()
    seal = audit.queries.last_seal()
    with new_file(path) as file:
        writer = Writer(file)
        for each in queries.tables():
            columns = [column.name for column in each.columns]
            progress(each.name, writer.table(each.name, columns, queries.rows(connection, each)))
        manifest = Manifest(
            made_at=made_at.isoformat(timespec="seconds"),
            head=program_head(),
            data_key=key_fingerprint(),
            audit_head=seal.head if seal else "",
            tables=writer.tables,
        )
        writer.close(manifest)
    return manifest


def need_head() -> None:
    """Refuse a database that is not at the program's migration."""
    if not is_current():
        raise RuleViolation(
            "Cơ sở dữ liệu chưa ở đúng phiên bản của chương trình. "
            "Hãy chạy `flask --app app db upgrade` trước."
        )


@contextmanager
def checked(path: Path) -> Iterator[Reader]:
    """Give a backup that was read whole; RuleViolation when damaged or of another version."""
    with opened(path) as reader:
        _check_version(reader.manifest)
        reader.check()
        yield reader


def _check_version(manifest: Manifest) -> None:
    """Refuse a file whose tables are not the program's."""
    if manifest.head != program_head():
        raise RuleViolation(
            f"Tệp sao lưu ở phiên bản cơ sở dữ liệu {manifest.head}, chương trình ở {program_head()}. "
            "Hãy khôi phục bằng đúng bản chương trình đã tạo ra tệp, rồi nâng cấp."
        )
    ours = {each.name: [c.name for c in each.columns] for each in queries.tables()}
    theirs = {each.name: each.columns for each in manifest.tables}
    if theirs != ours:
        odd = min(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
        raise RuleViolation(
            f"Tệp sao lưu không có đúng các bảng của chương trình này (bảng {odd})."
        )


def restore(
    reader: Reader, *, replace: bool, progress: Progress = lambda _table, _rows: None
) -> Restored:
    """Put a checked backup into the database (khôi phục); the caller commits, whole or nothing.

    What is replaced is noted in the restored log: the head and count of the log that went.
    """
    begin_write()
    connection = db.session.connection()
    need_head()
    filled = any(queries.has_rows(connection, each) for each in queries.tables())
    if filled and not replace:
        raise RuleViolation(
            "Cơ sở dữ liệu đang có dữ liệu. Muốn thay toàn bộ bằng bản sao lưu, thêm --replace."
        )
    note = _what_goes() if filled else None
    rows = _put_all(connection, reader, progress)
    done = Restored(rows, _check_keys_and_log(reader.manifest))
    if note:
        audit.services.record(
            actor_id=None, action=RESTORED, subject_type="system", subject_id=0, note=note
        )
        db.session.flush()
    return done


def _put_all(connection: Connection, reader: Reader, progress: Progress) -> int:
    """Empty every table and put the file's rows in; return how many."""
    room, done = Room(connection), 0
    room.open()
    files = {each.name: each for each in reader.manifest.tables}
    for each in queries.tables():
        done += _put(connection, reader, each, files[each.name])
        progress(each.name, files[each.name].rows)
    room.close()
    db.session.expire_all()
    return done


def _what_goes() -> str | None:
    """Return the sentence about the log that the restore replaces; None when it is empty."""
    every, _sealed = audit.queries.counts()
    seal = audit.queries.last_seal()
    if not every:
        return None
    last = f"niêm phong cuối số {seal.id}, mã {seal.head}" if seal else "chưa niêm phong"
    return f"Nhật ký bị thay thế có {every} dòng, {last}"


def _check_keys_and_log(manifest: Manifest) -> list[str]:
    """Return what the administrator must know: another key, a log that was broken before."""
    if manifest.data_key != key_fingerprint():
        return [
            "DATA_KEY hiện tại KHÁC khóa lúc sao lưu: số định danh đã mã hóa không mở được, "
            "nhật ký không kiểm tra được. Hãy đặt lại đúng DATA_KEY cũ."
        ]
    found = audit.services.verify(manifest.audit_head or None)
    return [] if found.ok else [f"Nhật ký trong bản sao lưu không nguyên vẹn: {found.message_vi}"]


def _put(connection: Connection, reader: Reader, into: Table, file: TableFile) -> int:
    """Put the rows of one table back; return how many."""
    codecs = [codec(each) for each in into.columns]

    def values() -> Iterator[tuple[list[Any], int]]:
        for line in reader.lines(file):
            row = json.loads(line)
            yield (
                [
                    None if value is None else kind.from_json(value)
                    for kind, value in zip(codecs, row, strict=True)
                ],
                len(line),
            )

    if connection.dialect.name == "postgresql":
        _copy(connection, into, values())
    else:
        _insert(connection, into, values())
    return file.rows


def _copy(connection: Connection, into: Table, rows: Iterator[tuple[list[Any], int]]) -> None:
    """Put rows into PostgreSQL by COPY."""
    names = ", ".join(f'"{each.name}"' for each in into.columns)
    driver: Any = connection.connection.driver_connection
    with (
        driver.cursor() as cursor,
        cursor.copy(f'COPY "{into.name}" ({names}) FROM STDIN') as copy,
    ):
        for row, _size in rows:
            copy.write_row(row)


def _insert(connection: Connection, into: Table, rows: Iterator[tuple[list[Any], int]]) -> None:
    """Put rows into SQLite by batches."""
    plain = table(into.name, *(column(each.name, bound_type(each)) for each in into.columns))
    statement, names = plain.insert(), [each.name for each in into.columns]
    batch: list[dict[str, Any]] = []
    size = 0
    for row, length in rows:
        batch.append(dict(zip(names, row, strict=True)))
        size += length
        if len(batch) >= _BATCH_ROWS or size >= _BATCH_BYTES:
            connection.execute(statement, batch)
            batch, size = [], 0
    if batch:
        connection.execute(statement, batch)
