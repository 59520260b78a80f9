"""The chart of accounts of a fund, and which account does which work."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base
from fund.rules.books.roles import AccountKind, Role, Side


class Account(Base):
    """An account (tài khoản kế toán); its code belongs to the fund's regime."""

    __tablename__ = "fund_account"
    __table_args__ = (
        one_of("kind", AccountKind, "kind"),
        one_of("normal_side", Side, "normal_side"),
        UniqueConstraint("fund_id", "code", name="uq_fund_account_code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    #: The side on which it usually stands (số dư bên Nợ hay bên Có).
    normal_side: Mapped[str] = mapped_column(String(10))
    #: False: code or name remembered, not compared with the circular (chưa đối chiếu).
    is_verified: Mapped[bool] = mapped_column(default=False)
    #: Closed accounts take no further entry.
    is_open: Mapped[bool] = mapped_column(default=True)


class AccountRole(Base):
    """Which account does the work of a role in a fund's books (bảng ánh xạ tài khoản)."""

    __tablename__ = "fund_account_role"
    __table_args__ = (
        one_of("role", Role, "role"),
        UniqueConstraint("fund_id", "role", name="uq_fund_account_role"),
        Index("ix_fund_account_role_account_id", "account_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    role: Mapped[str] = mapped_column(String(30))
    account_id: Mapped[int] = mapped_column(ForeignKey("fund_account.id"))
