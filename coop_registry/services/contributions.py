"""The contribution book: lines, transfers, reversals (góp, trả lại, chuyển nhượng vốn)."""

from datetime import date

from audit import services as audit
from coop_registry.labels import LINE_KIND
from coop_registry.models import Act, Contribution, Organisation, Party
from coop_registry.queries import contributions as book
from coop_registry.queries import parties, stays
from coop_registry.rules import capital
from coop_registry.rules.capital import Movement
from coop_registry.rules.entries import LineEntry
from coop_registry.rules.kinds import ActKind
from coop_registry.rules.membership import LineKind
from coop_registry.rules.returns import refuse_impossible_book
from coop_registry.services import acts, ledger
from coop_registry.services.certificates import issue_certificate, withdraw_certificate
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from core.money import MAX_VND, format_vnd

__all__ = [
    "issue_certificate",
    "record",
    "refuse_irreversible",
    "reverse",
    "transfer",
    "withdraw_certificate",
]

BOOK = "Sổ vốn góp"
_TRANSFER = (LineKind.TRANSFER_OUT.value, LineKind.TRANSFER_IN.value)


def record(
    organisation: Organisation,
    entry: LineEntry,
    *,
    actor_id: int,
    on: date,
    expected_version: int | None,
    source: str = BOOK,
) -> Contribution:
    """Record a pledge, payment, return or reduced pledge (ghi sổ vốn góp); `on` is today.

    Raises RuleViolation for what cannot have happened: no member, in the future, more returned
    than paid. A day before the founding is recorded and becomes a finding (users §1.3).
    """
    acts.check_version(organisation, expected_version)
    if entry.kind not in capital.TYPED_KINDS:
        raise RuleViolation("Loại dòng này không ghi trực tiếp.", field="kind")
    party = _member(organisation, entry.party_id, "party_id")
    with db.session.begin_nested():
        act = _begin(organisation, entry.on, actor_id, source)
        (line,) = ledger.add_lines(organisation, act, party, [entry], on)
        _log_recorded(act, line, party.full_name, source)
    return line


def transfer(
    organisation: Organisation,
    giver_id: int,
    taker_id: int,
    amount_vnd: int,
    transferred_on: date,
    *,
    actor_id: int,
    on: date,
    expected_version: int | None,
    pledged_vnd: int | None = None,
    source: str = BOOK,
    note: str | None = None,
) -> tuple[Contribution, Contribution]:
    """Record a transfer between two members as two linked lines (chuyển nhượng phần vốn góp).

    The paid part goes over with the same amount of pledge, or with `pledged_vnd` where part of
    it is not paid yet. Certificates are not touched: `certificates_to_withdraw` reminds.
    """
    acts.check_version(organisation, expected_version)
    pledged = amount_vnd if pledged_vnd is None else pledged_vnd
    _refuse_wrong_transfer(giver_id, taker_id, amount_vnd, pledged)
    capital.refuse_impossible_day(transferred_on, on)
    giver = _member(organisation, giver_id, "giver_id")
    taker = _member(organisation, taker_id, "taker_id")
    given = Movement(giver_id, transferred_on, -pledged, -amount_vnd)
    refuse_impossible_book(
        giver.full_name, book.movements(organisation.id, giver_id), [given], LineKind.TRANSFER_OUT
    )
    act = _begin(organisation, transferred_on, actor_id, source)
    gone, come = ledger.write(
        act,
        [
            _side(LineKind.TRANSFER_OUT, given, taker_id, note),
            _side(
                LineKind.TRANSFER_IN,
                Movement(taker_id, transferred_on, pledged, amount_vnd),
                giver_id,
                note,
            ),
        ],
    )
    _log_recorded(act, gone, f"{giver.full_name} cho {taker.full_name}", source)
    return gone, come


def reverse(
    organisation: Organisation,
    line: Contribution,
    *,
    reason: str,
    actor_id: int,
    on: date,
    expected_version: int | None,
) -> list[Contribution]:
    """Take a wrong line back by its opposite of the same day (ghi đảo), a transfer on both sides.

    Raises RuleViolation without a reason, for a reversal, for a line taken back already, and when
    what is left could not have happened.
    """
    acts.check_version(organisation, expected_version)
    if not reason.strip():
        raise RuleViolation("Hãy ghi lý do ghi đảo.", field="reason")
    wrong = refuse_irreversible(organisation, line)
    act = acts.begin(
        organisation,
        ActKind.CORRECTION,
        on=on,
        actor_id=actor_id,
        source="Ghi đảo",
        reason=reason,
    )
    reversals = ledger.write(act, [_opposite(side, reason) for side in wrong])
    names = " cho ".join(parties.get(side.party_id).full_name for side in wrong)
    audit.record(
        actor_id=actor_id,
        action="contribution.reversed",
        subject_type="organisation",
        subject_id=organisation.id,
        changes={"contribution": (_words(line, names), None)},
        reason=reason,
    )
    return reversals


