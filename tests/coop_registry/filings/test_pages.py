"""Pages of filings: an officer receives, the leader decides, nobody else can."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import Filing
from coop_registry.queries import pages
from coop_registry.rules.filings import catalogue
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.kinds import Kind
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.filings import receive
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db

PERSON = {
    "full_name": "Hoàng Văn Mới",
    "position": "Giám đốc",
    "identity_kind": "citizen",
    "identity_no": "006085000123",
}


@pytest.fixture
def made(session):
    return make_organisation()


@pytest.fixture
def as_duty(as_user):
    def login(duty: Duty, district: str = "064"):
        return as_user(make_user(duty, reference.unit_by_code(district, TODAY)))

    return login


def papers_of(kind: FilingKind, on: date) -> list[str]:
    spec = catalogue.spec_of(kind, Kind.COOPERATIVE, on)
    return [one.code for one in spec.documents if one.is_always]


def post_receipt(client, organisation, on="05/05/2025", **more):
    kind = more.pop("kind", FilingKind.REPRESENTATIVE)
    day = date(int(on[6:]), int(on[3:5]), int(on[:2]))
    return client.post(
        f"/ho-so/tiep-nhan?thu-tuc={kind.value}&to-chuc={organisation.id}&nhan={on}",
        data={
            "received_on": on,
            "applicant_name": "Nông Thị Thử",
            "phone": "0912 345 678",
            "event_on": on,
            "papers": papers_of(kind, day),
            **more,
        },
    )


@pytest.mark.parametrize("on", ["05/05/2025", "10/05/2023"], ids=["law 2023", "law 2012"])
def test_a_change_of_representative_goes_from_desk_to_leader(on, made, as_duty) -> None:
    desk, officer = as_duty(Duty.REGISTRY_RECEPTION), as_duty(Duty.REGISTRY_OFFICER)
    leader = as_duty(Duty.REGISTRY_LEADER)
    answer = post_receipt(desk, made, on)
    assert answer.status_code == 303
    row = db.session.query(Filing).one()
    at = f"/ho-so/{row.id}"
    page = officer.get(at).text
    assert "Chưa ghi nội dung đề nghị" in page
    assert "Chưa làm được: Chưa ghi nội dung đề nghị của hồ sơ." in page
    assert officer.post(f"{at}/noi-dung", data=PERSON | {"version": 1}).status_code == 303
    page = officer.get(at).text
    assert "Nông Thị Thử" in page
    assert "006085000123" not in page
    done = officer.post(f"{at}/viec/trinh-chap-thuan", data={"on": on, "version": 2})
    assert done.status_code == 303
    assert officer.get(f"{at}/viec/quyet-dinh").status_code == 403
    done = leader.post(f"{at}/viec/quyet-dinh", data={"on": on, "version": 3})
    assert done.status_code == 303
    db.session.expire_all()
    assert pages.record(made, TODAY).representative.full_name == "Hoàng Văn Mới"
    assert "Đã chấp thuận" in leader.get(at).text
    assert f"Hồ sơ số 01/{on[6:]}" in officer.get(f"/hop-tac-xa/{made.id}/lich-su").text


def test_two_leaders_at_once_decide_once(made, as_duty) -> None:
    officer = as_duty(Duty.REGISTRY_OFFICER)
    first, second = as_duty(Duty.REGISTRY_LEADER), as_duty(Duty.REGISTRY_LEADER)
    post_receipt(officer, made)
    row = db.session.query(Filing).one()
    at = f"/ho-so/{row.id}"
    officer.post(f"{at}/noi-dung", data=PERSON | {"version": 1})
    officer.post(f"{at}/viec/trinh-chap-thuan", data={"on": "05/05/2025", "version": 2})
    decision = {"on": "06/05/2025", "version": 3}
    assert first.post(f"{at}/viec/quyet-dinh", data=decision).status_code == 303
    late = second.post(f"{at}/viec/quyet-dinh", data=decision)
    assert late.status_code == 200
    assert "Hồ sơ không còn ở bước này" in late.text


def test_a_file_that_is_not_what_it_says_is_refused(made, as_duty) -> None:
    from io import BytesIO

    officer = as_duty(Duty.REGISTRY_OFFICER)
    row = receive(made)
    db.session.commit()
    answer = officer.post(
        f"/ho-so/{row.id}/viec/them-giay-to",
        data={
            "on": "05/05/2025",
            "version": row.version,
            "code": "other",
            "title": "Biên bản",
            "file": (BytesIO(b"MZ\x90\x00 not a picture"), "bien-ban.pdf"),
        },
        content_type="multipart/form-data",
    )
    assert answer.status_code == 200
    assert "Nội dung tệp không phải loại được nhận" in answer.text


def test_another_day_of_receipt_asks_to_look_at_the_papers_again(made, as_duty) -> None:
    answer = post_receipt(as_duty(Duty.REGISTRY_OFFICER), made, received_on="10/05/2023")
    assert answer.status_code == 200
    assert "áp dụng quy định khác" in answer.text
    assert db.session.query(Filing).count() == 0


def test_a_filing_of_another_district_is_not_found(made, as_duty) -> None:
    row = receive(made)
    db.session.commit()
    for duty in (Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER, Duty.REGISTRY_RECEPTION):
        stranger = as_duty(duty, "061")
        assert stranger.get(f"/ho-so/{row.id}").status_code == 404
        assert stranger.post(f"/ho-so/{row.id}/viec/y-kien", data={}).status_code == 404
    assert as_duty(Duty.ALLIANCE_OFFICER).get("/ho-so").status_code == 403


def test_the_choice_lists_the_procedures_of_the_day(made, as_duty) -> None:
    officer = as_duty(Duty.REGISTRY_OFFICER)
    now = officer.get(f"/ho-so/moi?to-chuc={made.id}").text
    assert "Điều 39 Nghị định 92/2024/NĐ-CP" in now
    then = officer.get(f"/ho-so/moi?to-chuc={made.id}&nhan=10/05/2023").text
    assert "Nghị định 92/2024/NĐ-CP" not in then
    found = officer.get("/ho-so/moi?tim=thu+nghiem").text
    assert "Hợp tác xã Nông nghiệp Thử Nghiệm" in found
    assert "Không có hồ sơ nào đang giải quyết" in officer.get("/ho-so").text


@pytest.mark.parametrize("on", [date(2025, 5, 5), date(2023, 5, 10)], ids=["law 2023", "law 2012"])
def test_every_procedure_of_the_day_opens_its_forms(on, made, as_duty) -> None:
    officer = as_duty(Duty.REGISTRY_OFFICER)
    for kind in catalogue.kinds_for(Kind.COOPERATIVE, on):
        if kind is FilingKind.FOUNDING:
            continue
        at = f"/ho-so/tiep-nhan?thu-tuc={kind.value}&to-chuc={made.id}&nhan={on:%d/%m/%Y}"
        assert officer.get(at).status_code == 200, kind
        row = receive(made, kind, received_on=on)
        db.session.commit()
        assert officer.get(f"/ho-so/{row.id}/noi-dung").status_code == 200, kind
        assert officer.get(f"/ho-so/{row.id}").status_code == 200, kind


def test_a_correction_asks_which_matter(made, as_duty) -> None:
    officer = as_duty(Duty.REGISTRY_OFFICER)
    row = receive(made, FilingKind.CORRECTION)
    db.session.commit()
    assert "Hiệu đính nội dung nào?" in officer.get(f"/ho-so/{row.id}/noi-dung").text
    answer = officer.post(
        f"/ho-so/{row.id}/noi-dung?muc=capital",
        data={"amount_vnd": "700.000.000", "version": row.version},
    )
    assert answer.status_code == 303
    assert "700.000.000" in officer.get(f"/ho-so/{row.id}").text
