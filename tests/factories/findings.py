"""Explanations of findings for tests."""

from datetime import date

from coop_registry.models import FindingNote, Organisation
from coop_registry.queries.findings import of_organisation
from coop_registry.services.findings import explain
from papers.uploads import SIGNED_SCANS, check_upload
from tests.factories.papers import PDF
from tests.factories.registry import TODAY


def make_note(
    organisation: Organisation,
    actor_id: int = 1,
    on: date = TODAY,
    until: date = date(2025, 12, 1),
) -> FindingNote:
    """Explain the organisation's first finding, with a paper (flushed)."""
    return explain(
        organisation,
        of_organisation(organisation.id, on)[0],
        note="Danh sách đang được bổ sung từ hồ sơ gốc.",
        until=until,
        actor_id=actor_id,
        on=on,
        paper=check_upload("giai-trinh.pdf", PDF, SIGNED_SCANS),
    )
