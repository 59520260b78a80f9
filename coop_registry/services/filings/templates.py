"""An office puts its own Word template in the place of ours, or stops using it (mẫu của cơ quan)."""

from audit import services as audit
from coop_registry.labels import FILING_PAPER
from coop_registry.models import PaperTemplate
from coop_registry.queries.filings import templates
from coop_registry.queries.names import unit_name
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.filings.template_fields import SAMPLES
from coop_registry.services.opening import refuse_foreign_unit
from core.access import Scope
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from papers import services as papers
from papers.uploads import DOCUMENTS, check_upload
from papers.word_templates import check_template

SUBJECT = "paper_template"
#: A letter with a coat of arms has a hundred kilobytes.
MOST_BYTES = 5 * 1024 * 1024
CODE = "ma_tra_cuu"


def upload(
    unit_id: int,
    paper: FilingPaperKind,
    *,
    filename: str,
    content: bytes,
    actor_id: int,
    scope: Scope,
) -> PaperTemplate:
    """Use a template for a paper of an office from now on; the one before it ends.

    Raises RuleViolation when the unit is another's, the file is no Word file, or holds anything
    but fields of the list.
    """
    refuse_foreign_unit(unit_id, scope)
    checked = check_upload(filename, content, DOCUMENTS, field="file", max_bytes=MOST_BYTES)
    fields = check_template(checked.content, SAMPLES)
    kept = papers.store_file(
        checked.content,
        filename=checked.filename,
        media_type=checked.media_type,
        actor_id=actor_id,
    )
    before = templates.in_use(unit_id, paper)
    if before is not None:
        _end(before, actor_id)
    made = PaperTemplate(
        unit_id=unit_id,
        paper=paper.value,
        file_id=kept.id,
        shows_code=CODE in fields,
        added_at=now_utc(),
        added_by_id=actor_id,
    )
    db.session.add(made)
    db.session.flush()
    _log(made, "paper_template.uploaded", actor_id, (None, kept.filename))
    return made


def stop(row: PaperTemplate, *, actor_id: int) -> None:
    """Stop using a template: our own form is used again."""
    if row.ended_at is not None:
        raise RuleViolation("Mẫu này đã thôi dùng.")
    _end(row, actor_id)
    _log(row, "paper_template.stopped", actor_id, (FILING_PAPER[FilingPaperKind(row.paper)], None))


def _end(row: PaperTemplate, actor_id: int) -> None:
    row.ended_at, row.ended_by_id = now_utc(), actor_id
    db.session.flush()


def _log(
    row: PaperTemplate, action: str, actor_id: int, change: tuple[str | None, str | None]
) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type=SUBJECT,
        subject_id=row.id,
        changes={"paper_template": change},
        note=unit_name(row.unit_id),
    )
