"""In which case a paper is asked for, or a limit runs (trường hợp áp dụng)."""

BY_PERSON = "người nộp là cá nhân được ủy quyền"
BY_ORGANISATION = "người nộp được tổ chức nhận ủy quyền cử đến"
BY_POST = "nộp qua dịch vụ bưu chính công ích"
FOREIGN_LANGUAGE = "tài liệu bằng tiếng nước ngoài"
NO_PERSONAL_NUMBER = "người phải kê khai không có số định danh cá nhân"
POPULATION_DATA_DOWN = "kết nối với Cơ sở dữ liệu quốc gia về dân cư bị gián đoạn"
SERVES_ENDING = (
    "đang bị từ chối theo khoản 1 Điều 33 mà phải thay đổi để phục vụ việc giải thể, chấm dứt "
    "hoạt động"
)
OLD_CERTIFICATE = "có giấy chứng nhận cấp trước ngày 18/07/2024, chưa cấp đổi"
OLD_CERTIFICATE_BRANCH = (
    "có giấy chứng nhận cấp trước ngày 18/07/2024, chưa cấp đổi; đơn vị phụ thuộc cùng địa bàn "
    "với trụ sở chính"
)

FOREIGN_INVESTOR = "có thành viên là cá nhân nhà đầu tư nước ngoài"
FOREIGN_PROJECT = (
    "có nhà đầu tư nước ngoài hoặc tổ chức kinh tế có vốn đầu tư nước ngoài tham gia thành lập"
)
FOREIGN_CONTRIBUTION = "thuộc trường hợp phải đăng ký góp vốn, mua phần vốn góp theo Luật Đầu tư"
NOT_RESTRUCTURED = "thành lập không trên cơ sở chia, tách, hợp nhất"
DIVIDED = "thành lập trên cơ sở chia, tách"
CONSOLIDATED = "thành lập trên cơ sở hợp nhất"
REAUTHORISED = "người được ghi trong nghị quyết hội nghị thành lập ủy quyền lại"
SEPARATING = "thay đổi do tách"
ABSORBING = "thay đổi do nhận sáp nhập"

NEW_REPRESENTATIVE = "đổi người đại diện, không chỉ đổi thông tin cá nhân"
ORGANISATION_ITSELF = "hợp tác xã, liên hiệp hợp tác xã tạm ngừng kinh doanh"

BRANCH = "chi nhánh, văn phòng đại diện ở trong nước"
LOCATION = "địa điểm kinh doanh"
ABROAD = "chi nhánh, văn phòng đại diện ở nước ngoài"
AT_HOME = "đơn vị phụ thuộc ở trong nước"

SINCE_LAW = "tổ hợp tác thành lập từ ngày 01/07/2024"
BEFORE_LAW = "tổ hợp tác thành lập trước ngày 01/07/2024"
NOTIFIED_SINCE_LAW = (
    "tổ hợp tác thành lập từ ngày 01/07/2024, đã thông báo cho Ủy ban nhân dân cấp xã"
)
WITH_DEBTS = "còn nợ phải giải quyết"
STATE_PAID_ALL = "có quỹ chung, tài sản chung do Nhà nước hỗ trợ toàn bộ"
STATE_PAID_PART = "có quỹ chung, tài sản chung do Nhà nước hỗ trợ một phần"

FOUND_BY_ORGANISATION = "tổ chức tự phát hiện sai sót"
WRONG_IN_DATABASE = "sai, thiếu trong cơ sở dữ liệu do chuyển đổi dữ liệu"
FOUND_BY_OFFICE = "cơ quan đăng ký phát hiện sai sót trên giấy chứng nhận"

FORGED = "nội dung kê khai giả mạo"
BY_COURT = "theo quyết định của Tòa án"
BY_AUTHORITY = "theo đề nghị của cơ quan nhà nước có thẩm quyền"
BY_TAX = "cơ quan quản lý thuế đề nghị khôi phục"
NOT_A_GROUND = "cơ quan đăng ký xác định không thuộc trường hợp thu hồi"
AFTER_PAPERS = "căn cứ là giả mạo, quyết định của Tòa án hoặc đề nghị của cơ quan có thẩm quyền"
AFTER_EXPLAINING = "căn cứ phải qua thời hạn giải trình"
BRANCH_AFTER_PAPERS = f"chi nhánh, văn phòng đại diện: {AFTER_PAPERS}"
BRANCH_AFTER_EXPLAINING = f"chi nhánh, văn phòng đại diện: {AFTER_EXPLAINING}"

OPENED = "quyết định mở thủ tục phá sản"
DECLARED = "quyết định tuyên bố phá sản"
