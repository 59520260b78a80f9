"""Pages of members: the list, the fast entry, one member; success, refusals, bad input."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.models import Organisation
from coop_registry.queries import members as member_queries
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.membership import admit, member_entry, person
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db
Login = Callable[[Any], FlaskClient]


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


@pytest.fixture
def organisation(officer) -> Organisation:
    return make_organisation(actor_id=officer.id, declared=(), capital_vnd=180_000_000)


def entry_of(organisation: Organisation) -> str:
    return f"/hop-tac-xa/{organisation.id}/thanh-vien/nhap-danh-sach"


def row(place: int, name: str, **changes: str) -> dict[str, str]:
    """Return one typed row of the list."""
    typed = {
        "full_name": name,
        "kind": "person",
        "member_class": "",
        "birth": "1985",
        "paper_kind": "",
        "identity_no": f"0061850000{place:02d}",
        "joined_on": "12/3/2018",
        "pledge_vnd": "20.000.000",
        "paid_vnd": "20.000.000",
        "paid_on": "15/3/2018",
        **changes,
    }
    return {f"rows-{place}-{field}": value for field, value in typed.items()}


NAMES = (
    "Nông Văn Một",
    "Hoàng Thị Hai",
    "Lường Văn Ba",
    "Triệu Thị Bốn",
    "Đàm Văn Năm",
    "Ma Thị Sáu",
    "Nguyễn Văn Bảy",
    "Bàn Thị Tám",
    "Lý Văn Chín",
)


def nine(version: int, **changes: str) -> dict[str, str]:
    """Return nine typed rows of equal parts."""
    typed = {"version": str(version)}
    for place, name in enumerate(NAMES):
        typed |= row(place, name)
    return typed | changes


def names_of(organisation: Organisation, on: date = TODAY) -> list[str]:
    return [line.name for line in member_queries.members_on(organisation.id, on)]


def test_nine_members_are_typed_and_listed_with_votes_and_shares(officer, organisation, as_user):
    client = as_user(officer)
    answer = client.post(
        entry_of(organisation), data=nine(organisation.version), follow_redirects=True
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "Đã ghi 9 thành viên" in page
    assert "9 phiếu" in page
    assert "180.000.000" in page
    assert "100,00%" in page
    assert "006185000000" not in page
    assert sorted(names_of(organisation)) == sorted(NAMES)


def test_only_what_this_recording_said_otherwise_is_told(officer, organisation, as_user):
    """An older value that waits is not said to be this paper's."""
    known = {"identity_no": "006185000042", "full_name": "Ma Văn Quen"}
    for number, address in enumerate(("Thôn Cũ", "Thôn Giữa"), 2):
        other = make_organisation(name=f"Hợp tác xã {number}", identifiers=(), representative=None)
        admit(other, member_entry(0, party=person(0, address=address, phone=None, **known)))
    typed = row(0, "Ma Văn Quen", identity_no=known["identity_no"], phone="")
    sent = {"step": "ghi", "version": str(organisation.version), **typed}
    quiet = as_user(officer).post(entry_of(organisation), data=sent, follow_redirects=True).text
    assert "Đã ghi 1 thành viên" in quiet
    assert "giữ cạnh hồ sơ" not in quiet
    third = make_organisation(
        name="Hợp tác xã 4", identifiers=(), representative=None, actor_id=officer.id
    )
    one = {"kind": "person", "gender": "", "asset_kind": "cash", "member_class": "official"}
    one |= {"joined_on": "12/3/2018", "paper_kind": "", "address": "Thôn Mới", **known}
    told = (
        as_user(officer)
        .post(
            f"/hop-tac-xa/{third.id}/thanh-vien/them",
            data=one | {"version": str(third.version)},
            follow_redirects=True,
        )
        .text
    )
    assert "giấy tờ ghi Thôn Mới" in told
    assert "Thôn Giữa" not in told


def test_members_born_before_1945_are_listed(officer, organisation, as_user):
    changes = {"rows-0-birth": "12/5/1940", "rows-1-birth": "1939"}
    client = as_user(officer)
    client.post(entry_of(organisation), data=nine(organisation.version, **changes))
    db.session.refresh(organisation)
    one = {"kind": "person", "full_name": "Ma Văn Mười", "birth": "3/1941"}
    client.post(
        f"/hop-tac-xa/{organisation.id}/thanh-vien/them",
        data=one
        | {"member_class": "official", "joined_on": "12/3/2018", "asset_kind": "cash"}
        | {"gender": "", "paper_kind": "", "version": str(organisation.version)},
    )
    births = {str(line.birth) for line in member_queries.members_on(organisation.id, TODAY)}
    assert {"12/05/1940", "1939", "03/1941"} <= births


