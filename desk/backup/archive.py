"""The backup file: a ZIP of `manifest.json` and one JSON-lines member per table.

A line is the list of a row's values in the order of the manifest's columns. Nothing is held in
memory but one row, on the way out and on the way in.
"""

import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from core.errors import RuleViolation

FORMAT = "htx-backup"
VERSION = 1
MANIFEST = "manifest.json"
#: What reading a damaged ZIP can end in.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    AttributeError,
    TypeError,
    ValueError,
    NotImplementedError,  # a compression method nobody has
    RuntimeError,  # a member that says it is encrypted
    OverflowError,
    OSError,
)


@dataclass(frozen=True)
class TableFile:
    """One table in the file."""

    name: str
    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What the file says about itself; no key and no personal data."""

    made_at: str
    #: The migration the tables are of.
    head: str
    #: Fingerprint of the DATA_KEY in use, so that another one is noticed.
    data_key: str
    #: Head of the log's last seal; "" when nothing was sealed.
    audit_head: str
    tables: list[TableFile]
    format: str = FORMAT
    version: int = VERSION


@dataclass
class _Written:
    """A member being written: its hash and how many lines."""

    file: IO[bytes]
    rows: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def line(self, values: list[Any]) -> None:
        """Write one row."""
        line = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self.digest.update(line)
        self.file.write(line)
        self.rows += 1


class Writer:
    """A backup file being written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self.tables: list[TableFile] = []

    def table(self, name: str, columns: list[str], rows: Iterator[list[Any]]) -> int:
        """Write one table; return how many rows."""
        with self._zip.open(_member(name), "w", force_zip64=True) as file:
            written = _Written(file)
            for row in rows:
                written.line(row)
        made = TableFile(name, columns, written.rows, written.digest.hexdigest())
        self.tables.append(made)
        return written.rows

    def close(self, manifest: Manifest) -> None:
        """Write the manifest and end the file."""
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
        self._zip.writestr(MANIFEST, text)
        self._zip.close()


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """Give a file, readable by its owner alone, that takes the path's name only when complete."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)
    try:
        with open(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _member(table: str) -> str:
    """Return the name of a table's member."""
    return f"tables/{table}.jsonl"


class Reader:
    """A backup file being read; anything damaged ends in a RuleViolation."""

    def __init__(self, path: Path, opened: zipfile.ZipFile) -> None:
        self.path = path
        self._zip = opened
        with _readable(path):
            said = json.loads(self._zip.read(MANIFEST))
            self._check_format(said)
            tables = [TableFile(**table) for table in said.pop("tables")]
            self.manifest = Manifest(tables=tables, **said)

    def _check_format(self, said: dict[str, Any]) -> None:
        """Refuse another format, or a later version of ours."""
        if said.get("format") != FORMAT:
            raise RuleViolation(f"{self.path.name} không phải tệp sao lưu của chương trình này.")
        if said.get("version") != VERSION:
            raise RuleViolation(
                f"Tệp sao lưu thuộc khuôn dạng {said.get('version')}, chương trình này đọc khuôn dạng "
                f"{VERSION}. Hãy khôi phục bằng đúng bản chương trình đã tạo ra tệp."
            )

    def lines(self, table: TableFile) -> Iterator[bytes]:
        """Give the table's rows as they are written; at the end the hash and count must fit."""
        digest, rows = hashlib.sha256(), 0
        with _readable(self.path):
            with self._zip.open(_member(table.name)) as member:
                for line in io.BufferedReader(member, 1 << 20):  # type: ignore[type-var] # a raw reader in all but its type
                    digest.update(line)
                    rows += 1
                    yield line
            if rows != table.rows or digest.hexdigest() != table.sha256:
                raise ValueError(table.name)

    def check(self) -> None:
        """Read the whole file once; RuleViolation when any of it is damaged."""
        for table in self.manifest.tables:
            for _line in self.lines(table):
                pass


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """Give a backup file to read."""
    with _readable(path):
        file = zipfile.ZipFile(path)
    with file:
        yield Reader(path, file)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn every kind of damage into one clear refusal."""
    try:
        yield
    except FileNotFoundError as error:
        raise RuleViolation(f"Không có tệp {path}.") from error
    except _DAMAGE as error:
        raise RuleViolation(
            f"Tệp sao lưu {path.name} bị hỏng hoặc không đầy đủ ({type(error).__name__}). "
            "Chưa có gì bị thay đổi; hãy dùng một bản sao lưu khác."
        ) from error
