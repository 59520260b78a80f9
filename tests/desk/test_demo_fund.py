"""The fund of the demonstration: every kind of event but one, twelve closed months, books that verify."""

from datetime import date, timedelta

from core.db import begin_write, db
from desk.demo import add_fund
from desk.demo.fund_plan import LOANS, MONTHS, Life, planned_loans
from desk.setup import DEMO_DAY
from fund.models import BookMonth, LoanContract, LoanEvent
from fund.queries import checks, loans
from fund.rules.events import EventType
from fund.rules.replay import replay
from fund.rules.state import judge
from tests.browser.fixtures import LiveServer
from tests.papers.printed import Desk


def test_the_same_seed_plans_the_same_loans_with_every_life() -> None:
    assert planned_loans(3) == planned_loans(3)
    assert planned_loans(3) != planned_loans(4)
    assert {one.life for one in planned_loans(3)} == set(Life)
    assert len({one.number for one in planned_loans(3)}) == LOANS


def test_the_fund_lives_a_whole_year_and_its_books_verify(live_server: LiveServer) -> None:
    demonstration = live_server.app
    with demonstration.app_context():
        begin_write()
        fund = add_fund(3, DEMO_DAY, lambda words: None)
        db.session.commit()
        assert fund.is_demo
        check = checks.last_check(fund.id)
        assert check is not None
        assert check.is_clean, check.result
        kinds = {kind for (kind,) in db.session.query(LoanEvent.type).distinct()}
        # Removal from the books needs five years off them (khoản 3 Điều 28 Nghị định 45/2021/NĐ-CP).
        assert kinds == set(EventType) - {EventType.WRITE_OFF}
        (used,) = db.session.query(LoanEvent).filter_by(type=EventType.PROVISION_USE.value)
        before = loans.loan_on(loans.unlocked(used.contract_id), used.on - timedelta(days=1))
        assert judge([before], [replay(before)])[0].debt_group == 5
        assert db.session.query(LoanContract).count() == LOANS
        months = db.session.query(BookMonth).filter_by(state="month_closed").all()
        assert len(months) == MONTHS
        assert max(one.month for one in months) == date(2025, 5, 1)
    client = Desk(demonstration).client("ketoan")
    for path in ("so/so-du-tai-khoan", "so/cho-vay", "so/du-phong?ngay=31/05/2025"):
        assert "dựng sẵn" in client.get(f"/quy-ho-tro/{path}").get_data(as_text=True)
    paper = client.get("/quy-ho-tro/so/cho-vay/tep-pdf?ngay=31/05/2025")
    assert paper.data.startswith(b"%PDF")
