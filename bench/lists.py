"""The list of a country's organisations, narrowed and searched: `python -m bench.lists`.

Every request is measured in turn with the same template rendered from the same values, and the
slow ones count: the 95th of a hundred. Statements and compressed bytes of a first view are told too.
"""

import gzip
import re
import sys
import tempfile
import time
from typing import Any, NamedTuple

from flask import Flask, template_rendered
from flask.testing import FlaskClient
from sqlalchemy import event

from accounts.rules.duties import Duty
from app import create_app
from bench.pages import signed_in
from bench.registry import TODAY
from bench.registry_data import fill
from bench.settings import environment
from core.db import db
from desk.setup import prepare
from reference import queries as reference
from reference.rules import UnitLevel
from tests.factories.accounts import make_user

ORGANISATIONS, MEMBERS = 31_000, 93_000
ROUNDS = 60
PATH = "/hop-tac-xa?loai=cooperative&tinh-trang=ACTIVE&tim=so+12"
MOST_TIMES, MOST_STATEMENTS, MOST_BYTES = 4.0, 8, 120_000


class ListResult(NamedTuple):
    """What one view of the list costs."""

    seconds: float
    template: float
    statements: int
    size: int

    @property
    def holds(self) -> bool:
        """Tell whether time, statements and bytes are within their limits."""
        return (
            self.seconds <= MOST_TIMES * self.template
            and self.statements <= MOST_STATEMENTS
            and self.size <= MOST_BYTES
        )

    def __str__(self) -> str:
        return (
            f"Danh sách {ORGANISATIONS} tổ chức, hai điều kiện và tìm, p95: "
            f"{self.seconds * 1000:.0f} ms × {self.seconds / self.template:.1f} "
            f"so với riêng mẫu trang (tối đa {MOST_TIMES:g}), {self.statements} câu lệnh "
            f"(tối đa {MOST_STATEMENTS}), lần xem đầu {self.size / 1000:.0f} KB nén "
            f"(tối đa {MOST_BYTES // 1000})  {'đạt' if self.holds else 'QUÁ MỨC'}"
        )


def result() -> ListResult:
    """Fill a database and look at its list again and again."""
    with tempfile.TemporaryDirectory(prefix="htx-bench-") as folder:
        app = create_app(environment(folder))
        prepare(app, False, lambda _line: None)
        with app.app_context():
            communes = reference.units_in_force(UnitLevel.COMMUNE, TODAY)
            fill(ORGANISATIONS, MEMBERS, [commune.id for commune in communes])
            person = make_user(Duty.ALLIANCE_OFFICER)
            db.session.commit()
            client = signed_in(app, person)
        found = _measured(app, client)
        with app.app_context():
            db.engine.dispose()
    return found


def _measured(app: Flask, client: FlaskClient) -> ListResult:
    """Ask and render in turns; the 95th of a hundred counts."""
    seen: list[tuple[Any, dict[str, Any]]] = []

    def note(_app: Flask, template: Any, context: dict[str, Any], **_more: Any) -> None:
        seen.append((template, context))

    with template_rendered.connected_to(note, app):
        page = client.get(PATH)
    template, context = seen[-1]
    asked, drawn = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        client.get(PATH)
        asked.append(time.perf_counter() - begun)
        with app.test_request_context(PATH):
            begun = time.perf_counter()
            template.render(context)
            drawn.append(time.perf_counter() - begun)
    return ListResult(_p95(asked), _p95(drawn), _statements(app, client), _bytes(client, page.text))


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _statements(app: Flask, client: FlaskClient) -> int:
    """Return how many statements one view sends."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", note)
        client.get(PATH)
        event.remove(db.engine, "before_cursor_execute", note)
    return len(sent)


def _bytes(client: FlaskClient, page: str) -> int:
    """Return the compressed bytes of the page with every style, script and picture it names."""
    files = set(re.findall(r'(?:href|src)="(/static/[^"#]+|/bootstrap/[^"#]+)', page))
    parts = [page.encode(), *(client.get(file).data for file in sorted(files))]
    return sum(len(gzip.compress(part)) for part in parts)


if __name__ == "__main__":
    outcome = result()
    print(outcome)
    sys.exit(0 if outcome.holds else 1)
