"""What changes of a made-up cooperative's capital: raised, registered, certified (vốn điều lệ)."""

from datetime import date
from random import Random

from desk.demo.draft import Draft
from desk.demo.flaws import Flaw
from desk.demo.plan import Act, Fact
from desk.demo.shares import step_of

#: Charter capital above which nothing is added, and what a raised one is a multiple of.
_MOST_TO_RAISE, _ROUND = 6_000_000_000, 10_000_000


def _rounded(part_vnd: int, share: int) -> int:
    """Return about so many percent of a part, as round as the part."""
    step = step_of(part_vnd)
    return round(part_vnd * share / 100 / step) * step


def register_capital(draft: Draft, act: Act, on: date) -> None:
    """Register what is pledged as charter capital, when it changed (đăng ký thay đổi vốn điều lệ)."""
    if draft.flaw is Flaw.NO_CAPITAL:
        return
    before, now = draft.held[Fact.CAPITAL]["amount_vnd"], draft.books.pledged()
    if now != before:
        draft.holds(act, Fact.CAPITAL, on, amount_vnd=now)
        act.changes["amount_vnd"] = (before, now)


def raise_all(draft: Draft, act: Act, on: date) -> None:
    """Let every contributing member add the same share to their part (tăng vốn góp).

    The first of them adds a little more, so that the sum is round.
    """
    before, share = draft.books.pledged(), draft.chance.choice((20, 25, 30, 50))
    able = [one for one in draft.books.contributors(on) if one.paid_vnd == one.pledged_vnd]
    if not able or before > _MOST_TO_RAISE:
        return
    added = [_rounded(one.pledged_vnd, share) for one in able]
    added[0] += -(before + sum(added)) % _ROUND
    for member, more in zip(able, added, strict=True):
        if more:
            draft.books.pledge(act, member, on, more)
            draft.books.pay(act, member, on, more, draft.chance)


def certify(draft: Draft, on: date) -> None:
    """Note certificates of fully paid parts, as the cooperative numbers them (giấy chứng nhận)."""
    full = [one for one in draft.books.contributors(on) if one.paid_vnd == one.pledged_vnd]
    if not full:
        return
    act = draft.act(on, "Sổ theo dõi giấy chứng nhận phần vốn góp", "certificate.issued")
    for number, member in enumerate(full, 1):
        act.add(
            Fact.CERTIFICATE, party_id=member.party, number=f"{number:02d}/GCN",
            issued_on=on, amount_vnd=member.paid_vnd,
        )  # fmt: skip
    act.changes = {"certificate": (None, f"từ số 01/GCN đến số {len(full):02d}/GCN")}


def usual_part(draft: Draft, on: date) -> int:
    """Return the middle part of those who contribute, rounded down."""
    found = sorted(one.pledged_vnd for one in draft.books.contributors(on))
    middle = found[len(found) // 2] if found else 10_000_000
    step = step_of(middle)
    return max(middle // step, 1) * step


def enlarge(parts: list[int], chance: Random) -> None:
    """Give the first more than the law allows, out of the others' parts."""
    wanted = sum(parts) * chance.choice((36, 40, 45, 51)) // 100
    for place in range(1, len(parts)):
        least = max(parts[place] // 2 // 1_000_000, 1) * 1_000_000
        taken = min(max(wanted - parts[0], 0) // 1_000_000 * 1_000_000, parts[place] - least)
        parts[0], parts[place] = parts[0] + taken, parts[place] - taken


def half(part: int) -> int:
    """Return about a half of a part, in steps of half a million đồng."""
    return max(part // 2 // 500_000, 1) * 500_000 if part > 500_000 else part
