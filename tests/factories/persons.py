"""Shared persons for tests: members, proposals, notices, requests about personal data."""

from datetime import UTC, date, datetime
from typing import Any

from coop_registry.models import (
    Act,
    IdentityChange,
    Notice,
    Organisation,
    Party,
    PersonStatement,
    SubjectRequest,
)
from coop_registry.queries import pages, parties
from coop_registry.rules.entries import MemberEntry, PartyEntry
from coop_registry.rules.kinds import IdentityKind
from coop_registry.rules.parties import IdentityProposal
from coop_registry.rules.subjects import Asker, RequestEntry, RequestKind
from coop_registry.services import members
from coop_registry.services.identity_changes import propose_identity
from coop_registry.services.subjects import receive
from core.access import EVERYTHING, Scope
from core.dates import PartialDate
from core.db import db

TODAY = date(2025, 6, 2)
#: 08:30 of that day in Viet Nam.
MORNING = datetime(2025, 6, 2, 1, 30, tzinfo=UTC)
NUMBER = "006085000077"


def director(organisation: Organisation) -> Party:
    """Return the legal representative of an organisation."""
    shown = pages.record(organisation, TODAY)
    assert shown.representative is not None
    return parties.get(shown.representative.party_id)


def join(organisation: Organisation, number: str = NUMBER, **changes: Any) -> Party:
    """Return a person who is a member of an organisation with a part paid in full."""
    given: dict[str, Any] = {
        "full_name": "Ma Văn Chung",
        "identity_kind": IdentityKind.CITIZEN,
        "identity_no": number,
        "birth": PartialDate(date(1985, 4, 3)),
        "phone": "0987 000 111",
        "address": "Thôn Nà Pài",
        "ethnicity": "Tày",
    }
    entry = MemberEntry(
        party=PartyEntry(**{**given, **changes}),
        joined_on=date(2018, 3, 12),
        pledge_vnd=20_000_000,
        paid_vnd=20_000_000,
        paid_on=date(2018, 3, 15),
    )
    made = members.admit(
        organisation, entry, actor_id=1, on=TODAY, scope=EVERYTHING, expected_version=None
    )
    return parties.get(made.party_id)


def propose(
    party: Party, actor_id: int = 1, scope: Scope = EVERYTHING, **changes: Any
) -> IdentityChange:
    """Return a proposal about a person's identity (flushed)."""
    given = changes or {"birth": PartialDate(date(1980, 1, 1))}
    return propose_identity(
        party,
        IdentityProposal(**given),
        reason="Căn cước do Bộ Công an cấp, đã đối chiếu",
        actor_id=actor_id,
        on=TODAY,
        scope=scope,
        expected_version=party.version,
    )


def make_statement(organisation: Organisation, **changes: Any) -> PersonStatement:
    """Return a phone number that a paper gives of the organisation's director (flushed)."""
    given: dict[str, Any] = {"field": "phone", "value": "0987 999 888", "given_at": MORNING}
    made = PersonStatement(
        party_id=director(organisation).id,
        unit_id=organisation.unit_id,
        origin_id=db.session.query(Act.id).filter_by(organisation_id=organisation.id).first()[0],
        **{**given, **changes},
    )
    db.session.add(made)
    db.session.flush()
    return made


def make_notice(party: Party, unit_id: int) -> Notice:
    """Return an unread notice to a unit (flushed)."""
    made = Notice(
        unit_id=unit_id,
        party_id=party.id,
        text="Đơn vị khác đã sửa điện thoại.",
        created_at=MORNING,
    )
    db.session.add(made)
    db.session.flush()
    return made


def make_request(
    unit_id: int, actor_id: int = 1, on: date = TODAY, **changes: Any
) -> SubjectRequest:
    """Return a received request (flushed)."""
    given: dict[str, Any] = {
        "kind": RequestKind.VIEW,
        "unit_id": unit_id,
        "received_at": MORNING,
        "asker": Asker.SELF,
        "asker_name": "Ma Văn Chung",
        "asker_paper": "Căn cước do Bộ Công an cấp",
        "wish": "Xin xem dữ liệu của tôi",
    }
    entry = RequestEntry(**{**given, **changes})
    return receive(entry, actor_id=actor_id, on=on, scope=EVERYTHING)
