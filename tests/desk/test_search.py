"""The search box and its page: who finds what, what never enters an address or a log."""

import logging
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from coop_registry.queries.search import documents, index
from coop_registry.rules.entries import IdentifierEntry
from coop_registry.rules.kinds import Scheme, Status
from core.db import db
from desk import demo
from papers.models import IssuedPaper
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.fund import make_contract
from tests.factories.membership import admit, person
from tests.factories.papers import make_paper
from tests.factories.registry import BA_BE, TODAY, make_organisation
from tests.factories.searching import index_now, settle

NUMBER = "006190000177"
#: Cooperatives of a planned province, as few as its tests make.
ENOUGH = 60
Login = Callable[[Any], FlaskClient]


@pytest.fixture
def officer(session: Session) -> Any:
    """Return the officer of Chợ Đồn, with an organisation there and one in Ba Bể."""
    one = make_organisation(name="Hợp tác xã Nấm Hương", representative=None)
    admit(one, party=person(full_name="Triệu Thị Thuỷ", identity_no=NUMBER))
    foreign = make_organisation(
        BA_BE, name="Hợp tác xã Nấm Sò", representative=None, identifiers=(), phone="0911 222 333"
    )
    admit(foreign, party=person(1, full_name="Triệu Văn Ngoài"))
    unit = reference.unit_by_code("064", TODAY)
    return make_user(Duty.REGISTRY_OFFICER, unit)


def text_of(client: FlaskClient, words: str, path: str = "/tim") -> str:
    answer = client.get(f"{path}?q={quote(words)}")
    assert answer.status_code == 200
    return answer.json["markup"] if answer.json else answer.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/tim", "/tim/goi-y"])
def test_an_officer_finds_what_is_theirs(path: str, officer: Any, as_user: Login) -> None:
    client = as_user(officer)
    for ready in (False, True):
        if ready:
            settle()
        for words in ("nam huong", "HTX NẤM", unicodedata.normalize("NFD", "nấm hươngg"), "nam"):
            assert "Hợp tác xã Nấm Hương" in text_of(client, words, path), words
            assert "Nấm Sò" not in text_of(client, words, path)
        found = text_of(client, "trieu", path)
        assert "Triệu Thị Thuỷ" in found
        assert "Triệu Văn Ngoài" not in found
        assert "Nấm Sò" not in text_of(client, "0911222333", path)
        assert NUMBER not in found
        assert "0061******77" in found


def test_a_province_wide_reader_finds_all(officer: Any, as_user: Login) -> None:
    client = as_user(make_user(Duty.ALLIANCE_OFFICER))
    found = text_of(client, "nam")
    assert "Hợp tác xã Nấm Hương" in found
    assert "Hợp tác xã Nấm Sò" in found


@pytest.mark.parametrize("duty", [Duty.ADMINISTRATOR, Duty.AGENCY_REPORTER])
def test_one_who_does_not_read_the_register_finds_only_pages(
    duty: Duty, officer: Any, as_user: Login
) -> None:
    agency = reference.agencies_on(TODAY)[0].agency_id if duty is Duty.AGENCY_REPORTER else None
    client = as_user(make_user(duty, agency_id=agency))
    for words in ("nam huong", "trieu thi thuy", "4700111222", "0912345678"):
        assert "search-hits" not in text_of(client, words), words
    assert "Đổi mật khẩu" in text_of(client, "doi mat khau")
    assert client.post("/tim/theo-so", data={"so": "4700111222"}).status_code == 403


def test_a_visitor_has_the_public_look_up_only(officer: Any, client: FlaskClient) -> None:
    for path in ("/tim?q=nam", "/tim/goi-y?q=nam"):
        answer = client.get(path)
        assert answer.status_code in (302, 303)
        assert answer.location.startswith("/dang-nhap")
    assert "data-search" not in client.get("/tra-cuu").get_data(as_text=True)
    assert "Hợp tác xã Nấm Hương" in client.get("/tra-cuu?tim=nam+huong").get_data(as_text=True)


