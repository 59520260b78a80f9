"""Papers as the rooms make them, for tests and for looking at."""

from datetime import date
from decimal import Decimal

from core.charts import BarChart, LineChart, Series, TimeLine
from papers.blocks import (
    Annex,
    Authority,
    Block,
    CellKind,
    Chart,
    Column,
    Facts,
    Heading,
    Note,
    Post,
    Run,
    Signature,
    Signatures,
    Table,
    Text,
)
from papers.frame import AgencyHead, CheckMark, Document, OwnHead

HEAD = AgencyHead(
    parent="Ủy ban nhân dân huyện Chợ Mới",
    issuer="Phòng Tài chính - Kế hoạch",
    symbol="BC-TCKH",
    place="Chợ Mới",
    on=date(2025, 2, 5),
)
LEADER = Signature(
    (Post("Trưởng phòng", Authority.FOR_HEAD), Post("Phó Trưởng phòng")), "Hoàng Thị Thủy"
)
CHECK = CheckMark("7KQM-3XRT-9WHP", "https://htx.example.vn/kiem-tra-giay-to")


def make_table(rows: int, total: bool = True, group: str = "") -> Table:
    """Return a table of members' contributions."""
    columns = (
        Column("STT", CellKind.INT),
        Column("Họ và tên thành viên"),
        Column("Ngày góp", CellKind.DATE, group=group),
        Column("Giá trị phần vốn góp", CellKind.MONEY, group=group),
        Column("Tỷ lệ", CellKind.PERCENT, group=group),
    )
    names = ("Nguyễn Văn Ất", "Triệu Thị Mùi", "Đặng Phúc Lường", "Hoàng Thị Kiều Oanh")
    lines = tuple(
        (i + 1, names[i % 4], date(2025, 1, 1 + i % 28), 5_000_000 + 1000 * i, Decimal("0.0684"))
        for i in range(rows)
    )
    sum_vnd = sum(line[3] for line in lines)
    end = (None, "Tổng cộng", "", sum_vnd, Decimal(1)) if total else None
    return Table(columns, lines, end, title="Danh sách phần vốn góp", unit="Đơn vị tính: đồng")


def make_bars() -> Chart:
    """Return a figure of two series."""
    labels = ("Chợ Mới", "Na Rì", "Ba Bể", "Bạch Thông", "Ngân Sơn")
    plan = Series("Kế hoạch", (12, 9, 11, 7, 5))
    done = Series("Thực hiện", (10, 9, 13, None, 4))
    figure = BarChart("Ba Bể vượt kế hoạch, đến ngày 02/6/2025", labels, (plan, done), "hợp tác xã")
    return Chart(figure, "Nguồn: cơ sở dữ liệu hợp tác xã tỉnh")


def make_lines() -> Chart:
    """Return a figure over time."""
    points = ((date(2024, 7, 1), 120), (date(2024, 11, 15), 131), (date(2025, 6, 2), 128))
    figure = LineChart("Số hợp tác xã đang hoạt động", (TimeLine("HTX", points),), "hợp tác xã")
    return Chart(figure, height_mm=50)


def make_letter(*body: Block, **more: object) -> Document:
    """Return an official report with everything round its body."""
    usual = {
        "head": HEAD,
        "kind": "Báo cáo",
        "summary": "Tình hình hoạt động của hợp tác xã <Minh Phú> & các thành viên",
        "addressees": ("Sở Kế hoạch và Đầu tư tỉnh Bắc Kạn", "Liên minh Hợp tác xã tỉnh Bắc Kạn"),
        "bases": (
            "Căn cứ Luật Hợp tác xã ngày 20 tháng 6 năm 2023",
            "Căn cứ Nghị định số 92/2024/NĐ-CP ngày 18 tháng 7 năm 2024 của Chính phủ về đăng ký "
            "tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã",
        ),
        "recipients": ("Như trên", "Lãnh đạo UBND huyện"),
        "archive": "VT, TCKH",
        "signature": LEADER,
        "check": CHECK,
        "author": "Phòng Tài chính - Kế hoạch",
    }
    return Document(title="Báo cáo tình hình", body=body, **(usual | more))


def make_summary() -> Document:
    """Return the one-page summary of a cooperative."""
    return make_letter(
        Heading("1. Thông tin chung"),
        Facts(
            (
                ("Tên hợp tác xã", "HTX <Minh Phú> & Đông Viên"),
                ("Mã số", "4700123456"),
                ("Số thành viên", (Run("12", bold=True), Run(" (khai báo ngày 01/01/2025)"))),
                ("Vốn điều lệ", "500.000.000 đồng (Năm trăm triệu đồng chẵn)"),
                ("Số điện thoại", None),
            )
        ),
        Heading("2. Vốn góp"),
        make_table(4, group="Vốn góp"),
        make_bars(),
        Note("Tỷ lệ tính trên vốn điều lệ đăng ký."),
        Text("Phòng Tài chính - Kế hoạch báo cáo để Quý cơ quan biết, chỉ đạo."),
        labels=("Bản đối chiếu",),
        watermark="DỮ LIỆU TRÌNH DIỄN",
    )


def make_list(rows: int) -> Document:
    """Return a printed look-up over several pages."""
    return Document(
        title="Danh sách",
        kind="Danh sách phần vốn góp",
        subtitle=("(Tính đến ngày 02/06/2025)",),
        body=(make_table(rows), make_lines()),
        look_up=True,
        check=CHECK,
    )


def make_own_paper() -> Document:
    """Return a paper of the cooperative itself, signed by two."""
    head = OwnHead("Hợp tác xã nông nghiệp Rã Bản", "Đông Viên", date(2025, 6, 2), "QĐ-HTX", 7)
    both = Signatures(
        (
            Signature((Post("Bên giao"),), "Nông Văn Tý", "(Ký, ghi rõ họ tên)"),
            Signature((Post("Bên nhận"),), "Lý Thị Sửu", "(Ký, ghi rõ họ tên)"),
        )
    )
    return Document(
        title="Giấy chứng nhận phần vốn góp",
        head=head,
        kind="Giấy chứng nhận phần vốn góp",
        body=(
            Text("Hợp tác xã chứng nhận ông Nông Văn Tý đã góp đủ vốn."),
            both,
            Annex("Danh mục tài sản", "I", "Kèm theo Quyết định số 07/QĐ-HTX ngày 02/6/2025"),
            make_table(60),
        ),
    )
