"""Grounds to revoke a certificate, each with its point and its way (căn cứ thu hồi)."""

from dataclasses import dataclass
from datetime import date

from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.kinds import Kind
from law.acts import (
    DECREE_92,
    DECREE_92_FROM,
    LAW_2012,
    LAW_2012_FROM,
    LAW_2023,
    LAW_2023_FROM,
    place,
)
from law.catalogue import in_force
from law.dated import Certainty


@dataclass(frozen=True)
class Ground:
    """One ground of revocation (căn cứ thu hồi).

    `case` is the case of the limits that run, in the words of `specs.conditions`; `notice_form`
    and `decision_form` are the numbers of the forms, "" where none is used or was seen.
    """

    code: str
    words: str
    article: str
    case: str = ""
    notice_form: str = ""
    decision_form: str = ""
    certainty: Certainty = Certainty.READ

    @property
    def needs_explanation(self) -> bool:
        """Tell whether the organisation is heard before the decision (giải trình)."""
        return self.case in (when.AFTER_EXPLAINING, when.BRANCH_AFTER_EXPLAINING)


_OF_LAW_2023 = (
    ("a", "Nội dung kê khai trong hồ sơ đăng ký là giả mạo"),
    ("b", "Ngừng hoạt động trên 12 tháng mà không thông báo cho cơ quan đăng ký và cơ quan thuế"),
    ("c", "Sau 12 tháng không gửi báo cáo về việc tuân thủ Luật theo yêu cầu"),
    (
        "d",
        "Không đủ số lượng thành viên tối thiểu trong 12 tháng liên tục; vượt số lượng thành viên "
        "có yếu tố nước ngoài trong 06 tháng liên tục",
    ),
    ("đ", "Không đáp ứng điều kiện vốn góp tối đa của thành viên trong 12 tháng liên tục"),
    (
        "e",
        "Không tổ chức Đại hội thành viên thường niên trong 18 tháng liên tục, trừ trường hợp bất "
        "khả kháng",
    ),
    (
        "g",
        "Theo quyết định của Tòa án hoặc đề nghị của cơ quan nhà nước có thẩm quyền",
    ),
)
_OF_BRANCH = (
    ("a", "Nội dung kê khai trong hồ sơ đăng ký thành lập là giả mạo"),
    ("b", "Ngừng hoạt động trên 12 tháng mà không thông báo cho cơ quan đăng ký và cơ quan thuế"),
    ("c", "Theo quyết định của Tòa án"),
    ("d", "Theo đề nghị của cơ quan nhà nước có thẩm quyền"),
)
_OF_GROUP = (
    ("a", "Nội dung kê khai trong hồ sơ đăng ký thành lập tổ hợp tác là giả mạo"),
    ("b", "Theo quyết định của Tòa án"),
    ("c", "Theo đề nghị của cơ quan nhà nước có thẩm quyền"),
)


def grounds_of(organisation_kind: Kind, on: date) -> tuple[Ground, ...]:
    """Return the grounds of a day; none for a group before NĐ 92: it had no certificate."""
    if organisation_kind is Kind.GROUP:
        return _of_group() if on >= DECREE_92_FROM else ()
    if on < LAW_2023_FROM:
        return _remembered(on)
    has_way = on >= DECREE_92_FROM
    return tuple(
        Ground(
            code=point,
            words=words,
            article=place(f"điểm {point} khoản 1 Điều 103", LAW_2023),
            case=_case(point, has_way),
            notice_form="Mẫu số 01" if has_way else "",
            decision_form="Mẫu số 02" if has_way else "",
        )
        for point, words in _OF_LAW_2023
    )


def branch_grounds(on: date) -> tuple[Ground, ...]:
    """Return the grounds for a branch or a representative office (khoản 1 Điều 55 NĐ 92)."""
    if on < DECREE_92_FROM:
        return ()
    return tuple(
        Ground(
            code=point,
            words=words,
            article=place(f"điểm {point} khoản 1 Điều 55", DECREE_92),
            case=when.BRANCH_AFTER_EXPLAINING if point == "b" else when.BRANCH_AFTER_PAPERS,
            notice_form="" if point == "c" else "Mẫu số 01",
            decision_form="Mẫu số 03",
        )
        for point, words in _OF_BRANCH
    )


def _case(point: str, has_way: bool) -> str:
    """Return the way of a ground: forged papers, courts and agencies need no explanation."""
    if not has_way:
        return ""
    return when.AFTER_PAPERS if point in ("a", "g") else when.AFTER_EXPLAINING


def _of_group() -> tuple[Ground, ...]:
    return tuple(
        Ground(
            code=point,
            words=words,
            article=place(f"điểm {point} khoản 1 Điều 64", DECREE_92),
            case=when.AFTER_PAPERS,
            notice_form="" if point == "b" else "Mẫu số 04",
            decision_form="Mẫu số 05",
        )
        for point, words in _OF_GROUP
    )


def _remembered(on: date) -> tuple[Ground, ...]:
    """Return the grounds of Luật 2012 as they are loaded: by memory, without points."""
    if on < LAW_2012_FROM:
        return ()
    rule = in_force("revocation.grounds", on)
    return tuple(
        Ground(
            f"2012.{number}",
            str(words).capitalize(),
            place("Điều 56", LAW_2012),
            certainty=rule.certainty,
        )
        for number, words in enumerate(rule.items(), start=1)
    )
