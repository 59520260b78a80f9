"""The list of members as a workbook: what the screen shows, without identity numbers."""

from coop_registry.labels import PARTY_KIND, member_label
from coop_registry.papers.own import ROUNDED
from coop_registry.queries.members import MemberLine
from coop_registry.rules.record import Record
from coop_registry.rules.shares import Shares
from core.dates import format_date
from law.regimes import Regime
from papers.blocks import CellKind, Column
from papers.demo import DEMO
from papers.excel import Sheet, render_xlsx

COLUMNS = (
    Column("Số thứ tự trong sổ", CellKind.INT, width_mm=18),
    Column("Họ và tên, tên tổ chức", width_mm=60),
    Column("Đối tượng", width_mm=25),
    Column("Loại thành viên", width_mm=45),
    Column("Người đại diện", width_mm=45),
    Column("Ngày tham gia", CellKind.DATE, width_mm=26),
    Column("Vốn cam kết (đồng)", CellKind.MONEY, width_mm=34),
    Column("Vốn đã góp (đồng)", CellKind.MONEY, width_mm=34),
    Column("Tỷ lệ cam kết", CellKind.SHARE, width_mm=18),
    Column("Hạn góp đủ", CellKind.DATE, width_mm=26),
    Column("Số giấy chứng nhận", width_mm=34),
)


def members_xlsx(shown: Record, lines: list[MemberLine], regime: Regime, shares: Shares) -> bytes:
    """Return the workbook of the members of a day."""
    notes = (DEMO,) if shown.is_demo else ()
    if not shares.add_up([line.pledged_vnd for line in lines]):
        notes = (ROUNDED, *notes)
    return render_xlsx(
        (
            Sheet(
                name="Thành viên",
                title=f"DANH SÁCH THÀNH VIÊN: {shown.name}",
                columns=COLUMNS,
                rows=tuple(
                    (
                        line.book_no,
                        line.name,
                        PARTY_KIND[line.party_kind],
                        member_label(regime, line.member_class, line.party_kind),
                        line.representative_name,
                        line.joined_shown,
                        line.pledged_vnd,
                        line.paid_vnd,
                        line.shown_ratio,
                        line.deadline,
                        line.certificate_no,
                    )
                    for line in lines
                ),
                as_of=f"Số liệu tính đến ngày {format_date(shown.on)}",
                notes=notes,
            ),
        )
    )
