from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from accounts.security import session_marks
from core import once
from core.clock import now_utc
from core.db import db
from core.once import ALREADY_DONE, Submission
from tests.factories.accounts import make_user

pytestmark = pytest.mark.db


def signed_in(app: Flask, user: Any) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie.update({"_user_id": user.get_id(), "_fresh": True})
        cookie.update(session_marks(second_factor=True, now=now_utc()))
    return client


@pytest.fixture
def user(core_app: Flask) -> Any:
    user = make_user()
    db.session.commit()
    return user


def written() -> int:
    """Return how many rows the sample view wrote (its own form numbers begin with "once")."""
    db.session.rollback()
    kept = select(func.count()).where(Submission.user_id == 0)
    return db.session.scalar(kept) or 0


def test_a_form_sent_twice_counts_once_and_leads_to_the_same_page(
    core_app: Flask, user: Any
) -> None:
    client = signed_in(core_app, user)
    first = client.post("/mau/ghi", data={"once": "once-1"})
    second = client.post("/mau/ghi", data={"once": "once-1"})
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location == "/mau/cong-khai?ket=qua"
    assert written() == 1
    with client.session_transaction() as cookie:
        assert [words for _, words in cookie["_flashes"]] == ["Đã ghi.", ALREADY_DONE]


def test_two_clicks_at_the_same_moment_count_once(core_app: Flask, user: Any) -> None:
    clients = [signed_in(core_app, user) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(c.post, "/mau/ghi", data={"once": "once-2"}) for c in clients]
        answers = [one.result() for one in sent]
    assert [answer.status_code for answer in answers] == [303] * 4
    assert written() == 1


def test_two_forms_count_twice(core_app: Flask, user: Any) -> None:
    client = signed_in(core_app, user)
    for token in ("once-3", "once-4"):
        client.post("/mau/ghi", data={"once": token})
    assert written() == 2


def test_a_refused_form_may_be_sent_again(core_app: Flask, user: Any) -> None:
    client = signed_in(core_app, user)
    assert client.post("/mau/tu-choi", data={"once": "once-5"}).status_code == 200
    assert client.post("/mau/ghi", data={"once": "once-5"}).status_code == 303
    assert written() == 1


def test_a_number_of_10000_letters_does_no_harm(core_app: Flask, user: Any) -> None:
    client = signed_in(core_app, user)
    assert client.post("/mau/ghi", data={"once": "x" * 10_000}).status_code == 303
    assert written() == 1


def test_old_form_numbers_are_forgotten_and_young_ones_kept(core_app: Flask, user: Any) -> None:
    now = now_utc()
    for token, age in (("old", 8), ("young", 6)):
        db.session.add(
            Submission(token=token, user_id=user.id, location="/", at=now - timedelta(days=age))
        )
    db.session.flush()
    assert once.forget_before(now - timedelta(days=7)) == 1
    assert db.session.get(Submission, "young") is not None


def test_the_browser_keeps_the_numbers_of_the_last_forms_done(core_app: Flask, user: Any) -> None:
    client = signed_in(core_app, user)
    for number in range(once.KEPT + 3):
        client.post("/mau/ghi", data={"once": f"once{number:03}"})
    cookie = client.get_cookie(once.DONE)
    assert cookie is not None
    kept = cookie.value.split(".")
    assert kept == [f"once{number:03}" for number in range(3, once.KEPT + 3)]
