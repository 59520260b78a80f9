"""Issued papers for tests."""

from datetime import date
from typing import Any

from papers.models import IssuedPaper
from papers.services import NewPaper, issue, new_code

PDF = b"%PDF-1.5\n1 0 obj\nendobj\n%%EOF\n"


def make_paper(**more: Any) -> IssuedPaper:
    """Issue a small paper about organisation 1."""
    usual: dict[str, Any] = {
        "code": new_code(),
        "kind": "registry.summary",
        "title": "Bản tóm tắt thông tin: HTX Minh Phú",
        "subject_type": "organisation",
        "subject_id": 1,
        "data_on": date(2025, 6, 2),
        "filename": "ban-tom-tat",
        "pdf": PDF,
        "unit_id": 1,
        "agency_id": 7,
        "symbol": "BC-TCKH",
    }
    return issue(NewPaper(**usual | more), actor_id=3)
