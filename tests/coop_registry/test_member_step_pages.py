"""One member: added, shown, corrected, of another class, leaving, unmasked."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.models import Membership, Organisation
from coop_registry.queries import members as member_queries
from coop_registry.rules.membership import LeaveGround, MemberClass
from coop_registry.services.members import void_member
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.holders import make_member
from tests.factories.membership import leave
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db
Login = Callable[[Any], FlaskClient]


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


@pytest.fixture
def organisation(officer) -> Organisation:
    return make_organisation(actor_id=officer.id)


@pytest.fixture
def member(organisation) -> Membership:
    return make_member(organisation)


def page_of(organisation: Organisation, member: Membership | None = None, step: str = "") -> str:
    parts = [f"/hop-tac-xa/{organisation.id}/thanh-vien", str(member.id) if member else "", step]
    return "/".join(part for part in parts if part)


def live(organisation: Organisation) -> list[Any]:
    return member_queries.members_on(organisation.id, TODAY)


def particulars(**changes: str) -> dict[str, str]:
    """Return the form of one member as a browser sends it."""
    return {
        "version": "1",
        "kind": "person",
        "full_name": "Nông Thị Góp",
        "gender": "",
        "paper_kind": "",
        "member_class": "official",
        "joined_on": "1/3/2025",
        "paid_vnd": "5.000.000",
        "paid_on": "",
        "asset_kind": "cash",
        **changes,
    }


def test_one_member_is_added_with_all_particulars(officer, organisation, as_user):
    typed = particulars(
        kind="household",
        full_name="Hộ ông Triệu Văn Hộ",
        address="Thôn Nà Pài",
        representative_name="Triệu Văn Hộ",
        representative_no="006070000044",
        pledge_vnd="10.000.000",
        paid_vnd="10.000.000",
        paid_on="2/3/2025",
        asset_kind="land_use_right",
        asset_words="200 m² đất, các thành viên định giá",
        entitled_until="1/3/2030",
    )
    client = as_user(officer)
    answer = client.post(page_of(organisation, step="them"), data=typed)
    assert answer.status_code == 303
    (made,) = live(organisation)
    assert made.representative_name == "Triệu Văn Hộ"
    assert made.paid_vnd == 10_000_000
    page = client.get(f"{page_of(organisation)}/{made.membership_id}").get_data(as_text=True)
    for words in ("Hộ ông Triệu Văn Hộ", "Quyền sử dụng đất", "hưởng quyền đến ngày 01/03/2030"):
        assert words in page
    assert "006070000044" not in page


def test_a_payment_needs_its_day(officer, organisation, as_user):
    page = as_user(officer).post(page_of(organisation, step="them"), data=particulars())
    assert "Vốn đã góp cần có ngày góp" in page.get_data(as_text=True)
    assert live(organisation) == []


def test_the_page_says_deadline_days_left_and_article(officer, organisation, as_user):
    late = make_member(
        organisation,
        "Hoàng Thị Hạn",
        "006085000009",
        joined_on=date(2025, 3, 3),
        paid_vnd=5_000_000,
        paid_on=date(2025, 3, 4),
    )
    page = as_user(officer).get(page_of(organisation, late)).get_data(as_text=True)
    assert "03/09/2025" in page
    assert "Còn 93 ngày" in page
    assert "khoản 4 Điều 74" in page


def test_class_is_called_by_the_law_of_the_day(officer, organisation, member, as_user):
    client = as_user(officer)
    old = client.get(f"{page_of(organisation)}?ngay=30/06/2024").get_data(as_text=True)
    new = client.get(f"{page_of(organisation)}?ngay=01/07/2024").get_data(as_text=True)
    rows = [page.split("<tbody>")[1].split("</tbody>")[0] for page in (old, new)]
    assert "Cá nhân" in rows[0]
    assert "Chính thức" not in rows[0]
    assert "Chính thức" in rows[1]


def test_a_correction_keeps_the_old_row_and_says_why(officer, organisation, member, as_user):
    form = {
        "version": str(organisation.version),
        "joined_on": "13/3/2018",
        "member_class": "official",
        "book_no": "4",
        "reason": "gõ nhầm so với sổ",
    }
    answer = as_user(officer).post(page_of(organisation, member, "dinh-chinh"), data=form)
    assert answer.status_code == 303
    (now,) = live(organisation)
    assert (now.book_no, now.joined_on) == (4, date(2018, 3, 13))
    entry = audit_log.history("organisation", organisation.id, limit=1)[0]
    assert (entry.action, entry.reason) == ("member.corrected", "gõ nhầm so với sổ")
    moved = as_user(officer).get(page_of(organisation, member) + "?ngay=01/06/2025")
    assert moved.status_code == 302
    assert moved.location == f"{page_of(organisation)}/{now.membership_id}?ngay=01/06/2025"


def test_a_member_taken_out_or_never_there_is_not_found(officer, organisation, as_user):
    member = make_member(organisation, pledge_vnd=None, paid_vnd=None, paid_on=None)
    void_member(
        organisation, member, reason="nhập nhầm", actor_id=1, on=TODAY, expected_version=None
    )
    client = as_user(officer)
    assert client.get(page_of(organisation, member)).status_code == 404
    assert client.get(f"{page_of(organisation)}/999999").status_code == 404


def test_leaving_says_what_becomes_of_the_part(officer, organisation, member, as_user):
    client = as_user(officer)
    page = client.get(page_of(organisation, member, "cham-dut")).get_data(as_text=True)
    assert "Phần vốn góp 20.000.000 đồng vẫn đứng tên" in page
    form = {
        "version": str(organisation.version),
        "left_on": "1/6/2025",
        "ground": "resigned",
        "source": "Đơn xin ra ngày 20/05/2025",
    }
    answer = client.post(
        page_of(organisation, member, "cham-dut"), data=form, follow_redirects=True
    )
    words = answer.get_data(as_text=True)
    assert "Đã ra khỏi (1 thành viên)" in words
    assert "Tự nguyện ra khỏi hợp tác xã" in words
    assert live(organisation) == []


def test_a_ground_of_the_old_law_is_recorded_with_a_warning(officer, organisation, member, as_user):
    form = {
        "version": str(organisation.version),
        "left_on": "1/6/2025",
        "ground": "imprisoned",
        "source": "",
    }
    answer = as_user(officer).post(
        page_of(organisation, member, "cham-dut"), data=form, follow_redirects=True
    )
    assert "không có trong" in answer.get_data(as_text=True)
    (stay,) = member_queries.member_history(organisation.id)
    assert stay.leave_ground is LeaveGround.IMPRISONED


@pytest.mark.parametrize("typed", ["12/3/2018", "3/6/2025", "", "31/2/2025"])
def test_a_day_of_leaving_that_cannot_be_is_refused(officer, organisation, member, as_user, typed):
    form = {"version": str(organisation.version), "left_on": typed, "ground": "resigned"}
    answer = as_user(officer).post(page_of(organisation, member, "cham-dut"), data=form)
    assert "field-error" in answer.get_data(as_text=True)
    assert len(live(organisation)) == 1


@pytest.mark.parametrize("step", ["cham-dut", "chuyen-loai"])
def test_who_has_left_leaves_no_second_time_and_is_told_at_once(
    officer, organisation, member, as_user, step
):
    leave(organisation, member, date(2024, 5, 1))
    client = as_user(officer)
    assert client.get(page_of(organisation, member, step)).status_code == 303
    page = client.get(page_of(organisation, member, step), follow_redirects=True).text
    assert "Đã ghi chấm dứt tư cách từ ngày 01/05/2024" in page
    assert page_of(organisation, member, step) not in page


def test_a_member_who_joins_after_paying_is_told_at_once(officer, organisation, as_user):
    form = particulars(paid_on="1/2/2025", version=str(organisation.version))
    client = as_user(officer)
    client.post(page_of(organisation, None, "them"), data=form)
    words = client.get(page_of(organisation)).text
    assert "góp 5.000.000 đồng ngày 01/02/2025, trước ngày tham gia 01/03/2025" in words
    assert len(live(organisation)) == 1


def test_a_corrected_day_of_joining_tells_which_lines_it_leaves_outside(
    officer, organisation, member, as_user
):
    form = {
        "version": str(organisation.version),
        "joined_on": "1/5/2019",
        "member_class": "official",
        "reason": "gõ nhầm ngày",
    }
    client = as_user(officer)
    client.post(page_of(organisation, member, "dinh-chinh"), data=form)
    words = client.get(page_of(organisation)).text
    assert "trước ngày tham gia 01/05/2019" in words


def test_a_change_of_class_keeps_both_stays(officer, organisation, member, as_user):
    form = {
        "version": str(organisation.version),
        "member_class": "contributing_associate",
        "on": "1/1/2025",
        "source": "",
    }
    client = as_user(officer)
    client.post(page_of(organisation, member, "chuyen-loai"), data=form)
    (now,) = live(organisation)
    assert now.member_class is MemberClass.CONTRIBUTING_ASSOCIATE
    page = client.get(f"{page_of(organisation)}/{now.membership_id}").get_data(as_text=True)
    assert "Các lần tham gia" in page
    assert "Đã ra khỏi" not in client.get(page_of(organisation)).get_data(as_text=True)


def test_a_full_number_needs_a_reason_and_is_logged(officer, organisation, member, as_user):
    client = as_user(officer)
    path = page_of(organisation, member, "so-giay-to")
    assert "006085000001" not in client.post(path, data={"reason": ""}).get_data(as_text=True)
    page = client.post(path, data={"reason": "đối chiếu hồ sơ vay"}).get_data(as_text=True)
    assert "006085000001" in page
    entry = audit_log.history("party", member.party_id, limit=1)[0]
    assert (entry.action, entry.reason) == ("identity.read", "đối chiếu hồ sơ vay")


def test_who_may_not_unmask_does_not_see_the_link(organisation, member, as_user):
    clerk = make_user(duty=Duty.REGISTRY_RECEPTION, unit=reference.unit_by_code("064", TODAY))
    client = as_user(clerk)
    assert client.get(page_of(organisation, member, "so-giay-to")).status_code == 403
    assert "Xem số đầy đủ" not in client.get(page_of(organisation, member)).get_data(as_text=True)


def test_a_member_of_another_organisation_is_not_found(officer, organisation, member, as_user):
    other = make_organisation(
        actor_id=officer.id, name="Hợp tác xã Rau Thử", identifiers=(), representative=None
    )
    for step in ("", "dinh-chinh", "cham-dut", "chuyen-loai", "so-giay-to", "giay-chung-nhan"):
        assert as_user(officer).get(page_of(other, member, step)).status_code == 404


def test_another_units_member_is_not_found(organisation, member, as_user):
    stranger = make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("061", TODAY))
    assert as_user(stranger).get(page_of(organisation, member)).status_code == 404


def test_a_step_sent_twice_counts_once(officer, organisation, member, as_user):
    client = as_user(officer)
    form = {
        "version": str(organisation.version),
        "left_on": "1/6/2025",
        "ground": "resigned",
        "once": "c" * 32,
    }
    first = client.post(page_of(organisation, member, "cham-dut"), data=form)
    again = client.post(page_of(organisation, member, "cham-dut"), data=form)
    assert first.location == again.location
    assert again.status_code == 303


def test_a_known_person_is_chosen_while_adding_one_member(officer, organisation, as_user):
    """Issue 3, B5: the question names whom we know, and one answer takes that person."""
    known = make_member(organisation, "Ma Văn Quen", "006085000077")
    other = make_organisation(
        actor_id=officer.id, name="Hợp tác xã Hai", identifiers=(), accept_similar=True
    )
    client, path = as_user(officer), page_of(other, step="them")
    typed = particulars(full_name="Ma Văn Quen", paid_vnd="", version=str(other.version))
    asked = client.post(path, data=typed)
    assert asked.status_code == 200
    assert "Có phải người đã ghi?" in asked.text
    assert f'<option value="{known.party_id}">Là Ma Văn Quen (' in asked.text
    kept = client.post(path, data=typed | {"known_party": str(known.party_id), "joined_on": ""})
    assert f'<option selected value="{known.party_id}">' in kept.text
    done = client.post(path, data=typed | {"known_party": str(known.party_id)})
    assert done.status_code == 303
    assert [line.party_id for line in live(other)] == [known.party_id]


def test_a_person_of_another_unit_cannot_be_chosen_by_number(officer, organisation, as_user):
    far = make_organisation(BA_BE, name="Hợp tác xã Xa", identifiers=(), accept_similar=True)
    stranger = make_member(far, "Ma Văn Xa", "006085000078")
    data = particulars(known_party=str(stranger.party_id), version=str(organisation.version))
    page = as_user(officer).post(page_of(organisation, step="them"), data=data)
    assert page.status_code == 200
    assert "Ma Văn Xa" not in page.text
    assert live(organisation) == []


def test_another_of_the_same_name_is_recorded_apart(officer, organisation, as_user):
    known = make_member(organisation, "Ma Văn Quen", "006085000077")
    other = make_organisation(
        actor_id=officer.id, name="Hợp tác xã Hai", identifiers=(), accept_similar=True
    )
    data = particulars(full_name="Ma Văn Quen", paid_vnd="", version=str(other.version))
    done = as_user(officer).post(page_of(other, step="them"), data=data | {"known_party": "khac"})
    assert done.status_code == 303
    (line,) = live(other)
    assert line.party_id != known.party_id
