"""The chart of accounts a fund begins with, and later changes of it (hệ thống tài khoản)."""

import csv
from collections.abc import Iterator
from pathlib import Path

from audit import services as audit
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import Account, AccountRole, SupportFund
from fund.queries import ledger
from fund.rules.books.roles import AccountKind, Regime, Role, Side

_DATA = Path(__file__).resolve().parents[1] / "data"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def begin_chart(fund: SupportFund) -> None:
    """Give a new fund the chart of its regime and the account of each role."""
    regime = Regime(fund.regime)
    made: dict[str, Account] = {}
    for row in _rows("accounts.csv"):
        if row["regime"] != regime:
            continue
        made[row["code"]] = Account(
            fund_id=fund.id,
            code=row["code"],
            name=row["name"],
            kind=AccountKind(row["kind"]).value,
            normal_side=Side(row["side"]).value,
            is_verified=row["verified"] == "1",
        )
    db.session.add_all(made.values())
    db.session.flush()
    db.session.add_all(
        AccountRole(fund_id=fund.id, role=Role(row["role"]).value, account_id=made[row[regime]].id)
        for row in _rows("roles.csv")
    )
    db.session.flush()


def add_account(
    fund: SupportFund, code: str, name: str, kind: AccountKind, side: Side, *, actor_id: int
) -> Account:
    """Add an account to the chart (mở tài khoản chi tiết)."""
    code, name = clean(code), clean(name)
    if ledger.account_by_code(fund.id, code) is not None:
        raise RuleViolation(f"Tài khoản {code} đã có.", field="code")
    account = Account(
        fund_id=fund.id, code=code, name=name, kind=kind.value, normal_side=side.value
    )
    db.session.add(account)
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="fund.account_added",
        subject_type="fund",
        subject_id=fund.id,
        changes={"account_code": (None, code), "account_name": (None, name)},
    )
    return account


def map_role(fund: SupportFund, role: Role, code: str, *, actor_id: int) -> None:
    """Let another account do a role's work from now on (đổi ánh xạ tài khoản).

    Entries keep the account they were written to. Roles off the balance sheet stay off it.
    """
    account = ledger.account_by_code(fund.id, clean(code))
    if account is None or not account.is_open:
        raise RuleViolation(f"Không có tài khoản {clean(code)} đang mở.", field="code")
    old = ledger.accounts_by_role(fund.id).get(role)
    off = AccountKind.OFF_BALANCE
    if old is not None and (old.kind == off) != (account.kind == off):
        raise RuleViolation("Tài khoản trong bảng và ngoại bảng không thay nhau.", field="code")
    if old is not None and old.id != account.id and ledger.role_balance(fund.id, role):
        raise RuleViolation(
            f"Tài khoản {old.code} còn số dư; hãy kết chuyển hết rồi đổi.", field="code"
        )
    row = ledger.mapping(fund.id, role)
    if row is None:
        db.session.add(AccountRole(fund_id=fund.id, role=role.value, account_id=account.id))
    else:
        row.account_id = account.id
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="fund.role_mapped",
        subject_type="fund",
        subject_id=fund.id,
        changes={"account_code": (old.code if old else None, account.code)},
    )
