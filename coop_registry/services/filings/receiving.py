"""A filing comes to the desk (tiếp nhận hồ sơ): numbered, its papers ticked, its clock started."""

import json
from datetime import date

from coop_registry.models import Filing, FilingPaper, Organisation
from coop_registry.queries.filings import records, situation
from coop_registry.rules.filings import catalogue
from coop_registry.rules.filings.changes import Change, change_to_json
from coop_registry.rules.filings.entries import ReceivedEntry, StepEntry
from coop_registry.rules.filings.kinds import FilingKind, FilingState, FilingStep
from coop_registry.rules.filings.spec import FilingSpec
from coop_registry.services.filings import history
from coop_registry.services.opening import refuse_foreign_unit
from core import keys
from core.access import Scope
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from core.text import clean, fold
from law.dated import NoRuleInForce
from reference import queries as reference
from reference.services import next_number

#: Symbol of the office's own numbers of filings.
SERIES = "HS"


def receive(entry: ReceivedEntry, *, actor_id: int, on: date, scope: Scope) -> Filing:
    """Receive a filing; `on` is today. The law of the day of receipt says what it must hold.

    Raises RuleViolation when the unit is another's, the day lies ahead or before the founding,
    no rule was in force that day, the national number is taken, or the law lets nothing be filed.
    """
    refuse_foreign_unit(entry.unit_id, scope)
    spec = _spec(entry)
    organisation = _organisation(entry)
    _refuse_days(entry, organisation, on)
    if organisation is not None:
        _refuse_standing(entry, organisation)
    refuse_national_no(entry.national_no)
    row = _row(entry, organisation, actor_id)
    db.session.add(row)
    db.session.flush()
    _add_papers(row, entry, spec, actor_id)
    history.write(row, FilingStep.RECEIVE, StepEntry(entry.received_on), actor_id=actor_id)
    return row


def _row(entry: ReceivedEntry, organisation: Organisation | None, actor_id: int) -> Filing:
    """Return the row, numbered by the office of the unit; raise when no office is known."""
    office = reference.registration_office(entry.unit_id, entry.received_on)
    if office is None:
        raise RuleViolation("Chưa ghi cơ quan đăng ký của địa bàn này vào ngày nhận hồ sơ.")
    year = entry.received_on.year
    return Filing(
        unit_id=entry.unit_id,
        agency_id=office.agency_id,
        year=year,
        number=next_number(office.agency_id, SERIES, year),
        kind=entry.kind.value,
        organisation_kind=entry.organisation_kind.value,
        organisation_id=entry.organisation_id,
        name=clean(entry.name),
        name_search=fold(entry.name),
        state=FilingState.RECEIVED.value,
        received_on=entry.received_on,
        completed_on=entry.received_on,
        event_on=entry.event_on,
        effect_on=entry.effect_on,
        until_on=entry.until_on,
        national_no=entry.national_no,
        applicant_name=clean(entry.applicant_name),
        applicant_phone=clean(entry.applicant_phone),
        is_authorised=entry.is_authorised,
        fee_vnd=entry.fee_vnd,
        fee_exempt=entry.fee_exempt,
        is_fallback=entry.is_fallback,
        is_demo=organisation.is_demo if organisation else False,
        version=0,
        created_at=now_utc(),
        created_by_id=actor_id,
    )


def _spec(entry: ReceivedEntry) -> FilingSpec:
    """Return what the law asks of it on the day of receipt."""
    try:
        return catalogue.spec_of(entry.kind, entry.organisation_kind, entry.received_on)
    except NoRuleInForce as missing:
        raise RuleViolation(str(missing), field="received_on") from missing


def _organisation(entry: ReceivedEntry) -> Organisation | None:
    """Return the organisation it is about, of a conversion the group; a founding has none yet."""
    if entry.kind is FilingKind.FOUNDING:
        return None
    if entry.organisation_id is None:
        raise RuleViolation("Hãy chọn tổ chức nộp hồ sơ.", field="organisation_id")
    return db.session.get_one(Organisation, entry.organisation_id)


def _refuse_days(entry: ReceivedEntry, organisation: Organisation | None, today: date) -> None:
    """Raise when the filing comes from the future, or from before the organisation itself."""
    if entry.received_on > today:
        raise RuleViolation("Ngày nhận hồ sơ ở sau hôm nay.", field="received_on")
    begun = (organisation.registered_on or organisation.founded_on) if organisation else None
    if begun is not None and entry.received_on < begun:
        raise RuleViolation(
            f"Tổ chức này được đăng ký, thành lập ngày {format_date(begun)}; hồ sơ không thể nhận "
            "trước ngày đó.",
            field="received_on",
        )
    if entry.event_on is not None and entry.event_on > entry.received_on:
        raise RuleViolation(
            "Ngày có thay đổi (ngày nghị quyết, quyết định) phải trước hoặc trùng ngày nhận hồ sơ.",
            field="event_on",
        )


def _refuse_standing(entry: ReceivedEntry, organisation: Organisation) -> None:
    """Raise when the law lets nothing of this kind be filed for the organisation."""
    closed = situation.closed_to(entry.kind, organisation, entry.received_on)
    if closed is not None:
        raise RuleViolation(closed.words, article=closed.article)


def refuse_national_no(national_no: str | None) -> None:
    """Raise when another filing has the number of the national system."""
    if national_no and records.by_national_no(national_no) is not None:
        raise RuleViolation(
            f"Số hồ sơ {national_no} của hệ thống quốc gia đã ghi cho hồ sơ khác.",
            field="national_no",
        )


def _add_papers(row: Filing, entry: ReceivedEntry, spec: FilingSpec, actor_id: int) -> None:
    """Write down the papers that were handed in."""
    for document in spec.documents:
        if document.code in entry.papers:
            add_paper(row, document.code, document.title, on=entry.received_on, actor_id=actor_id)


def add_paper(
    row: Filing, code: str, title: str, *, on: date, actor_id: int, file_id: int | None = None
) -> FilingPaper:
    """Write down one paper of the filing, with its scan where there is one."""
    made = FilingPaper(
        filing_id=row.id,
        code=code,
        title=clean(title)[:300],
        received_on=on,
        file_id=file_id,
        added_at=now_utc(),
        added_by_id=actor_id,
    )
    db.session.add(made)
    db.session.flush()
    return made


def describe(row: Filing, change: Change, *, actor_id: int, on: date) -> None:
    """Write down what the filing asks for (nội dung đề nghị); raise when nothing is said."""
    entry = StepEntry(on)
    history.refuse_unless_open(row, FilingStep.DESCRIBE, actor_id=actor_id, on=on)
    row.change_sealed = keys.encrypt(json.dumps(change_to_json(change), ensure_ascii=False))
    history.write(row, FilingStep.DESCRIBE, entry, actor_id=actor_id)
