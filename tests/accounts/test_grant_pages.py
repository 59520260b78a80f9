"""Giving, ending and delegating duties in the browser."""

from datetime import date

import pytest

from accounts import queries
from accounts.rules.duties import Duty
from accounts.services import grants as services
from audit.queries import history
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from reference import queries as reference
from tests.factories.accounts import make_grant, make_user

pytestmark = pytest.mark.db
TODAY = date(2025, 6, 2)


@pytest.fixture
def boss(app):
    return make_user(Duty.ADMINISTRATOR, full_name="Quản Trị")


@pytest.fixture
def admin(boss, as_user):
    return as_user(boss)


def district(code="064"):
    return reference.unit_by_code(code, TODAY)


def grant_form(**changes):
    return {
        "duty": "officer",
        "unit_id": str(district().id),
        "agency_id": "",
        "start_on": "02/06/2025",
        "last_on": "",
        "decision_no": "12/QĐ-UBND",
        **changes,
    }


def give(admin, user, **changes):
    form = grant_form(**changes)
    return admin.post(f"/quan-tri/nguoi-dung/{user.id}/nhiem-vu/moi", data=form)


def grants_of(user):
    db.session.expire_all()
    return queries.person(user.id).grants


def test_a_duty_is_given_and_recorded(admin, boss, day):
    user = make_user()
    assert give(admin, user, last_on="30/06/2025").status_code == 303
    (grant,) = grants_of(user)
    assert grant.terms.end_on == date(2025, 7, 1)
    assert grant.granted_by_id == boss.id
    entry = history("user", user.id)[0]
    assert entry.action == "user.duty_granted"
    assert entry.changes["place"] == [None, "Huyện Chợ Đồn"]
    page = admin.get(f"/quan-tri/nguoi-dung/{user.id}").text
    assert "Chuyên viên thẩm định đăng ký" in page
    assert "30/06/2025" in page
    assert "Đang giữ" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"duty": ""}, "Hãy chọn nhiệm vụ"),
        ({"duty": "vua"}, "Hãy chọn một mục"),
        ({"unit_id": ""}, "phải gắn với một đơn vị"),
        ({"unit_id": "999999"}, "Hãy chọn một mục"),
        ({"unit_id": "abc"}, "Hãy chọn một mục"),
        ({"duty": "cashier"}, "phạm vi toàn tỉnh"),
        ({"duty": "agency_reporter", "unit_id": ""}, "gắn với một cơ quan"),
        ({"start_on": "31/02/2025"}, "ngày có thật"),
        ({"start_on": "01/01/0202"}, "ngày có thật"),
        ({"last_on": "01/06/2025"}, "trước ngày bắt đầu"),
    ],
)
def test_a_wrong_grant_says_why_and_gives_nothing(admin, changes, words):
    user = make_user()
    answer = give(admin, user, **changes)
    assert answer.status_code == 200
    assert words in answer.text
    assert grants_of(user) == []


def test_a_duty_against_another_is_refused(admin):
    user = make_user(Duty.CASHIER)
    answer = give(admin, user, duty="accountant", unit_id="")
    assert "Thủ quỹ không được kiêm kế toán." in answer.text
    assert len(grants_of(user)) == 1


def test_an_administrator_gives_nothing_to_themselves(admin, boss):
    assert "Không tự giao nhiệm vụ" in give(admin, boss).text
    assert len(grants_of(boss)) == 1


def test_the_same_grant_sent_twice_counts_once(admin):
    user = make_user()
    give(admin, user, once="b" * 32)
    give(admin, user, once="b" * 32)
    assert len(grants_of(user)) == 1


def end(client, user, grant, **changes):
    form = {"last_on": "02/06/2025", "reason": "Chuyển công tác", **changes}
    return client.post(f"/quan-tri/nguoi-dung/{user.id}/nhiem-vu/{grant.id}/ket-thuc", data=form)


def test_ending_a_duty_ends_its_delegations_and_records_both(admin):
    leader, deputy = make_user(Duty.REGISTRY_LEADER, district()), make_user()
    own = leader.grants[0]
    below = make_grant(
        deputy, own.duty, own.unit_id, above=own, start_on=TODAY, end_on=date(2025, 6, 20)
    )
    assert end(admin, leader, own).status_code == 303
    assert grants_of(leader)[0].end_on == grants_of(deputy)[0].end_on == date(2025, 6, 3)
    assert below.state_on(date(2025, 6, 3)) == "grant_ended"
    assert history("user", leader.id)[0].action == "user.duty_ended"
    assert history("user", leader.id)[0].reason == "Chuyển công tác"
    assert history("user", deputy.id)[0].action == "user.delegation_ended"


def test_the_last_administrators_duty_is_not_ended(admin, boss):
    other = make_user(Duty.ADMINISTRATOR)
    assert end(admin, other, other.grants[0]).status_code == 303
    refused = end(admin, boss, boss.grants[0])
    assert "người quản trị cuối cùng" in refused.text
    assert grants_of(boss)[0].end_on is None


def test_a_grant_under_another_persons_address_is_not_found(admin):
    user, other = make_user(Duty.CASHIER), make_user()
    grant = user.grants[0]
    assert end(admin, other, grant).status_code == 404
    assert end(admin, user, grant, last_on="01/05/2025").status_code == 200
    assert grants_of(user)[0].end_on is None


