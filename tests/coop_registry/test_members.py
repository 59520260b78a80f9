"""Members as recorded: admitted, left, put right; parties kept once; what the log says."""

from datetime import date

import pytest

from audit import queries as audit_log
from audit import wording
from coop_registry.queries import members as register
from coop_registry.queries import parties as party_queries
from coop_registry.rules.entries import MembershipEntry, PartyEntry, PersonEntry
from coop_registry.rules.kinds import IdentityKind, Kind, PartyKind
from coop_registry.rules.likeness import SimilarParty
from coop_registry.rules.members import RowsRefused
from coop_registry.rules.membership import LeaveGround, MemberClass
from coop_registry.services import members, parties
from core.access import EVERYTHING, Scope
from core.dates import PartialDate, parse_partial
from core.db import db
from core.errors import RuleViolation, StaleRecord
from reference import queries as reference
from tests.factories.membership import NAMES, admit, admit_list, member_entry, person
from tests.factories.registry import BA_BE, CHO_DON, TODAY, make_organisation

ACT = {"actor_id": 1, "on": TODAY, "expected_version": None}
JOINED = date(2018, 3, 12)


def other_organisation(name="Hợp tác xã Hai", **changes):
    return make_organisation(
        BA_BE, **{"name": name, "identifiers": (), "representative": None} | changes
    )


def unit_scope(code: str) -> Scope:
    return Scope(unit_ids=frozenset({reference.unit_by_code(code, TODAY).id}))


def leave(organisation, membership, left_on, ground=LeaveGround.RESIGNED):
    return members.leave(organisation, membership, left_on=left_on, ground=ground, **ACT)


def correct(organisation, membership, reason="gõ nhầm", **changes):
    given = {"joined_on": JOINED, "member_class": MemberClass.OFFICIAL, "book_no": 1}
    return members.correct_member(
        organisation,
        membership,
        MembershipEntry(**{**given, **changes}),
        reason=reason,
        scope=EVERYTHING,
        **ACT,
    )


# Admission --------------------------------------------------------------------------------------


def test_nine_members_are_recorded_from_paper_in_one_act(session):
    made = make_organisation()
    before = made.version
    admit_list(made)
    shown = register.members_on(made.id, TODAY)
    assert [line.name for line in shown] == list(NAMES)
    assert made.version == before + 1
    assert {line.deadline for line in shown} == {date(2018, 9, 12)}
    assert {line.ratio for line in shown} == {shown[0].ratio}
    assert sum(line.paid_vnd for line in shown) == 450_000_000
    assert register.has_members(made.id)


def test_nobody_is_a_member_before_admission_or_from_the_day_of_leaving(session):
    made = make_organisation()
    stay = admit(made)
    leave(made, stay, date(2024, 7, 1))
    counts = [
        len(register.members_on(made.id, day))
        for day in (date(2018, 3, 11), JOINED, date(2024, 6, 30), date(2024, 7, 1))
    ]
    assert counts == [0, 1, 1, 0]
    (line,) = register.member_history(made.id)
    assert (line.left_on, line.leave_ground) == (date(2024, 7, 1), LeaveGround.RESIGNED)


def test_a_member_recorded_twice_is_refused(session):
    made = make_organisation()
    admit(made)
    with pytest.raises(RuleViolation, match="đã là thành viên từ ngày 12/03/2018"):
        admit(made, joined_on=date(2020, 1, 1))


def test_a_member_may_come_back_as_a_new_row(session):
    made = make_organisation()
    leave(made, admit(made), date(2020, 1, 1))
    with pytest.raises(RuleViolation, match="từ ngày đó trở đi"):
        admit(made, joined_on=date(2019, 12, 31))
    admit(made, joined_on=date(2021, 5, 5), pledge_vnd=None, paid_vnd=None)
    assert len(register.member_history(made.id)) == 2
    assert register.members_on(made.id, date(2020, 6, 1)) == []
    assert len(register.members_on(made.id, TODAY)) == 1


