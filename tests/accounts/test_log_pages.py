"""The pages of the log, the commands, the demonstration people."""

import io
import json
from datetime import UTC, date, datetime

import openpyxl
import pytest

from accounts import queries
from accounts.papers import audit_log_xlsx
from accounts.rules.duties import Duty
from accounts.services import DEMO_PASSWORD, demo_logins, ensure_demo_people
from audit.jobs import seal_all
from audit.queries import history
from audit.services import record
from coop_registry.models import Party
from core.db import db
from core.errors import RuleViolation
from core.ui import HistoryLine
from reference import queries as reference
from reference.models import Job
from tests.factories.accounts import make_user, sign_in
from tests.factories.papers import make_paper
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.db
LOG = "/quan-tri/nhat-ky"
TODAY = date(2025, 6, 2)


@pytest.fixture
def reader(app, as_user):
    return as_user(make_user(Duty.AUDITOR, full_name="Kiểm Toán"))


def write(count=1, action="user.edited", subject_type="user", **more):
    entries = [
        record(
            action=action,
            subject_type=subject_type,
            subject_id=number,
            actor_id=more.get("actor_id"),
            note=f"dòng số {number}.",
        )
        for number in range(1, count + 1)
    ]
    db.session.commit()
    return entries


def test_the_log_is_paged_by_number_newest_first(reader):
    write(60)
    first = reader.get(LOG).text
    assert "dòng số 60." in first
    assert "dòng số 10." not in first
    older = first.split('<a href="/quan-tri/nhat-ky?truoc=')[1].split('"')[0]
    second = reader.get(f"{LOG}?truoc={older}").text
    assert "dòng số 10." in second
    assert "dòng số 11." not in second


def test_the_log_is_filtered_by_person_action_kind_and_days(reader):
    actor = make_user(full_name="Người Làm")
    write(1, actor_id=actor.id, action="user.locked")
    write(1, action="organisation.created", subject_type="organisation")
    assert "Người Làm đã khóa tài khoản" in reader.get(f"{LOG}?nguoi={actor.id}").text
    assert "Người Làm đã khóa" not in reader.get(f"{LOG}?loai=organisation").text
    assert "Người Làm đã khóa" in reader.get(f"{LOG}?viec=user.locked").text
    assert "Người Làm đã khóa" not in reader.get(f"{LOG}?viec=user.unlocked").text
    assert "Người Làm đã khóa" not in reader.get(f"{LOG}?den_ngay=01/01/2025").text
    assert "Người Làm đã khóa" in reader.get(f"{LOG}?tu_ngay=01/01/2025").text


@pytest.mark.parametrize(
    "query", ["nguoi=abc", "nguoi=999999", "viec=khong", "tu_ngay=hom-qua", "truoc=-1", "loai=%00"]
)
def test_a_filter_that_cannot_be_read_shows_the_whole_log(reader, query):
    write(1)
    answer = reader.get(f"{LOG}?{query}")
    assert answer.status_code == 200
    assert "dòng số 1." in answer.text


@pytest.fixture
def records(app):
    """Write one line about an organisation, its representative, a paper, a person and a unit."""
    organisation = make_organisation(name="Hợp tác xã Minh Phú")
    party = db.session.query(Party).filter_by(full_name="Nông Thị Thử").one()
    paper = make_paper(title="Bản tóm tắt thử")
    user = make_user(full_name="Người Được Sửa")
    kinds = {"organisation": organisation, "party": party, "paper": paper, "user": user}
    for kind, one in {**kinds, "unit": reference.unit_by_code("064", TODAY)}.items():
        record(action="x.y", subject_type=kind, subject_id=one.id, actor_id=None)
    db.session.commit()
    return {kind: one.id for kind, one in kinds.items()}


