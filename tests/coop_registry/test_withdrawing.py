"""An organisation typed by mistake is taken back the same day by whoever typed it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.models import Notice
from coop_registry.queries import lists, pages, parties, statements, states, subjects
from coop_registry.queries.lists import Filters
from coop_registry.rules.entries import PersonEntry
from coop_registry.rules.kinds import FactKind, IdentityKind
from coop_registry.rules.withdrawing import Opening, refusal_to_withdraw
from coop_registry.services.corrections import correct_fact
from coop_registry.services.opening import register_opening
from coop_registry.services.withdrawing import withdraw
from core.access import EVERYTHING, Scope
from core.clock import now_utc
from core.dates import PartialDate
from core.errors import RuleViolation, StaleRecord
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.papers import make_paper
from tests.factories.registry import BA_BE, TODAY, make_organisation, opening_entry

DAY = date(2025, 6, 2)


def take_back(organisation, **changes):
    given = {"reason": "nhập hai lần", "actor_id": 1, "on": TODAY, "now": now_utc()}
    given["expected_version"] = organisation.version
    return withdraw(organisation, **{**given, **changes})


def listed():
    return [row.name for row in lists.everything(Filters(), scope=EVERYTHING, on=TODAY)]


@pytest.mark.parametrize(
    ("opening", "actor_id", "words"),
    [
        (Opening(version=1, by=1, on=DAY), 1, None),
        (Opening(version=2, by=1, on=DAY), 1, "nội dung khác"),
        (Opening(version=1, by=1, on=DAY), 2, "Chỉ người"),
        (Opening(version=1, by=1, on=DAY - timedelta(days=1)), 1, "trong ngày"),
        (Opening(version=1, by=1, on=DAY, has_papers=True), 1, "giấy tờ"),
        (Opening(version=1, by=1, on=DAY, is_party=True), 1, "Hồ sơ khác"),
    ],
)
def test_only_the_own_recording_of_today_with_nothing_upon_it_goes(opening, actor_id, words):
    said = refusal_to_withdraw(opening, actor_id=actor_id, on=DAY)
    assert said is None if words is None else words in said


def test_what_it_said_of_another_units_person_goes_with_it(session):
    known = PersonEntry(
        full_name="Nông Thị Thử",
        identity_kind=IdentityKind.CITIZEN,
        identity_no="006190000001",
        address="Thôn Khác",
    )
    there = make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=known)
    director = parties.get(pages.record(there, TODAY).representative.party_id)
    more = replace(known, phone="0912 345 678", address="Nà Pài", birth=PartialDate(DAY))
    entry = opening_entry(name="Hợp tác xã Nhầm", identifiers=(), representative=more)
    here = Scope(frozenset({entry.unit_id}))
    made = register_opening(entry, actor_id=1, on=TODAY, scope=here)
    assert pages.record(made, TODAY).representative.party_id == director.id
    assert (director.phone, director.birth_on) == ("0912 345 678", None)
    assert len(statements.open_of(director.id)) == 1
    assert subjects.open_change_of(director.id) is not None
    take_back(made)
    assert (director.phone, subjects.open_change_of(director.id)) == (None, None)
    assert statements.open_of(director.id) == []
    told = session.query(Notice).filter_by(unit_id=there.unit_id).order_by(Notice.id)
    assert any("đã rút lại điện thoại" in one.text for one in told)


def test_a_withdrawn_organisation_is_nowhere_but_in_the_log(session):
    made = make_organisation()
    take_back(made)
    assert listed() == []
    shown = pages.record(made, TODAY)
    assert not shown.exists
    assert shown.representative is None
    assert shown.capital_vnd is None
    assert shown.declared == ()
    assert shown.identifiers == ()
    assert list(states.subjects()) == []
    entry = audit_log.history("organisation", made.id)[0]
    assert entry.action == "organisation.withdrawn"
    assert entry.reason == "nhập hai lần"


def test_name_and_identifiers_are_free_again(session):
    take_back(make_organisation())
    assert make_organisation().id
    assert listed() == ["Hợp tác xã Nông nghiệp Thử Nghiệm"]


def test_nothing_more_is_recorded_on_it(session):
    made = make_organisation()
    take_back(made)
    with pytest.raises(RuleViolation, match="đã bị hủy"):
        correct_fact(
            made,
            FactKind.CAPITAL,
            {"amount_vnd": 7},
            reason="thử",
            actor_id=1,
            on=TODAY,
            scope=EVERYTHING,
            expected_version=made.version,
        )


def test_refusals_write_nothing(session):
    made = make_organisation()
    with pytest.raises(RuleViolation, match="Chỉ người"):
        take_back(made, actor_id=2)
    with pytest.raises(RuleViolation, match="trong ngày"):
        take_back(made, now=now_utc() + timedelta(days=1))
    with pytest.raises(StaleRecord):
        take_back(made, expected_version=7)
    make_paper(subject_id=made.id)
    with pytest.raises(RuleViolation, match="giấy tờ"):
        take_back(made)
    assert listed() == ["Hợp tác xã Nông nghiệp Thử Nghiệm"]


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


@pytest.mark.db
def test_the_officer_takes_it_back_on_the_page(officer, as_user):
    made = make_organisation(actor_id=officer.id)
    client, path = as_user(officer), f"/hop-tac-xa/{made.id}"
    link = f'href="{path}/huy-ghi-nhan"'
    assert link in client.get(path).get_data(as_text=True)
    assert client.get(f"{path}/huy-ghi-nhan").status_code == 200
    refused = client.post(f"{path}/huy-ghi-nhan", data={"version": "1", "reason": ""})
    assert "Chưa nhập mục này" in refused.get_data(as_text=True)
    sent = {"version": "1", "reason": "nhập hai lần"}
    done = client.post(f"{path}/huy-ghi-nhan", data=sent, follow_redirects=True)
    assert "Đã hủy ghi nhận ban đầu" in done.get_data(as_text=True)
    page = client.get(path).get_data(as_text=True)
    assert "Ghi nhận ban đầu đã bị hủy" in page
    assert "nhập hai lần" in page
    assert link not in page


@pytest.mark.db
def test_somebody_else_is_not_offered_it(officer, as_user):
    made = make_organisation(actor_id=officer.id + 1000)
    client, path = as_user(officer), f"/hop-tac-xa/{made.id}"
    assert "huy-ghi-nhan" not in client.get(path).get_data(as_text=True)
    assert client.get(f"{path}/huy-ghi-nhan").status_code == 404
