"""The members of a record as of a day (thẻ Thành viên), and their export."""

from datetime import date
from io import BytesIO

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_login import current_user

from audit import services as audit
from coop_registry import labels
from coop_registry.models import Organisation
from coop_registry.papers.member_list import members_xlsx
from coop_registry.papers.own import ROUNDED
from coop_registry.queries import members as member_queries
from coop_registry.queries import pages
from coop_registry.queries.members import MemberLine, StayLine
from coop_registry.routes import bp
from coop_registry.routes.member_shared import XLSX, rule_on, shown_or_404
from coop_registry.routes.shared import organisation_or_404, printed_day
from coop_registry.routes.tabs import day_word
from coop_registry.rules.membership import LeaveGround, MemberClass
from coop_registry.rules.record import Record
from coop_registry.rules.shares import Shares
from core import ui
from core.access import requires
from core.clock import today_vn
from core.dates import format_date
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from core.text import clean, fold
from law.regimes import Regime, regime_for

VOTE_RULE = "meeting.vote.per_member"
PAID_WORDS = {"du": "Đã góp đủ", "thieu": "Chưa góp đủ", "khong": "Không góp vốn"}


@bp.get("/hop-tac-xa/<int:organisation_id>/thanh-vien")
@requires("registry.read", scope="unit")
def members(organisation_id: int) -> ResponseReturnValue:
    """Show the members as of a day, each by the class of the law of that day."""
    row, shown = shown_or_404(organisation_id)
    regime, everybody = regime_for(shown.on), _everybody(row, shown)
    found = [line for line in everybody if _wanted(line, regime)]
    number = shown_page(ui.page_asked(), len(found))
    shares = member_queries.shares_on(row.id, shown.on, everybody)
    return render_template(
        "registry/members.html",
        shown=shown,
        everybody=everybody,
        page=Page(found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(found), number),
        total=_total(found, shares),
        rounded=None if shares.add_up([line.pledged_vnd for line in found]) else ROUNDED,
        regime=regime,
        classes=_classes(regime),
        paid_words=PAID_WORDS,
        applied=_applied(regime),
        votes=len(member_queries.votes_on(row.id, shown.on)) if shown.exists else 0,
        vote_rule=rule_on(VOTE_RULE, shown.on),
        left=_left(row.id, shown.on),
        labels=labels,
        day_word=day_word(shown),
    )


@bp.post("/hop-tac-xa/<int:organisation_id>/thanh-vien/xuat-excel")
@requires("registry.export", scope="unit")
def export_members(organisation_id: int) -> ResponseReturnValue:
    """Export exactly what the list shows, without identity numbers; the export is logged."""
    row = organisation_or_404(organisation_id)
    shown = pages.record(row, printed_day())
    regime, everybody = regime_for(shown.on), _everybody(row, shown)
    shares = member_queries.shares_on(row.id, shown.on, everybody)
    found = [line for line in everybody if _wanted(line, regime)]
    audit.record(
        actor_id=current_user.id,
        action="organisation.exported",
        subject_type="organisation",
        subject_id=row.id,
        note=f"Danh sách thành viên: {len(found)} dòng, ngày {format_date(shown.on)}",
    )
    db.session.commit()
    return send_file(
        BytesIO(members_xlsx(shown, found, regime, shares)),
        mimetype=XLSX,
        as_attachment=True,
        download_name=f"danh-sach-thanh-vien-{row.id}-{shown.on.isoformat()}.xlsx",
    )


def _everybody(row: Organisation, shown: Record) -> list[MemberLine]:
    """Return the members of the day: nobody is one before the organisation exists."""
    return member_queries.members_on(row.id, shown.on) if shown.exists else []


def _classes(regime: Regime) -> list[tuple[str, str]]:
    """Return what members can be narrowed to: classes since 2024, kinds of member before."""
    table = labels.MEMBER_KIND_2012 if regime is Regime.LAW_2012 else labels.MEMBER_CLASS
    return [(str(key), words) for key, words in table.items()]


def _asked(regime: Regime) -> tuple[str, str | None, str | None]:
    """Return text, class and state of payment in the address; unknown values are left out."""
    args = request.args
    known = dict(_classes(regime))
    member_class = args.get("loai") if args.get("loai") in known else None
    paid = args.get("gop") if args.get("gop") in PAID_WORDS else None
    return clean(args.get("tim", ""))[:100], member_class, paid


def _wanted(line: MemberLine, regime: Regime) -> bool:
    """Tell whether a member passes the filters in the address."""
    text, member_class, paid = _asked(regime)
    own_class = line.party_kind if regime is Regime.LAW_2012 else line.member_class
    if text and fold(text) not in fold(line.name):
        return False
    if member_class and own_class != member_class:
        return False
    return paid is None or paid == paid_state(line)


def paid_state(line: MemberLine) -> str:
    """Return whether a member has paid all, not all, or has no part."""
    if not line.pledged_vnd and not line.paid_vnd:
        return "khong"
    return "du" if line.is_full else "thieu"


def _applied(regime: Regime) -> list[tuple[str, str, str]]:
    """Return what the list is narrowed to, each with the address without it."""
    text, member_class, paid = _asked(regime)
    found = []
    if text:
        found.append(("Tên", text, ui.here(tim=None, trang=None)))
    if member_class:
        words = dict(_classes(regime))[member_class]
        found.append(("Loại thành viên", words, ui.here(loai=None, trang=None)))
    if paid:
        found.append(("Vốn góp", PAID_WORDS[paid], ui.here(gop=None, trang=None)))
    return found


def _total(lines: list[MemberLine], shares: Shares) -> dict[str, object]:
    """Return the last line of the list; its ratio is that of the money, not a sum of ratios."""
    pledged = sum(line.pledged_vnd for line in lines)
    return {
        "name": "Tổng số",
        "pledged_vnd": pledged,
        "paid_vnd": sum(line.paid_vnd for line in lines),
        "shown_ratio": shares.of(pledged),
    }


def _left(organisation_id: int, on: date) -> list[StayLine]:
    """Return those who have left by the day; a change of class is no leaving."""
    return [
        stay
        for stay in member_queries.member_history(organisation_id)
        if stay.left_on is not None
        and stay.left_on <= on
        and stay.leave_ground is not LeaveGround.CLASS_CHANGED
    ]


@bp.app_template_global()
def member_class_words(regime: Regime, line: MemberLine) -> str:
    """Return what a member is called under the law of the day."""
    return labels.member_label(regime, line.member_class, line.party_kind)


@bp.app_template_global()
def class_only(member_class: MemberClass) -> str:
    """Return the class in a word: "Chính thức"."""
    return labels.MEMBER_CLASS[member_class].removeprefix("Thành viên ").capitalize()


@bp.app_template_global()
def may_change(shown: Record) -> bool:
    """Tell whether this person may write into the record shown: today's only."""
    return bool(current_user.may("registry.write")) and shown.on == today_vn() and shown.exists
