"""Who signs for the office that issues a paper, and where its copy is kept (Nghị định 30/2020)."""

from papers.blocks import Authority, Post, Signature
from reference.queries import AgencyLines
from reference.rules import AgencyKind

_COMMITTEE = (Post("Ủy ban nhân dân", Authority.ON_BEHALF), Post("Chủ tịch"))
_POSTS = {
    AgencyKind.PROVINCE_COMMITTEE: _COMMITTEE,
    AgencyKind.DISTRICT_COMMITTEE: _COMMITTEE,
    AgencyKind.COMMUNE_COMMITTEE: _COMMITTEE,
    AgencyKind.DISTRICT_OFFICE: (Post("Trưởng phòng"),),
    AgencyKind.UNION: (Post("Chủ tịch"),),
    AgencyKind.BOARD: (Post("Trưởng ban"),),
}
_DIRECTOR = (Post("Giám đốc"),)


def signature_of(office: AgencyLines) -> Signature:
    """Return whose signature the office's papers wait for (quyền hạn, chức vụ của người ký).

    A committee's chairman signs on its behalf (điểm b mục II.7 Phụ lục I Nghị định 30/2020/NĐ-CP);
    the head of another agency by the post alone. The name stays open.
    """
    return Signature(posts=_POSTS.get(office.kind, _DIRECTOR))


def archive_of(office: AgencyLines) -> str:
    """Return what follows "Lưu:": the clerk, and the drafting office where it is the issuer."""
    drafted_here = office.kind is AgencyKind.DISTRICT_OFFICE and office.symbol
    return f"VT, {office.symbol}" if drafted_here else "VT"
