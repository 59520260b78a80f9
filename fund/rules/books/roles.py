"""Roles of accounts (vai trò tài khoản): postings speak in roles, a table gives each its code.

Law: which accounting regime binds the fund is not settled (Điều 51 Nghị định 45/2021/NĐ-CP leaves it to
the Ministry of Finance), so that the codes are data of each fund.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What an account is for, whatever its code is (vai trò tài khoản)."""

    CASH = "cash"
    BANK = "bank"
    LOAN_1 = "loan_1"
    LOAN_2 = "loan_2"
    LOAN_3 = "loan_3"
    LOAN_4 = "loan_4"
    LOAN_5 = "loan_5"
    TRUST_LOAN = "trust_loan"
    INTEREST_RECEIVABLE = "interest_receivable"
    CUSTOMER_ADVANCE = "customer_advance"
    PROVISION_SPECIFIC = "provision_specific"
    PROVISION_GENERAL = "provision_general"
    TRUST_CAPITAL = "trust_capital"
    TRUST_INTEREST = "trust_interest"
    CHARTER_CAPITAL = "charter_capital"
    DEVELOPMENT_FUND = "development_fund"
    RESERVE_FUND = "reserve_fund"
    UNDISTRIBUTED = "undistributed"
    INTEREST_INCOME = "interest_income"
    RECOVERY_INCOME = "recovery_income"
    PROVISION_REVERSAL = "provision_reversal"
    INTEREST_LOST = "interest_lost"
    PROVISION_EXPENSE = "provision_expense"
    OFF_INTEREST = "off_interest"
    OFF_PRINCIPAL = "off_principal"


class AccountKind(StrEnum):
    """Kind of an account (loại tài khoản)."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"
    RESULT = "result"
    OFF_BALANCE = "off_balance"


class Side(StrEnum):
    """Side of an entry (bên Nợ, bên Có); off the balance sheet: received and given out."""

    DEBIT = "debit"
    CREDIT = "credit"


class Regime(StrEnum):
    """Accounting regime whose chart a fund begins with (chế độ kế toán)."""

    MICROFINANCE = "circular_05_2019"
    INVESTMENT_FUND = "circular_209_2015"


class FundModel(StrEnum):
    """Model of the fund (mô hình hoạt động), khoản 1 Điều 16 Nghị định 45/2021/NĐ-CP."""

    COMPANY = "company"
    COOPERATIVE = "cooperative"


class SourceKind(StrEnum):
    """Where lent money comes from (nguồn vốn), Điều 36 Nghị định 45/2021/NĐ-CP."""

    OWN = "own"
    MOBILISED = "mobilised"
    STATE_SUPPORT = "state_support"
    TRUST = "trust"
    OTHER = "other_source"


class CapitalPart(StrEnum):
    """Parts of the owner's equity (vốn chủ sở hữu), khoản 1 Điều 36 Nghị định 45/2021/NĐ-CP."""

    CHARTER = "charter"
    DEVELOPMENT = "development"
    RESERVE = "reserve"
    AID = "aid"
    REVALUATION = "revaluation"
    UNDISTRIBUTED = "undistributed"
    OTHER = "other_equity"


#: Principal by debt group (dư nợ theo nhóm nợ).
LOAN_OF_GROUP: Mapping[int, Role] = MappingProxyType(
    {
        1: Role.LOAN_1,
        2: Role.LOAN_2,
        3: Role.LOAN_3,
        4: Role.LOAN_4,
        5: Role.LOAN_5,
    }
)
PRINCIPAL_ROLES = (*LOAN_OF_GROUP.values(), Role.TRUST_LOAN)
#: Followed outside the balance sheet, one-sided (theo dõi ngoại bảng, ghi đơn).
OFF_BALANCE = frozenset({Role.OFF_INTEREST, Role.OFF_PRINCIPAL})
#: What the books hold of one loan, beside income and expense.
HELD_ROLES = frozenset(
    {
        *PRINCIPAL_ROLES,
        Role.INTEREST_RECEIVABLE,
        Role.CUSTOMER_ADVANCE,
        Role.PROVISION_SPECIFIC,
        *OFF_BALANCE,
    }
)
#: Money in hand and at the bank (tiền mặt, tiền gửi).
MONEY = (Role.CASH, Role.BANK)


def is_under(code: str, other: str) -> bool:
    """Tell whether an account is a detail of another one (tài khoản chi tiết): 2011 of 201."""
    return code != other and code.startswith(other)
