"""Papers in number: asked for from the list, made by the worker, one file at the end."""

import re
import zipfile
from io import BytesIO

import pytest
from pypdf import PdfReader

from accounts.rules.duties import Duty
from coop_registry.rules import many_papers as rules
from core.db import db
from papers.models import IssuedPaper, StoredFile
from papers.rules import normal_code
from reference import queries as reference
from reference.jobs import run_job
from reference.models import Job
from reference.services import start_job
from tests.factories.accounts import make_user
from tests.factories.membership import admit_list
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db
CHECK = "/kiem-tra-giay-to"
ASK = "/hop-tac-xa/in-nhieu"


@pytest.fixture
def officer(session):
    return make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))


@pytest.fixture
def three(session):
    """Return three organisations of the officer's district, the first with members, and another's."""
    made = [
        make_organisation(name=f"Hợp tác xã {words} Thử", identifiers=(), accept_similar=True)
        for words in ("Chè", "Dong", "Rau")
    ]
    admit_list(made[0], 3)
    other = make_organisation(BA_BE, name="Hợp tác xã Huyện Khác", identifiers=())
    db.session.commit()
    return [row.id for row in made], other.id


def printed(client, viec, query="", **form):
    """Ask, confirm, and return the job and its file."""
    data = {"viec": viec} | form
    page = client.post(f"{ASK}?{query}", data=data).text
    assert "Kiểm tra lại trước khi xác nhận" in page
    answer = client.post(f"{ASK}?{query}", data=data | {"xac-nhan": "1", "once": "b" * 32})
    job_id = int(re.search(r"/viec/(\d+)|/(\d+)$", answer.location).group(0).rsplit("/", 1)[-1])
    db.session.expire_all()
    job = db.session.get_one(Job, job_id)
    return job, answer.location


def file_of(client, job):
    page = client.get(f"/tep/{job.stored_file_id}")
    assert page.status_code == 200
    return page


def test_summaries_of_a_district_are_one_pdf_with_contents(officer, three, as_user):
    client = as_user(officer)
    job, _address = printed(client, "summary.pdf")
    assert job.state == "done", job.message
    assert job.result_text == "Đã lập 3 bản tóm tắt thông tin."
    book = PdfReader(BytesIO(file_of(client, job).data))
    first = book.pages[0].extract_text()
    assert "MỤC LỤC" in first
    assert "Hợp tác xã Dong Thử" in first
    assert "Huyện Khác" not in first
    assert [item.title.rsplit(" ", 2)[1] for item in book.outline] == ["Chè", "Dong", "Rau"]
    codes = re.findall(r"\w{4}-\w{4}-\w{4}", first)
    assert len(codes) == 3
    for code in codes:
        answer = client.get(f"{CHECK}?ma={normal_code(code)}")
        assert "Bản tóm tắt thông tin" in answer.text


def test_only_chosen_lines_and_only_ones_own_units(officer, three, as_user):
    (_tea, dong, _rau), other = three
    client = as_user(officer)
    job, _address = printed(client, "summary.zip", chon=[str(dong), str(other)])
    with zipfile.ZipFile(BytesIO(file_of(client, job).data)) as archive:
        assert len(archive.namelist()) == 1
        assert "Dong" in archive.namelist()[0]


def test_who_got_no_book_is_named(officer, three, as_user):
    client = as_user(officer)
    job, _address = printed(client, "member_book.pdf")
    assert job.result_text == "Đã lập 1 sổ đăng ký thành viên. Không lập được 2, nêu ở dưới."
    assert (job.done, job.total) == (3, 3)
    page = client.get(f"/cong-viec/{job.id}").text
    row = f'<a href="/hop-tac-xa/{three[0][1]}">Hợp tác xã Dong Thử</a>: Ngày này chưa ghi'
    assert row in page
    words = "".join(
        page.extract_text() for page in PdfReader(BytesIO(file_of(client, job).data)).pages
    )
    assert not re.search(r"\b\d{12}\b", words)


def test_a_double_click_prints_once(officer, three, as_user):
    client = as_user(officer)
    data = {"viec": "summary.pdf", "xac-nhan": "1", "once": "c" * 32}
    places = {client.post(ASK, data=data).location for _ in range(2)}
    assert len(places) == 1
    assert db.session.query(IssuedPaper).count() == 3


def test_a_job_that_stopped_goes_on_without_printing_twice(app, officer, three, as_user):
    ids, _other = three
    before, _address = printed(as_user(officer), "summary.pdf", chon=[str(one) for one in ids[:2]])
    job = start_job(rules.JOB, "In tiếp", before.params | {"ids": ids}, officer.id)
    job.checkpoint = {"papers": before.checkpoint["papers"], "left": [], "next": 2}
    db.session.commit()
    run_job(app, job.id)
    db.session.rollback()
    assert db.session.query(IssuedPaper).count() == 3
    assert job.result_text == "Đã lập 3 bản tóm tắt thông tin."
    kept = db.session.get_one(StoredFile, job.stored_file_id)
    assert len(PdfReader(BytesIO(kept.content)).outline) == 3


def test_too_many_are_refused_with_what_to_do(officer, three, as_user, monkeypatch):
    monkeypatch.setattr("coop_registry.routes.many_papers.MOST", 2)
    client = as_user(officer)
    answer = client.post(ASK, data={"viec": "summary.pdf"})
    assert "Hãy lọc bớt rồi in." in client.get(answer.location).text
    assert db.session.query(Job).count() == 0


@pytest.mark.parametrize("viec", ["", "summary", "summary.exe", "x.pdf"])
def test_unknown_papers_are_refused(officer, three, as_user, viec):
    assert as_user(officer).post(ASK, data={"viec": viec}).status_code == 404


def test_the_file_is_the_askers_alone(officer, three, as_user):
    client = as_user(officer)
    job, _address = printed(client, "summary.pdf")
    assert file_of(client, job).mimetype == "application/pdf"
    assert as_user(make_user(Duty.AUDITOR)).get(f"/tep/{job.stored_file_id}").status_code == 404
    assert db.session.get_one(StoredFile, job.stored_file_id).size > 0


def test_the_most_fits_a_merged_province():
    assert rules.MOST >= 1300
