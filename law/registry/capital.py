"""Charter capital, return of contributions, enterprises, outside business (vốn, đầu tư)."""

from decimal import Decimal

from law.acts import MEMORY, decree_92, decree_193, ends_with_law_2012, law_2012, law_2023
from law.dated import Comparison, DatedSeries

PARTS = DatedSeries(
    "capital.charter.parts",
    law_2012(
        ("vốn đã góp", "vốn cam kết góp"),
        "Điều 4",
        certainty=MEMORY,
        note="Nội dung và số điều theo trí nhớ; số khoản chưa đối chiếu nên không ghi.",
    ),
    law_2023(("tài sản đã góp", "tài sản cam kết góp"), "khoản 23, khoản 24 Điều 4"),
    title="Vốn điều lệ gồm những phần nào",
    text="Vốn điều lệ là tổng giá trị thành viên chính thức và thành viên liên kết góp vốn đã góp "
    "hoặc cam kết góp; tỷ lệ phần vốn góp tính trên vốn điều lệ. Tổng các phần trong sổ vốn góp vì "
    "thế phải bằng vốn điều lệ của cùng ngày.",
)

VALUATION = DatedSeries(
    "contribution.valuation",
    law_2012(
        ("các bên thỏa thuận", "tổ chức thẩm định giá"),
        "Điều 42",
        certainty=MEMORY,
        note="Nội dung đã đọc ở nguồn thứ cấp; số điều theo trí nhớ.",
    ),
    law_2023(("các thành viên góp vốn đồng thuận", "tổ chức thẩm định giá"), "Điều 77"),
    title="Định giá tài sản góp vốn không phải là tiền",
    text="Tài sản góp vốn được quy ra tiền đồng bằng một trong các cách này. Tự định giá cao hơn "
    "thực tế thì những người định giá cùng góp thêm phần chênh lệch theo Luật 2023.",
)

INCREASE = DatedSeries(
    "capital.increase.ways",
    law_2012(
        (
            "tăng mức vốn góp tối thiểu theo quyết định của đại hội thành viên",
            "huy động thêm vốn góp của thành viên",
            "kết nạp thành viên mới",
        ),
        "Điều 43",
        certainty=MEMORY,
        note="Nội dung đã đọc ở nguồn thứ cấp; số điều theo trí nhớ.",
    ),
    law_2023(
        ("tăng phần vốn góp của thành viên", "tiếp nhận vốn góp của thành viên mới"),
        "khoản 1 Điều 78",
    ),
    title="Các trường hợp tăng vốn điều lệ",
    text="Vốn điều lệ chỉ tăng bằng các cách này. Khi thẩm định hồ sơ tăng vốn, đối chiếu danh sách "
    "thành viên và phần vốn góp mới với nghị quyết.",
)

DECREASE = DatedSeries(
    "capital.decrease.ways",
    law_2012(
        ("trả lại vốn góp cho thành viên",),
        "Điều 43",
        certainty=MEMORY,
        note="Không được thấp hơn vốn pháp định; số điều theo trí nhớ.",
    ),
    law_2023(
        (
            "thành viên chưa góp hoặc chưa góp đủ khi hết thời hạn",
            "trả lại một phần hoặc toàn bộ phần vốn góp cho thành viên",
        ),
        "khoản 2 Điều 78",
        note="Chỉ được giảm khi vẫn thanh toán đủ nợ và nghĩa vụ tài sản (khoản 3 Điều 78).",
    ),
    title="Các trường hợp giảm vốn điều lệ",
    text="Sau khi giảm vốn, phải tính lại tỷ lệ của từng thành viên; ai vượt mức tối đa thì trả lại "
    "phần vượt, huy động thêm từ người khác hoặc kết nạp thành viên mới.",
)

RETURN = DatedSeries(
    "contribution.return.cases",
    law_2012(("chấm dứt tư cách thành viên", "vốn góp vượt mức tối đa"), "Điều 18"),
    law_2023(("chấm dứt tư cách thành viên", "vốn góp vượt mức tối đa"), "khoản 1 Điều 90"),
    title="Trường hợp trả lại phần vốn góp",
    text="Vốn góp chỉ được trả lại trong các trường hợp này. Theo Luật 2023 còn phải sau khi thành "
    "viên làm xong nghĩa vụ tài chính với hợp tác xã.",
)

