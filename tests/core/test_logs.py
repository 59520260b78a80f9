import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from flask import Flask, g
from sqlalchemy import Integer, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from core import logs


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)


@pytest.fixture
def site() -> Flask:
    """Give a small application with the log and three pages."""
    site = Flask(__name__)
    site.config["TESTING"] = True
    logs.init_app(site)

    @site.get("/ho-so/<int:record_id>")
    def record(record_id: int) -> str:
        return str(logs.current_request_id())

    return site


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Give what the formatter writes of every log line."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.SafeFormatter(logs._LINE_FORMAT, timestamp="at"))
    loggers = [logs.access, logging.getLogger("htx.test")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


def last(written: io.StringIO) -> dict:
    return json.loads(written.getvalue().splitlines()[-1])


def test_a_request_is_one_line_without_its_address(site: Flask, lines: io.StringIO) -> None:
    site.test_client().get("/ho-so/7?ten=Nguyễn+Văn+A")
    line = last(lines)
    assert len(lines.getvalue().splitlines()) == 1
    assert (line["method"], line["endpoint"], line["status"]) == ("GET", "record", 200)
    assert line["duration_ms"] >= 0
    assert line["user_id"] is None
    assert "Nguy" not in lines.getvalue()
    assert "ho-so" not in lines.getvalue()


def test_the_number_is_the_same_in_answer_log_and_program(site: Flask, lines: io.StringIO) -> None:
    answer = site.test_client().get("/ho-so/7", headers={"X-Request-ID": "proxy-12345678.a"})
    assert answer.headers["X-Request-ID"] == answer.text == "proxy-12345678.a"
    assert last(lines)["request_id"] == "proxy-12345678.a"


@pytest.mark.parametrize("given", ["", "short", "a" * 65, 'x" injected="1', "số-có-dấu-1234"])
def test_an_unsafe_number_is_replaced(site: Flask, given: str) -> None:
    headers = {"X-Request-ID": given} if given else {}
    number = site.test_client().get("/ho-so/7", headers=headers).headers["X-Request-ID"]
    assert number != given
    assert len(number) == 16


def test_every_request_has_its_own_number_also_when_the_page_is_missing(site: Flask) -> None:
    client = site.test_client()
    numbers = {client.get("/khong-co").headers["X-Request-ID"] for _ in range(5)}
    assert len(numbers) == 5


def test_a_request_refused_by_an_earlier_step_has_its_number() -> None:
    site = Flask(__name__)
    site.config["TESTING"] = True
    site.before_request(lambda: (str(g.get("request_id")), 400))
    logs.init_app(site)
    answer = site.test_client().get("/")
    assert answer.text == answer.headers["X-Request-ID"]


def test_the_person_is_named_by_id_alone(site: Flask, lines: io.StringIO) -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        person = Person(id=42)
        session.add(person)
        session.commit()  # expired: naming it must not load it again

        @site.before_request
        def login() -> None:
            g._login_user = person

        statements: list[str] = []
        event.listen(engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
        site.test_client().get("/ho-so/7")
        assert statements == []
    engine.dispose()
    assert last(lines)["user_id"] == 42


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("số 006090001234 của", "số *** của"),
        ("CMND 095012345.", "CMND ***."),
        ("gọi 0912 345 678", "gọi ***"),
        ("gửi a.b+c@bac-kan.gov.vn rồi", "gửi *** rồi"),
        ("tệp 12345678 dòng", "tệp 12345678 dòng"),
        ("2025-06-02 17:00:01", "2025-06-02 17:00:01"),
        ("1.500.000 đồng", "1.500.000 đồng"),
    ],
)
def test_numbers_of_people_and_addresses_are_hidden(text: str, kept: str) -> None:
    assert logs.redacted(text) == kept


def test_messages_and_added_fields_are_redacted(lines: io.StringIO) -> None:
    logging.getLogger("htx.test").info("đọc %s", "006090001234", extra={"to": "a@b.vn"})
    line = last(lines)
    assert line["message"] == "đọc ***"
    assert line["to"] == "***"
    assert line["at"].startswith("20")


def fail(words: str) -> None:
    try:
        raise OSError(28, "No space left on device", words)
    except OSError as error:
        raise ValueError(words) from error


def test_an_error_keeps_its_place_and_kind_but_not_its_words(lines: io.StringIO) -> None:
    try:
        fail("Nguyễn Văn A")
    except ValueError:
        logging.getLogger("htx.test").error("hỏng", exc_info=sys.exc_info())
    said = last(lines)["exc_info"].replace('fail("Nguyễn Văn A")', "")  # a line of this file
    assert "Nguyễn Văn A" not in said
    assert "test_logs.py" in said
    assert said.index("OSError: No space left on device") < said.index("ValueError")


def test_outside_tests_everything_goes_to_the_safe_formatter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    monkeypatch.setattr(root, "level", root.level)
    for name in logs._QUIET:
        quiet = logging.getLogger(name)
        monkeypatch.setattr(quiet, "level", quiet.level)
    site = Flask(__name__)
    site.config["TESTING"] = False
    logs.init_app(site)
    assert [type(handler.formatter) for handler in root.handlers] == [logs.SafeFormatter]
    assert logging.getLogger("werkzeug").level == logging.WARNING