@pytest.mark.parametrize("typed", [NUMBER, "006 190 000 177", "095123456", f"Thuỷ {NUMBER}"])
def test_an_identity_number_leaves_the_address_and_is_kept_nowhere(
    typed: str, officer: Any, as_user: Login, caplog: pytest.LogCaptureFixture
) -> None:
    client = as_user(officer)
    caplog.set_level(logging.DEBUG)
    answer = client.get(f"/tim?q={quote(typed)}")
    assert answer.status_code == 303
    assert answer.location == "/tim?dinh-danh=1"
    page = client.get(answer.location).get_data(as_text=True)
    assert "không nhận số căn cước" in page
    assert "Tìm người trong sổ" in page
    suggested = text_of(client, typed, "/tim/goi-y")
    assert 'role="option"' not in suggested
    ours = [record for record in caplog.records if not record.name.startswith("sqlalchemy")]
    digits = "".join(letter for letter in typed if letter.isdigit())
    for record in ours:
        assert digits not in str(record.__dict__).replace(" ", ""), record.name
    assert digits not in (page + suggested).replace(" ", "")


def test_an_old_certificate_of_twelve_digits_is_found_by_a_form(
    officer: Any, as_user: Login
) -> None:
    made = make_organisation(
        name="Hợp tác xã Số Dài",
        representative=None,
        identifiers=(IdentifierEntry(Scheme.CERTIFICATE_NO, "130700001234"),),
    )
    client = as_user(officer)
    page = client.post("/tim/theo-so", data={"so": "1307 0000 1234"}).get_data(as_text=True)
    assert f"/hop-tac-xa/{made.id}" in page
    for number in (NUMBER, "095123456", "", "x"):
        answer = client.post("/tim/theo-so", data={"so": number})
        assert answer.status_code == 200
        assert "search-hits" not in answer.get_data(as_text=True)
        assert number == "" or f'value="{number}"' not in answer.get_data(as_text=True)


def test_papers_are_found_by_code_and_number(officer: Any, as_user: Login) -> None:
    own = reference.unit_by_code("064", TODAY)
    foreign = reference.unit_by_code("061", TODAY)
    assert own is not None
    assert foreign is not None
    paper = make_paper(unit_id=own.id)
    other = make_paper(unit_id=foreign.id)
    for one, series in ((paper, "a"), (other, "b")):
        one.paper_no, one.paper_symbol, one.paper_on = 5, "BC-QĐTCKH", date(2025, 3, 1)
        one.number_series = series
    db.session.commit()
    client = as_user(officer)
    for words in (
        paper.code,
        paper.code.replace("-", " ").lower(),
        "05/BC-QĐTCKH",
        "số 05/bc",
        "05",
    ):
        found = text_of(client, words)
        assert f"/giay-to/{paper.id}" in found, words
        assert f"/giay-to/{other.id}" not in found, words
    assert f"/giay-to/{other.id}" not in text_of(client, other.code)
    assert f"/giay-to/{paper.id}" not in text_of(client, "05/KH")
    assert "search-hits" not in text_of(as_user(make_user(Duty.ADMINISTRATOR)), paper.code)


def test_a_restricted_paper_is_not_found_without_its_right(officer: Any, as_user: Login) -> None:
    unit = reference.unit_by_code("064", TODAY)
    assert unit is not None
    paper: IssuedPaper = make_paper(unit_id=unit.id)
    paper.kind = "registry.member_book.full"
    db.session.commit()
    assert f"/giay-to/{paper.id}" in text_of(as_user(officer), paper.code)
    reception = make_user(Duty.REGISTRY_RECEPTION, unit)
    assert f"/giay-to/{paper.id}" not in text_of(as_user(reception), paper.code)


def test_tasks_are_found_by_what_one_wants_to_do(officer: Any, as_user: Login) -> None:
    client = as_user(officer)
    for words, address in (
        ("nhập danh sách", "/nhap-danh-sach/moi"),
        ("nhap excel", "/nhap-danh-sach/moi"),
        ("ngay le", "/ngay-lam-viec"),
        ("luat", "/phap-luat"),
        ("canh bao", "/van-de"),
    ):
        assert f'href="{address}"' in text_of(client, words).split("<main")[1], words
    assert "/quan-tri/nguoi-dung/moi" not in text_of(client, "thêm người dùng")


def test_ended_and_demonstration_records_say_so(officer: Any, as_user: Login) -> None:
    make_organisation(
        name="Hợp tác xã Đã Xong", identifiers=(), representative=None, status=Status.ENDED,
        is_demo=True,
    )  # fmt: skip
    found = text_of(as_user(officer), "da xong")
    assert "Đã giải thể, phá sản, chấm dứt tồn tại" in found
    assert "Dữ liệu trình diễn" in found


