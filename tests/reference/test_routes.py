import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from audit.queries import history
from core.clock import now_utc
from core.db import db
from reference import queries
from reference.jobs import enqueue
from reference.models import Job
from reference.rules import JobState
from tests.factories.accounts import make_user
from tests.factories.reference import commune_named, make_job, unit_of

Login = Callable[[Any], FlaskClient]
PAGES = ("/du-lieu-dung-chung", "/don-vi-hanh-chinh", "/co-quan", "/ngay-lam-viec", "/nganh-nghe")


@pytest.fixture
def officer(app: Flask) -> Any:
    return make_user(Duty.REGISTRY_OFFICER, unit_of("064"))


@pytest.fixture
def administrator(app: Flask) -> Any:
    return make_user(Duty.ADMINISTRATOR, second_factor=True)


def words_of(page: str) -> str:
    """Return the words of the content of a page."""
    content = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


@pytest.mark.parametrize("path", PAGES)
def test_shared_data_are_for_everyone_with_a_login(
    client: FlaskClient, as_user: Login, officer: Any, path: str
) -> None:
    assert client.get(path).location.startswith("/dang-nhap")
    page = as_user(officer).get(path)
    assert page.status_code == 200
    assert "Ghi ngày nghỉ" not in page.text


@pytest.mark.parametrize(
    ("ngay", "there", "gone"),
    [
        ("30/06/2025", "Huyện Chợ Đồn", "Xã Bạch Thông"),
        ("01/07/2025", "Xã Bạch Thông", "Huyện Chợ Đồn"),
    ],
)
def test_units_are_those_of_the_day(
    as_user: Login, officer: Any, ngay: str, there: str, gone: str
) -> None:
    words = words_of(as_user(officer).get(f"/don-vi-hanh-chinh?ngay={ngay}").text)
    assert there in words
    assert gone not in words


def test_an_old_name_finds_the_unit(as_user: Login, officer: Any) -> None:
    browser = as_user(officer)
    words = words_of(browser.get("/don-vi-hanh-chinh?tim=ra+ban").text)
    assert "Xã Đồng Thắng" in words
    page = words_of(browser.get(f"/don-vi-hanh-chinh/{commune_named('Đồng Thắng').id}").text)
    assert "Xã Rã Bản" in page
    assert "Xã Bạch Thông" in page  # who took its place


def test_only_administrators_amend(as_user: Login, officer: Any) -> None:
    browser = as_user(officer)
    agency = queries.agency_by_key("ubnd-tinh-bac-kan")
    assert agency is not None
    for path in (
        "/ngay-lam-viec/ghi",
        f"/don-vi-hanh-chinh/{unit_of('064').id}/ten-khac",
        f"/co-quan/{agency.id}/ten-moi",
    ):
        assert browser.get(path).status_code == 403
        assert browser.post(path, data={"name": "x"}).status_code == 403


def test_an_alias_is_added_once_and_told(
    session: Session, as_user: Login, administrator: Any
) -> None:
    unit_id = commune_named("Bằng Phúc").id
    browser = as_user(administrator)
    form = {
        "name": "Xã Bằng Phước",
        "note": "Viết sai",
        "source": "Danh sách 2016",
        "once": "a" * 32,
    }
    path = f"/don-vi-hanh-chinh/{unit_id}/ten-khac"
    assert browser.post(path, data=form).status_code == 303
    assert browser.post(path, data=form).status_code == 303  # a double click
    session.rollback()
    assert [one.name for one in queries.unit_aliases(unit_id)] == ["Xã Bằng Phước"]
    assert len(history("unit", unit_id, 10, None)) == 1
    refused = browser.post(path, data=form | {"once": "b" * 32})
    assert "Đơn vị này đã có tên đó." in refused.text
    assert browser.post(path, data={"once": "c" * 32}).text.count("Chưa nhập mục này.") >= 3


def test_a_day_is_set_by_the_form_and_shown_in_its_year(
    session: Session, as_user: Login, administrator: Any
) -> None:
    browser = as_user(administrator)
    form = {"day": "04/06/2025", "kind": "off", "name": "Nghỉ do bão", "reason": "Công điện 01"}
    sent = browser.post("/ngay-lam-viec/ghi", data=form)
    assert (sent.status_code, sent.location) == (303, "/ngay-lam-viec?nam=2025")
    assert "Nghỉ do bão" in words_of(browser.get("/ngay-lam-viec?nam=2025").text)
    session.rollback()
    june = queries.working_days()
    assert not june.is_working_day(date(2025, 6, 4))
    wrong = browser.post("/ngay-lam-viec/ghi", data=form | {"kind": "work", "day": "05/06/2025"})
    assert "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật." in wrong.text
    edit = browser.get("/ngay-lam-viec/ghi?ngay=04/06/2025").text
    assert 'value="Nghỉ do bão"' in edit
    for bad in ("31/02/2025", "01/01/0202", "<script>"):
        assert (
            "Nhập ngày có thật" in browser.post("/ngay-lam-viec/ghi", data=form | {"day": bad}).text
        )


