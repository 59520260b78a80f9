"""Restructuring and conversion (tổ chức lại, chuyển đổi tổ hợp tác)."""

from decimal import Decimal

from law.acts import MEMORY, decree_92, law_2012, law_2023
from law.dated import Comparison, DatedSeries

KINDS = DatedSeries(
    "restructuring.kinds",
    law_2012(
        ("chia", "tách", "hợp nhất", "sáp nhập"),
        "Điều 52 và Điều 53",
        certainty=MEMORY,
        note="Điều 52 (chia, tách) đã đọc; Điều 53 (hợp nhất, sáp nhập) theo trí nhớ.",
    ),
    law_2023(("chia", "tách", "hợp nhất", "sáp nhập"), "khoản 20 Điều 4"),
    title="Các hình thức tổ chức lại",
    text="Hợp tác xã chỉ tổ chức lại với hợp tác xã, liên hiệp với liên hiệp. Bị chia thì chấm dứt "
    "tồn tại; bị tách thì không; được sáp nhập thì chấm dứt.",
)

VOTE = DatedSeries(
    "restructuring.vote_share",
    law_2023(Decimal("0.65"), "điểm d khoản 2 Điều 61"),
    title="Tỷ lệ biểu quyết thông qua việc tổ chức lại",
    text="Nghị quyết chia, tách, hợp nhất, sáp nhập cần ít nhất tỷ lệ này trên tổng số phiếu của "
    "thành viên, đại biểu dự và biểu quyết.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

NOTICE = DatedSeries(
    "restructuring.notice.days",
    law_2023(15, "điểm b khoản 2 Điều 92"),
    title="Thời hạn gửi nghị quyết tổ chức lại",
    text="Kể từ ngày thông qua, nghị quyết phải đến tất cả chủ nợ, người lao động và Ủy ban nhân dân "
    "nơi cấp giấy chứng nhận trong số ngày này. Luật 2012 không định số ngày.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

LIABILITY = DatedSeries(
    "restructuring.division.joint_liability",
    law_2012(True, "Điều 52"),
    law_2023(True, "khoản 3 Điều 92"),
    title="Các đơn vị mới liên đới chịu trách nhiệm khi chia",
    text="Sau khi chia, các đơn vị mới cùng chịu trách nhiệm về nợ, hợp đồng lao động và nghĩa vụ của "
    "đơn vị bị chia, trừ khi có thỏa thuận với chủ nợ, người lao động.",
)

UNDIVIDED = DatedSeries(
    "restructuring.undivided_stays_undivided",
    law_2023(True, "khoản 4 Điều 92"),
    title="Tài sản chung không chia vẫn là không chia sau tổ chức lại",
    text="Quỹ và tài sản chung không chia chuyển thành quỹ và tài sản chung không chia của đơn vị kế "
    "thừa theo phương án của đại hội, không chia cho thành viên.",
)

END = DatedSeries(
    "restructuring.end.working_days",
    decree_92(3, "khoản 2 Điều 52"),
    title="Thời hạn chấm dứt tồn tại đơn vị bị chia, bị hợp nhất, được sáp nhập",
    text="Kể từ ngày cơ quan thuế báo đã quyết toán và chuyển giao nghĩa vụ, cơ quan đăng ký chấm dứt "
    "tồn tại đơn vị trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

CONVERSION_MONTHS = DatedSeries(
    "conversion.group.months",
    law_2023(12, "điểm b khoản 1 Điều 108"),
    title="Thời gian hoạt động để tổ hợp tác chuyển thành hợp tác xã",
    text="Tổ hợp tác phải có giấy chứng nhận và hoạt động liên tục ít nhất số tháng này kể từ ngày "
    "được cấp thì mới được chuyển đổi thành hợp tác xã.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

CONVERSION_CONSENT = DatedSeries(
    "conversion.group.consent_share",
    law_2023(Decimal("1"), "điểm c khoản 1 Điều 108"),
    title="Tỷ lệ thành viên tán thành chuyển đổi tổ hợp tác",
    text="Việc chuyển đổi tổ hợp tác thành hợp tác xã phải được tất cả thành viên tán thành; thiếu "
    "một người là chưa đủ điều kiện.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)
