"""Lists as offices send them, taken in by the command, and what the register then says."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from coop_registry.queries.export import rows_on
from core.access import EVERYTHING
from core.db import db
from tests.coop_registry.reading.books import Grid, make_xlsx

TODAY = date(2025, 6, 2)
HEAD = (
    "STT", "Tên HTX", "Mã số", "Xã", "Huyện", "Ngày thành lập", "Vốn điều lệ (triệu đồng)",
    "Số thành viên", "Người đại diện", "Tình trạng",
)  # fmt: skip
TITLE = "DANH SÁCH HỢP TÁC XÃ (Tính đến ngày 31/12/2024)"


def line(name: object = "HTX Nông nghiệp Tân Thành", **changes: object) -> list[object]:
    """Return a row under HEAD; `changes` replace its cells by name."""
    cells: dict[str, object] = {
        "stt": 1, "name": name, "code": None, "commune": "Xã Bằng Phúc", "district": "Chợ Đồn",
        "founded": "12/03/2018", "capital": 500, "members": 12, "representative": "Nông Thị Thử",
        "status": "Đang hoạt động",
    }  # fmt: skip
    assert changes.keys() <= cells.keys()
    return list((cells | changes).values())


def listed(*rows: Sequence[object], title: str = TITLE, head: Sequence[object] = HEAD) -> Grid:
    """Return a sheet with a title, a heading and rows."""
    return [[title], [], list(head), *rows]


class Importer:
    """Runs the command on lists built in the test."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.exit_code = 0
        self._files = 0

    def run(
        self, grid: Grid | dict[str, Grid] | bytes, *words: str, name: str = ""
    ) -> dict[str, Any]:
        """Take a list in; return the report of --json."""
        self._files += 1
        file = self.folder / (name or f"danh-sach-{self._files}.xlsx")
        file.write_bytes(grid if isinstance(grid, bytes) else make_xlsx(grid))
        return self.command(str(file), "--json", *words)

    def command(self, *words: str) -> dict[str, Any]:
        """Run `registry import` with these words; return what it printed as JSON."""
        db.session.commit()
        done = self.app.test_cli_runner().invoke(args=["registry", "import", *words])
        self.exit_code = done.exit_code
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        self.output = done.output
        try:
            return json.loads(done.stdout)
        except ValueError:
            return {}


def exported(on: date = TODAY) -> list[dict[str, Any]]:
    """Return the register of a day as `registry export` gives it."""
    db.session.rollback()
    found = [dict(vars(row)) for row in rows_on(on, scope=EVERYTHING)]
    db.session.rollback()
    return found


def one(on: date = TODAY) -> dict[str, Any]:
    """Return the only organisation of the register."""
    (found,) = exported(on)
    return found


def messages(report: dict[str, Any], level: str | None = None) -> str:
    """Return all problems of a report in one text."""
    return "\n".join(
        p["message"] for p in report["problems"] if level is None or p["level"] == level
    )
