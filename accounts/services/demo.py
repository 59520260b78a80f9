"""Demonstration people: a login per duty, each with the same known password. Never in production."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from accounts import queries
from accounts.credentials import hash_password, known_passwords_are_allowed, new_totp_secret
from accounts.labels import DUTY_LABELS
from accounts.models import User
from accounts.queries.duties import WHOLE_PROVINCE
from accounts.rules.duties import Duty, needs_second_factor
from accounts.rules.grants import GrantTerms
from accounts.rules.people import PersonFacts
from accounts.services.grants import give_duty
from accounts.services.people import create_person
from core.clock import VIETNAM
from core.errors import RuleViolation
from core.text import fold
from reference.models import Unit
from reference.queries import agencies_on, unit_by_code, units_named
from reference.rules import AgencyKind, UnitLevel

DEMO_PASSWORD = "htx-demo-2025"  # known on purpose; refused in production

_REGISTRY = (
    (Duty.REGISTRY_RECEPTION, "tiepnhan", "Chuyên viên Bộ phận Một cửa"),
    (Duty.REGISTRY_OFFICER, "canbo", "Chuyên viên"),
    (Duty.REGISTRY_LEADER, "lanhdao", "Phó Trưởng phòng"),
)
_REGISTRY_NAMES = (
    ("Triệu Thị Hoa", "Hoàng Văn Bình", "Nông Thị Thu"),
    ("Lý Thị Mai", "Đặng Văn Sơn", "Ma Văn Tuấn"),
)
_PROVINCE = (
    (Duty.CREDIT_OFFICER, "tindung", "Nguyễn Thị Lan", "Cán bộ tín dụng"),
    (Duty.ACCOUNTANT, "ketoan", "Phạm Thị Hạnh", "Kế toán viên"),
    (Duty.CASHIER, "thuquy", "Vũ Thị Ngọc", "Thủ quỹ"),
    (Duty.CHIEF_ACCOUNTANT, "ketoantruong", "Trần Văn Đức", "Kế toán trưởng"),
    (Duty.DIRECTOR, "giamdoc", "Lường Văn Thắng", "Giám đốc Quỹ"),
    (Duty.CHAIR, "chutich", "Bế Văn Hùng", "Chủ tịch Quỹ"),
    (Duty.CONTROLLER, "kiemsoat", "Đinh Thị Yến", "Kiểm soát viên"),
    (Duty.RISK_COUNCIL, "xulyruiro", "Hà Văn Quang", "Thành viên Hội đồng xử lý rủi ro"),
    (Duty.ALLIANCE_OFFICER, "lienminh", "Dương Thị Hằng", "Chuyên viên"),
    (Duty.ALLIANCE_LEADER, "lanhdao.lienminh", "Nông Văn Chính", "Phó Chủ tịch"),
    (Duty.STEERING_OFFICER, "sokhdt", "Lê Thị Phương", "Chuyên viên"),
    (Duty.ADMINISTRATOR, "quantri", "Quản trị hệ thống", None),
    (Duty.AUDITOR, "kiemtoan", "Mạc Thị Oanh", "Kiểm toán nội bộ"),
)
_KINDS = ("Huyện ", "Thành phố ", "Thị xã ", "Xã ", "Phường ", "Tỉnh ")


#: Where the registry's people work; from 01/07/2025 on the communes of the same names.
_UNITS = (("064", "Chợ Đồn"), ("061", "Ba Bể"))


@dataclass(frozen=True)
class DemoLogin:
    """One demonstration login, for printing."""

    username: str
    password: str
    duty: str
    place: str
    #: Whether a code is asked for as well: `flask accounts otp USERNAME`.
    second_factor: bool


@dataclass(frozen=True)
class _Demo:
    username: str
    facts: PersonFacts
    duty: Duty
    place: str = WHOLE_PROVINCE
    unit_id: int | None = None
    agency_id: int | None = None


def ensure_demo_people(on: date) -> dict[str, User]:
    """Add what is missing of the demonstration people; return all of them by username.

    `on` is the day the demonstration stands on; duties hold from 1 January of its year. Each
    district gets its own reception, officer and leader ("canbo.chodon"). Refused in production.
    """
    if not known_passwords_are_allowed():
        raise RuleViolation("Không lập tài khoản trình diễn khi APP_ENV=production.")
    found: dict[str, User] = {}
    for demo in _people(on):
        known = queries.person_by_username(demo.username)
        found[demo.username] = known or _add(demo, on)
    return found


def demo_logins(on: date) -> list[DemoLogin]:
    """Return the logins of the demonstration, for printing."""
    return [
        DemoLogin(
            one.username,
            DEMO_PASSWORD,
            DUTY_LABELS[one.duty],
            one.place,
            needs_second_factor({one.duty}),
        )
        for one in _people(on)
    ]


def _people(on: date) -> list[_Demo]:
    return [*_registry_people(_units(on)), *_province_people(), *_reporter(on)]


def _units(on: date) -> list[Unit]:
    """Return the two districts, or the communes that bear their names when they are gone."""
    found = []
    for code, name in _UNITS:
        district = unit_by_code(code, on)
        standing = [district] if district else units_named(name, UnitLevel.COMMUNE, on)
        found += standing[:1]
    return found


def _registry_people(units: Sequence[Unit]) -> list[_Demo]:
    return [
        _Demo(f"{prefix}.{_slug(unit.name)}", PersonFacts(name, position), duty, unit.name, unit.id)
        for index, unit in enumerate(units)
        for (duty, prefix, position), name in zip(
            _REGISTRY, _REGISTRY_NAMES[index % len(_REGISTRY_NAMES)], strict=True
        )
    ]


def _province_people() -> list[_Demo]:
    return [
        _Demo(username, PersonFacts(name, position), duty)
        for duty, username, name, position in _PROVINCE
    ]


def _reporter(on: date) -> list[_Demo]:
    """Return the reporter of the first department, when agencies are loaded."""
    departments = agencies_on(on, AgencyKind.DEPARTMENT)
    if not departments:
        return []
    first = departments[0]
    facts = PersonFacts("Lục Thị Thảo", "Chuyên viên tổng hợp")
    duty = Duty.AGENCY_REPORTER
    return [_Demo("baocao", facts, duty, first.name, agency_id=first.agency_id)]


def _slug(name: str) -> str:
    """Return "chodon" for "Huyện Chợ Đồn"."""
    for kind in _KINDS:
        name = name.removeprefix(kind)
    return fold(name).replace(" ", "")


def _add(demo: _Demo, on: date) -> User:
    # The moment is the demonstration's own: the same data whenever it is made.
    moment = datetime.combine(on, time(8), VIETNAM)
    user, _ = create_person(demo.username, demo.facts, actor_id=None, now=moment)
    user.password = hash_password(DEMO_PASSWORD)
    user.must_change_password = False
    if needs_second_factor({demo.duty}):
        user.tf_totp_secret = new_totp_secret()
        user.tf_primary_method = "authenticator"
    start_on = on.replace(month=1, day=1)
    terms = GrantTerms(demo.duty, start_on, None, demo.unit_id, demo.agency_id)
    give_duty(user.id, terms, "Dữ liệu trình diễn", actor_id=None, now=moment)
    return user
