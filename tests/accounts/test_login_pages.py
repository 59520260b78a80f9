"""The login pages: every way in, and every way out."""

import re
from datetime import date, timedelta

import pytest

from accounts.credentials import current_code, new_totp_secret
from accounts.models import User
from accounts.rules.duties import Duty
from core.clock import now_utc
from core.db import db
from reference import queries as reference
from tests.factories.accounts import MADE_AT, PASSWORD, make_user, sign_in

pytestmark = pytest.mark.db
NEW = "ba con trau den"


def open_page(client):
    """Return where a page of one's own leads."""
    answer = client.get("/tai-khoan")
    return answer.status_code, answer.location


def test_a_page_sends_a_visitor_to_the_login_and_back(client):
    user = make_user(username="canbo.thu")
    assert open_page(client) == (303, "/dang-nhap?next=/tai-khoan")
    answer = sign_in(client, user, next="/tai-khoan")
    assert (answer.status_code, answer.location) == (303, "/tai-khoan")
    page = client.get("/tai-khoan")
    assert "Nông Văn Thử" in page.text
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("target", ["https://xau.example/", "//xau.example", "/\\xau.example"])
def test_a_forged_next_leads_to_our_first_page(client, target):
    assert sign_in(client, make_user(), next=target).location == "/"


def test_a_wrong_password_says_so_in_vietnamese_and_opens_nothing(client):
    answer = sign_in(client, make_user(), password="sai mat khau")
    assert answer.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.text
    assert open_page(client)[0] == 303


def test_five_wrong_tries_answer_with_the_wait(client):
    user = make_user()
    codes = [sign_in(client, user, password="sai").status_code for _ in range(5)]
    assert codes == [401] * 4 + [429]
    answer = sign_in(client, user)
    assert answer.status_code == 429
    assert "15 phút" in answer.text
    assert open_page(client)[0] == 303


def test_an_empty_form_is_asked_again(client):
    answer = client.post("/dang-nhap", data={"username": "", "password": ""})
    assert answer.status_code == 200
    assert answer.text.count("Chưa nhập mục này.") >= 2


def test_a_login_form_without_its_token_is_refused(client, csrf):
    answer = sign_in(client, make_user())
    assert answer.status_code == 400
    assert "Biểu mẫu đã hết hạn" in answer.text


def test_a_locked_account_is_refused_and_its_open_session_ends(client, as_user):
    user = make_user()
    inside = as_user(user)
    assert open_page(inside)[0] == 200
    user.active = False
    assert open_page(inside)[0] == 303
    answer = sign_in(client, user)
    assert answer.status_code == 401
    assert "Tài khoản đã bị khóa" in answer.text


def test_a_one_time_password_must_be_changed_before_anything_else(client):
    user = make_user(must_change_password=True, password_set_at=now_utc())
    sign_in(client, user)
    assert open_page(client) == (303, "/doi-mat-khau")
    form = {"current": PASSWORD, "new_password": NEW, "again": NEW}
    assert client.post("/doi-mat-khau", data=form).location == "/tai-khoan"
    assert open_page(client)[0] == 200
    client.post("/dang-xuat")
    assert sign_in(client, user).status_code == 401
    assert sign_in(client, user, password=NEW).status_code == 303


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"current": "sai"}, "Mật khẩu hiện tại không đúng."),
        ({"again": "khac han luon"}, "không giống nhau"),
        ({"new_password": "ngan", "again": "ngan"}, "ít nhất 10 ký tự"),
        ({"new_password": PASSWORD, "again": PASSWORD}, "phải khác"),
    ],
)
def test_a_new_password_is_refused_beside_its_field(as_user, changes, words):
    user = make_user()
    before = user.password
    form = {"current": PASSWORD, "new_password": NEW, "again": NEW, **changes}
    answer = as_user(user).post("/doi-mat-khau", data=form)
    assert answer.status_code == 200
    assert words in answer.text
    db.session.refresh(user)
    assert user.password == before


def test_guessing_the_current_password_at_an_open_screen_locks_too(as_user):
    client = as_user(make_user())
    form = {"current": "sai", "new_password": NEW, "again": NEW}
    for _ in range(4):
        client.post("/doi-mat-khau", data=form)
    assert "tạm khóa" in client.post("/doi-mat-khau", data=form).text
    right = client.post("/doi-mat-khau", data={**form, "current": PASSWORD})
    assert "tạm khóa" in right.text


