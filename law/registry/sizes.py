"""Size classes (phân loại quy mô): lower bounds, largest class first where tested in turn."""

from law.acts import (
    MEMORY,
    circular_01_2020,
    decree_113,
    ends_with_law_2012,
    law_2023,
)
from law.dated import DatedSeries

MEMBERS = DatedSeries(
    "size.members",
    circular_01_2020(
        (("siêu nhỏ", 0), ("nhỏ", 50), ("vừa", 301), ("lớn", 1001)),
        "Điều 4",
        words="dưới 50: siêu nhỏ; 50 - 300: nhỏ; trên 300 - 1.000: vừa; trên 1.000: lớn",
    ),
    ends_with_law_2012(),
    title="Quy mô theo số thành viên (2020 - 2024)",
    text="Mỗi cặp là tên quy mô và số thành viên thấp nhất của quy mô đó. Cách xếp chỉ theo thành "
    "viên này dùng trước khi có tiêu chí của Luật 2023.",
    unit="người",
)

CAPITAL = DatedSeries(
    "size.capital",
    circular_01_2020(
        (
            ("siêu nhỏ", 0),
            ("nhỏ", 1_000_000_000),
            ("vừa", 5_000_000_000),
            ("lớn", 50_000_000_000),
        ),
        "Điều 4",
        certainty=MEMORY,
        note="Mức siêu nhỏ và nhỏ đã đọc; mức vừa và lớn theo trí nhớ.",
        words="dưới 1 tỷ: siêu nhỏ; 1 - dưới 5 tỷ: nhỏ; 5 - dưới 50 tỷ: vừa; từ 50 tỷ: lớn",
    ),
    ends_with_law_2012(),
    title="Quy mô theo tổng nguồn vốn (2020 - 2024)",
    text="Mỗi cặp là tên quy mô và tổng nguồn vốn thấp nhất của quy mô đó; dùng song song với cách "
    "xếp theo số thành viên.",
    unit="đồng",
)

PRODUCT_KINDS = DatedSeries(
    "size.product_kinds",
    circular_01_2020(
        ("phục vụ sản xuất", "phục vụ tiêu dùng", "tạo việc làm", "hỗn hợp"), "Điều 3"
    ),
    ends_with_law_2012(),
    title="Phân loại hợp tác xã theo sản phẩm, dịch vụ (2020 - 2024)",
    text="Cách phân loại theo việc hợp tác xã cung ứng gì cho thành viên, dùng trong báo cáo giai đoạn "
    "2020 - 2024.",
)

BASIS = DatedSeries(
    "size.basis",
    law_2023(
        ("số lượng thành viên chính thức", "doanh thu hoặc tổng nguồn vốn"), "khoản 1 Điều 16"
    ),
    title="Tiêu chí phân loại quy mô theo Luật 2023",
    text="Quy mô xét theo số thành viên chính thức và một trong hai tiêu chí doanh thu hoặc tổng nguồn "
    "vốn, theo lĩnh vực hoạt động.",
)

SECTORS = DatedSeries(
    "size.sectors",
    decree_113(
        ("nông nghiệp", "công nghiệp - xây dựng", "thương mại - dịch vụ và lĩnh vực khác"),
        "Điều 4",
    ),
    title="Lĩnh vực dùng để phân loại quy mô",
    text="Ngưỡng quy mô khác nhau theo ba nhóm lĩnh vực này. Ngưỡng của thương mại - dịch vụ chưa có "
    "trong dữ liệu đã nạp.",
)

AGRICULTURE = DatedSeries(
    "size.bounds.agriculture",
    decree_113(
        (
            ("lớn", 300, 50_000_000_000, 10_000_000_000),
            ("vừa", 200, 10_000_000_000, 5_000_000_000),
            ("nhỏ", 50, 2_000_000_000, 1_000_000_000),
            ("siêu nhỏ", 0, 0, 0),
        ),
        "Điều 5",
        words="lớn: từ 300 thành viên và (50 tỷ hoặc 10 tỷ); vừa: từ 200 và (10 tỷ hoặc 5 tỷ); "
        "nhỏ: từ 50 và (2 tỷ hoặc 1 tỷ); còn lại: siêu nhỏ",
    ),
    title="Ngưỡng quy mô hợp tác xã nông nghiệp",
    text="Mỗi dòng: tên quy mô, số thành viên chính thức, doanh thu, tổng nguồn vốn (đồng). Phải đạt "
    "số thành viên và một trong hai mức tiền; xét từ quy mô lớn xuống.",
)

INDUSTRY = DatedSeries(
    "size.bounds.industry",
    decree_113(
        (("lớn", 100, 80_000_000_000, 20_000_000_000),),
        "Điều 5",
        note="Ngưỡng vừa và nhỏ chưa thấy; không xếp được hợp tác xã dưới mức lớn.",
        words="lớn: từ 100 thành viên và (80 tỷ hoặc 20 tỷ)",
    ),
    title="Ngưỡng quy mô hợp tác xã công nghiệp - xây dựng",
    text="Mỗi dòng: tên quy mô, số thành viên chính thức, doanh thu, tổng nguồn vốn (đồng). Mới có "
    "ngưỡng của quy mô lớn trong dữ liệu đã nạp.",
)