def test_every_line_says_which_record_and_leads_to_it(reader, records):
    page = reader.get(LOG).text
    for address, words in (
        (f"/hop-tac-xa/{records['organisation']}", "Tổ chức: Hợp tác xã Minh Phú"),
        (f"/ca-nhan/{records['party']}", "Cá nhân: Nông Thị Thử"),
        (f"/giay-to/{records['paper']}", "Giấy tờ: Bản tóm tắt thử"),
        (f"/quan-tri/nguoi-dung/{records['user']}", "Người dùng: Người Được Sửa"),
    ):
        assert f'<a href="{address}">{words}</a>' in page
        assert reader.get(address).status_code == 200
    assert "Huyện Chợ Đồn</a>" in page


def test_a_record_one_may_not_open_is_named_without_a_link(as_user, records):
    page = as_user(make_user(Duty.ADMINISTRATOR)).get(LOG).text
    assert "Tổ chức: Hợp tác xã Minh Phú" in page
    assert f'href="/hop-tac-xa/{records["organisation"]}"' not in page


def test_the_export_names_the_records_too(reader, records):
    sheet = openpyxl.load_workbook(io.BytesIO(reader.post(f"{LOG}/xuat").data)).active
    named = [row[3] for row in sheet.iter_rows(values_only=True)]
    assert "Tổ chức: Hợp tác xã Minh Phú" in named
    assert "Giấy tờ: Bản tóm tắt thử" in named


def test_naming_asks_once_per_kind_however_many_lines(reader, records, count_queries):
    with count_queries() as few:
        reader.get(LOG)
    for name in ("Một", "Hai", "Ba", "Bốn"):
        make_organisation(name=f"Hợp tác xã Số {name}", identifiers=())
    db.session.commit()
    with count_queries() as many:
        page = reader.get(LOG).text
    assert "Tổ chức: Hợp tác xã Số Bốn" in page
    assert len(many) <= len(few)


def test_what_is_shown_is_exported_as_a_workbook_and_the_export_recorded(reader):
    write(2, action="user.locked")
    write(1, action="user.edited")
    answer = reader.post(f"{LOG}/xuat?viec=user.locked")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    words = [row[4] for row in sheet.iter_rows(values_only=True) if row[4]]
    assert len([one for one in words if "đã khóa tài khoản" in one]) == 2
    assert not [one for one in words if "đã sửa" in one]
    assert history("audit", 0)[0].action == "audit.exported"
    assert reader.get(f"{LOG}/xuat").location == LOG


def test_the_workbook_holds_days_and_never_a_formula():
    moment = datetime(2025, 6, 1, 18, 30, tzinfo=UTC)
    content = audit_log_xlsx([HistoryLine(moment, "=1+1", "=cmd()", subject="=2+2")], TODAY)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    row = next(row for row in sheet.iter_rows() if row[2].value == "=1+1")
    assert row[0].value.date() == TODAY  # half past one in Viet Nam
    assert row[1].value == "01:30:00"
    assert {cell.data_type for cell in row[1:5]} == {"s"}


def test_verifying_shows_and_keeps_its_result(reader):
    assert "Chưa kiểm tra lần nào" in reader.get(f"{LOG}/kiem-tra").text
    write(3)
    seal_all(1)
    started = reader.post(f"{LOG}/kiem-tra").location
    assert started.startswith("/cong-viec/")
    assert "Nhật ký nguyên vẹn: 3 dòng đã niêm phong" in reader.get(started).text
    assert "Kiểm tra nhật ký" in reader.get("/cong-viec").text
    job = db.session.get(Job, int(started.rsplit("/", 1)[1]))
    assert (job.done, job.total) == (3, 3)
    page = reader.get(f"{LOG}/kiem-tra").text
    assert "Nhật ký nguyên vẹn: 3 dòng đã niêm phong" in page
    assert "Kiểm Toán đã kiểm tra chuỗi niêm phong" in page
    assert history("audit", 0)[0].note


def test_without_the_duty_the_log_does_not_open(as_user):
    officer = as_user(make_user(Duty.CREDIT_OFFICER))
    assert officer.get(LOG).status_code == 403
    assert officer.post(f"{LOG}/xuat").status_code == 403
    assert officer.get(f"{LOG}/kiem-tra").status_code == 403
    assert officer.post(f"{LOG}/kiem-tra").status_code == 403


