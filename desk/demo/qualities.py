"""What stands beside the registered matters: products, OCOP, chains, places, lines (đặc điểm)."""

from datetime import date, timedelta

from coop_registry.labels.membership import GOVERNANCE
from coop_registry.rules.kinds import Kind
from coop_registry.rules.membership import BranchKind, Governance, TraitKind
from desk.demo import days
from desk.demo.draft import Draft
from desk.demo.flaws import Flaw
from desk.demo.places import hamlet
from desk.demo.plan import Act, Fact
from law.acts import LAW_2023_FROM

#: Of 335 cooperatives planned for 2023, 73 had OCOP products; 50 of 181 were in chains in 2019.
_OCOP, _CHAIN = 0.24, 0.28
_BUYERS = (
    "chuỗi cửa hàng nông sản an toàn tại Hà Nội", "hệ thống siêu thị tại Thái Nguyên",
    "doanh nghiệp chế biến trong tỉnh", "bếp ăn các trường học trên địa bàn",
    "đại lý tại chợ đầu mối Đồng Xuân",
)  # fmt: skip
_AWARDS = (
    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Giấy khen của Chủ tịch Ủy ban nhân dân huyện",
    "Bằng khen của Liên minh Hợp tác xã Việt Nam",
)
_FULL_GOVERNANCE_FROM = 15


def add(draft: Draft) -> None:
    """Write the qualities of one organisation, by the list that tells them."""
    if draft.planned.kind is Kind.UNION:
        return
    on = _seen_on(draft)
    act = draft.act(on, "Phiếu rà soát thông tin hợp tác xã")
    _trait(draft, act, TraitKind.PRODUCT, draft.chance.choice(draft.trade.products), on)
    _further_lines(draft, act, on)
    if draft.planned.kind is Kind.COOPERATIVE:
        _recognised(draft, act)
        _places(draft, act, on)
        _governance(draft)


def _seen_on(draft: Draft) -> date:
    """Return a day on which it was looked at: within two years of the beginning, while it stood."""
    last = min(draft.lives_until, draft.today)
    first = min(draft.begun_on + timedelta(days=30), last)
    return days.between(draft.chance, first, min(first + timedelta(days=600), last))


def _trait(
    draft: Draft,
    act: Act,
    kind: TraitKind,
    words: str,
    on: date,
    stars: int | None = None,
    end_on: date | None = None,
) -> None:
    act.add(
        Fact.TRAIT, start_on=on, end_on=end_on, kind=kind.value, words=words, stars=stars,
        source=act.source, ended_by_id=act if end_on else None,
    )  # fmt: skip
    before = act.changes.get("trait", (None, ""))[1]
    act.changes["trait"] = (None, f"{before}; {words}" if before else words)


def _recognised(draft: Draft, act: Act) -> None:
    """Add OCOP ratings (three years each), chains, awards and high technology."""
    chance, last = draft.chance, draft.lives_until
    since = draft.begun_on + timedelta(days=300)
    if draft.trade.rated and chance.random() < _OCOP * 1.25 and since < last:
        for product in chance.sample(draft.trade.products, min(2, len(draft.trade.products))):
            on = days.between(chance, max(since, date(2019, 12, 2)), max(since, last))
            until = date(on.year + 3, on.month, min(on.day, 28))
            stars = chance.choices((3, 4, 5), (84, 15, 1))[0]
            _trait(draft, act, TraitKind.OCOP, product, on, stars, until)
    if chance.random() < _CHAIN and since < last:
        words = f"{draft.trade.products[0]}: liên kết tiêu thụ với {chance.choice(_BUYERS)}"
        _trait(draft, act, TraitKind.CHAIN, words, days.between(chance, since, last))
    if chance.random() < 0.04 and since < last:
        on = days.between(chance, since, last)
        _trait(draft, act, TraitKind.AWARD, chance.choice(_AWARDS), on)
    if chance.random() < 0.02 and draft.trade.vsic < "0200" and since < last:
        words = "Nhà màng, tưới nhỏ giọt tự động"
        _trait(draft, act, TraitKind.HIGH_TECH, words, days.between(chance, since, last))


def _further_lines(draft: Draft, act: Act, on: date) -> None:
    """Add the lines it has beside the main one."""
    for code in draft.trade.also[: draft.chance.choice((0, 1, 1, 2))]:
        if code != draft.trade.vsic:
            act.add(Fact.LINE, start_on=on, vsic_id=code, is_main=False)


def _places(draft: Draft, act: Act, on: date) -> None:
    """Add a branch or a place of business to one in sixteen (chi nhánh, địa điểm kinh doanh)."""
    chance, wrong = draft.chance, draft.flaw is Flaw.LOCATION
    if chance.random() >= 0.06 and not wrong:
        return
    kind, words = chance.choice(
        ((BranchKind.LOCATION, "Cửa hàng giới thiệu sản phẩm"), (BranchKind.BRANCH, "Chi nhánh"))
    )
    code = f"{chance.randint(1, 9):05d}" if kind is BranchKind.LOCATION else None
    if wrong:
        kind, words, code = BranchKind.LOCATION, "Cửa hàng giới thiệu sản phẩm", "12"
    act.add(
        Fact.BRANCH, start_on=on, kind=kind.value, name=f"{words} {draft.planned.name}",
        code=code,
        unit_id=draft.commune.unit_id, address=hamlet(chance, draft.commune),
    )  # fmt: skip


def _governance(draft: Draft) -> None:
    """Say how it is governed since the law of 2023, of those that told (tổ chức quản trị)."""
    on = max(LAW_2023_FROM, draft.begun_on)
    if draft.flaw is Flaw.GOVERNANCE:
        on = draft.begun_on - timedelta(days=40)
    elif draft.lives_until <= on or (on == LAW_2023_FROM and draft.chance.random() < 0.6):
        return
    short = draft.size < _FULL_GOVERNANCE_FROM
    act = draft.act(on, "Điều lệ hợp tác xã theo Luật Hợp tác xã 2023")
    chosen = Governance.SHORT if short else Governance.FULL
    draft.holds(act, Fact.GOVERNANCE, on, governance=chosen.value)
    act.changes = {"governance": (None, GOVERNANCE[chosen])}
