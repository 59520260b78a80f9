"""What a finding is (phát hiện), and the names findings go by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from coop_registry.rules.findings.measure import rule_on
from core.dates import format_date
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
    "members.before_existence": "Tham gia trước ngày thành lập, ngày đăng ký",
    "members.union_kind": "Thành viên liên hiệp không phải hợp tác xã",
    "contribution.maximum": "Vốn góp của một thành viên vượt mức tối đa",
    "contribution.associates_maximum": "Tổng vốn góp của thành viên liên kết vượt mức",
    "contribution.foreign_maximum": "Tổng vốn góp của thành viên nước ngoài vượt mức",
    "contribution.minimum": "Vốn góp dưới mức tối thiểu của điều lệ",
    "contribution.deadline": "Quá thời hạn góp đủ vốn",
    "contribution.late_registration": "Chưa đăng ký lại vốn điều lệ theo số đã góp",
    "contribution.overpaid": "Góp vượt mức cam kết",
    "contribution.asset_valuation": "Tài sản góp vốn chưa ghi định giá",
    "contribution.former_member": "Người đã ra khỏi còn phần vốn góp",
    "contribution.not_contributing": "Thành viên liên kết không góp vốn có phần vốn góp",
    "contribution.outside_membership": "Dòng sổ vốn góp ngoài thời gian là thành viên",
    "certificate.to_withdraw": "Giấy chứng nhận phần vốn góp phải thu hồi, cấp đổi",
    "capital.missing": "Chưa ghi vốn điều lệ",
    "capital.difference": "Vốn góp không khớp vốn điều lệ",
    "members.representative_missing": "Hộ gia đình chưa có người đại diện",
    "declared.part_exceeds_total": "Số khai báo một phần lớn hơn tổng số",
    "representative.missing": "Chưa có người đại diện",
    "name.same_in_district": "Trùng tên với tổ chức khác cùng địa bàn",
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
    "governance.before_founding": "Tổ chức quản trị có trước ngày thành lập",
    "place.location_code": "Mã số địa điểm kinh doanh sai độ dài",
}
CHECK_PAPER = "Hãy đối chiếu lại với giấy."
#: What an officer can do about it in this program; shown on screens, never printed.
ADVICE = {
    "members.before_existence": "Hãy đối chiếu với giấy: sai ngày tham gia thì đính chính thành viên, "
    "sai ngày thành lập, ngày đăng ký thì đính chính hồ sơ.",
    "contribution.asset_valuation": "Ghi đảo dòng sổ rồi ghi lại, kèm tài sản gì, ai định giá, cách "
    "nào theo biên bản.",
    "contribution.former_member": "Khi hợp tác xã đã trả lại hoặc người đó đã chuyển nhượng, ghi vào "
    "sổ vốn góp.",
    "capital.missing": "Ghi vốn điều lệ theo giấy chứng nhận đăng ký bằng “Đính chính”.",
    "members.list_missing": "Nhập danh sách ở phần Thành viên.",
    "members.difference": "Cập nhật danh sách, hoặc ghi số khai báo mới theo báo cáo.",
    "capital.difference": "Đối chiếu sổ vốn góp, giấy chứng nhận và báo cáo; sai ở đâu sửa ở đó.",
    "contribution.outside_membership": "Hãy đối chiếu ngày góp, ngày tham gia, ngày ra khỏi với "
    "giấy: sai ngày của dòng sổ thì ghi đảo rồi ghi lại, sai ngày của thành viên thì đính chính.",
    "contribution.overpaid": "Ghi thêm cam kết nếu điều lệ cho góp thêm, hoặc ghi trả lại phần vượt.",
    "contribution.not_contributing": "Đối chiếu giấy tờ: ghi chuyển loại thành viên, hoặc ghi đảo "
    "dòng sổ ghi nhầm.",
    "certificate.to_withdraw": "Khi hợp tác xã đã thu hồi, ghi thu hồi ở trang của thành viên.",
    "members.representative_missing": "Đính chính thành viên để ghi người đại diện.",
    "declared.part_exceeds_total": "Đối chiếu lại báo cáo rồi đính chính số khai báo.",
    "governance.before_founding": CHECK_PAPER,
    "place.location_code": CHECK_PAPER,
    "representative.missing": "Hãy bổ sung bằng “Đính chính”.",
    "name.same_in_district": "Xem có phải một tổ chức được ghi hai lần; nếu phải, giữ một hồ sơ.",
    "identifier.tax_code_check": CHECK_PAPER,
    "identifier.tax_code_form": CHECK_PAPER,
    "identifier.code_form": CHECK_PAPER,
    "identifier.identity_form": CHECK_PAPER,
    "founding.after_registration": CHECK_PAPER,
    "tax.not_at_address": "Hãy ghi tình trạng pháp lý theo thông báo của cơ quan thuế.",
}
#: Facts of one name that are found apart from each other: each has its own first day and history.
PART_TITLES = {
    ("members.difference", "official"): "Số thành viên chính thức khai báo khác danh sách",
    ("members.difference", "associate"): "Số thành viên liên kết khai báo khác danh sách",
    ("capital.difference", "paid_book"): "Vốn thực góp khai báo khác sổ vốn góp",
    ("capital.difference", "paid_charter"): "Vốn thực góp khai báo khác vốn điều lệ",
}
#: What stands in place of an article where the register compares its own figures.
OWN = "Đối chiếu các số liệu đã ghi trong hệ thống"
#: The note of a day that lies outside the loaded rules; it is no finding about the organisation.
NOT_LOADED = "law.not_loaded"


@dataclass(frozen=True)
class Earlier:
    """The stretch before, of the same fact under another article (tiếp nối)."""

    start_on: date
    article: str


@dataclass(frozen=True)
class Stretch:
    """How the unbroken stretch of days is found in which something holds.

    `days` are all days on which a fact or the law changed; between two of them nothing can. They
    are worked out only when the beginning is asked for; nothing begins before `first`. `article`
    says by which article it is found on a day on which it holds; without it by one for ever.
    """

    days: Callable[[], Iterable[date]]
    holds: Callable[[date], bool]
    first: date = FIRST_JUDGED
    article: Callable[[date], str] | None = None

    def trace(self, on: date, article: str) -> tuple[date, tuple[Earlier, ...]]:
        """Return the first day under the article, and the stretches that went before without a gap.

        Turning points are looked at backwards; of what went before the newest comes first.
        """
        pieces = [Earlier(on, article)]
        first = max(self.first, FIRST_JUDGED)
        turning = {day for day in self.days() if first <= day <= on}
        for day in sorted(turning, reverse=True):
            if not self.holds(day):
                break
            said = self.article(day) if self.article else article
            if said == pieces[-1].article:
                pieces.pop()
            pieces.append(Earlier(day, said))
        return pieces[0].start_on, tuple(pieces[1:])


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree (phát hiện): what, by which article, since when, on what.

    `rule` is the finding's name, `part` which of several facts of that name differs; `law_key`
    the catalogue's key it was judged by (None: the register's own check); `since` the first day
    of the present stretch under the article cited, None when unknown; `party_id` the member it
    concerns, where it concerns one.
    """

    rule: str
    title: str
    evidence: str
    article: str
    certainty: Certainty
    since: date | None = None
    law_key: str | None = None
    party_id: int | None = None
    part: str = ""
    #: What was found, without the day it was looked at; the evidence where that names no such day.
    facts: str = ""
    #: The same fact under other articles before, the newest first.
    earlier: tuple[Earlier, ...] = ()
    #: How to find `since`, while it was not asked for.
    stretch: Stretch | None = field(default=None, compare=False, repr=False)
    #: The days on which the rule it was judged by was in force.
    law_from: date | None = None
    law_to: date | None = None
    #: The day on which it will have lasted as long as the law ties a consequence to (đủ thời hạn).
    full_on: date | None = None

    def cited_on(self, on: date) -> date:
        """Return a day on which the cited rule is in force: the day asked, else its first."""
        if self.law_from is not None and self.law_to is not None and on >= self.law_to:
            return self.law_from
        return on

    def dated(self, on: date) -> "Finding":
        """Return the finding with the first day of its stretch, and what went before."""
        if self.stretch is None:
            return self
        since, earlier = self.stretch.trace(on, self.article)
        return replace(self, since=since, earlier=earlier, stretch=None)

    @property
    def fingerprint(self) -> str:
        """Return what an explanation is about: other words tomorrow are another fact."""
        return self.facts or self.evidence

    @property
    def begun(self) -> date | None:
        """Return since when the fact stands without a gap, under whatever article."""
        return self.earlier[-1].start_on if self.earlier else self.since

    @property
    def continued(self) -> str:
        """Return "tiếp nối từ ngày 10/03/2023 theo khoản 3 Điều 17 …", nothing without it."""
        said = (f"từ ngày {format_date(one.start_on)} theo {one.article}" for one in self.earlier)
        return f"tiếp nối {'; '.join(said)}" if self.earlier else ""

    @property
    def advice(self) -> str:
        """Return what can be done about it in this program, for screens only."""
        return ADVICE.get(self.rule, "")

    @property
    def key(self) -> tuple[str, int | None, str]:
        """Return what makes it the same finding on two days."""
        return self.rule, self.party_id, self.part

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
    **more: Any,
) -> Finding:
    """Return a finding judged by a rule of law, with that rule's article and certainty.

    Unless the stretch says otherwise each day is judged by the rule of that name of that day.
    """
    if stretch.article is None:
        stretch = replace(stretch, article=partial(_article_on, rule.key))
    usual = {"title": title_of(name, more.get("part", ""))}
    return Finding(
        rule=name,
        evidence=evidence,
        article=rule.article,
        certainty=rule.certainty,
        stretch=stretch,
        law_key=rule.key,
        law_from=rule.valid_from,
        law_to=rule.valid_to,
        **usual | more,
    )


def own_check(name: str, evidence: str, stretch: Stretch | None, **more: Any) -> Finding:
    """Return a finding of the register's own comparing, where no article says it."""
    usual = {"title": title_of(name, more.get("part", ""))}
    return Finding(
        rule=name,
        evidence=evidence,
        article=OWN,
        certainty=Certainty.READ,
        stretch=stretch,
        **usual | more,
    )


def title_of(name: str, part: str = "") -> str:
    """Return what a finding is called: of several facts under one name, the fact."""
    return PART_TITLES.get((name, part)) or TITLES.get(name, name)


def _article_on(key: str, day: date) -> str:
    """Return the article of a rule on a day, nothing where none is loaded."""
    rule = rule_on(key, day)
    return rule.article if rule else ""
