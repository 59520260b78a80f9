import threading

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from core.db import begin_write, db, retrying
from reference import queries, services
from reference.models import NumberSeries

pytestmark = pytest.mark.db


def fund_id() -> int:
    fund = queries.agency_by_key("quy-ho-tro-phat-trien-htx-bac-kan")
    assert fund is not None
    return fund.id


def test_numbers_run_by_agency_symbol_and_year(session: Session) -> None:
    begin_write()
    fund = fund_id()
    taken = [services.next_number(fund, "HĐTD", 2025) for _ in range(3)]
    assert taken == [1, 2, 3]
    assert services.next_number(fund, "PT", 2025) == 1
    assert services.next_number(fund, "HĐTD", 2026) == 1


def test_a_number_is_given_back_when_the_work_is_undone(session: Session) -> None:
    fund = fund_id()
    session.rollback()
    begin_write()
    assert services.next_number(fund, "HĐTD", 2025) == 1
    session.rollback()
    begin_write()
    assert services.next_number(fund, "HĐTD", 2025) == 1
    session.commit()


def test_many_takers_at_once_get_every_number_once(app: Flask) -> None:
    fund = fund_id()
    db.session.remove()
    taken: list[int] = []

    def take() -> None:
        number = services.next_number(fund, "HĐTD", 2025)
        db.session.commit()
        taken.append(number)

    def work() -> None:
        with app.app_context():
            for _ in range(5):
                retrying(take)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(1, 21))
    assert db.session.query(NumberSeries).one().next_number == 21
