"""Tables of the fund: its capital and policies, contracts and their events, its books."""

from fund.models.bank import BankLine, BankStatement
from fund.models.chart import Account, AccountRole
from fund.models.closing import CloseFailure, CloseRun, LoanMonth
from fund.models.contracts import LoanContract, LoanSecurity, RelatedPerson, ScheduleVersion
from fund.models.events import LoanEvent, Proposal
from fund.models.funds import CapitalFact, FundingSource, FundPolicy, SupportFund
from fund.models.imports import BookImport
from fund.models.journal import BookCheck, BookMonth, Journal, JournalEntry
from fund.models.vouchers import Voucher, VoucherLine

__all__ = [
    "Account",
    "AccountRole",
    "BankLine",
    "BankStatement",
    "BookCheck",
    "BookImport",
    "BookMonth",
    "CapitalFact",
    "CloseFailure",
    "CloseRun",
    "FundPolicy",
    "FundingSource",
    "Journal",
    "JournalEntry",
    "LoanContract",
    "LoanEvent",
    "LoanMonth",
    "LoanSecurity",
    "Proposal",
    "RelatedPerson",
    "ScheduleVersion",
    "SupportFund",
    "Voucher",
    "VoucherLine",
]
