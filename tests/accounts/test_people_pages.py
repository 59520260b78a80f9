"""User administration: success, no permission, wrong method, sent twice, audit."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from accounts import queries
from accounts.rules.duties import Duty
from audit.queries import history
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user, sign_in

pytestmark = pytest.mark.db
LIST = "/quan-tri/nguoi-dung"


@pytest.fixture
def boss(app):
    return make_user(Duty.ADMINISTRATOR, full_name="Quản Trị", second_factor=True)


@pytest.fixture
def admin(boss, as_user):
    return as_user(boss)


def actions(user):
    return [entry.action for entry in history("user", user.id)]


def new_form(**changes):
    return {
        "username": "nguyenvana",
        "full_name": "Nguyễn Văn A",
        "position": "Chuyên viên",
        "email": "",
        **changes,
    }


def test_creating_shows_a_one_time_password_that_opens_once(admin, boss, client):
    answer = admin.post(f"{LIST}/moi", data=new_form())
    one_time = answer.text.split("<code>")[1].split("</code>")[0]
    user = queries.person_by_username("nguyenvana")
    assert user.must_change_password
    assert one_time not in user.password
    assert actions(user) == ["user.created"]
    assert history("user", user.id)[0].actor_id == boss.id
    assert sign_in(client, user, password=one_time).status_code == 303
    assert client.get("/tai-khoan").location == "/doi-mat-khau"


def test_sending_the_form_twice_makes_one_person(admin):
    form = new_form(once="a" * 32)
    admin.post(f"{LIST}/moi", data=form)
    again = admin.post(f"{LIST}/moi", data=form)
    user = queries.person_by_username("nguyenvana")
    assert again.location == f"{LIST}/{user.id}"
    assert actions(user) == ["user.created"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"username": "Nguyễn"}, "chữ không dấu"),
        ({"username": "quan.tri"}, "đã có người dùng"),
        ({"full_name": ""}, "Chưa nhập"),
        ({"full_name": " \u00a0 "}, "Chưa nhập"),
        ({"full_name": "x" * 10_000}, "Dài quá"),
        ({"email": "khong-phai"}, "thư điện tử không đúng"),
    ],
)
def test_a_wrong_form_says_why_and_keeps_what_was_typed(admin, changes, words):
    make_user(username="quan.tri")
    answer = admin.post(f"{LIST}/moi", data=new_form(**changes))
    assert answer.status_code == 200
    assert words in answer.text
    assert "Chuyên viên" in answer.text
    assert queries.person_by_username("nguyenvana") is None


def test_letters_that_look_like_markup_are_shown_as_letters(admin):
    admin.post(f"{LIST}/moi", data=new_form(full_name="<script>alert(1)</script>"))
    page = admin.get(LIST)
    assert "<script>alert(1)" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_the_list_is_searched_without_accents_and_filtered_by_duty(admin):
    unit = reference.unit_by_code("064", date(2025, 6, 2))
    make_user(Duty.REGISTRY_OFFICER, unit, full_name="Hoàng Thị Nguyệt")
    make_user(Duty.CASHIER, full_name="Đặng Văn Sơn", active=False)
    found = admin.get(LIST, query_string={"tim": "hoang nguyet"}).text
    assert "Hoàng Thị Nguyệt" in found
    assert "Đặng Văn Sơn" not in found
    assert "Huyện Chợ Đồn" in found
    cashiers = admin.get(LIST, query_string={"nhiem_vu": "cashier"}).text
    assert "Đặng Văn Sơn" in cashiers
    assert "Hoàng Thị Nguyệt" not in cashiers
    locked = admin.get(LIST, query_string={"trang_thai": "khoa"}).text
    assert "Đặng Văn Sơn" in locked
    assert "Hoàng Thị Nguyệt" not in locked


def test_a_filter_that_is_no_choice_changes_nothing(admin):
    page = admin.get(LIST, query_string={"nhiem_vu": "vua", "trang": "khong", "tim": "%"})
    assert page.status_code == 200
    assert "Quản Trị" in page.text
    nobody = admin.get(LIST, query_string={"tim": "khong ai ten the"})
    assert "Không có người dùng nào khớp" in nobody.text


def test_the_list_asks_the_database_little_and_the_same_for_many(admin, count_queries):
    for number in range(3):
        make_user(Duty.CREDIT_OFFICER, full_name=f"Người {number}")
    with count_queries() as few:
        admin.get(LIST)
    for number in range(40):
        make_user(Duty.CREDIT_OFFICER, full_name=f"Người thêm {number}")
    with count_queries() as many:
        assert admin.get(LIST).text.count("Cán bộ tín dụng Quỹ –") >= 43
    assert len(many) == len(few) <= 12


def test_an_edit_is_recorded_with_old_and_new(admin):
    user = make_user(full_name="Nông Văn Cũ")
    form = {"full_name": "Nông Văn Mới", "position": "Trưởng phòng", "version": "1"}
    assert admin.post(f"{LIST}/{user.id}/sua", data=form).location == f"{LIST}/{user.id}"
    db.session.refresh(user)
    assert (user.full_name, user.version) == ("Nông Văn Mới", 2)
    entry = history("user", user.id)[0]
    assert entry.action == "user.edited"
    assert entry.changes == {
        "full_name": ["Nông Văn Cũ", "Nông Văn Mới"],
        "position": [None, "Trưởng phòng"],
    }
    page = admin.get(f"{LIST}/{user.id}").text
    assert "Họ và tên từ “Nông Văn Cũ” thành “Nông Văn Mới”" in page


def test_the_second_editor_is_told_what_changed(admin):
    user = make_user(full_name="Nông Văn Cũ")
    admin.post(f"{LIST}/{user.id}/sua", data={"full_name": "Nông Văn Nhanh", "version": "1"})
    slow = admin.post(f"{LIST}/{user.id}/sua", data={"full_name": "Nông Chậm", "version": "1"})
    assert "đã được người khác sửa" in slow.text
    assert "thành “Nông Văn Nhanh”" in slow.text
    assert 'value="2"' in slow.text
    db.session.refresh(user)
    assert user.full_name == "Nông Văn Nhanh"


def test_locking_ends_sessions_and_unlocking_opens_again(admin, as_user, client):
    user = make_user()
    inside = as_user(user)
    admin.post(f"{LIST}/{user.id}/khoa", data={"reason": "Nghỉ việc"})
    assert inside.get("/tai-khoan").status_code == 303
    assert sign_in(client, user).status_code == 401
    admin.post(f"{LIST}/{user.id}/mo-khoa", data={"reason": "Quay lại làm việc"})
    assert sign_in(client, user).status_code == 303
    assert actions(user) == ["user.unlocked", "user.locked"]
    assert history("user", user.id)[1].reason == "Nghỉ việc"


def test_locking_needs_a_reason(admin):
    user = make_user()
    answer = admin.post(f"{LIST}/{user.id}/khoa", data={"reason": "  "})
    assert "Chưa nhập" in answer.text
    db.session.refresh(user)
    assert user.active


def test_the_last_administrator_is_not_locked(admin, boss):
    other = make_user(Duty.ADMINISTRATOR)
    boss.active = True
    admin.post(f"{LIST}/{other.id}/khoa", data={"reason": "Chuyển công tác"})
    db.session.refresh(other)
    assert not other.active
    answer = admin.post(f"{LIST}/{boss.id}/khoa", data={"reason": "Thử"})
    assert "không làm cho chính mình" in answer.text
    db.session.refresh(boss)
    assert boss.active


def test_resetting_a_password_shows_a_new_one_and_ends_sessions(admin, as_user, client):
    user = make_user()
    inside = as_user(user)
    answer = admin.post(f"{LIST}/{user.id}/dat-lai-mat-khau")
    one_time = answer.text.split("<code>")[1].split("</code>")[0]
    assert inside.get("/tai-khoan").status_code == 303
    assert sign_in(client, user).status_code == 401
    assert sign_in(client, user, password=one_time).status_code == 303
    assert actions(user) == ["user.password_reset"]


def test_resetting_the_second_factor_asks_for_it_anew(admin, client):
    user = make_user(Duty.CASHIER, second_factor=True)
    admin.post(f"{LIST}/{user.id}/dat-lai-lop-hai", data={"reason": "Mất điện thoại"})
    sign_in(client, user)
    assert client.get("/tai-khoan").location == "/xac-thuc-hai-lop/cai-dat"
    assert actions(user) == ["user.second_factor_reset"]


def test_a_lock_by_wrong_tries_is_shown_and_lifted(admin, client):
    user = make_user()
    for _ in range(5):
        sign_in(client, user, password="sai")
    assert "Tạm khóa do nhập sai" in admin.get(f"{LIST}/{user.id}").text
    admin.post(f"{LIST}/{user.id}/go-tam-khoa")
    assert sign_in(client, user).status_code == 303
    assert actions(user) == ["user.tries_forgiven"]


ONE = ("sua", "khoa", "mo-khoa", "dat-lai-mat-khau", "dat-lai-lop-hai", "nhiem-vu/moi")


@pytest.mark.parametrize("page", ["", "/moi", "/{id}", *(f"/{{id}}/{name}" for name in ONE)])
def test_without_the_duty_no_page_opens(as_user, page):
    user = make_user()
    officer = as_user(make_user(Duty.CREDIT_OFFICER))
    assert officer.get(LIST + page.format(id=user.id)).status_code == 403


@pytest.mark.parametrize("name", [*ONE, "go-tam-khoa"])
def test_the_auditor_looks_and_changes_nothing(as_user, name):
    user = make_user()
    before = user.password, user.active, user.version
    auditor = as_user(make_user(Duty.AUDITOR))
    assert auditor.get(LIST).status_code == 200
    assert auditor.get(f"{LIST}/{user.id}").status_code == 200
    data = {"reason": "x", "full_name": "Y", "version": "1"}
    assert auditor.post(f"{LIST}/{user.id}/{name}", data=data).status_code == 403
    db.session.refresh(user)
    assert (user.password, user.active, user.version) == before


@pytest.mark.parametrize("name", ["", *(f"/{one}" for one in (*ONE, "go-tam-khoa"))])
def test_a_person_who_is_not_there_is_not_found(admin, name):
    answer = admin.post(f"{LIST}/999999{name}", data={"reason": "x"})
    assert answer.status_code == (405 if name == "" else 404)


@pytest.mark.parametrize("name", ["go-tam-khoa"])
def test_a_change_is_never_made_by_a_link(admin, name):
    user = make_user()
    assert admin.get(f"{LIST}/{user.id}/{name}").location == f"{LIST}/{user.id}"


def test_the_username_is_unique_in_the_database(session):
    make_user(username="mot.nguoi")
    with pytest.raises(IntegrityError):
        make_user(username="mot.nguoi")
