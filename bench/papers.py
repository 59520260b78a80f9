"""Papers: one summary against a bare document, five hundred in one job: `python -m bench.papers`."""

import os
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import segno
from flask import Flask
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from accounts.rules.duties import Duty
from app import create_app
from bench.registry import TODAY
from bench.registry_data import fill
from bench.settings import environment
from coop_registry.papers.issuing import summary_of
from coop_registry.papers.summary import summary_document
from coop_registry.queries import records
from coop_registry.rules.many_papers import JOB, Batch, BundleForm
from core.access import EVERYTHING
from core.db import db
from desk.setup import prepare
from papers import fonts
from papers.frame import CheckMark
from papers.page import render_pdf
from reference import queries as reference
from reference.jobs import run_job
from reference.rules import AgencyKind, UnitLevel
from reference.services import start_job
from tests.factories.accounts import make_user

RUNS, MANY, FEW = 15, 500, 100
MOST_TIMES = 2.0
#: What is drawn is forgotten; the joined file itself (about 0,1 MB a paper) is held while it is kept.
MOST_MIB = 200
CHECK_PAGE = "https://htx.example/kiem-tra-giay-to"


class PaperResult(NamedTuple):
    """What one summary and many cost."""

    seconds: float
    bare: float
    #: Bytes of memory in use after a job of few and of many papers.
    few: int
    many: int
    whole: float

    @property
    def holds(self) -> bool:
        """Tell whether time and memory are within their limits."""
        return self.seconds <= MOST_TIMES * self.bare and self.grown <= MOST_MIB

    @property
    def grown(self) -> float:
        """Return by how many MiB the larger job holds more than the smaller."""
        return (self.many - self.few) / 2**20

    def __str__(self) -> str:
        return (
            f"Một bản tóm tắt PDF: {self.seconds * 1000:.0f} ms × {self.seconds / self.bare:.1f} "
            f"so với reportlab trần (tối đa {MOST_TIMES:g}); {MANY} bản trong một việc: "
            f"{self.whole:.0f} s, bộ nhớ thêm so với {FEW} bản: {self.grown:.0f} MiB "
            f"(tối đa {MOST_MIB})  {'đạt' if self.holds else 'QUÁ MỨC'}"
        )


class _Sign(Flowable):
    """A QR sign, drawn square by square."""

    def __init__(self, link: str) -> None:
        super().__init__()
        self.matrix = segno.make(link, error="m").matrix
        self.width = self.height = 25 * mm

    def draw(self) -> None:
        """Draw the dark squares."""
        side = self.width / len(self.matrix)
        for row, bits in enumerate(self.matrix):
            for column, dark in enumerate(bits):
                if dark:
                    at = (column * side, self.height - (row + 1) * side)
                    self.canv.rect(*at, side, side, stroke=0, fill=1)


def _bare(lines: list[str]) -> bytes:
    """Return the same words as a table of a bare reportlab document, with the same sign."""
    fonts.register()
    style = ParagraphStyle("bare", fontName=fonts.REGULAR, fontSize=12, leading=14)
    words = [*lines, ""] if len(lines) % 2 else lines
    cells = [
        [Paragraph(word, style) for word in words[at : at + 2]] for at in range(0, len(words), 2)
    ]
    table = Table(cells, colWidths=[60 * mm, 105 * mm])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build([table, _Sign(f"{CHECK_PAGE}?ma=7KQM-3XRT-9WHP")])
    return target.getvalue()


def result() -> PaperResult:
    """Fill a register, make one paper many times, then a few and many in one job."""
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    with tempfile.TemporaryDirectory(prefix="htx-bench-") as folder:
        app = create_app(environment(folder))
        prepare(app, False, lambda _line: None)
        with app.app_context():
            communes = reference.units_in_force(UnitLevel.COMMUNE, TODAY)
            fill(MANY, 15 * MANY, [commune.id for commune in communes])
            person = make_user(Duty.ALLIANCE_OFFICER)
            db.session.commit()
            actor_id = person.id
            seconds, bare = _one()
        few, _seconds = _job(app, actor_id, FEW)
        many, whole = _job(app, actor_id, MANY)
        with app.app_context():
            db.engine.dispose()
    return PaperResult(seconds, bare, few, many, whole)


def _one() -> tuple[float, float]:
    """Return the best seconds of one summary and of the bare document, measured in turns."""
    row = records.organisation(1, EVERYTHING)
    assert row is not None

    issuer = next(iter(reference.agencies_on(TODAY, AgencyKind.UNION)))
    said, mark = summary_of(row, TODAY, issuer), CheckMark("7KQM-3XRT-9WHP", CHECK_PAGE)

    def summary() -> bytes:
        return render_pdf(summary_document(said, mark))

    words = PdfReader(BytesIO(summary())).pages[0].extract_text().splitlines()
    timed = [(_seconds(summary), _seconds(lambda: _bare(words))) for _ in range(RUNS)]
    ours, bare = (min(column) for column in zip(*timed, strict=True))
    return ours, bare


def _seconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _job(app: Flask, actor_id: int, count: int) -> tuple[int, float]:
    """Print so many in one job; return the memory then in use and the seconds."""
    with app.app_context():
        params = {
            "batch": Batch.SUMMARY.value,
            "form": BundleForm.PDF.value,
            "on": TODAY.isoformat(),
            "ids": list(range(1, count + 1)),
            "check_page": CHECK_PAGE,
        }
        job_id = start_job(JOB, "Đo", params, actor_id).id
        db.session.commit()
        db.session.remove()
    begun = time.perf_counter()
    run_job(app, job_id)
    seconds = time.perf_counter() - begun
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE"), seconds


if __name__ == "__main__":
    outcome = result()
    print(outcome)
    sys.exit(0 if outcome.holds else 1)
