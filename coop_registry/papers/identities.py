"""The list of members with full identity numbers, made only after a logged reason."""

from collections.abc import Mapping

from coop_registry.labels import PARTY_KIND
from coop_registry.queries.members import MemberLine
from coop_registry.rules.record import Record
from core.dates import format_date
from papers.blocks import CellKind, Column
from papers.demo import DEMO
from papers.excel import Sheet, render_xlsx


def members_with_identities_xlsx(
    shown: Record, lines: list[MemberLine], numbers: Mapping[int, str]
) -> bytes:
    """Return the members of a day with full identity numbers as a workbook."""
    columns = (
        Column("Số thứ tự trong sổ", CellKind.INT, width_mm=18),
        Column("Họ và tên, tên tổ chức", width_mm=60),
        Column("Là", width_mm=25),
        Column("Số giấy tờ", width_mm=40),
        Column("Ngày tham gia", CellKind.DATE, width_mm=26),
        Column("Vốn cam kết (đồng)", CellKind.MONEY, width_mm=34),
        Column("Vốn đã góp (đồng)", CellKind.MONEY, width_mm=34),
    )
    rows = tuple(
        (
            line.book_no,
            line.name,
            PARTY_KIND[line.party_kind],
            numbers.get(line.party_id),
            line.joined_shown,
            line.pledged_vnd,
            line.paid_vnd,
        )
        for line in lines
    )
    sheet = Sheet(
        name="Thành viên",
        title=f"DANH SÁCH THÀNH VIÊN KÈM SỐ GIẤY TỜ: {shown.name}",
        columns=columns,
        rows=rows,
        as_of=f"Số liệu tính đến ngày {format_date(shown.on)}",
        notes=("Có dữ liệu cá nhân; không gửi qua mạng công cộng.",)
        + ((DEMO,) if shown.is_demo else ()),
    )
    return render_xlsx((sheet,))