def test_an_agency_gets_a_new_name_from_a_day(as_user: Login, administrator: Any) -> None:
    agency = queries.agency_by_key("quy-ho-tro-phat-trien-htx-bac-kan")
    assert agency is not None
    browser = as_user(administrator)
    form = {
        "start_on": "01/07/2025",
        "name": "Quỹ <b>mới</b>",
        "parent_line": "",
        "issuing_line": "QUỸ MỚI",
        "symbol": "QM",
        "place_name": "Thái Nguyên",
        "source": "Quyết định 1",
    }
    assert browser.post(f"/co-quan/{agency.id}/ten-moi", data=form).status_code == 303
    page = browser.get(f"/co-quan/{agency.id}").text
    assert "Quỹ &lt;b&gt;mới&lt;/b&gt;" in page
    assert "Quỹ hỗ trợ phát triển hợp tác xã tỉnh Bắc Kạn" in page
    again = browser.post(f"/co-quan/{agency.id}/ten-moi", data=form)
    assert "Ngày bắt đầu phải sau ngày bắt đầu của tên gần nhất." in again.text


def test_records_that_are_not_there(as_user: Login, administrator: Any) -> None:
    browser = as_user(administrator)
    for path in ("/don-vi-hanh-chinh/999999", "/co-quan/999999", "/cong-viec/999999"):
        assert browser.get(path).status_code == 404


def test_branches_are_browsed_and_searched(as_user: Login, officer: Any) -> None:
    browser = as_user(officer)
    assert "bản 2018" in browser.get("/nganh-nghe").text
    assert "0111" in words_of(browser.get("/nganh-nghe?ban=2025&tim=trong+lua").text)
    assert "Trồng lúa" in words_of(browser.get("/nganh-nghe?ban=2018&thuoc=011").text)
    assert browser.get("/nganh-nghe?ban=1993&thuoc=zzzzzzzz").status_code == 200


def test_a_job_is_seen_by_its_owner_and_administrators_alone(
    session: Session, as_user: Login, officer: Any, administrator: Any
) -> None:
    stranger = make_user(Duty.REGISTRY_OFFICER, unit_of("061"))
    job = make_job(actor_id=officer.id)
    paths = (f"/cong-viec/{job.id}", f"/cong-viec/{job.id}/tien-do")
    for path in paths:
        assert as_user(officer).get(path).status_code == 200
        assert as_user(administrator).get(path).status_code == 200
        assert as_user(stranger).get(path).status_code == 404
    assert as_user(stranger).post(f"/cong-viec/{job.id}/huy").status_code == 404
    assert "Việc thử" in as_user(officer).get("/cong-viec").text
    assert "Việc thử" not in as_user(stranger).get("/cong-viec").text
    session.rollback()
    assert db.session.get_one(Job, job.id).state is JobState.QUEUED


def test_a_running_job_shows_its_bar_and_how_long_there_is(
    session: Session, as_user: Login, officer: Any
) -> None:
    job = make_job(actor_id=officer.id)
    job.state, job.done, job.total = JobState.RUNNING, 25, 100
    job.started_at = job.heartbeat_at = now_utc() - timedelta(seconds=60)
    session.commit()
    browser = as_user(officer)
    page = browser.get(f"/cong-viec/{job.id}").text
    assert '<progress id="tien-do" value="25" max="100">' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert page.index("<noscript>") < page.index("</head>")
    told = browser.get(f"/cong-viec/{job.id}/tien-do").get_json()
    assert (told["percent"], told["ended"], told["left"]) == (25, False, "còn khoảng 3 phút")
    assert browser.post(f"/cong-viec/{job.id}/huy").status_code == 303
    assert "Đã yêu cầu dừng" in browser.get(f"/cong-viec/{job.id}").text


def test_a_cancelled_job_stays_findable(session: Session, as_user: Login, officer: Any) -> None:
    job = make_job(actor_id=officer.id)
    browser = as_user(officer)
    assert browser.post(f"/cong-viec/{job.id}/huy").status_code == 303
    enqueue(job.id)
    page = browser.get(f"/cong-viec/{job.id}").text
    assert "Đã hủy" in page
    assert 'http-equiv="refresh"' not in page
    assert "Đã hủy" in browser.get("/cong-viec").text
    again = browser.post(f"/cong-viec/{job.id}/huy", follow_redirects=True)
    assert "Công việc đã kết thúc trước khi dừng." in again.text


def test_addresses_are_kebab_case_and_typed(app: Flask) -> None:
    ours = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("reference.")]
    assert len(ours) >= 16
    for rule in ours:
        assert re.fullmatch(r"(/([a-z]+(-[a-z]+)*|<(int|string):[a-z_]+>))+", rule.rule), rule.rule


@pytest.mark.db
def test_units_of_another_province_load_by_command(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    head = "code,name,level,parent_code,valid_from,valid_to,successor_code\n"
    runner = app.test_cli_runner()
    file.write_text(head + "91,Tỉnh Mới,province,,,,\n91001,Xã Mới,commune,92,,,\n", "utf-8")
    refused = runner.invoke(args=["reference", "load-units", str(file)])
    assert refused.exit_code == 1
    assert "Dòng 3: không có đơn vị cấp trên mã “92”" in refused.stderr
    assert queries.unit_by_code("91", date(2025, 6, 2)) is None
    db.session.rollback()
    file.write_text(head + "91,Tỉnh Mới,province,,,,\n91001,Xã Mới,commune,91,,,\n", "utf-8")
    loaded = runner.invoke(args=["reference", "load-units", str(file)])
    assert (loaded.exit_code, loaded.stdout.strip()) == (
        0,
        "Đã nạp 2 dòng: 2 mới, 0 sửa, 0 không đổi.",
    )
    db.session.rollback()
    assert commune_named("Mới").name == "Xã Mới"
    missing = runner.invoke(args=["reference", "load-units", str(tmp_path / "none.csv")])
    assert missing.exit_code == 2
    again = runner.invoke(args=["reference", "load"])
    assert (again.exit_code, "0 mới, 0 sửa" in again.stdout) == (0, True)