def delegation_form(grant, receiver, **changes):
    return {
        "grant_id": str(grant.id),
        "receiver_id": str(receiver.id),
        "start_on": "10/06/2025",
        "last_on": "20/06/2025",
        "decision_no": "05/GUQ",
        **changes,
    }


def test_a_leader_delegates_the_own_duty_and_takes_it_back(as_user, day):
    leader = make_user(Duty.REGISTRY_LEADER, district(), full_name="Trưởng Phòng")
    deputy = make_user(full_name="Phó Phòng")
    client = as_user(leader)
    form = delegation_form(leader.grants[0], deputy)
    assert client.post("/tai-khoan/uy-quyen/moi", data=form).location == "/tai-khoan"
    (grant,) = grants_of(deputy)
    assert (grant.start_on, grant.end_on) == (date(2025, 6, 10), date(2025, 6, 21))
    assert grant.unit_id == leader.grants[0].unit_id
    entry = history("user", deputy.id)[0]
    assert entry.action == "user.duty_delegated"
    assert entry.changes["delegated_by"] == [None, "Trưởng Phòng"]
    day(date(2025, 6, 12))
    assert "Phó Phòng" in client.get("/tai-khoan").text
    assert "Được Trưởng Phòng ủy quyền" in as_user(deputy).get("/tai-khoan").text
    stop = f"/tai-khoan/uy-quyen/{grant.id}/ket-thuc"
    client.post(stop, data={"last_on": "12/06/2025", "reason": "Về sớm"})
    assert grants_of(deputy)[0].end_on == date(2025, 6, 13)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start_on": "01/06/2025"}, "sớm nhất từ hôm nay"),
        ({"last_on": ""}, "Chưa nhập"),
        ({"last_on": "09/06/2025"}, "trước ngày bắt đầu"),
        ({"decision_no": ""}, "Chưa nhập"),
        ({"receiver_id": "999999"}, "Hãy chọn một mục"),
        ({"grant_id": ""}, "Hãy chọn nhiệm vụ"),
    ],
)
def test_a_wrong_delegation_says_why(as_user, changes, words):
    leader, deputy = make_user(Duty.REGISTRY_LEADER, district()), make_user()
    form = delegation_form(leader.grants[0], deputy, **changes)
    answer = as_user(leader).post("/tai-khoan/uy-quyen/moi", data=form)
    assert answer.status_code == 200
    assert words in answer.text
    assert grants_of(deputy) == []


def test_nobody_delegates_a_strangers_duty_or_ends_a_strangers_delegation(as_user):
    leader, stranger = make_user(Duty.REGISTRY_LEADER, district()), make_user(Duty.ALLIANCE_OFFICER)
    deputy = make_user()
    client = as_user(stranger)
    answer = client.post("/tai-khoan/uy-quyen/moi", data=delegation_form(leader.grants[0], deputy))
    assert answer.status_code == 200
    assert grants_of(deputy) == []
    own = leader.grants[0]
    below = make_grant(
        deputy, own.duty, own.unit_id, above=own, start_on=TODAY, end_on=date(2025, 6, 20)
    )
    stop = f"/tai-khoan/uy-quyen/{below.id}/ket-thuc"
    assert client.post(stop, data={"last_on": "02/06/2025", "reason": "x"}).status_code == 404
    assert as_user(deputy).get(stop).status_code == 404


def test_a_delegation_may_not_break_what_is_kept_apart(as_user):
    cashier, accountant = make_user(Duty.CASHIER), make_user(Duty.ACCOUNTANT)
    form = delegation_form(cashier.grants[0], accountant)
    as_user(cashier).post("/tai-khoan/uy-quyen/moi", data=form)
    assert len(grants_of(accountant)) == 1


def test_only_people_who_may_hold_the_duty_are_offered_the_same_unit_first(as_user):
    leader = make_user(Duty.REGISTRY_LEADER, district())
    make_user(Duty.REGISTRY_OFFICER, district("061"), username="an.xa", full_name="An Xa")
    make_user(Duty.REGISTRY_OFFICER, district(), username="yen.gan", full_name="Yến Gần")
    make_user(username="moi.vao")
    for duty in (Duty.AUDITOR, Duty.CHAIR, Duty.CASHIER, Duty.ADMINISTRATOR, Duty.STEERING_OFFICER):
        make_user(duty, username=f"khong.{duty.value}")
    make_user(Duty.REGISTRY_OFFICER, district(), username="da.nghi", active=False)
    page = as_user(leader).get("/tai-khoan/uy-quyen/moi").text
    assert page.index("yen.gan") < page.index("an.xa")
    assert "moi.vao" in page
    assert "khong." not in page
    assert "da.nghi" not in page


@pytest.mark.parametrize("duty", [Duty.CHAIR, Duty.STEERING_OFFICER])
def test_a_duty_is_not_delegated_to_another_office_by_a_forged_form(session, duty):
    leader, chair = make_user(Duty.REGISTRY_LEADER, district()), make_user(duty)
    with pytest.raises(RuleViolation, match="bộ phận khác") as refusal:
        services.delegate(
            leader.grants[0],
            chair.id,
            (date(2025, 6, 10), date(2025, 6, 20)),
            "05/GUQ",
            on=TODAY,
            now=now_utc(),
        )
    assert refusal.value.field == "receiver_id"
