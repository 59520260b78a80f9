"""Undivided fund and assets, income, disclosure to members (quỹ, tài sản, phân phối thu nhập)."""

from datetime import date
from decimal import Decimal

from law.acts import ends_with_law_2012, law_2012, law_2023, row_on
from law.dated import Comparison, DatedSeries

DEVELOPMENT = DatedSeries(
    "funds.development.minimum",
    law_2012(Decimal("0.20"), "Điều 46"),
    ends_with_law_2012(),
    title="Mức trích quỹ đầu tư phát triển (Luật 2012)",
    text="Sau khi nộp thuế và làm nghĩa vụ tài chính, hợp tác xã trích ít nhất tỷ lệ này của thu "
    "nhập vào quỹ đầu tư phát triển. Luật 2023 không còn bắt buộc quỹ này.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

RESERVE = DatedSeries(
    "funds.reserve.minimum",
    law_2012(Decimal("0.05"), "Điều 46"),
    ends_with_law_2012(),
    title="Mức trích quỹ dự phòng tài chính (Luật 2012)",
    text="Hợp tác xã trích ít nhất tỷ lệ này của thu nhập sau thuế vào quỹ dự phòng tài chính. "
    "Luật 2023 không còn bắt buộc quỹ này.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

UNDIVIDED_COOPERATIVE = DatedSeries(
    "funds.undivided.minimum.cooperative",
    law_2023(Decimal("0.05"), "điểm a khoản 2 Điều 84"),
    title="Mức trích quỹ chung không chia của hợp tác xã",
    text="Hằng năm hợp tác xã trích vào quỹ chung không chia ít nhất tỷ lệ này của thu nhập từ giao "
    "dịch bên ngoài, từ doanh nghiệp và vốn góp; phần nội bộ trích theo điều lệ.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

UNDIVIDED_UNION = DatedSeries(
    "funds.undivided.minimum.union",
    law_2023(Decimal("0.10"), "điểm b khoản 2 Điều 84"),
    title="Mức trích quỹ chung không chia của liên hiệp hợp tác xã",
    text="Hằng năm liên hiệp trích vào quỹ chung không chia ít nhất tỷ lệ này của thu nhập từ giao "
    "dịch bên ngoài, từ doanh nghiệp và vốn góp.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

UNDIVIDED_SOURCES = DatedSeries(
    "funds.undivided.sources",
    law_2023(
        (
            "thu nhập từ giao dịch nội bộ, theo tỷ lệ của điều lệ",
            "thu nhập từ giao dịch bên ngoài, từ doanh nghiệp và vốn góp, theo mức tối thiểu",
            "tiền chuyển nhượng, thanh lý tài sản chung không chia",
            "tặng cho, tài trợ theo thỏa thuận đưa vào quỹ",
        ),
        "Điều 84",
    ),
    title="Nguồn hình thành quỹ chung không chia",
    text="Quỹ chung không chia phải có sổ theo dõi riêng theo từng nguồn, vì khi giải thể mỗi nguồn "
    "được xử lý khác nhau.",
)

UNDIVIDED_LEDGER = DatedSeries(
    "funds.undivided.ledger_required",
    law_2023(True, "khoản 1 Điều 87"),
    title="Phải có sổ theo dõi quỹ chung không chia",
    text="Hợp tác xã lập sổ theo dõi quỹ chung không chia theo nguồn hình thành; thiếu sổ thì khó "
    "chứng minh phần nào của Nhà nước khi giải thể.",
)

UNDIVIDED_FUND_COLLATERAL = DatedSeries(
    "funds.undivided.not_collateral",
    law_2023(
        (
            "phần quỹ từ nguồn hỗ trợ của Nhà nước",
            "phần quỹ từ cá nhân, tổ chức có quy định không được dùng làm tài sản bảo đảm",
        ),
        "khoản 2 Điều 87",
    ),
    title="Phần quỹ chung không chia không được bảo đảm vay vốn",
    text="Quỹ nhàn rỗi có thể gửi tiết kiệm hoặc làm tài sản bảo đảm, trừ các phần này. Người thẩm "
    "định khoản vay phải hỏi rõ nguồn của quỹ.",
)

ASSETS = DatedSeries(
    "assets.undivided.kinds",
    law_2012(
        (
            "a) quyền sử dụng đất do Nhà nước giao, cho thuê",
            "b) khoản hỗ trợ không hoàn lại của Nhà nước; khoản tặng cho theo thỏa thuận là không chia",
            "c) phần trích hằng năm từ quỹ đầu tư phát triển được đại hội đưa vào tài sản không chia",
            "d) tài sản khác theo điều lệ",
        ),
        "khoản 2 Điều 48",
    ),
    law_2023(
        (
            "a) quyền sử dụng đất do Nhà nước giao hoặc hỗ trợ tiền",
            "b) tài sản hình thành từ quỹ chung không chia",
            "c) tài sản do Nhà nước hỗ trợ được quy định là tài sản chung không chia",
            "d) tài sản tặng cho, tài trợ theo thỏa thuận là không chia",
            "đ) công trình công cộng Nhà nước chuyển giao quản lý, sử dụng",
            "e) tài sản khác theo điều lệ",
        ),
        "khoản 2 Điều 88",
    ),
    title="Tài sản chung không chia",
    text="Những tài sản không chia cho thành viên trong quá trình hoạt động. Ghi sổ theo từng nguồn "
    "vì khi giải thể mỗi nguồn có cách xử lý riêng.",
)

ASSETS_LEDGER = DatedSeries(
    "assets.undivided.ledger_required",
    law_2023(True, "điểm a khoản 3 Điều 88"),
    title="Phải có sổ theo dõi tài sản chung không chia",
    text="Hợp tác xã lập sổ theo dõi tài sản chung không chia theo nguồn hình thành và cập nhật khi "
    "tăng, giảm.",
)

ASSETS_COLLATERAL = DatedSeries(
    "assets.undivided.not_collateral",
    law_2023(
        ("điểm a", "điểm c", "điểm đ", "tài sản mà người tặng cho, tài trợ không cho bảo đảm"),
        "điểm d khoản 3 Điều 88",
    ),
    title="Tài sản chung không chia không được bảo đảm vay vốn",
    text="Tài sản chung không chia có thể dùng bảo đảm khoản vay, trừ các loại nêu tại những điểm "
    "này của khoản 2 Điều 88.",
)

STATE_AID = DatedSeries(
    "support.state_aid.treatment",
    law_2023(
        (
            "có quy định đưa vào tài sản chung không chia: là tài sản chung không chia",
            "phải hoàn lại: tính vào nợ của hợp tác xã",
            "còn lại: quản lý theo điều lệ",
        ),
        "khoản 3 Điều 79",
    ),
    title="Cách ghi nhận khoản hỗ trợ của Nhà nước",
    text="Mỗi khoản hỗ trợ của Nhà nước được xếp vào một trong ba cách này theo quyết định hỗ trợ; "
    "xếp sai sẽ làm sai việc xử lý khi giải thể.",
)

INCOME_ORDER = DatedSeries(
    "income.order",
    law_2012(
        (
            "trích quỹ đầu tư phát triển, quỹ dự phòng tài chính, quỹ khác",
            "chia chủ yếu theo mức độ sử dụng sản phẩm, dịch vụ hoặc công sức lao động",
            "phần còn lại chia theo vốn góp",
        ),
        "Điều 46",
    ),
    law_2023(
        (
            "trích quỹ chung không chia, nộp thuế, xử lý lỗ",
            "trích quỹ theo pháp luật và quỹ do đại hội quyết định",
            "thu nhập nội bộ: ít nhất 51% theo mức độ sử dụng, góp sức lao động; còn lại theo vốn góp",
            "thu nhập bên ngoài: theo điều lệ",
        ),
        "Điều 86",
    ),
    title="Thứ tự phân phối thu nhập",
    text="Thu nhập của hợp tác xã được dùng theo đúng thứ tự này trước khi đến tay thành viên. Đại "
    "hội quyết định trong khung của luật và điều lệ.",
)

INTERNAL_USE_SHARE = DatedSeries(
    "income.internal.use_share_minimum",
    law_2023(Decimal("0.51"), "điểm a khoản 3 Điều 86"),
    title="Phần thu nhập nội bộ chia theo mức độ sử dụng",
    text="Trong thu nhập từ giao dịch nội bộ còn lại, ít nhất tỷ lệ này phải chia cho thành viên "
    "chính thức theo mức độ sử dụng dịch vụ và góp sức lao động.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

UNSPLIT_EXTERNAL = DatedSeries(
    "income.unsplit_is_external",
    law_2023(True, "khoản 1 Điều 85"),
    title="Không tách được thu nhập thì coi là bên ngoài",
    text="Hợp tác xã phải tách thu nhập nội bộ và bên ngoài; không tách được thì toàn bộ coi là thu "
    "nhập từ giao dịch bên ngoài, ảnh hưởng đến miễn giảm thuế và hỗ trợ.",
)

INTERNAL_RATIO = DatedSeries(
    "income.internal_ratio.methods",
    law_2023(
        ("doanh thu nội bộ trên tổng doanh thu", "chi phí nội bộ trên tổng chi phí"),
        "khoản 22 Điều 4",
    ),
    title="Cách tính tỷ lệ giá trị giao dịch nội bộ",
    text="Tỷ lệ này tính trong một năm tài chính theo một trong hai cách và dùng khi xét hỗ trợ của "
    "Nhà nước; báo cáo phải ghi rõ cách đã dùng.",
)

LOSS_ORDER = DatedSeries(
    "loss.order",
    law_2012(
        ("khoản tiền phạt, bồi thường", "quỹ dự phòng tài chính", "chuyển lỗ sang năm sau"),
        "Điều 50",
    ),
    ends_with_law_2012(),
    title="Thứ tự xử lý khoản lỗ (Luật 2012)",
    text="Khoản lỗ được bù theo thứ tự này. Từ ngày 01/07/2024 việc chuyển lỗ theo pháp luật về "
    "quản lý thuế.",
)

DISCLOSURE_DAYS = DatedSeries(
    "disclosure.members.working_days",
    law_2023(5, "khoản 2 Điều 14"),
    title="Thời hạn niêm yết thông tin cho thành viên",
    text="Điều lệ, nghị quyết, danh sách và tỷ lệ vốn góp, báo cáo tài chính phải được niêm yết tại "
    "trụ sở chậm nhất số ngày làm việc này kể từ ngày ban hành.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

DISCLOSURE_PERIOD = DatedSeries(
    "disclosure.members.posted_days",
    law_2023(30, "khoản 2 Điều 14"),
    title="Thời gian niêm yết thông tin cho thành viên",
    text="Thông tin công bố cho thành viên phải được niêm yết liên tục ít nhất số ngày này kể từ "
    "ngày niêm yết.",
    unit="ngày",
    comparison=Comparison.AT_LEAST,
)

FINANCE_PUBLIC = DatedSeries(
    "finance.report.public_days",
    row_on(date(2015, 7, 15), 90, "điểm b khoản 2 Điều 25 Thông tư 83/2015/TT-BTC"),
    title="Thời hạn công khai báo cáo tài chính năm",
    text="Hợp tác xã công khai báo cáo tài chính năm trong số ngày này kể từ ngày kết thúc năm tài "
    "chính, song song với việc gửi báo cáo cho các cơ quan.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)
