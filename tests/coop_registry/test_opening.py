"""Typing an organisation from its certificate."""

from dataclasses import replace
from datetime import date

import pytest

from audit import queries as audit_log
from audit import wording
from coop_registry.queries import pages, states
from coop_registry.rules.entries import IdentifierEntry, PersonEntry
from coop_registry.rules.kinds import Declared, IdentityKind, Kind, Scheme, Status
from coop_registry.services.opening import register_opening
from core.access import EVERYTHING, Scope
from core.errors import RuleViolation
from tests.factories.registry import BA_BE, TODAY, make_organisation, opening_entry
from tests.factories.states import found


def test_all_facts_of_the_certificate_are_there_from_its_day(session):
    made = make_organisation()
    shown = pages.record(made, TODAY)
    assert shown.name == "Hợp tác xã Nông nghiệp Thử Nghiệm"
    assert shown.seat_line == "Thôn Nà Pài, xã Bằng Phúc, huyện Chợ Đồn, tỉnh Bắc Kạn"
    assert shown.capital_vnd == 500_000_000
    assert shown.representative.full_name == "Nông Thị Thử"
    assert shown.representative.identity_masked == "0061******01"
    assert shown.figure(Declared.MEMBERS_TOTAL).value == 12
    assert pages.record(made, date(2018, 3, 11)).exists is False
    assert pages.record(made, date(2018, 3, 12)).exists is True


def test_the_creation_is_in_the_log_without_the_identity_number(session):
    made = make_organisation()
    entry = audit_log.history("organisation", made.id)[0]
    assert entry.action == "organisation.created"
    assert "006190000001" not in str(entry.changes) + str(entry.note)
    assert "0061" not in str(entry.changes)


def test_every_first_value_is_in_the_log_in_words_of_the_page(session):
    made = make_organisation(short_name="HTX Thử")
    changes = audit_log.history("organisation", made.id)[0].changes
    assert all(old is None for old, _new in changes.values())
    said = wording.change_sentences(changes)
    for words in (
        "Tên: “Hợp tác xã Nông nghiệp Thử Nghiệm”",
        "Tên viết tắt: “HTX Thử”",
        "Địa bàn: “Xã Bằng Phúc”",
        "Địa chỉ: “Thôn Nà Pài”",
        "Tình trạng pháp lý: “Đang hoạt động”",
        "Vốn điều lệ: “500.000.000 đồng”",
        "Người đại diện: “Nông Thị Thử”",
        "Chức danh: “Giám đốc”",
        "Ngày thành lập: “12/03/2018”",
        "Ngày đăng ký lần đầu: “12/03/2018”",
        "Từ ngày: “12/03/2018”",
        "Số giấy chứng nhận đăng ký: “12A ngày 12/03/2018, Phòng Tài chính – Kế hoạch”",
        "Mã số: “4700111222”",
        "Tổng số thành viên (số khai báo): “12 (12/03/2018)”",
        "Vốn thực góp (số khai báo): “500.000.000 đồng (12/03/2018)”",
    ):
        assert words in said
    assert not [one for one in said if one.startswith(wording.SOME_FIELD)]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_an_identifier_used_twice_is_refused_and_names_the_holder(session, scheme):
    number = (IdentifierEntry(scheme, "47 00111-A"),)
    make_organisation(identifiers=number)
    again = (IdentifierEntry(scheme, "4700111-a"),)
    with pytest.raises(RuleViolation, match="Thử Nghiệm") as refusal:
        make_organisation(BA_BE, name="Hợp tác xã Khác Hẳn", identifiers=again)
    assert refusal.value.field == scheme.value


def test_a_like_name_in_the_same_commune_asks_first(session):
    make_organisation()
    like = opening_entry(name="HTX Dịch vụ Thử Nghiệm", identifiers=(), representative=None)
    with pytest.raises(RuleViolation, match="không trùng") as refusal:
        register_opening(like, actor_id=1, on=TODAY, scope=EVERYTHING)
    assert refusal.value.field == "accept_similar"
    accepted = replace(like, accept_similar=True)
    assert register_opening(accepted, actor_id=1, on=TODAY, scope=EVERYTHING).id


