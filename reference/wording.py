"""The words of this room in the log."""

from audit import wording
from audit.subjects import register_subject
from reference.labels import DAY_KINDS
from reference.queries.names import newest_agency_names, unit_names


def register() -> None:
    """Teach the log our actions, fields and kinds of record."""
    wording.register(
        actions={
            "working_day.set": "đã sửa lịch làm việc",
            "unit.alias_added": "đã thêm tên khác của đơn vị hành chính",
            "agency.named": "đã ghi tên mới của cơ quan",
        },
        fields={
            "unit_alias": "Tên khác",
            "working_day": "Ngày",
            "day_kind": "Loại ngày",
            "day_name": "Tên ngày",
            "agency_name": "Tên cơ quan",
            "agency_name_from": "Tên dùng từ ngày",
        },
        values={"day_kind": {kind.value: words for kind, words in DAY_KINDS.items()}},
        subjects={
            "working_day": "ngày trong lịch làm việc",
            "unit": "đơn vị hành chính",
            "agency": "cơ quan",
        },
    )
    register_subject("unit", unit_names, "reference.unit", "unit_id", "home.view")
    register_subject("agency", newest_agency_names, "reference.agency", "agency_id", "home.view")
