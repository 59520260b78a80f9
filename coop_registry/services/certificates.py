"""Certificates of contributed parts, the cooperative's own paper (giấy chứng nhận phần vốn góp)."""

from datetime import date

from audit import services as audit
from coop_registry.models import CapitalCertificate, Organisation
from coop_registry.queries import contributions as book
from coop_registry.queries import parties, stays
from coop_registry.rules import capital, members
from coop_registry.rules.capital import Holding
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.kinds import ActKind
from coop_registry.services import acts
from core.db import db
from core.errors import RuleViolation
from core.text import clean

SOURCE = "Giấy chứng nhận phần vốn góp"


def issue_certificate(
    organisation: Organisation,
    party_id: int,
    number: str,
    issued_on: date,
    *,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> CapitalCertificate:
    """Number a member's certificate (cấp giấy chứng nhận phần vốn góp); `on` is today.

    The paper is made with our help, so it is refused unless the member has paid in full: khoản 4
    Điều 17 Luật Hợp tác xã 2012, khoản 1 Điều 75 Luật Hợp tác xã 2023, by the day of issue.
    """
    acts.check_version(organisation, expected_version)
    since = capital.first_day(organisation.founded, organisation.registered_on)
    capital.refuse_impossible_day(issued_on, on, field="issued_on")
    capital.refuse_paper_before_founding(issued_on, since, field="issued_on")
    name = parties.get(party_id).full_name
    held = book.holdings_on(organisation.id, issued_on).get(party_id, Holding())
    stay = members.stay_on(stays.stays_of(organisation.id, party_id), issued_on)
    capital.refuse_certificate(name, held, stay.member_class if stay else None, issued_on)
    number = clean(number)
    _refuse_taken(organisation, party_id, number, issued_on)
    act = acts.begin(organisation, ActKind.REPORT, on=issued_on, actor_id=actor_id, source=SOURCE)
    certificate = CapitalCertificate(
        organisation_id=organisation.id,
        party_id=party_id,
        origin_id=act.id,
        number=number,
        issued_on=issued_on,
        amount_vnd=held.paid_vnd,
    )
    db.session.add(certificate)
    db.session.flush()
    _log(certificate, "certificate.issued", actor_id, None)
    return certificate


def withdraw_certificate(
    organisation: Organisation,
    certificate: CapitalCertificate,
    *,
    withdrawn_on: date,
    reason: str,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> CapitalCertificate:
    """Withdraw a certificate (thu hồi): the holder left, or holds another part now.

    Law: khoản 3 Điều 75 Luật Hợp tác xã 2023.
    """
    acts.check_version(organisation, expected_version)
    db.session.refresh(certificate)
    if certificate.withdrawn_on is not None:
        raise RuleViolation(f"Giấy chứng nhận số {certificate.number} đã được thu hồi.")
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do thu hồi.", field="reason")
    members.refuse_future(withdrawn_on, on, "withdrawn_on", "Ngày thu hồi")
    if withdrawn_on < certificate.issued_on:
        raise RuleViolation("Ngày thu hồi ở trước ngày cấp.", field="withdrawn_on")
    acts.begin(organisation, ActKind.REPORT, on=withdrawn_on, actor_id=actor_id, source=SOURCE)
    certificate.withdrawn_on = withdrawn_on
    certificate.withdrawn_reason = clean(reason)[:300]
    db.session.flush()
    _log(certificate, "certificate.withdrawn", actor_id, reason)
    return certificate


def _refuse_taken(organisation: Organisation, party_id: int, number: str, issued_on: date) -> None:
    """Raise for a number in use, and for a second certificate beside a live one."""
    if not number:
        raise RuleViolation("Hãy nhập số giấy chứng nhận.", field="number")
    for known in book.certificates_of(organisation.id, date.max):
        if normal_identifier(known.number) == normal_identifier(number):
            raise RuleViolation(
                f"Số {number} đã cấp cho {known.name}; mỗi số chỉ dùng một lần.", field="number"
            )
        if known.party_id == party_id and _is_live(known.withdrawn_on, issued_on):
            raise RuleViolation(
                f"{known.name} đang giữ giấy chứng nhận số {known.number}. Hãy ghi thu hồi giấy "
                "đó trước khi cấp giấy mới.",
                field="party_id",
            )


def _is_live(withdrawn_on: date | None, day: date) -> bool:
    """Tell whether a certificate is still out on a day."""
    return withdrawn_on is None or withdrawn_on > day


def _log(certificate: CapitalCertificate, action: str, actor_id: int, reason: str | None) -> None:
    """Write the log's entry: number, holder and amount."""
    words = f"số {certificate.number}, {parties.get(certificate.party_id).full_name}"
    pair = (words, None) if action == "certificate.withdrawn" else (None, words)
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="organisation",
        subject_id=certificate.organisation_id,
        changes={"certificate": pair},
        reason=reason,
    )