CROSS_HOLDING = DatedSeries(
    "enterprise.cross_holding_banned",
    law_2023(True, "khoản 4 Điều 81 và khoản 3 Điều 82"),
    title="Cấm sở hữu chéo với doanh nghiệp của hợp tác xã",
    text="Doanh nghiệp do hợp tác xã lập ra hoặc có vốn góp không được quay lại làm thành viên "
    "chính thức hay thành viên liên kết góp vốn của chính hợp tác xã đó.",
)

ENTERPRISE_NOTICE = DatedSeries(
    "enterprise.notice.working_days",
    law_2023(10, "khoản 6 Điều 81"),
    title="Thời hạn thông báo thành lập doanh nghiệp",
    text="Hợp tác xã thông báo với cơ quan đã cấp giấy chứng nhận trong số ngày làm việc này kể từ "
    "khi thành lập doanh nghiệp.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

ENTERPRISE_OFFICE = DatedSeries(
    "enterprise.office.working_days",
    decree_92(3, "Điều 44"),
    title="Thời hạn cập nhật thông báo thành lập doanh nghiệp",
    text="Nhận thông báo hợp lệ, cơ quan đăng ký kinh doanh cập nhật vào cơ sở dữ liệu trong số "
    "ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

INVESTMENT_MAXIMUM = DatedSeries(
    "investment.maximum",
    decree_193(Decimal("0.50"), "Điều 20"),
    ends_with_law_2012(),
    title="Mức đầu tư, góp vốn ra ngoài tối đa (Luật 2012)",
    text="Tổng vốn đầu tư, mua cổ phần, góp vốn thành lập doanh nghiệp của hợp tác xã so với vốn "
    "điều lệ không được vượt tỷ lệ này.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

INVESTMENT_PROFIT = DatedSeries(
    "investment.profitable_years",
    decree_193(2, "Điều 20"),
    ends_with_law_2012(),
    title="Số năm có lãi trước khi đầu tư ra ngoài (Luật 2012)",
    text="Hợp tác xã phải kinh doanh có lãi trong số năm liền trước này thì mới được góp vốn, mua "
    "cổ phần hoặc lập doanh nghiệp.",
    unit="năm",
    comparison=Comparison.AT_LEAST,
)

INVESTMENT_NOTICE = DatedSeries(
    "investment.notice.working_days",
    decree_193(15, "Điều 20"),
    ends_with_law_2012(),
    title="Thời hạn thông báo đầu tư ra ngoài (Luật 2012)",
    text="Sau khi góp vốn, mua cổ phần hoặc lập doanh nghiệp, hợp tác xã thông báo cho cơ quan đăng "
    "ký trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

EXTERNAL_AGRICULTURE = DatedSeries(
    "external.maximum.agriculture",
    decree_193(Decimal("0.32"), "Điều 5", certainty=MEMORY),
    ends_with_law_2012(),
    title="Tỷ lệ bán ra ngoài của hợp tác xã nông nghiệp (Luật 2012)",
    text="Giá trị sản phẩm, dịch vụ cung ứng cho khách hàng không phải thành viên do điều lệ định "
    "nhưng không quá tỷ lệ này. Luật 2023 không còn mức trần chung.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

EXTERNAL_OTHER = DatedSeries(
    "external.maximum.other",
    decree_193(Decimal("0.50"), "Điều 5", certainty=MEMORY),
    ends_with_law_2012(),
    title="Tỷ lệ bán ra ngoài của hợp tác xã lĩnh vực khác (Luật 2012)",
    text="Ngoài nông nghiệp, phần cung ứng cho khách hàng không phải thành viên không quá tỷ lệ "
    "này trên tổng giá trị sản phẩm, dịch vụ.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

EXTERNAL_JOBS = DatedSeries(
    "external.maximum.job_creation",
    decree_193(Decimal("0.30"), "Điều 5", certainty=MEMORY),
    ends_with_law_2012(),
    title="Tỷ lệ tiền công cho lao động ngoài ở hợp tác xã tạo việc làm (Luật 2012)",
    text="Hợp tác xã tạo việc làm được thuê người không phải thành viên, nhưng tiền công trả cho họ "
    "không quá tỷ lệ này trên tổng tiền công.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)