def test_leaving_before_joining_or_twice_is_refused(session):
    made = make_organisation()
    stay = admit(made)
    with pytest.raises(RuleViolation, match="phải sau ngày kết nạp"):
        leave(made, stay, JOINED)
    leave(made, stay, date(2020, 1, 1))
    with pytest.raises(RuleViolation, match="Đã ghi việc chấm dứt"):
        leave(made, stay, date(2021, 1, 1))


def test_a_ground_the_law_does_not_list_is_recorded_all_the_same(session):
    """Users §1.3: a fact is never refused because of the law (khoản 1 Điều 33 Luật 2023)."""
    made = make_organisation()
    leave(made, admit(made), date(2024, 7, 1), LeaveGround.IMPRISONED)
    (line,) = register.member_history(made.id)
    assert line.leave_ground is LeaveGround.IMPRISONED


def test_a_15_year_old_official_member_is_recorded(session):
    made = make_organisation()
    young = person(birth=parse_partial("1/1/2010"))
    admit(made, party=young, joined_on=date(2025, 1, 2), paid_on=date(2025, 1, 2))
    (line,) = register.members_on(made.id, TODAY)
    assert (line.birth_on, line.member_class) == (date(2010, 1, 1), MemberClass.OFFICIAL)


def test_all_rows_of_a_list_are_recorded_or_none(session):
    made = make_organisation()
    version = made.version
    rows = [
        member_entry(0),
        member_entry(1, joined_on=date(2025, 6, 3)),
        member_entry(2),
        member_entry(3, paid_on=date(2025, 6, 3)),
        member_entry(2),
    ]
    with pytest.raises(RowsRefused) as refused:
        members.admit_many(made, rows, scope=EVERYTHING, **ACT)
    assert [one.row for one in refused.value.refusals] == [1, 3, 4]
    assert [one.field for one in refused.value.refusals] == ["joined_on", "on", "joined_on"]
    assert refused.value.row == 1
    assert "Dòng 2:" in refused.value.message
    assert made.version == version
    assert register.member_history(made.id) == []
    assert register.lines_of(made.id, TODAY) == []
    assert party_queries.of_name("ma van hai", "person") == []


def test_an_empty_list_is_refused(session):
    with pytest.raises(RuleViolation, match="Chưa nhập thành viên nào"):
        members.admit_many(make_organisation(), [], scope=EVERYTHING, **ACT)


def test_a_form_opened_before_another_admission_is_told_who_came(session):
    made = make_organisation()
    opened_at = made.version
    admit(made)
    with pytest.raises(StaleRecord) as stale:
        members.leave(
            made,
            admit(made, member_entry(1)),
            left_on=date(2020, 1, 1),
            ground=LeaveGround.RESIGNED,
            actor_id=1,
            on=TODAY,
            expected_version=opened_at,
        )
    said = " ".join(stale.value.changes)
    assert "đã ghi thành viên" in said
    assert NAMES[0] in said


# Representatives, votes, unions -----------------------------------------------------------------


def test_households_and_organisations_vote_through_their_representative(session):
    made = make_organisation()
    admit(made)
    household = person(
        1,
        full_name="Hộ Ma Văn Hai",
        kind=PartyKind.HOUSEHOLD,
        identity_no=None,
        identity_kind=None,
        birth=None,
    )
    admit(made, member_entry(1, party=household, representative=person(2)))
    associate = MemberClass.CONTRIBUTING_ASSOCIATE
    admit(
        made,
        member_entry(
            3, member_class=associate, joined_on=date(2024, 7, 1), paid_on=date(2024, 7, 1)
        ),
    )
    votes = register.votes_on(made.id, TODAY)
    assert {(vote.member_name, vote.voter_name) for vote in votes} == {
        (NAMES[0], NAMES[0]),
        ("Hộ Ma Văn Hai", NAMES[2]),
    }
    names = {line.name: line.representative_name for line in register.members_on(made.id, TODAY)}
    assert names["Hộ Ma Văn Hai"] == NAMES[2]


def test_a_person_has_no_representative(session):
    made = make_organisation()
    with pytest.raises(RuleViolation, match="Chỉ hộ gia đình và tổ chức"):
        admit(made, representative=person(2))


