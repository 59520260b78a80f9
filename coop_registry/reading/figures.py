"""Which figure of a past total a heading or a row names (chỉ tiêu tổng hợp), by its words.

"HTX thành lập mới", or "Thành lập mới" under "Hợp tác xã": of whom, and what. Any other word
("kế hoạch", "ước", "tỷ lệ", "nữ", "so với") makes it a figure nobody knows, which is not read.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from coop_registry.rules.totals import ORGANISATIONS, Total
from core.text import clean, fold


class Of(StrEnum):
    """Of whom a figure speaks."""

    COOPERATIVES = "cooperatives"
    UNIONS = "unions"
    GROUPS = "groups"
    CREDIT_FUNDS = "credit_funds"


#: Longest first: "liên hiệp hợp tác xã" is no "hợp tác xã".
_OF = (
    (Of.UNIONS, re.compile(r"\b(?:lien hiep (?:cac )?(?:hop tac xa|htx)|lh htx|lhhtx)\b")),
    (Of.GROUPS, re.compile(r"\b(?:to hop tac|tht)\b")),
    (Of.CREDIT_FUNDS, re.compile(r"\b(?:quy tin dung nhan dan|quy tdnd|qtdnd|quy tin dung)\b")),
    (Of.COOPERATIVES, re.compile(r"\b(?:hop tac xa|htx)\b")),
)
_C, _U, _G = Of.COOPERATIVES, Of.UNIONS, Of.GROUPS
#: The words that are left → the figure of each; "" is the number of organisations itself.
_FIGURES: dict[str, dict[Of, Total]] = {
    "": {_C: Total.COOPERATIVES, _U: Total.UNIONS, _G: Total.GROUPS, Of.CREDIT_FUNDS: Total.CREDIT_FUNDS},
    "dang hoat dong|con hoat dong|hoat dong": {
        _C: Total.COOPERATIVES_ACTIVE, _U: Total.UNIONS_ACTIVE, _G: Total.GROUPS_ACTIVE,
    },
    "thanh lap moi|moi thanh lap|thanh lap|dang ky moi": {
        _C: Total.COOPERATIVES_NEW, _U: Total.UNIONS_NEW, _G: Total.GROUPS_NEW,
    },
    "giai the|da giai the|cham dut hoat dong|da cham dut hoat dong|giai the cham dut hoat dong": {
        _C: Total.COOPERATIVES_DISSOLVED, _U: Total.UNIONS_DISSOLVED, _G: Total.GROUPS_ENDED,
    },
    "tam ngung|tam ngung hoat dong|tam ngung kinh doanh|tam dung hoat dong|dang tam ngung hoat dong": {
        _C: Total.COOPERATIVES_SUSPENDED,
    },
    "ngung hoat dong|da ngung hoat dong|dung hoat dong|khong hoat dong|khong con hoat dong|dang ngung hoat dong": {
        _C: Total.COOPERATIVES_STOPPED,
    },
    "chua hoat dong|chua di vao hoat dong": {_C: Total.COOPERATIVES_NOT_STARTED},
    "cho giai the|ngung hoat dong cho giai the": {_C: Total.COOPERATIVES_CLOSING},
    "nong nghiep|nong lam nghiep|nong lam ngu nghiep|linh vuc nong nghiep|nong lam thuy san": {
        _C: Total.COOPERATIVES_FARMING,
    },
    "phi nong nghiep|linh vuc phi nong nghiep": {_C: Total.COOPERATIVES_OTHER_LINES},
    "tot|loai tot|xep loai tot|hoat dong tot": {_C: Total.RATED_GOOD},
    "kha|loai kha|xep loai kha|hoat dong kha": {_C: Total.RATED_FAIR},
    "trung binh|loai trung binh|xep loai trung binh|hoat dong trung binh": {_C: Total.RATED_AVERAGE},
    "yeu|loai yeu|xep loai yeu|hoat dong yeu|yeu kem|hoat dong yeu kem": {_C: Total.RATED_WEAK},
    "khong xep loai|chua xep loai|khong danh gia|chua danh gia": {_C: Total.NOT_RATED},
    "co san pham ocop|co san pham dat ocop|co ocop": {_C: Total.WITH_OCOP},
    "tham gia chuoi gia tri|tham gia chuoi|tham gia lien ket chuoi|tham gia chuoi lien ket": {
        _C: Total.IN_CHAINS,
    },
    "thanh vien|xa vien|tv": {_C: Total.MEMBERS, _G: Total.GROUP_MEMBERS},
    "lao dong|lao dong thuong xuyen|ld": {_C: Total.WORKERS, _G: Total.GROUP_WORKERS},
    "von dieu le|von dieu le dang ky": {_C: Total.CAPITAL},
    "von dieu le binh quan": {_C: Total.CAPITAL_AVERAGE},
    "doanh thu": {_C: Total.REVENUE},
    "doanh thu binh quan": {_C: Total.REVENUE_AVERAGE, _G: Total.GROUP_REVENUE_AVERAGE},
    "lai binh quan|loi nhuan binh quan|muc lai binh quan": {
        _C: Total.PROFIT_AVERAGE, _G: Total.GROUP_PROFIT_AVERAGE,
    },
    "thu nhap binh quan|thu nhap binh quan lao dong|thu nhap binh quan lao dong thuong xuyen"
    "|thu nhap binh quan nguoi lao dong|thu nhap binh quan nguoi|thu nhap binh quan nguoi lao dong thuong xuyen": {
        _C: Total.INCOME_AVERAGE, _G: Total.GROUP_INCOME_AVERAGE,
    },
}  # fmt: skip
_PRODUCTS = frozenset(["san pham ocop", "san pham dat ocop", "san pham duoc cong nhan ocop"])
_BY_WORDS = {words: found for many, found in _FIGURES.items() for words in many.split("|")}
#: Words that change nothing of what is counted.
_PASSED_OVER = (
    "tong so luong cong trong do cua cac nam ky den het ngay thang tinh hien nay tai thoi diem "
    "thuc hien th va mot tren dia ban toan ve"
)
_FILLERS = frozenset(_PASSED_OVER.split())
#: What columns and rows stand under without being counted otherwise for it.
_GENERAL = frozenset(
    [
        "",
        "kinh te tap the",
        "thong tin chung",
        "quy mo",
        "chi tieu",
        "so lieu",
        "tinh hinh phat trien",
    ]
)
#: The same, where something of theirs is named below: "Xếp loại", then "Tốt".
_HEADED = frozenset(
    ["xep loai", "phan loai", "danh gia", "ket qua xep loai", "ket qua phan loai", "linh vuc",
     "theo linh vuc", "linh vuc hoat dong", "theo linh vuc hoat dong", "tinh hinh hoat dong",
     "ket qua hoat dong", "ket qua san xuat kinh doanh", "hieu qua hoat dong"]
)  # fmt: skip
#: Phrases whose words count although they are passed over elsewhere.
_WHOLE = re.compile(r"toan (?:huyen|tinh|xa|vung|thanh pho|thi xa)\b|\bco den\b|\bhien co\b")
#: "mỗi HTX" is one, "HTX mới" is new: they fold alike.
_EACH = re.compile(r"\bmỗi\b", re.IGNORECASE)
_SHORT = re.compile(r"\bbq\b")
_DIGITS = re.compile(r"\b[0-9]+\b")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_UNITS = re.compile(
    r"\b(?:dvt|don vi tinh|trieu|ty|nghin|dong|tr d|trd|vnd|nguoi|ho|to|nam|thang|htx|tht|lhhtx|qtdnd|san pham)\b"
)
_LEAD = re.compile(r"^\s*(?:[-+*•–]+|[0-9IVXivx]+(?:\.[0-9]+)*[.)]|[a-zđ]\))\s*")


class Said(NamedTuple):
    """What one heading or row says: of whom, and which words are left beside that."""

    whom: frozenset[Of]
    matter: str


def figure_of(words: str, *above: str) -> Total | None:
    """Return the figure that a heading or row names; None when it names none that is known.

    Args:
        words: its own words.
        above: the words it stands under, the nearest last. They may say of whom it speaks, or what
            is counted; when both say what is counted, the figure is a narrower one and not known.
    """
    levels = [said(one) for one in (*above, words)]
    matters = {level.matter for level in levels[:-1]} - _GENERAL | {levels[-1].matter} - {""}
    named = matters - _HEADED if levels[-1].matter not in _HEADED else matters
    if len(named) > 1 or (matters and not named):
        return None
    matter = next(iter(named), "")
    whom = next((level.whom for level in reversed(levels) if level.whom), frozenset())
    if matter in _PRODUCTS and whom <= {Of.COOPERATIVES}:
        return Total.OCOP_PRODUCTS
    return _BY_WORDS.get(matter, {}).get(next(iter(whom))) if len(whom) == 1 else None


@lru_cache(maxsize=4096)
def said(words: str) -> Said:
    """Return of whom and what words say, without numbers, units and what changes nothing."""
    text = _EACH.sub(" ", _LEAD.sub("", clean(words)))
    if "%" in text:  # a share, never a figure of its own
        return Said(frozenset(), "%")
    text = _BRACKETS.sub(lambda found: "" if _is_unit(found[1]) else f" {found[1]} ", text)
    rest = _WHOLE.sub(" ", _DIGITS.sub(" ", _SHORT.sub("binh quan", fold(text))))
    whom = set()
    for one, pattern in _OF:
        if pattern.search(rest):
            whom.add(one)
            rest = pattern.sub(" ", rest)
    left = rest.split()
    if " ".join(left) not in _BY_WORDS:
        left = [word for word in left if word not in _FILLERS]
    return Said(frozenset(whom), " ".join(left))


def _is_unit(words: str) -> bool:
    """Tell whether a bracket holds a unit or an abbreviation only: "(HTX)", "(triệu đồng)"."""
    return not _UNITS.sub(" ", fold(words)).split()


def is_count_of_organisations(words: str, *above: str) -> bool:
    """Tell whether words name a number of cooperatives, unions or groups: "Tổng số HTX"."""
    return figure_of(words, *above) in ORGANISATIONS
