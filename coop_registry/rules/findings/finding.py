"""What a finding is (phát hiện), and the names findings go by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from law.acts import LAW_2012_FROM
from law.dated import Certainty, InForce

#: Older facts are recorded and not judged (Luật Hợp tác xã 2012 took effect).
FIRST_JUDGED = LAW_2012_FROM

#: Names and titles, in the order a reader meets them.
TITLES = {
    "members.minimum": "Chưa đủ số thành viên tối thiểu",
    "members.list_missing": "Chưa có danh sách thành viên",
    "members.difference": "Số thành viên khai báo khác danh sách",
    "members.age": "Thành viên chưa đủ tuổi",
    "members.foreign_share": "Tỷ lệ thành viên chính thức nước ngoài vượt mức",
    "members.union_kind": "Thành viên liên hiệp không phải hợp tác xã",
    "contribution.maximum": "Vốn góp của một thành viên vượt mức tối đa",
    "contribution.associates_maximum": "Tổng vốn góp của thành viên liên kết vượt mức",
    "contribution.foreign_maximum": "Tổng vốn góp của thành viên nước ngoài vượt mức",
    "contribution.minimum": "Vốn góp dưới mức tối thiểu của điều lệ",
    "contribution.deadline": "Quá thời hạn góp đủ vốn",
    "contribution.late_registration": "Chưa đăng ký lại vốn điều lệ theo số đã góp",
    "contribution.outside_membership": "Dòng sổ vốn góp ngoài thời gian là thành viên",
    "capital.difference": "Vốn góp không khớp vốn điều lệ",
    "representative.missing": "Chưa có người đại diện",
    "identifier.tax_code_check": "Mã số thuế có thể gõ sai",
    "identifier.tax_code_form": "Mã số thuế không đủ chữ số",
    "identifier.code_form": "Mã số có dấu lạ",
    "identifier.identity_form": "Số giấy tờ của một người sai độ dài",
    "contact.phone": "Số điện thoại không gọi được",
    "contact.email": "Thư điện tử không đúng dạng",
    "founding.after_registration": "Ngày thành lập sau ngày đăng ký",
    "tax.not_at_address": "Cơ quan thuế báo không hoạt động tại địa chỉ đã đăng ký",
    "tax.stopped": "Cơ quan thuế báo ngừng hoạt động",
    "tax.debt": "Còn nợ thuế",
}
CHECK_PAPER = "Hãy đối chiếu lại với giấy."
#: What an officer can do about it in this program; shown on screens, never printed.
ADVICE = {
    "members.list_missing": "Nhập danh sách ở phần Thành viên.",
    "members.difference": "Cập nhật danh sách, hoặc ghi số khai báo mới theo báo cáo.",
    "capital.difference": "Đối chiếu sổ vốn góp, giấy chứng nhận và báo cáo; sai ở đâu sửa ở đó.",
    "contribution.outside_membership": "Hãy đối chiếu ngày góp, ngày tham gia, ngày ra khỏi với "
    "giấy: sai ngày của dòng sổ thì ghi đảo rồi ghi lại, sai ngày của thành viên thì đính chính.",
    "representative.missing": "Hãy bổ sung bằng “Đính chính”.",
    "identifier.tax_code_check": CHECK_PAPER,
    "identifier.tax_code_form": CHECK_PAPER,
    "identifier.code_form": CHECK_PAPER,
    "identifier.identity_form": CHECK_PAPER,
    "founding.after_registration": CHECK_PAPER,
    "tax.not_at_address": "Hãy ghi tình trạng pháp lý theo thông báo của cơ quan thuế.",
}
#: The note of a day that lies outside the loaded rules; it is no finding about the organisation.
NOT_LOADED = "law.not_loaded"


@dataclass(frozen=True)
class Stretch:
    """How the unbroken stretch of days is found in which something holds.

    `days` are all days on which a fact or the law changed; between two of them nothing can. They
    are worked out only when the beginning is asked for; nothing begins before `first`.
    """

    days: Callable[[], Iterable[date]]
    holds: Callable[[date], bool]
    first: date = FIRST_JUDGED

    def start(self, on: date) -> date:
        """Return the first day of the stretch up to `on`: turning points are looked at backwards."""
        since, first = on, max(self.first, FIRST_JUDGED)
        turning = {day for day in self.days() if first <= day <= on}
        for day in sorted(turning, reverse=True):
            if not self.holds(day):
                break
            since = day
        return since


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree (phát hiện): what, by which article, since when, on what.

    `rule` is the finding's name; `law_key` the catalogue's key it was judged by (None: the
    register's own check); `since` the first day of the present stretch, None when unknown;
    `party_id` the member it concerns, where it concerns one.
    """

    rule: str
    title: str
    evidence: str
    article: str
    certainty: Certainty
    since: date | None = None
    law_key: str | None = None
    party_id: int | None = None
    #: How to find `since`, while it was not asked for.
    stretch: Stretch | None = field(default=None, compare=False, repr=False)
    #: The days on which the rule it was judged by was in force.
    law_from: date | None = None
    law_to: date | None = None

    def cited_on(self, on: date) -> date:
        """Return a day on which the cited rule is in force: the day asked, else its first."""
        if self.law_from is not None and self.law_to is not None and on >= self.law_to:
            return self.law_from
        return on

    def dated(self, on: date) -> "Finding":
        """Return the finding with the first day of its stretch."""
        if self.stretch is None:
            return self
        return replace(self, since=self.stretch.start(on), stretch=None)

    @property
    def advice(self) -> str:
        """Return what can be done about it in this program, for screens only."""
        return ADVICE.get(self.rule, "")

    @property
    def key(self) -> tuple[str, int | None]:
        """Return what makes it the same finding on two days."""
        return self.rule, self.party_id

    @property
    def is_note(self) -> bool:
        """Tell whether it only says that the day lies outside the loaded rules."""
        return self.rule == NOT_LOADED


def by_law(
    name: str,
    rule: InForce,
    evidence: str,
    *,
    stretch: Stretch,
    party_id: int | None = None,
    title: str | None = None,
) -> Finding:
    """Return a finding judged by a rule of law, with that rule's article and certainty."""
    return Finding(
        rule=name,
        title=title or TITLES[name],
        evidence=evidence,
        article=rule.article,
        certainty=rule.certainty,
        stretch=stretch,
        law_key=rule.key,
        party_id=party_id,
        law_from=rule.valid_from,
        law_to=rule.valid_to,
    )
