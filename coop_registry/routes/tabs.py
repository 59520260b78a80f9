"""The tabs of a record: which of them there are, and which this person may open."""

from dataclasses import dataclass
from typing import Any

from flask import current_app
from flask_login import current_user

from coop_registry.labels import KIND, TERMS
from coop_registry.queries.next_dates import NextDate, next_date
from coop_registry.routes import bp
from coop_registry.routes.shared import state_of
from coop_registry.rules.record import Record
from coop_registry.rules.search_words import phones
from core.clock import today_vn
from core.dates import format_date
from core.text import capitalise_first
from core.ui import url_if


@dataclass(frozen=True)
class Tab:
    """One part of a record (phần của hồ sơ): its name in code, its words, its page."""

    key: str
    label: str
    endpoint: str


#: In the order shown; every page takes `organisation_id` and the day as ?ngay=.
TABS = (
    Tab("info", "Thông tin", "registry.organisation"),
    Tab("members", "Thành viên", "registry.members"),
    Tab("capital", "Vốn góp", "registry.capital"),
    Tab("findings", "Vấn đề", "registry.record_findings"),
    Tab("filings", "Hồ sơ", "registry.record_filings"),
    Tab("contacts", "Liên hệ", "registry.record_contacts"),
    Tab("papers", "Giấy tờ", "registry.record_papers"),
    Tab("history", "Lịch sử", "registry.record_history"),
)


@bp.app_template_global()
def record_entries(shown: Record, current: str) -> list[tuple[str, str, bool]]:
    """Return (words, address, is current) of the tabs that the person may open.

    The day looked at is carried along; a tab whose page asks for a permission the person does
    not have is left out, so that nobody is led to a refusal.
    """
    entries = []
    for tab in TABS:
        url = url_if(tab.endpoint, organisation_id=shown.id, ngay=day_word(shown))
        if url is not None and _may_open(tab.endpoint):
            label = TERMS[shown.kind]["members"] if tab.key == "members" else tab.label
            entries.append((label, url, tab.key == current))
    return entries


@bp.app_template_global()
def record_words(shown: Record) -> list[str]:
    """Return what stands under the name besides the status: kind, number, place."""
    numbers = [number.value for _, number in shown.identifiers if number.value]
    words = [
        KIND[shown.kind],
        f"số {numbers[0]}" if numbers else None,
        capitalise_first(shown.place or "") or None,
    ]
    if shown.place_now:
        words.append(f"nay thuộc {shown.place_now}")
    if shown.is_demo:
        words.append("Dữ liệu trình diễn")
    return [word for word in words if word]


@bp.app_template_global()
def record_next(shown: Record) -> NextDate | None:
    """Return the nearest day not to be missed, None when there is none on the day looked at."""
    return next_date(shown.id, shown.on, state_of(shown.id)) if shown.exists else None


@bp.app_template_global()
def numbers_to_call(shown: Record) -> list[tuple[str, str]]:
    """Return (as written, as dialled) of the telephone numbers: of the contact, else the representative."""
    person = shown.representative
    written = (shown.contact.phone if shown.contact else None) or (person.phone if person else None)
    return [(as_written, dialled) for dialled, as_written in phones(written)]


def day_word(shown: Record) -> str | None:
    """Return the day for an address, or None when it is today's record."""
    return None if shown.on == today_vn() else format_date(shown.on)


def _may_open(endpoint: str) -> bool:
    """Tell whether the person has the permission that the page's own mark names."""
    access: Any = getattr(current_app.view_functions[endpoint], "access", None)
    return access is not None and current_user.may(access.permission)