def test_what_is_left_empty_follows_the_row_above(officer, organisation, as_user):
    changes = {f"rows-{n}-{f}": "" for n in range(1, 9) for f in ("joined_on", "paid_on")}
    as_user(officer).post(entry_of(organisation), data=nine(organisation.version, **changes))
    lines = member_queries.members_on(organisation.id, TODAY)
    assert {line.joined_on for line in lines} == {date(2018, 3, 12)}
    assert {line.on for line in member_queries.lines_of(organisation.id) if line.paid_vnd} == {
        date(2018, 3, 15)
    }


def test_the_first_row_must_say_the_day(officer, organisation, as_user):
    changes = {f"rows-{n}-joined_on": "" for n in range(9)}
    answer = as_user(officer).post(
        entry_of(organisation), data=nine(organisation.version, **changes)
    )
    page = answer.get_data(as_text=True)
    assert "Nhập ngày tham gia ở dòng đầu" in page
    assert 'value="Lý Văn Chín"' in page
    assert names_of(organisation) == []


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("full_name", "", "Chưa nhập họ và tên"),
        ("full_name", "x" * 300, "Dài quá 255 ký tự"),
        ("birth", "31/02/1985", "Nhập ngày, tháng hoặc năm"),
        ("joined_on", "12/3/0218", "Nhập ngày có thật"),
        ("joined_on", "3/6/2025", "sau hôm nay"),
        ("pledge_vnd", "hai mươi triệu", "Nhập số tiền bằng đồng"),
        ("paid_vnd", "-1", "Nhập số tiền bằng đồng"),
        ("kind", "robot", "không có trong danh sách"),
    ],
)
def test_a_wrong_cell_is_said_in_its_row_and_nothing_is_written(
    officer, organisation, as_user, field, typed, message
):
    changes = {f"rows-3-{field}": typed}
    answer = as_user(officer).post(
        entry_of(organisation), data=nine(organisation.version, **changes)
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert message in page
    assert "Dòng 4" in page
    assert "Lý Văn Chín" in page
    assert names_of(organisation) == []


def test_a_member_twice_is_refused_in_the_second_row(officer, organisation, as_user):
    changes = {"rows-8-identity_no": "006185000000", "rows-8-full_name": NAMES[0]}
    answer = as_user(officer).post(
        entry_of(organisation), data=nine(organisation.version, **changes)
    )
    page = answer.get_data(as_text=True)
    assert "đã là thành viên" in page
    assert 'id="rows-8-full_name-error"' in page or 'id="rows-8-joined_on-error"' in page
    assert names_of(organisation) == []


def test_a_number_of_another_name_is_said_at_the_number(officer, organisation, as_user):
    changes = {"rows-8-identity_no": "006185000000"}
    answer = as_user(officer).post(
        entry_of(organisation), data=nine(organisation.version, **changes)
    )
    page = answer.get_data(as_text=True)
    assert 'id="rows-8-identity_no-error"' in page
    assert names_of(organisation) == []


def test_a_like_person_is_asked_about_and_the_answer_is_kept(officer, organisation, as_user):
    client = as_user(officer)
    client.post(entry_of(organisation), data={"version": "1", **row(0, NAMES[0]), "step": "ghi"})
    other = make_organisation(
        actor_id=officer.id, name="Hợp tác xã Rau Thử", identifiers=(), representative=None
    )
    again = {"version": "1", **row(0, NAMES[0], identity_no="")}
    page = client.post(entry_of(other), data=again).get_data(as_text=True)
    assert "người này đã có trong hệ thống" in page
    known = member_queries.members_on(organisation.id, TODAY)[0].party_id
    assert f'value="{known}"' in page
    client.post(entry_of(other), data={**again, "rows-0-answer": str(known), "step": "ghi"})
    assert member_queries.members_on(other.id, TODAY)[0].party_id == known


def test_another_person_of_the_same_name_is_recorded_when_said_so(officer, organisation, as_user):
    client = as_user(officer)
    client.post(entry_of(organisation), data={"version": "1", **row(0, NAMES[0]), "step": "ghi"})
    again = {"version": "2", **row(0, NAMES[0], identity_no=""), "rows-0-answer": "khac"}
    client.post(entry_of(organisation), data={**again, "step": "ghi"})
    assert names_of(organisation) == [NAMES[0], NAMES[0]]


def test_a_fifteen_year_old_official_is_recorded_after_a_warning(officer, organisation, as_user):
    client = as_user(officer)
    changes = {
        "rows-8-birth": "1/5/2010",
        "rows-8-joined_on": "1/6/2025",
        "rows-8-paid_on": "1/6/2025",
    }
    typed = nine(organisation.version, **changes)
    page = client.post(entry_of(organisation), data=typed).get_data(as_text=True)
    assert "Chưa ghi. Hãy kiểm tra lại với giấy" in page
    assert "Thành viên chưa đủ tuổi" in page
    assert "Điều 30" in page
    assert "Sẽ ghi 9 thành viên" in page
    assert "9. Lý Văn Chín" in page
    assert "0061******08" in page
    assert "20.000.000" in page
    assert 'name="rows-8-identity_no" value="006185000008"' in page
    assert names_of(organisation) == []
    back = client.post(entry_of(organisation), data={**typed, "step": "quay-lai"})
    assert 'value="Lý Văn Chín"' in back.get_data(as_text=True)
    done = client.post(entry_of(organisation), data={**typed, "step": "ghi"})
    assert done.status_code == 303
    assert len(names_of(organisation)) == 9


def test_a_resent_list_is_recorded_once(officer, organisation, as_user):
    client = as_user(officer)
    typed = nine(organisation.version, once="b" * 32)
    first = client.post(entry_of(organisation), data=typed)
    second = client.post(entry_of(organisation), data=typed)
    assert first.location == second.location
    assert len(names_of(organisation)) == 9


def test_a_list_opened_before_another_change_says_what_changed(officer, organisation, as_user):
    client = as_user(officer)
    client.post(entry_of(organisation), data={"version": "1", **row(0, NAMES[0]), "step": "ghi"})
    late = {"version": "1", **row(1, NAMES[1])}
    page = client.post(entry_of(organisation), data=late).get_data(as_text=True)
    assert "đã được người khác sửa" in page
    assert NAMES[0] in page
    assert 'name="version" type="hidden" value="2"' in page


def test_more_rows_without_javascript_keep_what_was_typed(officer, organisation, as_user):
    typed = {"version": "1", **row(0, NAMES[0]), "step": "them-dong"}
    page = as_user(officer).post(entry_of(organisation), data=typed).get_data(as_text=True)
    assert 'name="rows-14-full_name"' in page
    assert f'value="{NAMES[0]}"' in page
    assert names_of(organisation) == []


def test_an_empty_list_is_said(officer, organisation, as_user):
    page = as_user(officer).post(entry_of(organisation), data={"version": "1"})
    assert "Chưa nhập dòng nào" in page.get_data(as_text=True)


def test_only_those_who_write_may_enter(organisation, as_user):
    leader = make_user(duty=Duty.REGISTRY_LEADER, unit=reference.unit_by_code("064", TODAY))
    stranger = make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("061", TODAY))
    assert as_user(leader).get(entry_of(organisation)).status_code == 403
    assert as_user(stranger).get(entry_of(organisation)).status_code == 404
    page = as_user(leader).get(f"/hop-tac-xa/{organisation.id}/thanh-vien")
    assert "Nhập danh sách thành viên" not in page.get_data(as_text=True)


