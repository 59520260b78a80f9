"""A source's statement taken over into the register, through the service of its matter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from coop_registry.models import Observation, Organisation
from coop_registry.queries import figures, pages
from coop_registry.rules.entries import PersonEntry, ReportEntry
from coop_registry.rules.kinds import Activity, Declared, FactKind, Scheme, Status
from coop_registry.rules.observations import CORRECTED, Way, registered_value, way_of
from coop_registry.rules.record import Record
from coop_registry.services import corrections, reports
from core.access import Scope
from core.dates import format_date, parse_partial
from core.errors import RuleViolation
from core.text import fold
from reference import queries as reference

Values = dict[str, Any]
OTHER_PERSON = (
    "Nguồn này nêu một người khác. Việc thay đổi người đại diện cần hồ sơ thay đổi hoặc đính chính kèm "
    "giấy tờ của người đó; hãy làm việc đó rồi chọn giữ nguyên."
)


def take_over(
    organisation: Organisation,
    observation: Observation,
    *,
    reason: str | None,
    actor_id: int,
    on: date,
    scope: Scope,
) -> None:
    """Bring the value of a statement into the register; nothing when it says so already."""
    if way_of(observation.field) is Way.REPORT:
        reports.update_by_report(
            organisation, _report(observation), actor_id=actor_id, on=on, expected_version=None
        )
        return
    shown = pages.record(organisation, on)
    if registered_value(shown, observation.field) == observation.value:
        return
    kind = CORRECTED[observation.field]
    said = f"Lấy theo nguồn: {observation.source}, ngày {format_date(observation.as_of)}"
    corrections.correct_fact(
        organisation,
        kind,
        _values(kind, shown, observation),
        reason=f"{said}. {reason}" if reason else said,
        actor_id=actor_id,
        on=on,
        scope=scope,
        expected_version=None,
    )


def why_not(observation: Observation, shown: Record) -> str | None:
    """Return why a statement cannot be taken over whatever anybody types; None when it can."""
    if observation.field == "remark":
        return "Ghi chú chỉ giữ lời của nguồn. Đọc và xử lý xong thì chọn giữ nguyên, ghi lý do."
    if observation.value is None and observation.field == "representative":
        return (
            "Nguồn này ghi số giấy tờ khác: sửa số cần đề nghị và người thứ hai duyệt. Làm xong hoặc đã "
            "đối chiếu thì chọn giữ nguyên."
        )
    if observation.value is None:
        return (
            "Không đọc được giá trị từ lời của nguồn này. Hãy đính chính nội dung trong sổ, rồi chọn "
            "giữ nguyên."
        )
    if observation.field == "representative":
        known = shown.representative
        if known is None or fold(known.full_name) != fold(observation.value):
            return OTHER_PERSON
    return None


def _year(observation: Observation) -> int | None:
    """Return the year of the recorded figure that a statement contradicts."""
    declared = figures.until(observation.organisation_id, observation.as_of)
    same = (
        one.year
        for one in declared
        if one.what == observation.field and one.on == observation.as_of
    )
    return next(same, None)


def _report(observation: Observation) -> ReportEntry:
    """Return the report that carries a declared figure, a contact or an activity."""
    field, value = observation.field, str(observation.value)
    report = ReportEntry(on=observation.as_of, source=observation.source)
    if field == "activity":
        return replace(report, activity=Activity(value))
    if field == "person":
        return replace(report, contact_person=value)
    if field == "phone":
        return replace(report, phone=value)
    if field == "email":
        return replace(report, email=value)
    return replace(report, declared=((Declared(field), int(value)),), year=_year(observation))


def _values(kind: FactKind, shown: Record, observation: Observation) -> Values:
    """Return the fields of a matter as recorded, with the one of the statement changed."""
    values = _RECORDED[kind](shown)
    field, value = observation.field, str(observation.value)
    changed = _CHANGED.get(field, _plain)(field, value, shown)
    return values | changed


def _plain(field: str, value: str, _shown: Record) -> Values:
    return {field: value}


def _line(_field: str, value: str, shown: Record) -> Values:
    row = reference.vsic_by_code(reference.vsic_version_on(shown.on), value)
    if row is None or row.level != 4:
        raise RuleViolation(f"Mã {value} không có trong hệ thống ngành kinh tế đang áp dụng.")
    return {"vsic_id": row.id}


def _person(_field: str, value: str, shown: Record) -> Values:
    """Return another spelling of the same name; another person is no typing error."""
    known = shown.representative
    if known is None or fold(known.full_name) != fold(value):
        raise RuleViolation(OTHER_PERSON)
    return {"person": PersonEntry(full_name=value, phone=known.phone)}


def _founded(_field: str, value: str, _shown: Record) -> Values:
    words = "/".join(reversed(value.split("-"))) if len(value) == 7 else value
    return {"founded": parse_partial(words)}


_CHANGED: dict[str, Callable[[str, str, Record], Values]] = {
    "unit": lambda _field, value, _shown: {"unit_id": int(value)},
    "status": lambda _field, value, _shown: {"status": Status(value)},
    "amount_vnd": lambda field, value, _shown: {field: int(value)},
    "registered_on": lambda field, value, _shown: {field: date.fromisoformat(value)},
    "founded": _founded,
    "line": _line,
    "representative": _person,
}


def _representative(shown: Record) -> Values:
    person = shown.representative
    if person is None:
        raise RuleViolation("Chưa ghi người đại diện; hãy đính chính người đại diện trước.")
    return {
        "person": PersonEntry(full_name=person.full_name, phone=person.phone),
        "position": person.position,
    }


def _identifiers(shown: Record) -> Values:
    certificate = shown.identifier(Scheme.CERTIFICATE_NO)
    values: Values = {scheme.value: None for scheme in Scheme}
    values |= {scheme.value: number.value for scheme, number in shown.identifiers}
    values["issued_on"] = certificate.issued_on if certificate else None
    values["issued_by"] = certificate.issued_by if certificate else None
    return values


_RECORDED: dict[FactKind, Callable[[Record], Values]] = {
    FactKind.NAME: lambda shown: {
        "name": shown.name,
        "short_name": shown.short_name,
        "foreign_name": shown.foreign_name,
    },
    FactKind.SEAT: lambda shown: {"unit_id": shown.unit_id, "address": shown.address},
    FactKind.STATUS: lambda shown: {"status": shown.status, "ground": shown.status_ground},
    FactKind.CAPITAL: lambda shown: {"amount_vnd": shown.capital_vnd},
    FactKind.REPRESENTATIVE: _representative,
    FactKind.LINE: lambda _shown: {},
    FactKind.IDENTIFIER: _identifiers,
    FactKind.FOUNDING: lambda shown: {
        "founded": shown.founded,
        "registered_on": shown.registered_on,
    },
}
