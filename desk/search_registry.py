"""What the register answers to a search: organisations and persons, in words."""

from flask import url_for

from coop_registry.labels import KIND, PARTY_KIND, status_label
from coop_registry.queries.search import answers
from coop_registry.queries.search.answers import (
    Answers,
    OrganisationFound,
    PersonFound,
    Role,
    RoleFound,
)
from coop_registry.rules.kinds import Kind, PartyKind, Status
from coop_registry.rules.searching import Facet, Tier
from core.ui import tone
from desk.search_hits import Asked, Group, Hit

_FACETS = {
    Facet.SHORT_NAME: "Tên viết tắt",
    Facet.FOREIGN_NAME: "Tên nước ngoài",
    Facet.CERTIFICATE_NO: "Số giấy chứng nhận",
    Facet.CODE: "Mã số",
    Facet.TAX_CODE: "Mã số thuế",
    Facet.PHONE: "Điện thoại",
}
_ROLES = {
    Role.DIRECTOR: ("Người đại diện", "Nguyên người đại diện"),
    Role.MEMBER: ("Thành viên", "Nguyên thành viên"),
    Role.SPEAKER: ("Đại diện cho thành viên", "Nguyên đại diện cho thành viên"),
}


def groups(asked: Asked) -> list[Group]:
    """Return the organisations and the persons of the person's units that answer."""
    scope = asked.person.scope_for("registry.read")
    found = answers.answer(asked.question, scope=scope, on=asked.on, most=asked.most)
    return [_organisations(found), _persons(found)]


def _organisations(found: Answers) -> Group:
    return Group(
        "to-chuc",
        "Hợp tác xã, liên hiệp, tổ hợp tác",
        [_organisation(one) for one in found.organisations],
        found.more_organisations,
        found.is_indexing,
    )


def _organisation(found: OrganisationFound) -> Hit:
    row = found.row
    code = f"mã số {row.code}" if row.code else ""
    parts = [KIND[Kind(row.kind)], row.unit_name, code, row.representative or ""]
    status = Status(row.status) if row.status else Status.ACTIVE
    shows_state = status is not Status.ACTIVE
    return Hit(
        title=row.name,
        url=url_for("registry.organisation", organisation_id=row.id),
        note=" · ".join(part for part in parts if part),
        matched=_matched(found),
        tag=status_label(row.kind, status) if shows_state else "",
        tone=tone(status) if shows_state else "",
        is_demo=row.is_demo,
        is_near=found.tier is Tier.NEAR,
    )


def _matched(found: OrganisationFound) -> str:
    """Return by what an organisation was found, when it is not its present name."""
    if found.matched is None:
        return ""
    if found.facet is Facet.NAME:
        return f"Tên cũ: {found.matched}"
    old = " (trước đây)" if found.is_old else ""
    return f"{_FACETS[found.facet]}: {found.matched}{old}"


def _persons(found: Answers) -> Group:
    return Group(
        "nguoi",
        "Thành viên, người đại diện",
        [_person(one) for one in found.persons],
        found.more_persons,
    )


def _person(found: PersonFound) -> Hit:
    kind = "" if found.kind == PartyKind.PERSON else PARTY_KIND[PartyKind(found.kind)]
    birth = f"sinh {found.birth}" if found.birth else ""
    identity = f"giấy tờ {found.identity_masked}" if found.identity_masked else ""
    return Hit(
        title=found.name,
        url=url_for("registry.person", party_id=found.party_id),
        note=" · ".join(part for part in (kind, birth, identity) if part),
        matched=_roles(found),
        is_near=found.tier is Tier.NEAR,
    )


def _roles(found: PersonFound) -> str:
    words = "; ".join(_role(one) for one in found.roles)
    more = f"; và {found.more_roles} nơi khác" if found.more_roles else ""
    return f"{words}{more}"


def _role(one: RoleFound) -> str:
    now, past = _ROLES[one.role]
    return f"{past if one.is_past else now} {one.organisation} ({one.unit_name})"
