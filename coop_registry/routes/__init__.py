"""Pages of the register."""

from flask import Blueprint

bp = Blueprint("registry", __name__)

# The modules add their views to `bp`.
from coop_registry.routes import (  # noqa: E402, F401 - their views join the blueprint above
    capital,
    changes,
    exports,
    facts,
    figures,
    filing_asked,
    filing_calendar,
    filing_receiving,
    filing_steps,
    filings,
    findings,
    identity_changes,
    import_aside,
    import_ending,
    import_large,
    import_rows,
    import_tables,
    imports,
    lists,
    many_papers,
    member,
    member_entry,
    member_papers,
    member_steps,
    members,
    monthly,
    naming,
    observations,
    overview,
    parties,
    printing,
    public,
    record,
    statements,
    subject_answers,
    subjects,
    tabs,
    totals,
    unit_flags,
    withdrawing,
)