def run(app, *words):
    # The command gets its own context, as from a shell; what the test wrote is committed first.
    db.session.commit()
    return app.test_cli_runner().invoke(args=["accounts", *words])


def test_a_person_is_created_by_command_with_duty_and_place(app, client):
    done = run(app, "create", "Canbo.Moi", "--name", "Mới", "--duty", "officer", "--unit", "064")
    assert done.exit_code == 0, done.output
    user = queries.person_by_username("canbo.moi")
    assert user.duties_on(TODAY) == {Duty.REGISTRY_OFFICER}
    assert sign_in(client, user, password=done.output.split()[-1]).status_code == 303


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("create", "moi", "--duty", "officer"), 1),  # no unit
        (("create", "moi", "--duty", "officer", "--unit", "999"), 1),
        (("create", "moi", "--duty", "agency_reporter", "--agency", "khong-co"), 1),
        (("create", "moi", "--duty", "vua"), 2),
        (("otp", "khong.co"), 1),
        (("reset-password", "khong.co"), 1),
    ],
)
def test_a_wrong_command_ends_with_its_code_and_writes_nothing(app, words, code):
    assert run(app, *words).exit_code == code
    assert queries.person_by_username("moi") is None


def test_people_are_listed(app):
    make_user(Duty.CASHIER, username="thuquy.thu", full_name="Vũ Thị Thử")
    assert "thuquy.thu: Vũ Thị Thử – Thủ quỹ" in run(app, "list").output
    rows = json.loads(run(app, "list", "--json").output)
    assert {"cashier"} == set(next(r for r in rows if r["username"] == "thuquy.thu")["duties"])


def test_a_demonstration_code_is_shown_and_never_in_production(app):
    make_user(Duty.CASHIER, username="co.ma", second_factor=True)
    make_user(username="khong.ma")
    assert run(app, "otp", "co.ma").output.strip().isdigit()
    assert run(app, "otp", "khong.ma").exit_code == 1
    app.config["APP_ENV"] = "production"
    refused = run(app, "otp", "co.ma")
    assert refused.exit_code == 1
    assert not any(letter.isdigit() for letter in refused.output)


def test_a_lost_administrator_gets_a_one_time_password_by_command(app, client):
    user = make_user(Duty.ADMINISTRATOR, username="quantri.thu")
    done = run(app, "reset-password", "quantri.thu")
    db.session.refresh(user)
    assert user.must_change_password
    assert sign_in(client, user, password=done.output.split()[-1]).status_code == 303


def test_the_demonstration_has_a_login_per_duty_and_two_districts(app, client):
    people = ensure_demo_people(TODAY)
    db.session.commit()
    held = set().union(*(user.duties_on(TODAY) for user in people.values()))
    assert held == set(Duty)
    assert people["canbo.chodon"].grants[0].unit_id != people["canbo.babe"].grants[0].unit_id
    assert sign_in(client, people["canbo.chodon"], password=DEMO_PASSWORD).location == "/"
    assert {one.username for one in demo_logins(TODAY)} == set(people)


def test_making_the_demonstration_people_twice_changes_nothing(app):
    first = {name: user.id for name, user in ensure_demo_people(TODAY).items()}
    db.session.commit()
    again = {name: user.id for name, user in ensure_demo_people(TODAY).items()}
    assert first == again
    assert all(len(user.grants) == 1 for user in ensure_demo_people(TODAY).values())


def test_after_the_districts_the_demonstration_stands_in_communes(app):
    people = ensure_demo_people(date(2025, 7, 2))
    assert people["canbo.chodon"].scope_for("registry.read") is not None
    place = {one.username: one.place for one in demo_logins(date(2025, 7, 2))}
    assert place["canbo.chodon"].startswith("Xã")


def test_demonstration_people_are_refused_in_production(app):
    app.config["APP_ENV"] = "production"
    with pytest.raises(RuleViolation):
        ensure_demo_people(TODAY)
    assert queries.person_by_username("quantri") is None