def test_what_was_typed_is_shown_as_it_is(officer: Any, as_user: Login) -> None:
    client = as_user(officer)
    for path in ("/tim", "/tim/goi-y"):
        for words in ("<script>alert(1)</script>", "=1+1", "%%%", "a" * 300, "\x00x", "nấm & <b>"):
            assert "<script>alert" not in text_of(client, words, path)
    assert "&lt;script&gt;" in text_of(client, "<script>alert(1)</script>")
    assert client.get("/tim?q=nam&loai=khong-co").status_code == 200
    assert client.get("/tim").status_code == 200


def test_one_kind_alone_shows_more(officer: Any, as_user: Login) -> None:
    for number in range(25):
        make_organisation(
            name=f"Hợp tác xã Rừng Sâu {number}", identifiers=(), representative=None,
            accept_similar=True,
        )  # fmt: skip
    settle()
    client = as_user(officer)
    first = text_of(client, "rung sau")
    assert first.count("Hợp tác xã Rừng Sâu") == 20
    assert "loai=to-chuc" in first
    alone = client.get("/tim?q=rung+sau&loai=to-chuc").get_data(as_text=True)
    assert alone.count("Hợp tác xã Rừng Sâu") == 25


def test_nothing_found_says_what_to_try(officer: Any, as_user: Login) -> None:
    found = text_of(as_user(officer), "zzqqww")
    assert "Không tìm thấy “zzqqww”" in found
    assert "Cách tìm" in found
    assert "Hãy gõ từ hai chữ trở lên" in text_of(as_user(officer), "n")


def test_answers_are_not_kept_by_the_browser(officer: Any, as_user: Login) -> None:
    answer = as_user(officer).get("/tim/goi-y?q=nam")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_an_answer_costs_few_statements(
    app: Flask, officer: Any, as_user: Login, count_queries: Callable[[], Any]
) -> None:
    for number in range(30):
        one = make_organisation(
            name=f"Hợp tác xã Nấm Rơm {number}", identifiers=(), representative=None,
            accept_similar=True,
        )  # fmt: skip
        admit(
            one, party=person(2, full_name=f"Nấm Văn {number}", identity_no=f"0061902{number:05d}")
        )
    db.session.commit()
    settle()
    client = as_user(officer)
    text_of(client, "nam", "/tim/goi-y")
    for words in ("nam", "rom nam van", "nam romm", "nấm rơm 7"):
        with count_queries() as statements:
            text_of(client, words)
        assert len(statements) <= 13, words


def test_a_planned_province_is_marked_to_be_indexed(session: Session) -> None:
    demo.add_province(ENOUGH, 1, TODAY, lambda _said: None)
    db.session.commit()
    assert index.count_pending() == documents.count_organisations() >= 12
    settle()
    assert not index.has_pending()
    assert len(index_now()) > 50


def test_the_programs_own_jobs_are_found_by_who_does_them(session: Session, as_user: Login) -> None:
    alliance = as_user(make_user(Duty.ALLIANCE_OFFICER))
    for words, address in (
        ("bao cao thang", "/tong-quan#bao-cao"),
        ("in bản tóm tắt", "/hop-tac-xa#in-hang-loat"),
        ("danh ba", "/hop-tac-xa#xuat"),
    ):
        assert f'href="{address}"' in text_of(alliance, words), words
    # Nothing that only looks a little like it for who has no such job.
    administrator = as_user(make_user(Duty.ADMINISTRATOR))
    for words in ("bao cao thang", "danh ba", "in ban tom tat", "dang xuat"):
        assert "Không tìm thấy" in text_of(administrator, words), words


def test_a_contract_of_the_fund_is_found_by_its_number(session: Session, as_user: Login) -> None:
    contract = make_contract(number="06/2024/HĐTD")
    address = f'href="/quy-ho-tro/hop-dong/{contract.id}"'
    assert address in text_of(as_user(make_user(Duty.CASHIER)), "06/2024/HDTD")
    assert address not in text_of(as_user(make_user(Duty.ALLIANCE_OFFICER)), "06/2024/HĐTD")