def test_the_same_name_in_another_district_is_another_cooperative(session):
    make_organisation()
    assert make_organisation(BA_BE, identifiers=(), representative=None).id


#: Xã Yên Phong, huyện Chợ Đồn: another commune of the same district.
NEIGHBOUR = "02083"


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("HỢP TÁC XÃ NÔNG NGHIỆP THỬ NGHIỆM", True),
        ("Hợp tác xã Nông nghiệp Thứ Nghiệm", False),
        ("Hợp tác xã Dịch vụ Thử Nghiệm", False),
    ],
)
def test_the_same_name_in_another_commune_of_the_district_asks(session, name, asks):
    made = make_organisation()
    plain = {"identifiers": (), "representative": None, "name": name}
    if not asks:
        twin = make_organisation(NEIGHBOUR, **plain)
        assert found(states.state_of(made.id), TODAY).get("name.same_in_district") is None
        assert twin.id
        return
    with pytest.raises(RuleViolation, match="trong huyện đã có đúng tên này") as refusal:
        make_organisation(NEIGHBOUR, **plain)
    assert "Xã Bằng Phúc, ngày thành lập 12/03/2018" in refusal.value.message
    twin = make_organisation(NEIGHBOUR, **plain, accept_similar=True)
    session.flush()
    finding = found(states.state_of(made.id), TODAY)["name.same_in_district"]
    assert (finding.part, finding.since) == (str(twin.id), date(2018, 3, 12))
    assert found(states.state_of(twin.id), TODAY)["name.same_in_district"].part == str(made.id)


def test_a_name_of_one_that_ended_may_be_borne_again(session):
    """Khoản 1 Điều 15 Nghị định 92/2024/NĐ-CP."""
    made = make_organisation()
    make_organisation(
        NEIGHBOUR,
        identifiers=(),
        representative=None,
        accept_similar=True,
        status=Status.ENDED,
        status_on=date(2022, 5, 1),
    )
    session.flush()
    state = states.state_of(made.id)
    assert "name.same_in_district" in found(state, date(2022, 4, 30))
    assert "name.same_in_district" not in found(state, date(2022, 5, 1))


def test_a_commune_outside_the_scope_is_refused(session):
    entry = opening_entry()
    with pytest.raises(RuleViolation, match="không thuộc địa bàn"):
        register_opening(entry, actor_id=1, on=TODAY, scope=Scope(frozenset()))


def test_one_person_of_two_cooperatives_is_kept_once(session):
    first = make_organisation()
    second = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=())
    one = pages.record(first, TODAY).representative
    two = pages.record(second, TODAY).representative
    assert one.party_id == two.party_id


def test_a_known_number_with_another_name_is_refused(session):
    make_organisation()
    other = PersonEntry("Hoàng Văn Khác", IdentityKind.CITIZEN, "006190000001")
    with pytest.raises(RuleViolation, match="đã ghi cho một người khác") as refused:
        make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=other)
    assert "Nông Thị Thử" not in str(refused.value)  # a typed number tells no name


def test_a_certificate_that_breaks_the_law_is_recorded_all_the_same(session):
    made = make_organisation(declared=((Declared.MEMBERS_TOTAL, 2),))
    assert pages.record(made, TODAY).figure(Declared.MEMBERS_TOTAL).value == 2


def test_a_group_is_recorded_with_its_own_kind(session):
    made = make_organisation(kind=Kind.GROUP, name="Tổ hợp tác Thử", identifiers=())
    assert pages.record(made, TODAY).kind is Kind.GROUP


def test_names_in_decomposed_letters_are_stored_composed(session):
    import unicodedata

    name = "Hợp tác xã Đồng Thắng"
    made = make_organisation(name=unicodedata.normalize("NFD", name), identifiers=())
    assert pages.record(made, TODAY).name == name
