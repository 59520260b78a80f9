"""Making a fresh installation ready: tables, reference data, and the demonstration on request."""

from collections.abc import Callable
from datetime import date

from flask import Flask
from flask_migrate import upgrade

from coop_registry import queries as registry
from core.access import EVERYTHING
from core.db import begin_write, db
from desk import demo as demonstration
from desk.keys.check import refuse_wrong_key
from reference import services as reference

Echo = Callable[[str], None]
#: The day the demonstration stands on: the last month of the districts.
DEMO_DAY = date(2025, 6, 2)


def prepare(app: Flask, demo: bool, echo: Echo) -> None:
    """Bring the database to the newest form and load reference data; twice changes nothing.

    With `demo` an empty register also gets the labelled demonstration.
    """
    with app.app_context():
        echo("Tạo hoặc nâng cấp các bảng dữ liệu")
        upgrade()
        refuse_wrong_key()
        begin_write()
        reference.load_reference(echo)
        db.session.commit()
        if demo:
            load_demo(echo)


def load_demo(echo: Echo) -> None:
    """Load the demonstration into an empty register; a register with records is left alone."""
    if not registry.is_empty():
        return
    echo("Tạo dữ liệu trình diễn: tài khoản, hai huyện, mười tổ chức")
    begin_write()
    demonstration.load(DEMO_DAY, EVERYTHING)
    db.session.commit()
