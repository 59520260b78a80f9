"""Opening the fund of the demonstration (khai báo Quỹ trình diễn): people, capital, policies, customers."""

from dataclasses import dataclass
from datetime import date

from accounts import queries as accounts
from coop_registry.rules.kinds import Kind
from core.access import EVERYTHING
from desk.demo.fund_plan import BOOKS_FROM
from fund.models import SupportFund
from fund.queries import borrowers
from fund.rules.books.entries import LineEntry, VoucherEntry
from fund.rules.books.policies import PolicyEntry, PolicyKind
from fund.rules.books.roles import CapitalPart, FundModel, Regime, Side
from fund.services import funds as services
from fund.services import vouchers
from fund.services.funds import FundEntry
from reference import queries as reference

_CAPITAL = 30_000_000_000
_AGENCY = "quy-ho-tro-phat-trien-htx-bac-kan"


@dataclass
class People:
    """Who does what (tên đăng nhập của kế toán, cán bộ tín dụng, kế toán trưởng)."""

    maker: int = 0
    signer: int = 0
    checker: int = 0

    @classmethod
    def of_demonstration(cls) -> "People":
        """Return the people of the demonstration by their names."""
        found = [
            accounts.person_by_username(name) for name in ("ketoan", "tindung", "ketoantruong")
        ]
        maker, signer, checker = (one.id for one in found if one is not None)
        return cls(maker, signer, checker)


def open_fund(people: People) -> SupportFund:
    """Open the labelled fund with its capital and policies, each confirmed by another person."""
    agency = reference.agency_by_key(_AGENCY)
    if agency is None or agency.unit_id is None:
        raise LookupError(_AGENCY)
    fund = services.open_fund(
        FundEntry(
            name="Quỹ hỗ trợ phát triển hợp tác xã tỉnh Bắc Kạn (trình diễn)",
            model=FundModel.COMPANY,
            unit_id=agency.unit_id,
            agency_id=agency.id,
            regime=Regime.MICROFINANCE,
            books_from=BOOKS_FROM,
            is_demo=True,
        ),
        actor_id=people.maker,
    )
    fact = services.enter_capital(
        fund, CapitalPart.CHARTER, BOOKS_FROM, _CAPITAL, "Điều lệ trình diễn", actor_id=people.maker
    )
    services.confirm(fact, actor_id=people.checker)
    for kind, value in (
        (PolicyKind.OVERDUE_FACTOR, "1.5"),
        (PolicyKind.LATE_INTEREST_RATE, "0.10"),
    ):
        entry = PolicyEntry(kind, value, BOOKS_FROM, "01/QĐ-QHT", BOOKS_FROM)
        services.confirm(
            services.enter_policy(fund, entry, actor_id=people.maker), actor_id=people.checker
        )
    post_voucher(fund, people, BOOKS_FROM, "Nhận vốn điều lệ", ("130", "601"), _CAPITAL)
    post_voucher(fund, people, BOOKS_FROM, "Rút tiền gửi nhập quỹ", ("101", "130"), 2_000_000_000)
    return fund


def post_voucher(
    fund: SupportFund, people: People, on: date, text: str, codes: tuple[str, str], amount: int
) -> None:
    """Make a voucher of two lines and confirm it as the second person."""
    lines = [LineEntry(codes[0], Side.DEBIT, amount), LineEntry(codes[1], Side.CREDIT, amount)]
    entry = VoucherEntry(on, text, f"demo-{text}-{on.isoformat()}", lines)
    made = vouchers.make_voucher(fund, entry, actor_id=people.maker, on=on)
    vouchers.confirm_voucher(made.id, actor_id=people.checker)


def customers() -> list[int]:
    """Return the cooperatives that may borrow from the first day on, in a steady order."""
    named = borrowers.named_like("", EVERYTHING, BOOKS_FROM, limit=1_000)
    known = sorted(key for key, *_ in named)
    found = []
    for key in known:
        borrower = borrowers.of_organisation(key, BOOKS_FROM)
        if borrower is not None and borrower.kind is Kind.COOPERATIVE and borrower.unit_id:
            found.append(key)
    return found[:45]
