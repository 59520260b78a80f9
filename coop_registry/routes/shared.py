"""What several pages of the register need: the record in scope, the day, the line of business."""

from datetime import date

from flask import abort

from coop_registry.forms.fields import LineField
from coop_registry.models import Organisation
from coop_registry.queries import names, records
from core.access import current_scope
from core.clock import today_vn
from core.errors import RuleViolation
from reference import queries as reference


def organisation_or_404(organisation_id: int) -> Organisation:
    """Return an organisation of the person's units; another unit's is not found."""
    found = records.organisation(organisation_id, current_scope())
    if found is None:
        abort(404)
    return found


def communes(on: date) -> list[tuple[int, str]]:
    """Return the communes the person may choose."""
    return reference.communes_for_choice(current_scope(), on)


def line_id(field: LineField, on: date) -> int | None:
    """Return the id of the VSIC class typed, by the version of the day; refuse an unknown code."""
    code = field.code()
    if code is None:
        return None
    row = reference.vsic_by_code(reference.vsic_version_on(on), code)
    if row is None or row.level != 4:
        raise RuleViolation(
            f"Mã {code} không có trong hệ thống ngành kinh tế đang áp dụng.",
            field="line",
            article="Điều 13 Nghị định 92/2024/NĐ-CP",
        )
    return row.id


def line_choices() -> list[str]:
    """Return the four-digit classes in force today, for the suggestions under the field."""
    return names.line_choices(reference.vsic_version_on(today_vn()))