def test_changing_the_password_ends_the_other_sessions(as_user):
    user = make_user()
    here, elsewhere = as_user(user), as_user(user)
    here.post("/doi-mat-khau", data={"current": PASSWORD, "new_password": NEW, "again": NEW})
    assert open_page(here)[0] == 200
    assert open_page(elsewhere)[0] == 303


def test_ending_the_other_sessions_keeps_this_one(as_user):
    user = make_user()
    here, elsewhere = as_user(user), as_user(user)
    assert here.get("/tai-khoan/dang-xuat-noi-khac").location == "/tai-khoan"
    assert here.post("/tai-khoan/dang-xuat-noi-khac").location == "/tai-khoan"
    assert open_page(here)[0] == 200
    assert open_page(elsewhere)[0] == 303


def test_with_a_second_factor_the_password_alone_opens_nothing(client):
    user = make_user(Duty.ADMINISTRATOR, second_factor=True)
    answer = sign_in(client, user, next="/tai-khoan")
    assert answer.location == "/xac-thuc-hai-lop?next=/tai-khoan"
    assert open_page(client)[0] == 303
    wrong = client.post(answer.location, data={"code": "000000"})
    assert wrong.status_code == 401
    assert "Mã không đúng" in wrong.text
    right = client.post(answer.location, data={"code": current_code(user)})
    assert (right.status_code, right.location) == (303, "/tai-khoan")
    assert open_page(client)[0] == 200


def test_a_code_that_was_used_does_not_open_again(client, app):
    user = make_user(Duty.ADMINISTRATOR, second_factor=True)
    code = current_code(user)
    sign_in(client, user)
    assert client.post("/xac-thuc-hai-lop", data={"code": code}).status_code == 303
    thief = app.test_client()
    sign_in(thief, user)
    assert thief.post("/xac-thuc-hai-lop", data={"code": code}).status_code == 401
    assert open_page(thief)[0] == 303


def test_the_second_step_without_or_long_after_the_first_begins_anew(client):
    assert client.get("/xac-thuc-hai-lop").location == "/dang-nhap"
    user = make_user(second_factor=True)
    sign_in(client, user)
    with client.session_transaction() as cookie:
        cookie["pending_at"] -= 601
    answer = client.post("/xac-thuc-hai-lop", data={"code": current_code(user)})
    assert answer.location == "/dang-nhap"
    assert open_page(client)[0] == 303


def test_a_duty_that_needs_it_leads_to_setting_the_second_factor_up(client):
    user = make_user(Duty.CASHIER)
    sign_in(client, user)
    assert open_page(client) == (303, "/xac-thuc-hai-lop/cai-dat")
    page = client.get("/xac-thuc-hai-lop/cai-dat")
    assert 'src="data:image/svg+xml' in page.text
    assert client.post("/xac-thuc-hai-lop/cai-dat", data={"code": "000000"}).status_code == 200
    with client.session_transaction() as cookie:
        secret = cookie["setup_secret"]
    code = current_code(User(tf_totp_secret=secret))
    done = client.post("/xac-thuc-hai-lop/cai-dat", data={"code": code})
    assert done.text.count("<li><code>") == 8
    assert open_page(client)[0] == 200
    db.session.refresh(user)
    assert user.has_second_factor
    assert len(user.mf_recovery_codes) == 8


def test_a_duty_without_money_or_signature_needs_no_second_factor(client):
    sign_in(client, make_user(Duty.AUDITOR))
    assert open_page(client)[0] == 200


def test_a_session_begun_before_the_second_factor_must_pass_it(as_user):
    user = make_user()
    client = as_user(user)
    with client.session_transaction() as cookie:
        cookie["second_factor"] = False
    user.tf_totp_secret, user.tf_primary_method = new_totp_secret(), "authenticator"
    assert open_page(client) == (303, "/xac-thuc-hai-lop?next=/tai-khoan")
    answer = client.post("/xac-thuc-hai-lop?next=/tai-khoan", data={"code": current_code(user)})
    assert answer.location == "/tai-khoan"
    assert open_page(client)[0] == 200


@pytest.mark.parametrize(
    ("key", "ago", "words"),
    [
        ("seen_at", timedelta(hours=2), "2 giờ không thao tác"),
        ("begun_at", timedelta(hours=9), "đã đủ 9 giờ"),
    ],
)
def test_a_session_ends_with_its_reason(as_user, key, ago, words):
    client = as_user(make_user())
    with client.session_transaction() as cookie:
        cookie[key] -= int(ago.total_seconds())
    assert open_page(client) == (303, "/dang-nhap?next=/tai-khoan")
    assert words in client.get("/dang-nhap").text


