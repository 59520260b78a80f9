"""The pages of requests about personal data, from receipt to the letter."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from accounts.rules.duties import Duty
from audit.models import Entry
from coop_registry.models import SubjectRequest
from core.db import db
from papers.models import IssuedPaper, StoredFile
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.persons import NUMBER, TODAY, join, make_request
from tests.factories.registry import BA_BE, make_organisation

LIST = "/yeu-cau-du-lieu-ca-nhan"
pytestmark = pytest.mark.db


@pytest.fixture
def here(app):
    return make_organisation()


def of_district(duty, code="064"):
    return make_user(duty, reference.unit_by_code(code, TODAY), full_name="Triệu Thị Thẩm")


@pytest.fixture
def officer(app):
    return of_district(Duty.REGISTRY_OFFICER)


def receipt(here, **changes):
    given = {
        "kind": "view",
        "unit_id": str(here.unit_id),
        "received_on": "02/06/2025",
        "received_clock": "8:30",
        "asker": "self",
        "asker_name": "Ma Văn Chung",
        "asker_paper": "Căn cước do Bộ Công an cấp",
        "asker_contact": "Thôn Nà Pài",
        "wish": "Xin xem dữ liệu của tôi",
    }
    return given | changes


def test_reception_takes_a_request_and_sees_its_term(here, as_user):
    client = as_user(of_district(Duty.REGISTRY_RECEPTION))
    form = receipt(here, once="c" * 32)
    first = client.post(f"{LIST}/moi", data=form)
    again = client.post(f"{LIST}/moi", data=form)
    assert first.status_code == again.status_code == 303
    assert first.location == again.location
    assert db.session.query(SubjectRequest).count() == 1
    page = client.get(first.location)
    assert "72 giờ kể từ 08:30 ngày 02/06/2025" in page.text
    assert "Điều 14 Nghị định 13/2023/NĐ-CP" in page.text
    assert "Còn 3 ngày" in page.text
    assert "Ma Văn Chung" in client.get(LIST).text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"received_clock": "25:00"}, "received_clock"),
        ({"received_clock": "sáng"}, "received_clock"),
        ({"received_on": "03/06/2025"}, "received_on"),
        ({"received_on": "31/02/2025"}, "received_on"),
        ({"kind": "other"}, "kind"),
        ({"unit_id": "1"}, "unit_id"),
        ({"asker_name": " "}, "asker_name"),
        ({"wish": "x" * 1001}, "wish"),
        ({"asker_paper": f"Căn cước {NUMBER}"}, "asker_paper"),
    ],
)
def test_a_receipt_with_bad_input_is_refused(here, officer, as_user, changes, field):
    page = as_user(officer).post(f"{LIST}/moi", data=receipt(here, **changes))
    assert page.status_code == 200
    assert f'id="{field}-error-1"' in page.text
    assert db.session.query(SubjectRequest).count() == 0


def test_another_district_finds_no_request(here, as_user):
    row = make_request(here.unit_id)
    client = as_user(of_district(Duty.REGISTRY_LEADER, "061"))
    for step in ("", "/tim-nguoi", "/du-lieu", "/tra-loi", "/gia-han"):
        assert client.get(f"{LIST}/{row.id}{step}").status_code == 404
    for step in ("/da-phan-hoi", "/chon-nguoi", "/lap-cong-van"):
        assert client.post(f"{LIST}/{row.id}{step}").status_code == 404
    assert row.asker_name not in client.get(LIST).text


def test_a_person_is_found_by_number_without_a_trace_of_it(here, officer, as_user, caplog):
    party, row = join(here), make_request(here.unit_id)
    client = as_user(officer)
    page = client.post(f"{LIST}/{row.id}/tim-nguoi", data={"number": "006 085 000 077"})
    assert "0060******77" in page.text
    assert "006 085 000 077" not in page.text
    assert NUMBER not in page.text
    sent = client.post(f"{LIST}/{row.id}/chon-nguoi", data={"party_id": str(party.id)})
    assert sent.location == f"{LIST}/{row.id}/du-lieu"
    kept = " ".join(f"{e.changes}{e.reason}{e.note}" for e in db.session.query(Entry))
    assert NUMBER not in kept + caplog.text


def test_a_search_without_words_is_refused_and_others_are_counted(here, officer, as_user):
    other = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)
    join(other)
    row = make_request(here.unit_id)
    client = as_user(officer)
    assert "Hãy nhập họ tên" in client.post(f"{LIST}/{row.id}/tim-nguoi").text
    page = client.post(f"{LIST}/{row.id}/tim-nguoi", data={"name": "Ma Van Chung"})
    assert "Có 1 người phù hợp chỉ có trong hồ sơ của đơn vị khác" in page.text
    assert "Hợp tác xã Hai" not in page.text


@pytest.mark.parametrize("typed", ["", "abc", "0", "999999", "9" * 20])
def test_a_choice_of_nobody_is_refused(here, officer, as_user, typed):
    row = make_request(here.unit_id)
    sent = as_user(officer).post(f"{LIST}/{row.id}/chon-nguoi", data={"party_id": typed})
    assert sent.status_code == 303
    db.session.expire_all()
    assert db.session.get(SubjectRequest, row.id).party_id is None


def matched(here):
    row = make_request(here.unit_id)
    row.party_id = join(here).id
    db.session.flush()
    return row


def test_what_is_held_is_shown_with_who_saw_the_number(here, officer, as_user):
    row = matched(here)
    client = as_user(officer)
    client.post(f"/ca-nhan/{row.party_id}/so-giay-to", data={"reason": "đối chiếu giấy gốc"})
    page = client.get(f"{LIST}/{row.id}/du-lieu")
    assert "Triệu Thị Thẩm đã xem số định danh đầy đủ" in page.text
    assert "đối chiếu giấy gốc" in page.text
    assert "20.000.000" in page.text
    assert NUMBER not in page.text


def test_a_chosen_person_of_another_name_is_pointed_out(here, officer, as_user):
    row = matched(here)
    client = as_user(officer)
    assert "khác họ tên" not in client.get(f"{LIST}/{row.id}/du-lieu").text
    other = make_request(here.unit_id, asker_name="Ma Văn Chúc")
    other.party_id = row.party_id
    assert "khác họ tên" in client.get(f"{LIST}/{other.id}/du-lieu").text


def test_an_answer_becomes_a_letter_in_word_and_pdf(here, officer, as_user):
    row = matched(here)
    client = as_user(officer)
    form = {
        "outcome": "accepted",
        "answered_on": "02/06/2025",
        "words": "Gửi anh dữ liệu đang lưu.",
        "once": "d" * 32,
    }
    for _ in range(2):
        assert client.post(f"{LIST}/{row.id}/tra-loi", data=form).status_code == 303
    sent = client.post(f"{LIST}/{row.id}/lap-cong-van", data={"once": "e" * 32})
    again = client.post(f"{LIST}/{row.id}/lap-cong-van", data={"once": "e" * 32})
    assert sent.location == again.location
    paper = db.session.query(IssuedPaper).one()
    assert "Ma Văn Chung" not in paper.title
    text = pdf_text(paper.pdf_file_id)
    assert text.index("Nơi nhận:") < text.index("DỮ LIỆU CÁ NHÂN ĐANG LƯU")
    for words in ("Ma Văn Chung", "Gửi anh dữ liệu đang lưu", "0060******77", "20.000.000"):
        assert words in text
    word = zipfile.ZipFile(BytesIO(content(paper.docx_file_id))).read("word/document.xml").decode()
    assert NUMBER not in text + word
    assert paper.title in client.get(f"{LIST}/{row.id}").text


def test_a_refused_deletion_names_its_article_in_the_letter(here, officer, as_user):
    row = matched(here)
    row.kind = "delete"
    client = as_user(officer)
    form = {"outcome": "accepted", "answered_on": "02/06/2025", "words": "Không xóa."}
    page = client.post(f"{LIST}/{row.id}/tra-loi", data=form)
    assert "Điều 16 Nghị định 13/2023/NĐ-CP" in page.text
    form |= {"outcome": "refused", "article": "Điều 16 Nghị định 13/2023/NĐ-CP"}
    assert client.post(f"{LIST}/{row.id}/tra-loi", data=form).status_code == 303
    client.post(f"{LIST}/{row.id}/lap-cong-van")
    text = pdf_text(db.session.query(IssuedPaper).one().pdf_file_id)
    assert "Phần không thực hiện căn cứ Điều 16 Nghị định 13/2023/NĐ-CP" in text
    assert "DỮ LIỆU CÁ NHÂN ĐANG LƯU" not in text


def test_there_is_no_letter_before_the_answer(here, officer, as_user):
    row = matched(here)
    assert as_user(officer).post(f"{LIST}/{row.id}/lap-cong-van").status_code == 404


def test_receipt_is_acknowledged_once_and_extension_needs_the_law_of_2026(
    here, officer, as_user, day
):
    row = make_request(here.unit_id)
    client = as_user(officer)
    for _ in range(2):
        assert client.post(f"{LIST}/{row.id}/da-phan-hoi").status_code == 303
    db.session.expire_all()
    assert db.session.get(SubjectRequest, row.id).acknowledged_on == TODAY
    assert db.session.query(Entry).filter_by(action="subject.acknowledged").count() == 1
    page = client.post(f"{LIST}/{row.id}/gia-han", data={"reason": "nhiều hồ sơ giấy"})
    assert "không cho gia hạn" in page.text
    assert "Gia hạn thêm" not in client.get(f"{LIST}/{row.id}").text


def test_after_2026_the_page_offers_the_extension(here, as_user, day):
    day(date(2026, 1, 6))
    unit = reference.successor_on(here.unit_id, date(2026, 1, 6))
    officer = make_user(Duty.REGISTRY_OFFICER, unit)
    client = as_user(officer)
    sent = client.post(
        f"{LIST}/moi", data=receipt(here, unit_id=str(unit.id), received_on="05/01/2026")
    )
    assert sent.status_code == 303
    page = client.get(sent.location)
    assert "Gia hạn thêm 10 ngày" in page.text
    assert "15/01/2026" in page.text
    assert "2 ngày làm việc" in page.text
    extended = client.post(f"{sent.location}/gia-han", data={"reason": "nhiều hồ sơ giấy"})
    assert extended.status_code == 303
    assert "26/01/2026" in client.get(sent.location).text  # 25/01/2026 is a Sunday


def test_an_expected_refusal_keeps_readers_out(here, as_user):
    row = make_request(here.unit_id)
    client = as_user(make_user(Duty.AUDITOR))
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}/{row.id}").status_code == 403


def test_the_list_asks_few_questions_and_the_first_page_shows_the_term(
    here, officer, as_user, count_queries
):
    client = as_user(officer)
    for _ in range(8):
        make_request(here.unit_id)
    db.session.commit()
    with count_queries() as many:
        assert client.get(LIST).text.count("Còn 3 ngày") == 8
    assert len(many) <= 8
    assert "Xem, cung cấp dữ liệu: Ma Văn Chung" in client.get("/").text


def content(file_id):
    return db.session.get(StoredFile, file_id).content


def pdf_text(file_id):
    pages = PdfReader(BytesIO(content(file_id))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
