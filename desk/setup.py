"""Making a fresh installation ready: tables, reference data, and the demonstration on request."""

import time
from collections.abc import Callable
from datetime import date

from flask import Flask
from flask_migrate import upgrade

from coop_registry import queries as registry
from core.access import EVERYTHING
from core.db import begin_write, db
from core.errors import RuleViolation
from core.money import format_number
from desk import demo as demonstration
from desk.keys.check import refuse_wrong_key
from desk.migration_head import has_tables
from reference import services as reference

Echo = Callable[[str], None]
#: The day the demonstration stands on: the last month of the districts.
DEMO_DAY = date(2025, 6, 2)


#: The largest number of made-up cooperatives: their numbers and names stay each one's own.
MOST_COOPERATIVES = 10_000
#: Seconds after which the terminal is told how far it is, and how often from then on.
_PATIENCE = 2.0


def prepare(app: Flask, demo: bool, echo: Echo, *, cooperatives: int = 0, seed: int = 1) -> None:
    """Bring the database to the newest form and load reference data; twice changes nothing.

    With `demo` an empty register also gets the labelled demonstration: ten organisations made by
    hand, and made-up ones until there are so many cooperatives.
    """
    with app.app_context():
        echo("Tạo hoặc nâng cấp các bảng dữ liệu")
        upgrade()
        refuse_wrong_key()
        begin_write()
        reference.load_reference(echo)
        db.session.commit()
        if demo:
            load_demo(echo, cooperatives, seed)


def load_demo(echo: Echo, cooperatives: int = 0, seed: int = 1) -> None:
    """Load the demonstration into an empty register; a register with records is left alone."""
    if not registry.is_empty():
        return
    echo("Tạo dữ liệu trình diễn: tài khoản, hai huyện, mười tổ chức, hồ sơ đăng ký")
    begin_write()
    demonstration.add_filings(demonstration.load(DEMO_DAY, EVERYTHING), DEMO_DAY)
    more = cooperatives - demonstration.HANDMADE
    if more > 0:
        echo(f"Thêm {format_number(more)} hợp tác xã bịa, cùng tổ hợp tác và liên hiệp")
        demonstration.add_province(more, seed, DEMO_DAY, patiently(echo, time.monotonic))
        echo("Thêm Quỹ trình diễn: 60 khoản vay, mười hai tháng đã khóa sổ")
        demonstration.add_fund(seed, DEMO_DAY, patiently(echo, time.monotonic))
    db.session.commit()


def refuse_demo(app: Flask) -> None:
    """Raise RuleViolation where no demonstration may be made: production, a register with records."""
    if app.config["APP_ENV"] == "production":
        raise RuleViolation(
            "Không tạo dữ liệu trình diễn khi APP_ENV=production. Chạy lại không có --demo, hoặc "
            "dùng máy thử với APP_ENV=development."
        )
    with app.app_context():
        if has_tables() and not registry.is_empty():
            raise RuleViolation(
                "Sổ đăng ký đã có dữ liệu; dữ liệu trình diễn chỉ tạo được trong sổ trống, không có "
                "gì bị thay đổi. Hãy chọn thư mục khác (INSTANCE_DIR) hoặc cơ sở dữ liệu khác "
                "(DATABASE_URL); muốn xóa dữ liệu thử và tạo lại thì dùng make demo."
            )


def patiently(echo: Echo, clock: Callable[[], float]) -> Echo:
    """Return what passes words on only when it has taken a while, and then not too often."""
    told = clock()

    def tell(words: str) -> None:
        nonlocal told
        if clock() - told >= _PATIENCE:
            told = clock()
            echo(f"  {words}")

    return tell
