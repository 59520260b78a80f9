"""Which rule holds for a kind of filing on a legal day (tra cứu quy định của thủ tục)."""

from datetime import date

from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.filings.spec import FilingSpec
from coop_registry.rules.filings.specs import SPECS
from coop_registry.rules.kinds import Kind
from law.acts import DECREE_92_FROM
from law.dated import NoRuleInForce


def spec_of(kind: FilingKind, organisation_kind: Kind, on: date) -> FilingSpec:
    """Return what the law asks of a filing on a legal day; raise NoRuleInForce without a rule.

    A conversion is filed by the group: its kind is `Kind.GROUP`.
    """
    for spec in SPECS:
        if spec.kind is kind and spec.holds(organisation_kind, on):
            return spec
    raise NoRuleInForce(f"filing.{kind.value}.{organisation_kind.value}", on, _title(kind))


def kinds_for(organisation_kind: Kind, on: date) -> tuple[FilingKind, ...]:
    """Return the kinds of filing that the law of a day describes, in the order of the list."""
    known = {spec.kind for spec in SPECS if spec.holds(organisation_kind, on)}
    return tuple(kind for kind in FilingKind if kind in known)


def legal_day(received_on: date, on: date, organisation_kind: Kind = Kind.COOPERATIVE) -> date:
    """Return the day whose rules say which papers belong to a file looked at on `on`.

    A file of a cooperative or a union still pending on 18/07/2024 is finished under NĐ 92 (khoản
    1 Điều 65); a group's notice to its commune stays what it was. The limits of the office stay
    those of the day of receipt: ask `clocks`.
    """
    is_pending = received_on < DECREE_92_FROM <= on
    if is_pending and organisation_kind is not Kind.GROUP:
        return DECREE_92_FROM
    return received_on


def _title(kind: FilingKind) -> str:
    """Return how the latest rule names the kind."""
    return [spec for spec in SPECS if spec.kind is kind][-1].title
