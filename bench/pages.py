"""Pages of the register against the cheapest page of a signed-in person."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from accounts.models import User
from accounts.queries import person_by_username
from accounts.security import session_marks
from bench.measure import Benchmark, Work
from core.clock import now_utc

PERSON = "lienminh"
BASELINE = "/tai-khoan"


def signed_in(app: Flask, person: User) -> FlaskClient:
    """Return a browser in which this person has signed in."""
    client = app.test_client()
    with client.session_transaction() as session:
        session.update({"_user_id": person.get_id(), "_fresh": True})
        session.update(session_marks(second_factor=True, now=now_utc()))
    return client


def _page(path: str) -> Callable[[Flask], tuple[Work, Work]]:
    """Return the preparation of a page of somebody who sees the whole province."""

    def prepare(app: Flask) -> tuple[Work, Work]:
        person = person_by_username(PERSON)
        assert person is not None
        client = signed_in(app, person)

        def opening(address: str) -> Work:
            def work() -> None:
                answer = client.get(address)
                if answer.status_code != 200:
                    raise RuntimeError(f"{address}: {answer.status}")

            return work

        return opening(path), opening(BASELINE)

    return prepare


BENCHMARKS = (
    Benchmark("Danh sách hợp tác xã, trang đầu", _page("/hop-tac-xa"), 5),
    Benchmark("Danh sách hợp tác xã, trang cuối", _page("/hop-tac-xa?trang=40"), 6),
    Benchmark("Danh sách, tìm theo tên không dấu", _page("/hop-tac-xa?tim=nong+nghiep+01234"), 4),
    Benchmark("Danh sách như ở một ngày đã qua", _page("/hop-tac-xa?ngay=2020-01-01"), 5),
    Benchmark("Tổng quan toàn tỉnh", _page("/tong-quan"), 40),
    Benchmark("Một hợp tác xã", _page("/hop-tac-xa/1"), 4),
    Benchmark("Một quy định của pháp luật", _page("/phap-luat/members.minimum.cooperative"), 2.5),
)