def test_a_cooperative_of_this_register_is_one_party_in_every_union(session):
    cooperative = make_organisation()
    unions = [
        other_organisation(f"Liên hiệp hợp tác xã {n}", kind=Kind.UNION) for n in ("Một", "Hai")
    ]
    entry = person(
        full_name="HTX Thử Nghiệm",
        kind=PartyKind.ORGANISATION,
        identity_kind=None,
        identity_no=None,
        birth=None,
        gender=None,
        ethnicity=None,
        organisation_id=cooperative.id,
    )
    stays = [admit(union, party=entry) for union in unions]
    assert stays[0].party_id == stays[1].party_id
    assert party_queries.get(stays[0].party_id).organisation_id == cooperative.id


def test_a_union_member_that_is_no_cooperative_is_recorded(session):
    """Khoản 1 Điều 34 Luật Hợp tác xã 2023: a finding, not a refusal."""
    union = other_organisation(kind=Kind.UNION)
    admit(union)
    firm = person(1, full_name="Công ty Một", kind=PartyKind.ORGANISATION)
    stay = admit(union, member_entry(1, party=firm))
    party = party_queries.get(stay.party_id)
    assert (party.organisation_id, party.is_cooperative) == (None, False)
    declared = person(2, full_name="HTX Xa", kind=PartyKind.ORGANISATION, is_cooperative=True)
    assert party_queries.get(admit(union, member_entry(2, party=declared)).party_id).is_cooperative


def test_an_organisation_is_no_member_of_itself_nor_of_an_unknown_one(session):
    union = other_organisation(kind=Kind.UNION)
    entry = {
        "full_name": "X",
        "kind": PartyKind.ORGANISATION,
        "identity_kind": None,
        "identity_no": None,
    }
    with pytest.raises(RuleViolation, match="của chính mình"):
        admit(union, party=person(**entry, organisation_id=union.id))
    with pytest.raises(RuleViolation, match="Không tìm thấy tổ chức"):
        admit(union, party=person(**entry, organisation_id=999_999))


def test_a_change_of_class_ends_one_row_and_begins_another(session):
    made = make_organisation()
    stay = admit(
        made,
        member_class=MemberClass.CONTRIBUTING_ASSOCIATE,
        joined_on=date(2024, 7, 1),
        paid_on=date(2024, 7, 1),
    )
    changed = members.change_class(
        made, stay, MemberClass.OFFICIAL, changed_on=date(2024, 9, 1), **ACT
    )
    assert (stay.end_on, stay.leave_ground) == (date(2024, 9, 1), "class_changed")
    assert (changed.start_on, changed.book_no) == (date(2024, 9, 1), stay.book_no)
    days = (date(2024, 8, 31), date(2024, 9, 1))
    shown = [register.members_on(made.id, day)[0] for day in days]
    assert [line.member_class for line in shown] == [
        MemberClass.CONTRIBUTING_ASSOCIATE,
        MemberClass.OFFICIAL,
    ]
    assert {line.deadline for line in shown} == {date(2025, 1, 2)}  # 01/01/2025 is a holiday
    with pytest.raises(RuleViolation, match="đang thuộc loại này"):
        members.change_class(
            made, changed, MemberClass.OFFICIAL, changed_on=date(2024, 10, 1), **ACT
        )


# Corrections ------------------------------------------------------------------------------------


def test_a_wrongly_typed_stay_is_replaced_for_all_its_days(session):
    made = make_organisation()
    stay = admit(made)
    correct(made, stay, joined_on=date(2018, 4, 1), excluded_days=3, excluded_reason="nhập khẩu")
    assert register.members_on(made.id, date(2018, 3, 31)) == []
    (line,) = register.members_on(made.id, TODAY)
    assert (line.joined_on, line.excluded_days) == (date(2018, 4, 1), 3)
    entry = audit_log.history("organisation", made.id)[0]
    assert (entry.action, entry.reason) == ("member.corrected", "gõ nhầm")
    assert entry.changes["start_on"] == ["2018-03-12", "2018-04-01"]


def test_a_leaving_recorded_by_mistake_is_taken_back(session):
    made = make_organisation()
    stay = admit(made)
    leave(made, stay, date(2020, 1, 1))
    correct(made, stay)
    assert len(register.members_on(made.id, TODAY)) == 1


