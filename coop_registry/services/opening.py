"""Typing an organisation from its old certificate (ghi nhận ban đầu)."""

from datetime import date

from audit import services as audit
from coop_registry.models import (
    Act,
    ActivityFact,
    BusinessLine,
    CapitalFact,
    ContactFact,
    DeclaredFact,
    Identifier,
    NameFact,
    Organisation,
    RepresentativeFact,
    SeatFact,
)
from coop_registry.queries import duplicates
from coop_registry.rules.entries import IdentifierEntry, OpeningEntry, normal_identifier
from coop_registry.rules.kinds import ActKind
from coop_registry.services import acts, parties, statuses
from coop_registry.services.opening_words import first_values
from coop_registry.services.recorder import Recorder
from core.access import Scope
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from core.text import clean, fold, vi_key


def register_opening(
    entry: OpeningEntry,
    *,
    actor_id: int,
    on: date,
    scope: Scope,
    kind: ActKind = ActKind.OPENING,
) -> Organisation:
    """Record an organisation that exists on paper, with all facts of its certificate.

    `on` is today. Nothing is judged (users §1.3); what is refused: a unit outside the person's
    scope, an identifier that another organisation has, a like name in the same unit that the
    officer has not looked at. `kind` says whether a filing brought it.
    """
    refuse_foreign_unit(entry.unit_id, scope)
    statuses.check_opening(entry, on)
    for identifier in entry.identifiers:
        refuse_taken(identifier, scope)
    if not entry.accept_similar:
        _ask_about_similar(entry)
    organisation = _new_organisation(entry)
    act = acts.begin(
        organisation,
        kind,
        on=entry.facts_from(on),
        actor_id=actor_id,
        source=entry.source,
    )
    _add_facts(entry, act, on)
    _add_person(entry, act, entry.facts_from(on), scope)
    _add_figures(entry, act, on)
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="organisation.created",
        subject_type="organisation",
        subject_id=organisation.id,
        changes=first_values(entry, on),
        note=entry.source,
    )
    return organisation


def _new_organisation(entry: OpeningEntry) -> Organisation:
    """Return the row of identity, not in the session yet."""
    return Organisation(
        kind=entry.kind.value,
        unit_id=entry.unit_id,
        founded_on=entry.founded.start if entry.founded else None,
        founded_precision=entry.founded.precision.value if entry.founded else None,
        registered_on=entry.registered_on,
        is_demo=entry.is_demo,
        version=1,
        created_at=now_utc(),
    )


def refuse_taken(identifier: IdentifierEntry, scope: Scope, own_id: int | None = None) -> None:
    """Raise when another organisation has this identifier; says which.

    Only one of the person's own units can be opened: of another's the message says so. Name, unit and identifiers are public (Điều 29 Nghị định 92/2024/NĐ-CP).
    """
    holder = duplicates.holder_of(identifier.scheme, normal_identifier(identifier.value))
    if holder is None or holder.organisation_id == own_id:
        return
    advice = (
        "Hãy mở hồ sơ đó hoặc kiểm tra lại số."
        if scope.covers_unit(holder.unit_id)
        else "Hồ sơ đó thuộc đơn vị khác quản lý. Hãy kiểm tra lại số; nếu số đúng, hãy liên hệ đơn "
        "vị đó."
    )
    raise RuleViolation(
        f"Số {identifier.value} đã ghi cho {holder.name} ({holder.unit_name}). {advice}",
        field=identifier.scheme.value,
    )


def refuse_foreign_unit(unit_id: int, scope: Scope) -> None:
    """Raise when the seat lies outside the units the person works for."""
    if not scope.covers_unit(unit_id):
        raise RuleViolation(
            "Xã, phường này không thuộc địa bàn anh/chị phụ trách.", field="unit_id"
        )


def _ask_about_similar(entry: OpeningEntry) -> None:
    """Raise with like names of the unit and the same name in the district; a tick answers."""
    found = [
        *duplicates.similar_in_unit(fold(entry.name), entry.unit_id),
        *duplicates.named_alike_in_district(entry.name, entry.unit_id),
    ]
    similar = {one.organisation_id: one for one in found}.values()
    if similar:
        raise RuleViolation(
            "Trong xã, phường này đã có tên giống hoặc gần giống, hoặc trong huyện đã có đúng tên "
            f"này: {'; '.join(map(_like_words, similar))}. Nếu đây là tổ chức "
            "khác, hãy đánh dấu “Đã đối chiếu, không trùng” rồi ghi lại.",
            field="accept_similar",
        )


def _like_words(found: duplicates.Holder) -> str:
    """Return an organisation of like name with its place and founding, to tell them apart."""
    founded = f", ngày thành lập {format_date(found.founded_on)}" if found.founded_on else ""
    return f"{found.name} ({found.unit_name}{founded})"


def _add_facts(entry: OpeningEntry, act: Act, today: date) -> None:
    """Add the dated facts of the certificate."""
    start = entry.facts_from(today)
    common = {"organisation_id": act.organisation_id, "origin_id": act.id, "start_on": start}
    db.session.add(
        NameFact(
            **common,
            name=clean(entry.name),
            short_name=entry.short_name,
            foreign_name=entry.foreign_name,
            name_search=fold(entry.name),
            name_sort=vi_key(entry.name),
        )
    )
    db.session.add(SeatFact(**common, unit_id=entry.unit_id, address=entry.address))
    statuses.open_with(entry, act, today)
    if entry.activity:
        db.session.add(ActivityFact(**common, activity=entry.activity.value))
    if entry.capital_vnd is not None:
        db.session.add(CapitalFact(**common, amount_vnd=entry.capital_vnd))
    if entry.phone:
        db.session.add(ContactFact(**common, phone=entry.phone))
    if entry.vsic_id:
        db.session.add(BusinessLine(**common, vsic_id=entry.vsic_id, is_main=True))
    for identifier in entry.identifiers:
        db.session.add(new_identifier(identifier, act))


def new_identifier(identifier: IdentifierEntry, act: Act) -> Identifier:
    """Return an identifier row brought by an act."""
    return Identifier(
        organisation_id=act.organisation_id,
        origin_id=act.id,
        scheme=identifier.scheme.value,
        value=identifier.value,
        normal=normal_identifier(identifier.value),
        issued_on=identifier.issued_on,
        issued_by=identifier.issued_by,
    )


def _add_person(entry: OpeningEntry, act: Act, start: date, scope: Scope) -> None:
    """Add the legal representative."""
    if entry.representative is None:
        return
    recorder = Recorder(act, scope, entry.unit_id)
    party = parties.find_or_add_person(entry.representative, recorder)
    db.session.add(
        RepresentativeFact(
            organisation_id=act.organisation_id,
            origin_id=act.id,
            start_on=start,
            party_id=party.id,
            position=entry.position,
        )
    )


def _add_figures(entry: OpeningEntry, act: Act, today: date) -> None:
    """Add the declared figures with their source and day."""
    for what, value in entry.declared:
        db.session.add(
            DeclaredFact(
                organisation_id=act.organisation_id,
                origin_id=act.id,
                what=what.value,
                value=value,
                on=entry.declared_on or today,
                source=entry.declared_source or entry.source,
            )
        )
