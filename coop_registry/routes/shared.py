"""What several pages of the register need: the record in scope, the day, the line of business."""

from datetime import date
from typing import NoReturn

from flask import abort, g, make_response, request

from coop_registry.forms.fields import LineField
from coop_registry.models import Organisation
from coop_registry.queries import names, records, states
from coop_registry.rules.findings import State
from core import errors_pages, ui
from core.access import current_scope
from core.clock import today_vn
from core.dates import format_date, parse_date
from core.errors import RuleViolation
from reference import queries as reference


def organisation_or_404(organisation_id: int) -> Organisation:
    """Return an organisation of the person's units; another unit's is not found."""
    found = records.organisation(organisation_id, current_scope())
    if found is None:
        abort(404)
    return found


def state_of(organisation_id: int) -> State:
    """Return what an organisation is judged by, read once for the page that is being shown."""
    read: dict[int, State] = g.setdefault("registry_states", {})
    if organisation_id not in read:
        read[organisation_id] = states.state_of(organisation_id)
    return read[organisation_id]


def printed_day() -> date:
    """Return the day a paper or file speaks of (?ngay=…), today when none is named.

    A day that has not come yet, or that nobody can read, is refused: a paper that says "số liệu
    tính đến ngày" must never vouch for what nobody knows.
    """
    today, word = today_vn(), request.args.get(ui.DAY, "")
    if not word:
        return today
    try:
        day = parse_date(word)
    except ValueError:
        _refuse_day("Không đọc được ngày này", "Hãy nhập ngày dạng 02/06/2025 rồi in lại.")
    if day > today:
        _refuse_day(
            "Không in được số liệu của ngày chưa đến",
            f"Ngày {format_date(day)} ở sau hôm nay ({format_date(today)}). Hãy quay lại, chọn hôm "
            "nay hoặc một ngày trước đó.",
        )
    return day


def _refuse_day(title: str, advice: str) -> NoReturn:
    abort(make_response(errors_pages.page(400, title, advice)))


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