def test_a_session_in_use_goes_on(as_user):
    client = as_user(make_user())
    with client.session_transaction() as cookie:
        cookie["seen_at"] -= 7000
    assert open_page(client)[0] == 200
    with client.session_transaction() as cookie:
        assert now_utc().timestamp() - cookie["seen_at"] < 60


def test_a_cookie_without_the_marks_of_a_login_opens_nothing(as_user):
    client = as_user(make_user())
    with client.session_transaction() as cookie:
        del cookie["begun_at"]
    assert open_page(client)[0] == 303


def test_logging_out_is_a_form_and_ends_the_session(as_user):
    client = as_user(make_user())
    assert client.get("/dang-xuat").location == "/"
    assert client.post("/dang-xuat").location == "/dang-nhap"
    assert open_page(client)[0] == 303


def test_no_token_in_address_or_header_opens_a_page(app, client):
    user = make_user(password_set_at=MADE_AT)
    with app.test_request_context():
        token = user.get_auth_token()
    db.session.commit()
    assert client.get("/tai-khoan", query_string={"auth_token": token}).status_code == 303
    assert client.get("/tai-khoan", headers={"Authentication-Token": token}).status_code == 303


def test_new_recovery_codes_need_the_password(as_user):
    user = make_user(second_factor=True)
    client = as_user(user)
    refused = client.post("/tai-khoan/ma-du-phong", data={"current": "sai"})
    assert "<li><code>" not in refused.text
    shown = client.post("/tai-khoan/ma-du-phong", data={"current": PASSWORD})
    assert shown.text.count("<li><code>") == 8
    bare = make_user()
    answer = as_user(bare).post("/tai-khoan/ma-du-phong", data={"current": PASSWORD})
    assert "cài đặt xác thực hai lớp trước" in answer.text


def token_of(page):
    return page.text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]


def test_the_whole_way_works_with_form_tokens(client, csrf):
    user = make_user(Duty.ADMINISTRATOR, second_factor=True)
    form = {"username": user.username, "password": PASSWORD}
    form["csrf_token"] = token_of(client.get("/dang-nhap"))
    step = client.post("/dang-nhap", data=form).location
    form = {"code": current_code(user), "csrf_token": token_of(client.get(step))}
    assert client.post(step, data=form).location == "/"
    page = client.get("/doi-mat-khau")
    form = {"current": PASSWORD, "new_password": NEW, "again": NEW, "csrf_token": token_of(page)}
    assert client.post("/doi-mat-khau", data=form).location == "/tai-khoan"
    token = token_of(client.get("/tai-khoan"))
    assert client.post("/dang-xuat", data={"csrf_token": token}).location == "/dang-nhap"
    assert open_page(client)[0] == 303


@pytest.mark.parametrize(
    ("duty", "unit", "office"),
    [
        (Duty.REGISTRY_OFFICER, "064", "Phòng Tài chính - Kế hoạch huyện Chợ Đồn"),
        (Duty.CONTROLLER, None, "Quỹ Hỗ trợ phát triển hợp tác xã"),
        (Duty.ALLIANCE_OFFICER, None, "Liên minh Hợp tác xã"),
        (Duty.AUDITOR, None, "Quản lý hợp tác xã"),
    ],
    ids=str,
)
def test_the_top_bar_says_for_which_office_one_works(client, duty, unit, office):
    place = reference.unit_by_code(unit, MADE_AT.date()) if unit else None
    sign_in(client, make_user(duty, place))
    brand = re.search(
        r'class="brand".*?<span>(.*?)</span>', client.get("/tai-khoan").text, re.DOTALL
    )
    assert office.casefold() in brand[1].casefold()


def test_an_area_that_is_no_more_is_told_on_every_page(client, day):
    user = make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", MADE_AT.date()))
    sign_in(client, user)
    assert "đã kết thúc ngày" not in client.get("/hop-tac-xa").text
    day(date(2025, 8, 15))
    page = client.get("/hop-tac-xa").text
    assert "Địa bàn Huyện Chợ Đồn của nhiệm vụ anh/chị đã kết thúc ngày 30/06/2025" in page
    assert "Chưa có hợp tác xã" not in page
    assert "đề nghị người quản trị giao nhiệm vụ" in client.get("/").text