def test_a_correction_that_changes_nothing_or_cannot_be_is_refused(session):
    made = make_organisation()
    stay = admit(made)
    version = made.version
    with pytest.raises(RuleViolation, match="Chưa có gì khác"):
        correct(made, stay)
    with pytest.raises(RuleViolation, match="ở sau hôm nay"):
        correct(made, stay, joined_on=date(2025, 6, 3))
    with pytest.raises(RuleViolation, match="không được âm"):
        correct(made, stay, excluded_days=-1)
    assert made.version == version


def test_the_dead_join_again_only_after_the_ground_was_put_right(session):
    made = make_organisation()
    stay = admit(made)
    died, back = date(2020, 1, 1), date(2021, 5, 5)
    leave(made, stay, died, LeaveGround.DEATH)
    again = member_entry(joined_on=back, pledge_vnd=None, paid_vnd=None, paid_on=None)
    version = made.version
    with pytest.raises(RuleViolation, match="vì chết nên không thể tham gia lại"):
        admit(made, again)
    assert made.version == version
    right = correct(made, stay, left_on=died, leave_ground=LeaveGround.MISSING)
    admit(made, again)
    with pytest.raises(RuleViolation, match="sổ còn ghi người này tham gia từ ngày 05/05/2021"):
        correct(made, right, left_on=died, leave_ground=LeaveGround.DEATH)


def test_a_household_joins_again_after_its_head_died(session):
    made = make_organisation()
    home = PartyEntry("Hộ ông Nông Văn Nhà", PartyKind.HOUSEHOLD)
    given = {"party": home, "pledge_vnd": None, "paid_vnd": None, "paid_on": None}
    stay = admit(made, member_entry(**given))
    leave(made, stay, date(2020, 1, 1), LeaveGround.DEATH)
    given["party"] = stay.party_id
    admit(made, member_entry(**given, joined_on=date(2021, 5, 5)))
    assert len(register.members_on(made.id, TODAY)) == 1


def test_a_stay_that_never_was_is_taken_back_after_its_lines(session):
    made = make_organisation()
    stay = admit(made)
    with pytest.raises(RuleViolation, match="ghi đảo các dòng vốn góp trước"):
        members.void_member(made, stay, reason="ghi nhầm người", **ACT)
    other = admit(made, member_entry(1, pledge_vnd=None, paid_vnd=None))
    members.void_member(made, other, reason="ghi nhầm người", **ACT)
    assert [line.name for line in register.members_on(made.id, TODAY)] == [NAMES[0]]
    with pytest.raises(RuleViolation, match="đã được đính chính"):
        members.void_member(made, other, reason="ghi nhầm người", **ACT)


# Parties ----------------------------------------------------------------------------------------


def test_one_number_is_one_party_in_every_cooperative(session):
    one, two = make_organisation(), other_organisation()
    assert admit(one).party_id == admit(two).party_id


def test_the_director_who_is_a_member_is_one_party_and_its_blanks_are_filled(session):
    director = PersonEntry("Nông Thị Thử", IdentityKind.CITIZEN, person().identity_no)
    made = make_organisation(representative=director)
    party = party_queries.get(admit(made).party_id)
    assert party_queries.of_name("nong thi thu", "person") == [party]
    assert (party.ethnicity, party.birth_on) == ("Tày", date(1985, 1, 1))
    entry = audit_log.history("party", party.id)[0]
    said = wording.sentence(entry, None)
    assert "Dân tộc: “đã ghi”" in said
    assert "Tày" not in said
    assert "Địa chỉ: “Thôn 1”" in said


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"full_name": "Người Khác"}, "identity_no"),
        ({"kind": PartyKind.ORGANISATION}, "identity_no"),
        ({"birth": PartialDate(date(1986, 1, 1))}, "birth"),
        ({"identity_kind": None}, "identity_no"),
    ],
)
def test_a_known_number_with_another_name_or_birth_is_refused(session, changes, field):
    admit(make_organisation())
    with pytest.raises(RuleViolation) as refused:
        admit(other_organisation(), party=person(**changes))
    assert refused.value.field == field


