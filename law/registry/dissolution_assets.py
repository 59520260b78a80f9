"""What becomes of assets on dissolution (xử lý tài sản khi giải thể)."""

from datetime import date

from law.acts import (
    CARRIED,
    COMMUNES_FROM,
    DECREE_92,
    decree_92,
    decree_193,
    ends_with_law_2012,
    law_2012,
    law_2023,
    row_on,
)
from law.dated import Comparison, DatedSeries

WATERFALL = DatedSeries(
    "dissolution.waterfall",
    law_2012(
        (
            "chi phí giải thể",
            "nợ lương, trợ cấp, bảo hiểm xã hội",
            "khoản nợ có bảo đảm",
            "khoản nợ không có bảo đảm",
            "phần còn lại chia cho thành viên theo tỷ lệ vốn góp",
        ),
        "Điều 49",
    ),
    law_2023(
        (
            "chi phí giải thể, gồm cả thu hồi, định giá, thanh lý tài sản",
            "nợ lương, trợ cấp thôi việc, bảo hiểm xã hội, quyền lợi khác của người lao động",
            "nợ thuế",
            "khoản nợ khác",
            "phần còn lại chia cho thành viên chính thức, thành viên liên kết góp vốn theo tỷ lệ vốn góp",
        ),
        "khoản 4 và khoản 5 Điều 101",
    ),
    title="Thứ tự thanh toán khi giải thể",
    text="Tài sản còn lại (không kể tài sản chung không chia) được dùng theo thứ tự này; hàng trước "
    "xong mới đến hàng sau. Luật 2012 ưu tiên nợ có bảo đảm, Luật 2023 xếp riêng nợ thuế.",
)

PRO_RATA = DatedSeries(
    "dissolution.pro_rata_in_rank",
    law_2012(True, "khoản 3 Điều 49"),
    ends_with_law_2012(),
    title="Chia theo tỷ lệ trong cùng hàng ưu tiên (Luật 2012)",
    text="Khi tài sản không đủ trả cho các khoản cùng một hàng ưu tiên thì trả theo tỷ lệ tương ứng "
    "với từng khoản.",
)

UNDIVIDED_FUND = DatedSeries(
    "dissolution.undivided_fund",
    law_2023(
        (
            "từ chuyển nhượng, thanh lý tài sản do Nhà nước hỗ trợ: nộp ngân sách nhà nước",
            "từ tặng cho, tài trợ: theo thỏa thuận; không có thì theo thứ tự thanh toán",
            "từ thu nhập nội bộ, bên ngoài: theo thứ tự thanh toán",
        ),
        "khoản 2 Điều 101",
    ),
    title="Xử lý quỹ chung không chia khi giải thể",
    text="Mỗi phần của quỹ được xử lý theo nguồn hình thành, nên báo cáo xử lý tài sản phải tách "
    "theo nguồn.",
)

UNDIVIDED_ASSETS = DatedSeries(
    "dissolution.undivided_assets",
    decree_193(
        (
            "phần Nhà nước hỗ trợ: vào ngân sách địa phương cùng cấp với cơ quan đăng ký",
            "phần từ quỹ đầu tư phát triển, tặng cho, theo điều lệ: theo quyết định của đại hội hoặc "
            "chuyển cho chính quyền, tổ chức địa phương",
        ),
        "Điều 21",
        note="Đã sửa đổi bởi Nghị định 107/2017/NĐ-CP; văn bản đọc chưa trọn.",
    ),
    law_2023(
        (
            "điểm a, c, đ khoản 2 Điều 88: giao cơ quan quản lý nhà nước có thẩm quyền",
            "điểm d: theo thỏa thuận; không có thì theo thứ tự thanh toán",
            "điểm b, e: theo thứ tự thanh toán",
        ),
        "khoản 3 Điều 101",
    ),
    title="Xử lý tài sản chung không chia khi giải thể",
    text="Tài sản chung không chia không bao giờ chia thẳng cho thành viên; mỗi loại theo nguồn có "
    "cách xử lý riêng.",
)

RECOVERY_AUTHORITY = DatedSeries(
    "dissolution.undivided_recovery.authority",
    decree_92("Ủy ban nhân dân cấp huyện nơi đặt trụ sở chính", "điểm c khoản 2 Điều 50"),
    row_on(
        COMMUNES_FROM,
        "cơ quan kế nhiệm Ủy ban nhân dân cấp huyện",
        f"điểm c khoản 2 Điều 50 {DECREE_92}",
        certainty=CARRIED,
        note="Cấp xã hay cấp tỉnh: xem Nghị định 125/2025/NĐ-CP, chưa đối chiếu.",
    ),
    title="Ai quyết định thu hồi tài sản do Nhà nước hỗ trợ toàn bộ",
    text="Hồ sơ giải thể phải kèm quyết định của cơ quan này nếu đơn vị có quỹ, tài sản chung không "
    "chia do Nhà nước hỗ trợ toàn bộ.",
)

AUCTION = DatedSeries(
    "dissolution.asset.auction_threshold",
    row_on(date(2018, 5, 14), 2_000_000, "điểm b khoản 2 Điều 4 Thông tư 31/2018/TT-BTC"),
    title="Giá trị tài sản không phải đấu giá khi thanh lý",
    text="Tài sản được đánh giá lại dưới số tiền này thì chuyển nhượng không qua đấu giá; từ số tiền "
    "này trở lên phải đấu giá.",
    unit="đồng",
    comparison=Comparison.LESS_THAN,
)

INVENTORY = DatedSeries(
    "dissolution.inventory",
    row_on(
        date(2024, 11, 1),
        (
            "quỹ chung không chia, theo nguồn hình thành",
            "tài sản chung không chia, theo nguồn hình thành",
        ),
        "Điều 21 Nghị định 113/2024/NĐ-CP",
    ),
    title="Kiểm kê trước khi giải thể",
    text="Trước khi giải thể, hợp tác xã kiểm kê vốn, quỹ, tài sản thành hai loại theo nguồn; đại hội "
    "thông qua và đưa vào nghị quyết giải thể.",
)