def refuse_irreversible(organisation: Organisation, line: Contribution) -> list[Contribution]:
    """Return the lines that a reversal takes back: the line, of a transfer both sides.

    Raises RuleViolation for a line that cannot be taken back, with what to do instead.
    """
    _refuse_reversed(line)
    wrong = [line]
    if line.kind in _TRANSFER:
        wrong = [side for side in book.lines_of_act(line.origin_id) if side.kind in _TRANSFER]
    for side in wrong:
        _refuse_needed(organisation, side)
    return wrong


def _begin(organisation: Organisation, day: date, actor_id: int, source: str) -> Act:
    """Begin the act of a line."""
    return acts.begin(organisation, ActKind.REPORT, on=day, actor_id=actor_id, source=source)


def _member(organisation: Organisation, party_id: int, field: str) -> Party:
    """Return a party that is or was a member: only members contribute."""
    if not stays.stays_of(organisation.id, party_id):
        raise RuleViolation("Người này chưa được ghi là thành viên.", field=field)
    return parties.get(party_id)


def _refuse_wrong_transfer(giver_id: int, taker_id: int, amount_vnd: int, pledged: int) -> None:
    """Raise for a transfer to oneself, of nothing, or of less pledge than is paid."""
    if giver_id == taker_id:
        raise RuleViolation("Bên nhận phải là người khác bên chuyển nhượng.", field="taker_id")
    if not 0 <= amount_vnd <= MAX_VND or not 0 < pledged <= MAX_VND:
        raise RuleViolation("Số tiền phải lớn hơn 0.", field="amount_vnd")


def _refuse_reversed(line: Contribution) -> None:
    """Raise for a reversal and for a line taken back already."""
    if line.kind == LineKind.REVERSAL:
        raise RuleViolation("Dòng ghi đảo không thể ghi đảo lần nữa; hãy ghi một dòng mới.")
    undone = book.reversal_of(line.id)
    if undone is not None:
        raise RuleViolation(f"Dòng số {line.number} đã được ghi đảo ở dòng số {undone.number}.")


def _refuse_needed(organisation: Organisation, line: Contribution) -> None:
    """Raise when later lines stand on this one: a payment that was returned already."""
    opposite = Movement(line.party_id, line.on, -line.pledged_vnd, -line.paid_vnd)
    refuse_impossible_book(
        parties.get(line.party_id).full_name,
        book.movements(organisation.id, line.party_id),
        [opposite],
        LineKind.REVERSAL,
        field="reason",
    )


def _side(kind: LineKind, moved: Movement, other_id: int, note: str | None) -> Contribution:
    """Return one side of a transfer."""
    return Contribution(
        party_id=moved.party_id,
        kind=kind.value,
        on=moved.on,
        pledged_vnd=moved.pledged_vnd,
        paid_vnd=moved.paid_vnd,
        counterparty_id=other_id,
        note=note,
    )


def _opposite(line: Contribution, reason: str) -> Contribution:
    """Return the line that takes another one back."""
    return Contribution(
        party_id=line.party_id,
        kind=LineKind.REVERSAL.value,
        on=line.on,
        pledged_vnd=-line.pledged_vnd,
        paid_vnd=-line.paid_vnd,
        counterparty_id=line.counterparty_id,
        reverses_id=line.id,
        note=reason[:300],
    )


def _words(line: Contribution, name: str) -> str:
    """Return a line as the log shows it."""
    amount = abs(line.paid_vnd or line.pledged_vnd)
    kind = LINE_KIND[LineKind(line.kind)]
    return f"dòng {line.number}: {kind} {format_vnd(amount)}, {name}, ngày {format_date(line.on)}"


def _log_recorded(act: Act, line: Contribution, name: str, source: str) -> None:
    """Write the log's entry of a recorded line."""
    audit.record(
        actor_id=act.actor_id,
        action="contribution.recorded",
        subject_type="organisation",
        subject_id=act.organisation_id,
        changes={"contribution": (None, _words(line, name))},
        note=source,
    )
