"""Receiving a filing: what must be there, the fee, who may hand it in (tiếp nhận hồ sơ)."""

from law.acts import decree_92, law_2023
from law.dated import Comparison, DatedSeries

CONDITIONS = DatedSeries(
    "registration.reception.conditions",
    decree_92(
        (
            "a) có đủ giấy tờ theo quy định",
            "b) tên đã được điền vào giấy đề nghị đăng ký",
            "c) có số điện thoại của người nộp hồ sơ",
            "d) đã nộp lệ phí đăng ký kinh doanh, trừ trường hợp được miễn",
        ),
        "khoản 2 Điều 19",
    ),
    title="Điều kiện tiếp nhận hồ sơ đăng ký",
    text="Hồ sơ chỉ được tiếp nhận vào hệ thống khi có đủ bốn điều kiện này; tiếp nhận xong thì cơ "
    "quan đăng ký trao giấy biên nhận cho người nộp.",
)

FEE_REFUNDABLE = DatedSeries(
    "registration.fee.refundable",
    decree_92(False, "khoản 1 Điều 22"),
    title="Lệ phí đăng ký không được hoàn trả",
    text="Lệ phí nộp tại thời điểm nộp hồ sơ và không được hoàn trả khi hợp tác xã, liên hiệp hợp "
    "tác xã không được cấp đăng ký.",
)

FEE_GROUP = DatedSeries(
    "registration.fee.group",
    law_2023(False, "khoản 2 Điều 22", words="không thu"),
    title="Tổ hợp tác không phải nộp lệ phí đăng ký",
    text="Không thu lệ phí đăng ký đối với tổ hợp tác; cũng không thu phí công bố nội dung đăng ký "
    "trên hệ thống điện tử của cơ quan đăng ký.",
)

FEE_CONVERSION = DatedSeries(
    "registration.fee.conversion",
    law_2023(False, "khoản 3 Điều 109", words="miễn"),
    title="Miễn lệ phí khi tổ hợp tác chuyển đổi thành hợp tác xã",
    text="Hợp tác xã chuyển đổi từ tổ hợp tác được miễn lệ phí cấp giấy chứng nhận đăng ký hợp tác "
    "xã lần đầu.",
)

FEE_FOUNDING = DatedSeries(
    "registration.fee.founding",
    law_2023(True, "điểm d khoản 1 Điều 44", words="phải nộp đủ"),
    title="Nộp đủ lệ phí là điều kiện cấp giấy chứng nhận",
    text="Giấy chứng nhận đăng ký hợp tác xã chỉ được cấp khi đã nộp đủ lệ phí đăng ký; mức thu theo "
    "pháp luật về phí và lệ phí.",
)

FEE_REISSUE = DatedSeries(
    "registration.fee.reissue",
    law_2023(True, "khoản 2 Điều 44", words="phải nộp"),
    title="Lệ phí khi cấp lại, cấp đổi giấy chứng nhận",
    text="Khi được cấp lại hoặc cấp đổi giấy chứng nhận đăng ký, hợp tác xã, liên hiệp hợp tác xã "
    "phải nộp lệ phí; mức thu theo pháp luật về phí và lệ phí.",
)

AUTHORISATION = DatedSeries(
    "registration.authorisation.papers",
    decree_92(
        (
            "ủy quyền cho cá nhân: văn bản ủy quyền",
            "ủy quyền cho tổ chức: bản sao hợp đồng cung cấp dịch vụ; giấy giới thiệu hoặc văn bản "
            "phân công nhiệm vụ cho người trực tiếp làm thủ tục",
        ),
        "khoản 2 Điều 12",
    ),
    title="Giấy tờ ủy quyền nộp hồ sơ",
    text="Người ký văn bản đề nghị có thể ủy quyền cho cá nhân hoặc tổ chức khác làm thủ tục; kèm "
    "theo hồ sơ phải có giấy tờ này.",
)

AUTHORISATION_CERTIFIED = DatedSeries(
    "registration.authorisation.certified",
    decree_92(False, "điểm a khoản 2 Điều 12", words="không bắt buộc"),
    title="Văn bản ủy quyền không bắt buộc công chứng, chứng thực",
    text="Văn bản ủy quyền cho cá nhân làm thủ tục đăng ký không bắt buộc phải công chứng, chứng "
    "thực; cơ quan đăng ký không được đòi hỏi.",
)

TAX_CERTIFICATE = DatedSeries(
    "registration.tax_certificate_copy.when",
    decree_92(
        (
            "a) đăng ký, thông báo thay đổi nội dung đăng ký",
            "b) tạm ngừng, tiếp tục kinh doanh; thủ tục của chi nhánh, văn phòng đại diện, địa điểm "
            "kinh doanh cùng địa bàn, kèm giấy đề nghị đăng ký thay đổi",
        ),
        "khoản 2 Điều 65",
        note="Điểm c: chi nhánh khác địa bàn thì phải làm thủ tục ở điểm a trước.",
    ),
    title="Khi nào nộp bản sao giấy chứng nhận đăng ký thuế và được cấp đổi",
    text="Đơn vị có giấy chứng nhận cấp trước ngày 18/07/2024 nộp thêm bản sao giấy chứng nhận đăng "
    "ký thuế trong các thủ tục này và được cấp đổi sang giấy chứng nhận mới.",
)

UPDATE = DatedSeries(
    "registration.update.working_days",
    decree_92(3, "khoản 1 Điều 46"),
    title="Thời hạn cấp giấy khi bổ sung, cập nhật thông tin",
    text="Khi thông tin bổ sung, cập nhật nằm trên giấy chứng nhận, cơ quan đăng ký cấp giấy trong số "
    "ngày làm việc này kể từ ngày nhận hồ sơ hợp lệ.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)