def no_number(number=0, **changes):
    return person(number, identity_kind=None, identity_no=None, **changes)


def test_a_person_without_a_number_is_asked_about_and_never_merged(session):
    one, two = make_organisation(), other_organisation()
    first = admit(one)
    with pytest.raises(SimilarParty) as asked:
        admit(two, party=no_number())
    (candidate,) = asked.value.candidates
    assert candidate.party.party_id == first.party_id
    assert candidate.organisations == ("Hợp tác xã Nông nghiệp Thử Nghiệm",)
    assert asked.value.others == 0
    second = admit(two, party=no_number(), accept_similar=True)
    assert second.party_id != first.party_id
    assert admit(two, party=first.party_id).party_id == first.party_id


def test_parties_of_other_units_are_only_counted(session):
    first = admit(make_organisation(CHO_DON))
    with pytest.raises(SimilarParty) as asked:
        admit(other_organisation(), party=no_number(), scope=unit_scope(BA_BE))
    assert (asked.value.candidates, asked.value.others) == ((), 1)
    assert "Thử Nghiệm" not in asked.value.message
    with pytest.raises(RuleViolation, match="Không tìm thấy người đã chọn"):
        admit(other_organisation("Hợp tác xã Ba"), party=first.party_id, scope=unit_scope(BA_BE))


def test_a_like_name_elsewhere_without_birth_is_nobody_to_ask_about(session):
    admit(make_organisation())
    admit(other_organisation(), party=no_number(birth=None, address="Thôn khác"))


def test_two_rows_of_one_list_with_one_name_ask_by_row(session):
    made = make_organisation()
    rows = [member_entry(n, party=no_number(1, address=None)) for n in range(2)]
    with pytest.raises(RowsRefused) as refused:
        members.admit_many(made, rows, scope=EVERYTHING, **ACT)
    (asked,) = refused.value.refusals
    assert isinstance(asked, SimilarParty)
    assert (asked.row, asked.rows, asked.candidates) == (1, (0,), ())


def test_no_identity_number_is_in_the_log(session):
    made = make_organisation()
    admit_list(made)
    leave(made, admit(made, member_entry(20)), date(2024, 1, 1))
    db.session.flush()
    logged = " ".join(
        f"{entry.changes} {entry.note} {entry.reason}" for entry in audit_log.log(limit=200)
    )
    numbers = [person(number).identity_no for number in (*range(9), 20)]
    assert NAMES[0] in logged
    assert not [number for number in numbers if number in logged]


def test_identity_numbers_are_sealed_and_opened_with_a_reason(session):
    party = party_queries.get(admit(make_organisation()).party_id)
    number = person().identity_no
    assert number.encode() not in party.identity_sealed
    assert party.identity_masked == "0061******00"
    assert parties.unmask(party, reason="đối chiếu giấy", actor_id=1) == number


def test_a_longer_list_of_members_takes_no_more_statements(session, count_queries):
    statements = []
    reference.working_days()  # read once in a transaction, whoever asks first
    for count, made in ((2, make_organisation()), (9, other_organisation())):
        admit_list(made, count)
        with count_queries() as sent:
            assert len(register.members_on(made.id, TODAY)) == count
        statements.append(len(sent))
    assert statements[0] == statements[1] <= 5


def test_a_year_of_birth_stays_a_year(session):
    made = make_organisation()
    admit(made, party=person(birth=parse_partial("1985")))
    (line,) = register.members_on(made.id, TODAY)
    assert str(line.birth) == "1985"


def test_the_log_says_who_left_when_and_why(session):
    made = make_organisation()
    leave(made, admit(made), date(2024, 7, 1))
    left, came = audit_log.history("organisation", made.id, limit=2)
    said = wording.sentence(left, "Nông Văn Thử")
    assert said.startswith("Nông Văn Thử đã ghi việc chấm dứt tư cách thành viên: ")
    assert "Thành viên: “Nông Thị Thử”" in said
    assert "Đến ngày: “01/07/2024”" in said
    assert "“Tự nguyện ra khỏi hợp tác xã”" in said
    assert "Loại thành viên: “Thành viên chính thức”" in wording.sentence(came, None)
