"""Who may borrow from the fund, and how much (điều kiện, mức và giới hạn cho vay)."""

from decimal import Decimal

from law.dated import Comparison, DatedSeries
from law.fund.sources import decree_45

CUSTOMER = DatedSeries(
    "fund.limit.customer",
    decree_45(Decimal("0.15"), "điểm a khoản 2 Điều 23"),
    title="Giới hạn cho vay đối với một khách hàng",
    text="Tổng dư nợ của một khách hàng không vượt tỷ lệ này của vốn điều lệ thực có của Quỹ tại thời "
    "điểm quyết định cho vay.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

RELATED = DatedSeries(
    "fund.limit.related",
    decree_45(Decimal("0.25"), "điểm b khoản 2 Điều 23"),
    title="Giới hạn cho vay đối với một khách hàng và người có liên quan",
    text="Tổng dư nợ của khách hàng cùng những người có liên quan không vượt tỷ lệ này của vốn điều lệ "
    "thực có của Quỹ tại thời điểm quyết định cho vay.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

EQUITY = DatedSeries(
    "fund.equity.minimum",
    decree_45(Decimal("0.20"), "khoản 5 Điều 22"),
    title="Vốn chủ sở hữu tối thiểu của khách hàng trong dự án",
    text="Khách hàng phải bỏ vốn của mình ít nhất bằng tỷ lệ này trên tổng vốn đầu tư của dự án hoặc "
    "phương án sản xuất, kinh doanh; phần còn lại mới được vay.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

BORROWERS = DatedSeries(
    "fund.borrower.kinds",
    decree_45(
        ("cooperative", "union", "group_member", "cooperative_member"),
        "điểm a khoản 1 Điều 20",
        words="hợp tác xã; liên hiệp hợp tác xã; thành viên tổ hợp tác; thành viên hợp tác xã không "
        "phải là doanh nghiệp",
    ),
    title="Đối tượng được vay vốn của Quỹ",
    text="Chỉ những đối tượng này được vay. Tổ hợp tác không tự mình đứng vay mà từng thành viên vay; "
    "thành viên hợp tác xã là doanh nghiệp không được vay.",
)

AREA = DatedSeries(
    "fund.borrower.same_province",
    decree_45(True, "điểm b khoản 2 Điều 20"),
    title="Quỹ địa phương chỉ cho vay trong tỉnh",
    text="Quỹ hợp tác xã địa phương cho vay trong phạm vi tỉnh, thành phố nơi Quỹ được thành lập; khách "
    "hàng ở tỉnh khác không thuộc phạm vi cho vay.",
)

AGE = DatedSeries(
    "fund.borrower.age_minimum",
    decree_45(18, "khoản 2 Điều 22"),
    title="Tuổi của cá nhân vay vốn",
    text="Cá nhân vay vốn phải từ đủ số tuổi này và có năng lực hành vi dân sự đầy đủ; pháp nhân vay vốn "
    "phải được thành lập hợp pháp.",
    unit="tuổi",
    comparison=Comparison.AT_LEAST,
)

BAD_DEBT = DatedSeries(
    "fund.borrower.no_bad_debt",
    decree_45(
        True, "khoản 6 Điều 22", words="không có nợ xấu vào lúc Quỹ giải ngân lần đầu theo hợp đồng"
    ),
    title="Khách hàng không có nợ xấu khi giải ngân lần đầu",
    text="Khi Quỹ giải ngân lần đầu sau khi ký hợp đồng tín dụng, khách hàng không được có nợ xấu tại tổ "
    "chức tín dụng nào; những lần giải ngân sau không phải xét lại điều kiện này.",
)

BAD_DEBT_GROUPS = DatedSeries(
    "debt.bad.groups",
    decree_45((3, 4, 5), "khoản 4 Điều 2", words="các nhóm 3, 4 và 5"),
    title="Nợ xấu gồm các nhóm nợ nào",
    text="Nợ xấu của Quỹ là dư nợ thuộc những nhóm này theo kết quả phân loại nợ; tỷ lệ nợ xấu là phần "
    "của chúng trong tổng dư nợ mà Quỹ chịu rủi ro.",
)

CHARTER_CAPITAL = DatedSeries(
    "fund.charter_capital.minimum",
    decree_45(20_000_000_000, "điểm b khoản 1, điểm a khoản 2 Điều 37"),
    title="Vốn điều lệ tối thiểu của Quỹ địa phương",
    text="Quỹ hợp tác xã địa phương, theo mô hình công ty hay mô hình hợp tác xã, phải có vốn điều lệ từ "
    "mức này trở lên; thiếu là một căn cứ giải thể Quỹ.",
    unit="đồng",
    comparison=Comparison.AT_LEAST,
)

FIXED_ASSETS = DatedSeries(
    "fund.fixed_assets.maximum",
    decree_45(Decimal("0.10"), "điểm a khoản 3 Điều 38"),
    title="Giới hạn tài sản cố định của Quỹ theo mô hình công ty",
    text="Giá trị còn lại của tài sản cố định không vượt tỷ lệ này của vốn điều lệ thực có tại thời điểm "
    "quyết định mua sắm, đầu tư.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

DEPOSIT_DAYS = DatedSeries(
    "fund.charter_capital.payment_days",
    decree_45(180, "điểm e khoản 4, điểm h khoản 5 Điều 15"),
    title="Thời hạn góp đủ vốn điều lệ khi thành lập Quỹ",
    text="Vốn điều lệ của Quỹ mới thành lập phải được cấp hoặc góp đủ trong số ngày này kể từ khi có quyết "
    "định thành lập.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)
