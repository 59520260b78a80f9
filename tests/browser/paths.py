"""The main path of every duty: what a person of it does most, from the first page to the end.

One line of `PATHS` per duty. A new duty without a path, or a path of a duty that is gone, fails
`tests/browser/test_paths.py`, which walks each by keyboard alone and without JavaScript.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from accounts.rules.duties import Duty
from tests.browser.walker import Walker


@dataclass(frozen=True)
class Path:
    """Who walks (a person of the demonstration), and how."""

    username: str
    walk: Callable[[Walker], None]


def _enter_a_certificate(walker: Walker) -> None:
    walker.follow("Nhập từ giấy chứng nhận")
    walker.choose("Loại hình", "Hợp tác xã")
    walker.fill("Tên đầy đủ", "Hợp tác xã Nấm Mẫu Bàn Phím")
    walker.fill("Số giấy chứng nhận đăng ký", "1307B00015")
    walker.choose("Xã, phường, thị trấn", "Xã Bằng Phúc (Huyện Chợ Đồn)")
    walker.fill("Vốn điều lệ", "500000000")
    walker.press("Ghi nhận")
    walker.sees("Hợp tác xã Nấm Mẫu Bàn Phím")


def _propose_and_explain(walker: Walker) -> None:
    walker.follow("Hợp tác xã Rượu men lá Mẫu Bản Hương")
    walker.follow("Trình chấp thuận")
    walker.fill("Ý kiến thẩm định", "Hồ sơ đủ.")
    walker.press("Trình chấp thuận")
    walker.sees("Đã ghi: trình chấp thuận")
    walker.follow("Hợp tác xã Rượu men lá Mẫu Bản Hương")
    walker.follow("Vấn đề")
    walker.follow("Giải trình")
    walker.fill("Giải trình", "Hợp tác xã đã có công văn hẹn góp đủ vốn.")
    walker.fill("Xem lại từ ngày", "31/08/2025")
    walker.press("Ghi giải trình")
    walker.sees("hẹn góp đủ vốn")


def _draft_the_report(walker: Walker) -> None:
    walker.follow("Lập báo cáo tháng")
    walker.press("Lập báo cáo đến ngày 31/05/2025")
    walker.sees("Mã tra cứu")
    walker.sees("Đã lập báo cáo tháng")


def _try_a_loan(walker: Walker) -> None:
    walker.sees("Phần việc của Quỹ chưa đủ")
    walker.follow("Tính thử khoản vay")
    walker.fill("Số tiền vay", "300000000")
    walker.fill("Lãi suất cho vay", "6,84")
    walker.press("Tính")
    walker.sees("311.131.398 đồng")


def _print_a_summary(walker: Walker) -> None:
    walker.follow("Tìm hợp tác xã vay vốn")
    walker.follow("Hợp tác xã Chè Mẫu Đồi Xanh")
    walker.press("Lập bản tóm tắt")
    walker.sees("Mã tra cứu")


def _look_at_who_is_dissolved(walker: Walker) -> None:
    walker.follow("Hợp tác xã Chăn nuôi Mẫu Đồng Cỏ")
    walker.follow("Lịch sử")
    walker.sees("Ghi nhận")


def _read_the_law_of_the_fund(walker: Walker) -> None:
    walker.follow("Quy định về Quỹ")
    walker.follow("Lãi suất")
    walker.sees("Căn cứ")


def _read_the_law(walker: Walker) -> None:
    walker.follow("Quy định pháp luật")
    walker.fill("Từ cần tìm", "thành viên tối thiểu")
    walker.press("Lọc")
    walker.follow("Số thành viên tối thiểu")
    walker.sees("Căn cứ")


def _narrow_to_a_district(walker: Walker) -> None:
    walker.follow("Tổng quan")
    walker.follow("Huyện Chợ Đồn")
    walker.sees("Địa bàn")
    walker.follow("Hợp tác xã Chè Mẫu Đồi Xanh")
    walker.sees("Thông tin đăng ký")


def _add_a_person(walker: Walker) -> None:
    walker.follow("Thêm người dùng")
    walker.fill("Tên đăng nhập", "canbo.moi")
    walker.fill("Họ và tên", "Nông Thị Mới")
    walker.press("Lập tài khoản")
    walker.sees("Mật khẩu dùng một lần")


def _verify_the_log(walker: Walker) -> None:
    walker.follow("Kiểm tra nhật ký")
    walker.press("Kiểm tra")
    walker.sees("Nhật ký")


PATHS: Mapping[Duty, Path] = {
    Duty.REGISTRY_RECEPTION: Path("tiepnhan.chodon", _enter_a_certificate),
    Duty.REGISTRY_OFFICER: Path("canbo.chodon", _propose_and_explain),
    Duty.REGISTRY_LEADER: Path("lanhdao.chodon", _draft_the_report),
    Duty.CREDIT_OFFICER: Path("tindung", _try_a_loan),
    Duty.ACCOUNTANT: Path("ketoan", _try_a_loan),
    Duty.CASHIER: Path("thuquy", _print_a_summary),
    Duty.CHIEF_ACCOUNTANT: Path("ketoantruong", _try_a_loan),
    Duty.DIRECTOR: Path("giamdoc", _look_at_who_is_dissolved),
    Duty.CHAIR: Path("chutich", _look_at_who_is_dissolved),
    Duty.CONTROLLER: Path("kiemsoat", _read_the_law_of_the_fund),
    Duty.RISK_COUNCIL: Path("xulyruiro", _look_at_who_is_dissolved),
    Duty.ALLIANCE_OFFICER: Path("lienminh", _draft_the_report),
    Duty.ALLIANCE_LEADER: Path("lanhdao.lienminh", _narrow_to_a_district),
    Duty.STEERING_OFFICER: Path("sokhdt", _narrow_to_a_district),
    Duty.AGENCY_REPORTER: Path("baocao", _read_the_law),
    Duty.ADMINISTRATOR: Path("quantri", _add_a_person),
    Duty.AUDITOR: Path("kiemtoan", _verify_the_log),
}
