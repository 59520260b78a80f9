"""The columns of the list of organisations: heads on screen and on paper, and what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coop_registry.labels.figures import RATING
from coop_registry.labels.membership import count_words
from coop_registry.labels.organisation import ACTIVITY, KIND, STATUS, status_label
from coop_registry.rules.kinds import Activity, Kind, Rating
from coop_registry.rules.listing import StatusGroup

#: What a list may be narrowed to: one status, or several together.
LIST_STATUS = {
    StatusGroup.STANDING: "Chưa giải thể, chấm dứt",
    StatusGroup.OTHER: "Tình trạng khác (không hoạt động, chưa chấm dứt)",
    **STATUS,
}


@dataclass(frozen=True)
class ListColumn:
    """A column of the list: `said` is what it says of a line, the same on screen and on paper.

    `kind` is that of `core.ui.Column`, `width_mm` the width on paper.
    """

    label: str
    said: Callable[[Any], Any]
    kind: str = "text"
    width_mm: int = 30
    #: Says in a few words where the value comes from; small on screen, in brackets on paper.
    about: Callable[[Any], str] | None = None


def _more(key: str) -> Callable[[Any], Any]:
    return lambda row: row.more.get(key)


def _figure(key: str) -> Callable[[Any], Any]:
    def said(row: Any) -> Any:
        found = row.more.get(key)
        return found[0] if found else None

    return said


def _figure_year(key: str) -> Callable[[Any], str]:
    def about(row: Any) -> str:
        found = row.more.get(key)
        return f"năm {found[1].year}" if found else ""

    return about


def _rating(row: Any) -> str | None:
    found = row.more.get("xep-loai")
    return RATING[Rating(found[0])] if found else None


def _words(key: str) -> Callable[[Any], str | None]:
    def said(row: Any) -> str | None:
        found = row.more.get(key)
        return "; ".join(words for words, _stars in found) if found else None

    return said


def _ocop(row: Any) -> str | None:
    found = row.more.get("ocop")
    if not found:
        return None
    return "; ".join(f"{words} ({stars} sao)" if stars else words for words, stars in found)


def _activity(row: Any) -> str | None:
    found = row.more.get("hoat-dong")
    return ACTIVITY[Activity(found)] if found else None


def _members_about(row: Any) -> str:
    return count_words(row.counted) if row.counted else ""


#: By the words of the address; `rules.listing.COLUMNS` has the same, in order.
LIST_COLUMNS: dict[str, ListColumn] = {
    "ma-so": ListColumn("Mã số", lambda row: row.code, "code"),
    "loai": ListColumn("Loại hình", lambda row: KIND[Kind(row.kind)], width_mm=32),
    "xa": ListColumn("Xã, phường, thị trấn", lambda row: row.unit_name, width_mm=36),
    "huyen": ListColumn("Cấp trên của xã", lambda row: row.district_name, width_mm=36),
    "dia-chi": ListColumn("Địa chỉ trụ sở", lambda row: row.address, width_mm=55),
    "thanh-lap": ListColumn("Ngày thành lập", lambda row: row.founded, "date", 24),
    "dang-ky": ListColumn("Ngày đăng ký", lambda row: row.registered_on, "date", 24),
    "tinh-trang": ListColumn(
        "Tình trạng pháp lý",
        lambda row: status_label(row.kind, row.status) if row.status else None,
        width_mm=36,
    ),
    "hoat-dong": ListColumn("Tình trạng hoạt động thực tế", _activity, width_mm=34),
    "nganh": ListColumn("Ngành, nghề chính", _more("nganh"), width_mm=50),
    "linh-vuc": ListColumn("Lĩnh vực", _words("linh-vuc"), width_mm=32),
    "san-pham": ListColumn("Sản phẩm, dịch vụ chính", _words("san-pham"), width_mm=50),
    "ocop": ListColumn("Sản phẩm OCOP", _ocop, width_mm=50),
    "von": ListColumn("Vốn điều lệ (đồng)", lambda row: row.capital_vnd, "number", 32),
    "thanh-vien": ListColumn(
        "Thành viên", lambda row: row.members, "number", 22, about=_members_about
    ),
    "dai-dien": ListColumn("Người đại diện", lambda row: row.representative, width_mm=40),
    "chuc-vu": ListColumn("Chức vụ người đại diện", lambda row: row.position, width_mm=28),
    "nguoi-lien-he": ListColumn("Người liên hệ", lambda row: row.contact, width_mm=36),
    "dien-thoai": ListColumn("Điện thoại", lambda row: row.phone, "code", 28),
    "thu-dien-tu": ListColumn("Thư điện tử", lambda row: row.email, width_mm=42),
    "giay-chung-nhan": ListColumn("Số giấy chứng nhận", _more("giay-chung-nhan"), "code"),
    "ma-so-thue": ListColumn("Mã số thuế", _more("ma-so-thue"), "code"),
    "lao-dong": ListColumn(
        "Lao động", _figure("lao-dong"), "number", 20, about=_figure_year("lao-dong")
    ),
    "doanh-thu": ListColumn(
        "Doanh thu (đồng)", _figure("doanh-thu"), "number", 34, about=_figure_year("doanh-thu")
    ),
    "loi-nhuan": ListColumn(
        "Lợi nhuận (đồng)", _figure("loi-nhuan"), "number", 32, about=_figure_year("loi-nhuan")
    ),
    "thu-nhap": ListColumn(
        "Thu nhập bình quân một lao động (đồng)",
        _figure("thu-nhap"),
        "number",
        32,
        about=_figure_year("thu-nhap"),
    ),
    "xep-loai": ListColumn("Xếp loại", _rating, width_mm=24, about=_figure_year("xep-loai")),
    "van-de": ListColumn("Số vấn đề cần xem lại", _more("van-de"), "number", 20),
}
