"""Steps of revoking and restoring a certificate, and of bankruptcy (trình tự thu hồi)."""

from law.acts import decree_92
from law.dated import Comparison, DatedSeries

EXPLAINED = DatedSeries(
    "revocation.explained.working_days",
    decree_92(3, "khoản 2 Điều 53"),
    title="Thời hạn ra quyết định thu hồi sau thời hạn giải trình",
    text="Với căn cứ ở các điểm b, c, d, đ và e, hết thời hạn giải trình ghi trong thông báo vi phạm "
    "mà không giải trình được thì cơ quan đăng ký ra quyết định trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

BRANCH_DECISION = DatedSeries(
    "revocation.branch.decision.working_days",
    decree_92(3, "các khoản 2, 4 và 5 Điều 55"),
    title="Thời hạn ra quyết định thu hồi của chi nhánh, văn phòng đại diện",
    text="Với hồ sơ giả mạo, quyết định của tòa án hoặc đề nghị của cơ quan có thẩm quyền, cơ quan "
    "đăng ký thu hồi giấy chứng nhận của chi nhánh trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

BRANCH_EXPLAINED = DatedSeries(
    "revocation.branch.explained.working_days",
    decree_92(3, "khoản 3 Điều 55"),
    title="Thời hạn thu hồi của chi nhánh sau thời hạn giải trình",
    text="Chi nhánh, văn phòng đại diện ngừng trên 12 tháng không thông báo: hết thời hạn giải trình "
    "thì cơ quan đăng ký ra quyết định thu hồi trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

GROUP_DECISION = DatedSeries(
    "revocation.group.decision.working_days",
    decree_92(3, "các khoản 2, 3 và 4 Điều 64"),
    title="Thời hạn ra quyết định thu hồi giấy chứng nhận tổ hợp tác",
    text="Kể từ ngày nhận giấy tờ xác định giả mạo, quyết định của tòa án hoặc đề nghị của cơ quan có "
    "thẩm quyền, cơ quan đăng ký ra quyết định thu hồi trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

GROUP_POSTING = DatedSeries(
    "revocation.group.posting.working_days",
    decree_92(3, "khoản 5 Điều 64"),
    title="Thời hạn đăng tải thông báo vi phạm, quyết định thu hồi của tổ hợp tác",
    text="Thông báo vi phạm, quyết định thu hồi và thông báo tình trạng được đăng tải, gửi đến trụ sở "
    "tổ hợp tác và cơ quan thuế trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

RESTORE_POSTING = DatedSeries(
    "revocation.restore.posting.working_days",
    decree_92(3, "khoản 3 Điều 56"),
    title="Thời hạn gửi, đăng tải quyết định khôi phục",
    text="Kể từ ngày ra quyết định hủy bỏ quyết định thu hồi, cơ quan đăng ký gửi đơn vị, báo cơ quan "
    "thuế và đăng tải trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

RESTORE_GROUNDS = DatedSeries(
    "revocation.restore.grounds",
    decree_92(
        (
            "a) cơ quan đăng ký xác định đơn vị không thuộc trường hợp bị thu hồi",
            "b) cơ quan quản lý thuế đề nghị khôi phục sau khi thu hồi do cưỡng chế nợ thuế",
        ),
        "khoản 1 Điều 56",
    ),
    title="Trường hợp hủy quyết định thu hồi và khôi phục giấy chứng nhận",
    text="Chỉ hai trường hợp này thì cơ quan đăng ký ra quyết định hủy bỏ quyết định thu hồi, đồng "
    "thời khôi phục giấy chứng nhận trên hệ thống.",
)

DECLARED_POST = DatedSeries(
    "bankruptcy.declared.post.working_days",
    decree_92(3, "khoản 2 Điều 57"),
    title="Thời hạn đăng tải quyết định tuyên bố phá sản",
    text="Kể từ ngày nhận quyết định tuyên bố phá sản của tòa án, cơ quan đăng ký đăng tải và chuyển "
    "tình trạng sang đã phá sản trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)
