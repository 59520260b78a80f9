"""Tables: people, the duties given to them, tries to sign in, their saved views."""

from datetime import date, datetime

from flask_security import AsaList
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.identity import ActingPerson
from accounts.rules.duties import Duty
from accounts.rules.grants import GrantState, GrantTerms
from core.columns import one_of
from core.db import Base, sort_text


class User(Base, ActingPerson):
    """A person who signs in (người dùng)."""

    __tablename__ = "account_user"
    __table_args__ = (
        CheckConstraint("username = lower(username)", name="username_lower"),
        CheckConstraint("length(username) >= 3", name="username_length"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Tên đăng nhập: lower-case Latin letters, digits, "." "-" "_".
    username: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str | None] = mapped_column(String(255))  # type: ignore[assignment] # optional with us
    #: Họ và tên.
    full_name: Mapped[str] = mapped_column(String(200))
    #: Chức danh as printed under a signature; None when not set.
    position: Mapped[str | None] = mapped_column(String(200))
    #: `core.text.vi_key` of the full name.
    name_sort: Mapped[str] = mapped_column(sort_text(420))
    #: `core.text.fold` of full name and username.
    name_search: Mapped[str] = mapped_column(String(300))
    #: argon2 hash.
    password: Mapped[str] = mapped_column(String(255))
    #: False when an administrator has locked the account (khóa tài khoản).
    active: Mapped[bool] = mapped_column(default=True)
    #: What sessions refer to; a new value ends every open session of the person.
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    #: The password is a one-time one, or too old: nothing else works before it is changed.
    must_change_password: Mapped[bool] = mapped_column(default=True)
    password_set_at: Mapped[datetime]
    #: "authenticator" once the second factor is set up.
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    #: The secret of the authenticator app, encrypted.
    tf_totp_secret: Mapped[str | None] = mapped_column(String(500))
    #: Time step of the last accepted code: a code counts once.
    tf_last_counter: Mapped[int | None]
    #: Keyed hashes of unused recovery codes (mã dự phòng).
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(
        MutableList.as_mutable(AsaList()),
        default=None,
    )
    created_at: Mapped[datetime]
    #: Rises with every edit, so that a second editor is told.
    version: Mapped[int] = mapped_column(default=1)

    grants: Mapped[list["Grant"]] = relationship(
        back_populates="user", foreign_keys="Grant.user_id", order_by="Grant.id"
    )

    @property
    def has_second_factor(self) -> bool:
        """Tell whether the authenticator app is set up."""
        return bool(self.tf_totp_secret and self.tf_primary_method)


class Grant(Base):
    """A duty given to a person for a period and a place (giao nhiệm vụ, ủy quyền)."""

    __tablename__ = "account_grant"
    __table_args__ = (
        CheckConstraint("unit_id IS NULL OR agency_id IS NULL", name="one_place"),
        # An ended grant may be empty: given by mistake and ended on its first day.
        CheckConstraint("end_on IS NULL OR end_on >= start_on", name="period"),
        one_of("duty", Duty, "duty"),
        CheckConstraint("delegated_from_grant_id IS NULL OR end_on IS NOT NULL", name="delegated"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("account_user.id"), index=True)
    duty: Mapped[str] = mapped_column(String(32), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("reference_unit.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("reference_agency.id"))
    start_on: Mapped[date]
    #: First day the duty is no longer held; None while open.
    end_on: Mapped[date | None]
    #: Số quyết định giao nhiệm vụ hoặc văn bản ủy quyền.
    decision_no: Mapped[str | None] = mapped_column(String(100))
    #: None when given by a command.
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account_user.id"))
    #: The delegator's own grant (người ủy quyền).
    delegated_from_grant_id: Mapped[int | None] = mapped_column(
        ForeignKey("account_grant.id"), index=True
    )
    created_at: Mapped[datetime]

    user: Mapped[User] = relationship(back_populates="grants", foreign_keys=[user_id])
    delegated_from: Mapped["Grant | None"] = relationship(
        remote_side=[id], lazy="joined", join_depth=1
    )

    @property
    def terms(self) -> GrantTerms:
        """Return the grant as the rules see it."""
        return GrantTerms(Duty(self.duty), self.start_on, self.end_on, self.unit_id, self.agency_id)

    def holds_on(self, day: date) -> bool:
        """Tell whether the duty is held; a delegation ends with the delegator's own grant."""
        above = self.delegated_from
        return self.terms.holds_on(day) and (above is None or above.terms.holds_on(day))

    def state_on(self, day: date) -> GrantState:
        """Return where the grant stands on a day."""
        if self.holds_on(day):
            return GrantState.HOLDING
        return GrantState.COMING if day < self.start_on else GrantState.ENDED


class LoginAttempt(Base):
    """One try to sign in (lần đăng nhập); shared by all web processes through the database."""

    __tablename__ = "account_login_attempt"
    __table_args__ = (
        Index("ix_account_login_attempt_account_key_at", "account_key", "at"),
        Index("ix_account_login_attempt_address_at", "address", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Keyed hash of the typed name: people sometimes type their password there.
    account_key: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(45))
    at: Mapped[datetime]
    ok: Mapped[bool]
    #: False once an administrator has lifted the lock this try led to.
    counts: Mapped[bool] = mapped_column(default=True)


class SavedView(Base):
    """A list as a person wants to see it again (kiểu xem đã lưu); nobody else's concern."""

    __tablename__ = "account_saved_view"
    __table_args__ = (UniqueConstraint("user_id", "page", "name", name="uq_account_saved_view"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("account_user.id"))
    #: Endpoint of the list.
    page: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(80))
    name_sort: Mapped[str] = mapped_column(sort_text(320))
    #: Words of its address (phần sau dấu hỏi).
    query: Mapped[str] = mapped_column(String(1000))
    saved_at: Mapped[datetime]
