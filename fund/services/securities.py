"""Securities of a contract (tài sản bảo đảm), as provisions count them from a day on."""

from audit import services as audit
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import LoanSecurity
from fund.queries import loans
from fund.rules.books.entries import SecurityEntry


def add_security(contract_id: int, entry: SecurityEntry, *, actor_id: int) -> LoanSecurity:
    """Record a security of a contract from the day it secures the debt."""
    contract = loans.locked(contract_id)
    if entry.enforceable_on and entry.enforceable_on < entry.start_on:
        raise RuleViolation(
            "Quyền xử lý tài sản không phát sinh trước ngày bảo đảm.", field="enforceable_on"
        )
    security = LoanSecurity(
        contract_id=contract.id,
        kind=entry.kind.value,
        value_vnd=entry.value,
        description=clean(entry.description),
        document=clean(entry.document) if entry.document else None,
        start_on=entry.start_on,
        enforceable_on=entry.enforceable_on,
    )
    db.session.add(security)
    contract.version += 1
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="loan.secured",
        subject_type="loan",
        subject_id=contract.id,
        changes={
            "security_words": (None, security.description),
            "amount_vnd": (None, security.value_vnd),
        },
    )
    return security
