"""The page of an issued paper, days that have not come, and the mark of a demonstration."""

from datetime import UTC, datetime
from io import BytesIO
from unittest.mock import Mock

import openpyxl
import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from accounts.rules.duties import Duty
from core.db import db
from papers import queries as paper_queries
from papers.demo import DEMO
from papers.models import IssuedPaper
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.papers import make_paper
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


def printed(client, organisation) -> IssuedPaper:
    response = client.post(f"/hop-tac-xa/{organisation.id}/in-ban-tom-tat")
    assert response.status_code == 303
    return db.session.get(IssuedPaper, int(response.location.rsplit("/", 1)[1]))


def content(file_id: int) -> BytesIO:
    return BytesIO(paper_queries.stored_file_with_content(file_id).content)


def texts(paper: IssuedPaper) -> dict[str, str]:
    """Return all that can be read in the three files of a paper."""
    word = WordDocument(content(paper.docx_file_id))
    sheets = openpyxl.load_workbook(content(paper.xlsx_file_id)).worksheets
    header = word.sections[0].first_page_header
    return {
        "pdf": PdfReader(content(paper.pdf_file_id)).pages[0].extract_text(),
        "docx": " ".join(one.text for one in header.paragraphs),
        **{
            sheet.title: " ".join(str(cell) for row in sheet.values for cell in row)
            for sheet in sheets
        },
    }


@pytest.mark.parametrize(
    "path",
    [
        "/hop-tac-xa/{0}/in-ban-tom-tat",
        "/hop-tac-xa/xuat",
        "/van-de/xuat-excel",
        "/hop-tac-xa/{0}/thanh-vien/xuat-excel",
        "/hop-tac-xa/{0}/thanh-vien/xuat-kem-so-giay-to",
    ],
)
@pytest.mark.parametrize("day", ["03/06/2025", "01/01/2030", "31/02/2025"])
def test_nothing_is_printed_for_a_day_that_has_not_come(officer, as_user, path, day):
    made = make_organisation()
    response = as_user(officer).post(path.format(made.id) + f"?ngay={day}")
    assert response.status_code == 400
    page = response.get_data(as_text=True)
    assert "chưa đến" in page or "Không đọc được ngày" in page
    assert db.session.query(IssuedPaper).count() == 0


def test_every_paper_is_marked_while_the_program_stands_on_a_fixed_day(officer, as_user, app):
    paper = printed(as_user(officer), make_organisation())
    found = texts(paper)
    assert len(found) == 5
    assert {name for name, text in found.items() if DEMO not in text} == set()


def test_a_real_paper_of_a_real_day_has_no_mark_and_a_made_up_record_has(
    officer, as_user, app, monkeypatch
):
    real = make_organisation()
    made_up = make_organisation(is_demo=True, accept_similar=True, identifiers=())
    app.config["APP_TODAY"] = None
    moment = datetime(2025, 6, 2, 3, tzinfo=UTC)
    monkeypatch.setattr("core.clock.datetime", Mock(now=lambda zone: moment.astimezone(zone)))
    client = as_user(officer)
    assert all(DEMO not in text for text in texts(printed(client, real)).values())
    assert all(DEMO in text for text in texts(printed(client, made_up)).values())


def test_the_page_leads_back_to_the_organisation(officer, as_user):
    made = make_organisation()
    client = as_user(officer)
    page = client.get(f"/giay-to/{printed(client, made).id}").get_data(as_text=True)
    assert f'href="/hop-tac-xa/{made.id}"' in page


def test_a_revoked_paper_shows_no_further_steps(officer, as_user):
    client = as_user(officer)
    paper = printed(client, make_organisation())
    url = f"/giay-to/{paper.id}"
    before = client.get(url).get_data(as_text=True)
    assert "trình ký" in before
    assert f"{url}/ghi-so" in before
    done = client.post(f"{url}/thu-hoi", data={"reason": "Lập nhầm"}, follow_redirects=True)
    after = client.get(url).get_data(as_text=True)
    assert "Đã thu hồi" in done.get_data(as_text=True)
    for step in ("trình ký", "ghi-so", "ban-ky", "Làm gì tiếp theo"):
        assert step not in after


def test_a_paper_of_the_cooperative_is_not_put_before_our_head(officer, as_user):
    made = make_organisation()
    paper = make_paper(
        kind="registry.member_book", subject_id=made.id, unit_id=made.unit_id, agency_id=None
    )
    db.session.commit()
    page = as_user(officer).get(f"/giay-to/{paper.id}").get_data(as_text=True)
    assert "Người đại diện theo pháp luật của hợp tác xã ký" in page
    assert "trình ký" not in page
    assert "ghi-so" not in page