def test_the_wrong_method_is_refused(officer, organisation, as_user):
    client = as_user(officer)
    base = f"/hop-tac-xa/{organisation.id}"
    assert client.post(f"{base}/thanh-vien").status_code == 405
    assert client.get(f"{base}/thanh-vien/xuat-excel").location == f"{base}/thanh-vien"
    assert client.put(entry_of(organisation)).status_code == 405


def test_percentages_that_round_to_101_are_shown_as_100(officer, organisation, as_user):
    typed = {"version": "1"}
    for place, amount in enumerate(("1.000", "1.000", "1.000")):
        typed |= row(place, NAMES[place], pledge_vnd=amount, paid_vnd=amount)
    make = as_user(officer)
    make.post(entry_of(organisation), data={**typed, "step": "ghi"})
    lines = member_queries.members_on(organisation.id, TODAY)
    assert sum(line.pledged_vnd for line in lines) == 3_000
    page = make.get(f"/hop-tac-xa/{organisation.id}/thanh-vien").get_data(as_text=True)
    assert "101" not in page.split("<tfoot>")[1].split("</tfoot>")[0]


def test_the_export_has_no_identity_numbers_and_is_logged(officer, organisation, as_user):
    client = as_user(officer)
    client.post(entry_of(organisation), data=nine(organisation.version))
    answer = client.post(f"/hop-tac-xa/{organisation.id}/thanh-vien/xuat-excel")
    assert answer.status_code == 200
    assert b"006185" not in answer.data
    entries = audit_log.history("organisation", organisation.id, limit=5)
    assert entries[0].action == "organisation.exported"
    db.session.rollback()
