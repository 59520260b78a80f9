"""The daily letter of limits: only with a mail server, once a day, to whom the filings are given."""

from datetime import date
from typing import Any

import pytest

from accounts.rules.duties import Duty
from coop_registry.jobs.digest import send_digests
from coop_registry.rules.digest import DueLine, letter
from core import mail
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.filings import TODAY, receive
from tests.factories.registry import make_organisation


class FakeServer:
    """Keeps the letters instead of sending them."""

    sent: list[Any] = []  # noqa: RUF012 - emptied by the fixture
    fails = False

    def __init__(self, host: str, port: int, timeout: int) -> None:
        assert (host, port, timeout) == ("thu.example", 25, mail.PATIENCE_SECONDS)

    def __enter__(self) -> "FakeServer":
        return self

    def __exit__(self, *_what: object) -> None:
        """Nothing to close."""

    def send_message(self, message: Any) -> None:
        if self.fails:
            raise OSError("down")
        self.sent.append(message)


@pytest.fixture
def server(app, monkeypatch):
    monkeypatch.setattr(mail, "SMTP", FakeServer)
    monkeypatch.setattr(FakeServer, "sent", [])
    app.config["MAIL_URL"] = "smtp://thu.example:25"
    return FakeServer


@pytest.fixture
def officer(app):
    unit = reference.unit_by_code("064", TODAY)
    return make_user(Duty.REGISTRY_OFFICER, unit, email="canbo@htx.example")


def given_to(officer: Any) -> Any:
    row = receive(make_organisation())
    row.assignee_id = officer.id
    db.session.commit()
    return row


def test_without_a_mail_server_nothing_is_sent(app, officer) -> None:
    given_to(officer)
    assert app.config["MAIL_URL"] == ""
    assert send_digests() == 0


def test_an_officer_gets_one_letter_a_day_about_own_filings(server, officer) -> None:
    row = given_to(officer)
    make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("061", TODAY), email="xa@htx.example")
    make_user(Duty.REGISTRY_RECEPTION, reference.unit_by_code("064", TODAY), email="m@htx.example")
    db.session.commit()
    assert send_digests() == 1
    assert send_digests() == 0
    (message,) = server.sent
    assert message["To"] == "canbo@htx.example"
    assert message["From"] == "khong-tra-loi@thu.example"
    text = message.get_content()
    assert f"Hồ sơ {row.number:02d}/2025" in text
    assert "hết ngày 08/05/2025 (quá hạn 25 ngày; điểm b khoản 1 Điều 47" in text
    assert "Nông Thị Thử" not in text


def test_what_is_given_to_another_is_not_told(server, officer) -> None:
    given_to(officer).assignee_id = officer.id + 1000
    db.session.commit()
    assert send_digests() == 0


def test_a_server_that_is_down_stops_nothing(server, officer, monkeypatch) -> None:
    given_to(officer)
    monkeypatch.setattr(server, "fails", True)
    assert send_digests() == 0


@pytest.mark.parametrize(
    ("last_day", "says"),
    [
        (date(2025, 6, 1), "quá hạn 1 ngày"),
        (date(2025, 6, 2), "hôm nay"),
        (date(2025, 6, 3), "sắp đến hạn"),
    ],
    ids=["after", "on", "before"],
)
def test_each_line_says_how_late_it_is(last_day, says) -> None:
    made = letter([DueLine("01/2025", "Đổi tên", "HTX A", last_day, "Điều 47")], TODAY)
    assert made is not None
    assert says in made.text
    assert letter([], TODAY) is None
