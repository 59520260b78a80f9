"""The public look-up shows the public facts, and nothing else."""

from dataclasses import fields
from datetime import date

import pytest

from coop_registry.queries import public
from coop_registry.rules.entries import ReportEntry
from coop_registry.rules.facts import FactEntry, Matter
from coop_registry.rules.kinds import Activity, Declared
from coop_registry.services import traits
from coop_registry.services.reports import update_by_report
from reference import queries as reference
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db

WHO = {"actor_id": 1, "on": TODAY, "expected_version": None}

#: Everything recorded of `full` that is not public, as it would stand on a page.
SECRET = [
    "006190000001",
    "0060******01",
    "0912",
    "0988",
    "lien-he@htx.example",
    "Người Liên Hệ",
    "Giám đốc",
    "500.000.000",
    "777.000.000",
    "12 thành viên",
    "Miến dong OCOP",
    "Đang gặp khó",
    "12A",
    "12/03/2018",
    "Phòng Tài chính",
    "đầy đủ",
    "Chi nhánh Kín",
    "Hoạt động cầm chừng",
]


@pytest.fixture
def full(session):
    made = make_organisation()
    declared = ((Declared.REVENUE, 777_000_000), (Declared.MEMBERS_WOMEN, 8))
    entry = ReportEntry(
        on=date(2025, 1, 10),
        source="Báo cáo năm",
        year=2024,
        declared=declared,
        contact_person="Người Liên Hệ",
        phone="0988 111 222",
        email="lien-he@htx.example",
        activity=Activity.WEAK,
        words="Đang gặp khó",
    )
    update_by_report(made, entry, **WHO)
    start = date(2018, 3, 12)
    line = {"vsic_id": reference.vsic_by_code("2018", "0118").id, "is_main": True, "detail": None}
    product = {"kind": "ocop", "words": "Miến dong OCOP", "stars": 4}
    branch = {"kind": "branch", "name": "Chi nhánh Kín", "code": None, "address": "Thôn Kín"}
    traits.add(made, Matter.LINE, FactEntry(start, "Giấy", line), **WHO)
    traits.add(made, Matter.TRAIT, FactEntry(start, "Quyết định", product), **WHO)
    traits.add(made, Matter.BRANCH, FactEntry(start, "Giấy", branch), **WHO)
    traits.add(made, Matter.GOVERNANCE, FactEntry(start, "Giấy", {"governance": "full"}), **WHO)
    return made


def test_the_page_shows_the_public_facts(full, client):
    text = client.get(f"/tra-cuu/{full.id}").text
    for words in (
        "Hợp tác xã Nông nghiệp Thử Nghiệm",
        "4700111222",
        "Thôn Nà Pài, xã Bằng Phúc, huyện Chợ Đồn, tỉnh Bắc Kạn",
        "0118 Trồng rau",
        "Nông Thị Thử",
        "Đang hoạt động",
    ):
        assert words in text, words


@pytest.mark.parametrize("path", ["/tra-cuu?tim=thu+nghiem", "/tra-cuu/{}"])
def test_nothing_else_appears(full, client, path):
    text = client.get(path.format(full.id)).text
    assert "Thử Nghiệm" in text
    assert [words for words in SECRET if words in text] == []


def test_the_facts_behind_the_pages_are_exactly_the_public_ones():
    marks = {"id", "kind", "is_demo"}
    assert {field.name for field in fields(public.PublicRecord)} - marks == {
        "name",
        "code",
        "seat",
        "lines",
        "representative",
        "status",
    }
    assert {field.name for field in fields(public.PublicLine)} - marks == {
        "name",
        "code",
        "commune",
        "status",
    }


@pytest.mark.parametrize(
    "words", ["Thử Nghiệm", "thu nghiem", "nghiem thu", "4700111222", "4700 111 222"]
)
def test_a_name_without_accents_or_a_code_finds_it(full, client, words):
    text = client.get("/tra-cuu", query_string={"tim": words}).text
    assert f"/tra-cuu/{full.id}" in text


@pytest.mark.parametrize("words", ["12A", "006190000001", "0912345678", "nong thi thu", "4700"])
def test_no_other_number_and_no_person_finds_it(full, client, words):
    assert f"/tra-cuu/{full.id}" not in client.get("/tra-cuu", query_string={"tim": words}).text


@pytest.mark.parametrize("words", ["", " ", "h", "%", "_", "!!"])
def test_nothing_is_listed_without_words(full, client, words):
    text = client.get("/tra-cuu", query_string={"tim": words}).text
    assert "Thử Nghiệm" not in text


def test_a_page_holds_twenty_and_the_pages_end(session, client):
    for number in range(120):
        make_organisation(
            name=f"Hợp tác xã Đông {number} Người",
            identifiers=(),
            representative=None,
            accept_similar=True,
        )
    first = client.get("/tra-cuu?tim=dong").text
    assert first.count('href="/tra-cuu/') == 20
    assert "từ 100 kết quả trở lên" in first
    last = client.get("/tra-cuu?tim=dong&trang=5").text
    assert client.get("/tra-cuu?tim=dong&trang=99").text.count('href="/tra-cuu/') == 20
    assert "Trang 5/5" in last


def test_a_search_asks_few_questions(full, client, count_queries):
    client.get("/tra-cuu?tim=thu")
    with count_queries() as statements:
        client.get("/tra-cuu?tim=thu")
    assert len(statements) <= 4, statements


def test_what_is_not_there_is_not_found_and_may_not_be_sent(full, client):
    assert client.get("/tra-cuu/999999").status_code == 404
    assert client.post("/tra-cuu").status_code == 405
    assert client.post(f"/tra-cuu/{full.id}").status_code == 405


def test_words_of_a_visitor_are_shown_as_letters(session, client):
    text = client.get("/tra-cuu", query_string={"tim": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in text
