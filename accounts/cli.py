"""Commands: create a person, list people, show a demonstration code, give a one-time password."""

import json
import sys

import click
from flask import current_app
from flask.cli import AppGroup

from accounts import queries
from accounts.credentials import current_code
from accounts.labels import DUTY_LABELS
from accounts.models import User
from accounts.queries import PeopleFilter
from accounts.rules.duties import Duty
from accounts.rules.grants import GrantTerms
from accounts.rules.people import PersonFacts
from accounts.services import grants, people
from core.clock import now_utc, today_vn
from core.db import db, retrying
from core.errors import RuleViolation
from core.start import need_own_key
from reference.queries import agency_by_key, unit_by_code

group = AppGroup("accounts", help="Người dùng và nhiệm vụ.")


def _refuse(message: str) -> None:
    """Print why and end with code 1."""
    click.echo(message, err=True)
    sys.exit(1)


def _known(username: str) -> User:
    """Return the person or end with code 1."""
    user = queries.person_by_username(username.casefold())
    if user is None:
        _refuse(f"Không có người dùng “{username}”.")
    assert user is not None, "the command has ended"
    return user


@group.command("create")
@click.argument("username")
@click.option("--name", "full_name", default="", help="Họ và tên (mặc định: tên đăng nhập).")
@click.option("--position", default=None, help="Chức danh.")
@click.option("--duty", "duties", multiple=True, type=click.Choice([d.value for d in Duty]))
@click.option("--unit", "unit_code", default=None, help="Mã đơn vị hành chính đang có hiệu lực.")
@click.option("--agency", "agency_key", default=None, help="Khóa của cơ quan.")
@click.option("--decision", "decision_no", default=None, help="Số quyết định giao nhiệm vụ.")
def create(
    username: str,
    full_name: str,
    position: str | None,
    duties: tuple[str, ...],
    unit_code: str | None,
    agency_key: str | None,
    decision_no: str | None,
) -> None:
    """Lập tài khoản và giao nhiệm vụ; in mật khẩu dùng một lần."""

    def work() -> str:
        terms = [_terms(Duty(duty), unit_code, agency_key) for duty in duties]
        facts = PersonFacts(full_name or username, position)
        user, one_time = people.create_person(username, facts, actor_id=None, now=now_utc())
        for one in terms:
            grants.give_duty(user.id, one, decision_no, actor_id=None, now=now_utc())
        db.session.commit()
        return one_time

    try:
        one_time = retrying(work)
    except RuleViolation as refusal:
        db.session.rollback()
        _refuse(str(refusal))
    else:
        click.echo(f"Đã lập “{username}”. Mật khẩu dùng một lần: {one_time}")


def _terms(duty: Duty, unit_code: str | None, agency_key: str | None) -> GrantTerms:
    """Return the grant asked for, from today on."""
    today = today_vn()
    unit = unit_by_code(unit_code, today) if unit_code else None
    agency = agency_by_key(agency_key) if agency_key else None
    if unit_code and unit is None:
        raise RuleViolation(f"Không có đơn vị mã {unit_code} đang có hiệu lực.")
    if agency_key and agency is None:
        raise RuleViolation(f"Không có cơ quan “{agency_key}”.")
    return GrantTerms(duty, today, None, unit.id if unit else None, agency.id if agency else None)


@group.command("reset-password")
@click.argument("username")
def reset_password(username: str) -> None:
    """Cấp mật khẩu dùng một lần (khi không còn người quản trị nào vào được)."""

    def work() -> str:
        one_time = people.reset_password(_known(username), actor_id=None, now=now_utc())
        db.session.commit()
        return one_time

    click.echo(f"Mật khẩu dùng một lần của “{username}”: {retrying(work)}")


@group.command("otp")
@click.argument("username")
def otp(username: str) -> None:
    """In mã xác thực hiện tại của một tài khoản trình diễn (không có khi chạy thật)."""
    if current_app.config["APP_ENV"] == "production":
        _refuse("Lệnh này chỉ dùng khi phát triển và trình diễn.")
    need_own_key()
    user = _known(username)
    if not user.has_second_factor:
        _refuse("Tài khoản này chưa cài xác thực hai lớp.")
    click.echo(current_code(user))


@group.command("list")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON.")
def list_people(as_json: bool) -> None:
    """Liệt kê người dùng và nhiệm vụ đang giữ."""
    found, page = [], 1
    while True:
        part = queries.people_page(PeopleFilter(), today_vn(), page)
        found += [_row(user) for user in part.items]
        if not part.has_next:
            break
        page += 1
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for row in found:
        state = "" if row["active"] else " (đã khóa)"
        duties = ", ".join(DUTY_LABELS[Duty(duty)] for duty in row["duties"])
        click.echo(f"{row['username']}: {row['full_name']}{state} – {duties or 'chưa có nhiệm vụ'}")


def _row(user: User) -> dict[str, object]:
    return {
        "username": user.username,
        "full_name": user.full_name,
        "active": user.active,
        "duties": sorted(user.duties_on(today_vn())),
    }
