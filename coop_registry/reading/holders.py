"""Holders of products, chains and awards that are no cooperative (chủ thể không phải hợp tác xã).

Lists of OCOP products, chains and awards name companies, household businesses, workshops and
persons beside cooperatives; the register holds none of them.
"""

import re
from functools import lru_cache

from core.text import clean, fold

#: What it is in words, how its name begins, and whether even a column "Loại hình" is not believed.
_STRANGERS = (
    ("doanh nghiệp", r"(?:tổng\s+)?(?:công ty|cty|c\.ty|c\.\s?ty)\b|doanh nghiệp|dntn\b|dn\s+tư nhân|tập đoàn|xí nghiệp|nhà máy", True),
    ("hộ kinh doanh, hộ gia đình", r"(?:hộ|hộ sxkd)\s+\S|hkd\b|hộ\s*:", True),
    ("cơ sở, trang trại", r"cơ sở\b|cssx\b|cs\s+(?:sx|chế biến)|trang trại|gia trại|xưởng\b|cửa hàng|siêu thị", True),
    ("cá nhân", r"(?:ông|bà)\s*:?\s+\S+\s+\S+", False),
    ("cá nhân", r"(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|nông|triệu|bàn|đàm|hà|lường|ma|mạc|hứa|sầm|lục|chu|vi|đinh|phùng|đồng|lưu|mã|lèng|quách|cao|giàng|thào)\s+(?:văn|thị)\s+\S", False),
    (
        "tổ chức khác",
        r"ubnd\b|ủy ban|uỷ ban|ban quản lý|trung tâm\b|(?:chi\s+)?hội\s+(?:nông dân|phụ nữ|cựu chiến binh|liên hiệp|làm vườn)"
        r"|trường\s+(?:tiểu học|trung học|thcs|thpt|cao đẳng|đại học|mầm non)|ngân hàng(?!\s+hợp tác)",
        False,
    ),
)  # fmt: skip
_BEGINS = [
    (words, re.compile(rf"^[-+*\s]*(?:{pattern})", re.IGNORECASE), firm)
    for words, pattern, firm in _STRANGERS
]
#: Said of a whole list or group: its holders are not all cooperatives.
_OTHERS = re.compile(
    r"doanh nghiệp|công ty|hộ kinh doanh|hộ sản xuất|hộ gia đình|hộ kd|cơ sở sản xuất|trang trại|chủ thể|cá nhân",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def stranger(name: str, *, said_otherwise: bool = False) -> str | None:
    """Return what a holder is that is no cooperative, in words; None when its name does not say.

    `said_otherwise` tells that a column of the row gives its kind: only companies, households and
    workshops are then still held for what their name says.
    """
    text = clean(name)
    return next(
        (
            words
            for words, begins, firm in _BEGINS
            if (firm or not said_otherwise) and begins.match(text)
        ),
        None,
    )


#: How a column "Loại hình" shortens them.
_SHORT = {
    "dn": "doanh nghiệp", "ho": "hộ kinh doanh, hộ gia đình", "ho kd": "hộ kinh doanh, hộ gia đình",
    "ho sx": "hộ kinh doanh, hộ gia đình", "ho san xuat": "hộ kinh doanh, hộ gia đình",
    "hkd": "hộ kinh doanh, hộ gia đình", "ca nhan": "cá nhân", "cs": "cơ sở, trang trại",
}  # fmt: skip


def stranger_by_kind(words: str) -> str | None:
    """Return what a cell under "Loại hình" says a holder is that is no cooperative: "DN", "Hộ"."""
    return _SHORT.get(fold(words)) or stranger(words, said_otherwise=True)


def names_others(text: str) -> bool:
    """Tell whether a title or heading speaks of holders that are no cooperatives."""
    return bool(_OTHERS.search(text))
