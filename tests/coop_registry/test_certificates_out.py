"""Certificates that must be taken back: a finding, and what the public check page says."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import CapitalFact
from coop_registry.queries import contributions as book
from coop_registry.rules.findings import CapitalPaper, Period, Timeline
from core.db import db
from papers import queries as paper_queries
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.holders import make_member
from tests.factories.membership import leave
from tests.factories.registry import TODAY, make_organisation
from tests.factories.states import book as ledger
from tests.factories.states import found, state, stay, stays

BEFORE, FROM = date(2024, 6, 30), date(2024, 7, 1)
LEFT = date(2024, 9, 1)
RULE = "certificate.to_withdraw"


def holder(number=1, **more):
    usual = {"amount_vnd": 10_000_000, "issued_on": date(2019, 1, 1)}
    return CapitalPaper(number, f"Nông Văn {number}", "03/GCN", **usual | more)


def history(*papers, left_on=None):
    return state(
        stays=(stay(1, end_on=left_on), *stays(9)[1:]),
        certificates=papers,
        **ledger((1, date(2018, 5, 1), 10_000_000, 10_000_000)),
    )


@pytest.mark.parametrize(
    ("left_on", "on", "since"),
    [
        (LEFT, date(2024, 8, 31), None),
        (LEFT, LEFT, LEFT),
        (date(2023, 1, 1), BEFORE, None),
        (date(2023, 1, 1), FROM, FROM),
    ],
    ids=["khoản 3 Điều 75 – hôm trước", "ngày ra", "Luật 2012", "từ Luật 2023"],
)
def test_a_certificate_of_one_who_left_must_be_taken_back(left_on, on, since):
    finding = found(history(holder(), left_on=left_on), on).get(RULE)
    assert (finding.since if finding else None) == since
    if finding:
        assert finding.title == "Giấy chứng nhận phần vốn góp phải thu hồi"
        assert finding.article == "khoản 3 Điều 75 Luật Hợp tác xã 2023"
        assert "Giấy chứng nhận số 03/GCN ngày 01/01/2019" in finding.evidence


def test_another_amount_asks_for_an_exchange_until_it_is_taken_back():
    wrong = holder(amount_vnd=9_000_000)
    finding = found(history(wrong), TODAY)[RULE]
    assert finding.title == "Giấy chứng nhận phần vốn góp phải cấp đổi"
    assert "ghi 9.000.000 đồng; sổ vốn góp ghi đã góp 10.000.000 đồng" in finding.evidence
    back = wrong._replace(withdrawn_on=LEFT)
    assert RULE in found(history(back), date(2024, 8, 31))
    assert RULE not in found(history(back), LEFT)
    assert RULE not in found(history(holder()), TODAY)


@pytest.mark.parametrize(
    ("issued_on", "on", "expected"),
    [
        (date(2024, 6, 28), date(2025, 3, 1), False),
        (date(2024, 7, 2), date(2025, 2, 28), False),
        (date(2024, 7, 2), date(2025, 3, 1), True),
        (date(2025, 3, 1), TODAY, False),
    ],
    ids=[
        "giấy theo Luật 2012 không ghi vốn điều lệ",
        "điểm b, d khoản 2 Điều 75 – hôm trước ngày đổi vốn",
        "ngày đổi vốn",
        "giấy lập sau ngày đổi vốn",
    ],
)
def test_another_charter_capital_or_ratio_asks_for_an_exchange(issued_on, on, expected):
    raised = Timeline(
        [
            Period(date(2018, 3, 12), date(2025, 3, 1), 90_000_000),
            Period(date(2025, 3, 1), None, 100_000_000),
        ]
    )
    facts = replace(history(holder(issued_on=issued_on)), capital=raised)
    finding = found(facts, on).get(RULE)
    assert (finding is not None) is expected
    if finding:
        assert finding.title == "Giấy chứng nhận phần vốn góp phải cấp đổi"
        assert finding.article == "khoản 3 Điều 75 Luật Hợp tác xã 2023"
        assert finding.since == date(2025, 3, 1)
        assert (
            "lập theo vốn điều lệ 90.000.000 đồng, tỷ lệ phần vốn góp 11,11%; nay là vốn điều lệ "
            "100.000.000 đồng, tỷ lệ phần vốn góp 10,00%" in finding.evidence
        )


def test_the_public_check_says_that_charter_capital_changed(session, as_user, client):
    officer = make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))
    made = make_organisation(actor_id=officer.id, capital_vnd=40_000_000)
    member = make_member(made)
    as_user(officer).post(
        f"/hop-tac-xa/{made.id}/thanh-vien/{member.id}/giay-chung-nhan",
        data={"number": "03/GCN-HTX", "issued_on": "01/06/2025", "version": str(made.version)},
    )
    paper = paper_queries.papers_about("organisation", made.id, paper_queries.EVERYBODYS)[0]
    check = f"/kiem-tra-giay-to?ma={paper.code}"
    assert "Còn giá trị" in client.get(check).text
    capital = db.session.query(CapitalFact).filter_by(organisation_id=made.id).one()
    capital.end_on, capital.ended_by_id = TODAY, capital.origin_id
    db.session.add(
        CapitalFact(
            organisation_id=made.id,
            origin_id=capital.origin_id,
            start_on=TODAY,
            amount_vnd=50_000_000,
        )
    )
    db.session.commit()
    assert "phải thu hồi hoặc cấp đổi" in client.get(check).text


def test_anyone_who_types_the_code_sees_that_it_holds_no_more(session, as_user, client):
    officer = make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))
    made = make_organisation(actor_id=officer.id, capital_vnd=40_000_000)
    member = make_member(made)
    desk = as_user(officer)
    desk.post(
        f"/hop-tac-xa/{made.id}/thanh-vien/{member.id}/giay-chung-nhan",
        data={"number": "03/GCN-HTX", "issued_on": "02/06/2025", "version": str(made.version)},
    )
    (kept,) = book.certificates_of(made.id, TODAY)
    paper = paper_queries.papers_about("organisation", made.id, paper_queries.EVERYBODYS)[0]
    check = f"/kiem-tra-giay-to?ma={paper.code}"
    seen = client.get(check).text
    assert "Còn giá trị" in seen
    assert "03/GCN-HTX" in seen
    leave(made, member, TODAY)
    db.session.commit()
    seen = client.get(check).text
    assert "Không còn đúng với sổ đăng ký, phải thu hồi hoặc cấp đổi" in seen
    assert "Còn giá trị" not in seen

    db.session.refresh(made)
    desk.post(
        f"/hop-tac-xa/{made.id}/von-gop/giay-chung-nhan/{kept.id}/thu-hoi",
        data={"withdrawn_on": "02/06/2025", "reason": "Đã ra khỏi", "version": str(made.version)},
    )
    seen = client.get(check).text
    assert "Đã thu hồi" in seen
    assert "Ngày thu hồi" in seen
    assert "Đã ra khỏi" not in seen
