"""By which article each paper of a filing is made, on its own legal day (căn cứ của văn bản)."""

from datetime import date

from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.filings.spec import FilingSpec
from coop_registry.rules.kinds import Kind
from law.acts import (
    DECREE_92,
    DECREE_92_FROM,
    LAW_2012,
    LAW_2023,
    LAW_2023_FROM,
    place,
)

_P, _K = FilingPaperKind, FilingKind
#: Of every organisation, since NĐ 92.
_BY_DECREE = {
    _P.RECEIPT: "khoản 3 Điều 19",
    _P.SUPPLEMENT: "khoản 6 Điều 19",
    _P.REFUSAL: "khoản 1 Điều 7",
    _P.STOP: "khoản 7 Điều 19",
    _P.STOP_REFUSED: "khoản 7 Điều 19",
    _P.CANCEL: "khoản 6 Điều 19",
    _P.COMPLIANCE: "khoản 6 Điều 7",
}
#: Of cooperatives and unions, of groups, since NĐ 92.
_BY_KIND = {
    _P.SUSPENSION: ("khoản 4 Điều 47", "khoản 3 Điều 62"),
    _P.RESUMPTION: ("khoản 4 Điều 47", "khoản 3 Điều 62"),
    _P.END: ("Điều 54", "khoản 4 Điều 63"),
    _P.DEBTS: ("", "khoản 3 Điều 63"),
}
#: What the tax office is told by: of cooperatives and unions, of groups.
_TAX = {
    _K.SEAT: ("khoản 1 Điều 37", ""),
    _K.BRANCH_END: ("Điều 54", ""),
    _K.GROUP_END: ("", "khoản 4 Điều 63"),
    _K.REVOCATION: ("khoản 6 Điều 53", "khoản 5 Điều 64"),
    _K.RESTORATION: ("khoản 3 Điều 56", "khoản 6 Điều 64 và khoản 3 Điều 56"),
    _K.BANKRUPTCY: ("Điều 57", ""),
}
_FALLBACK = "khoản 3 Điều 20"
#: What a certificate says (nội dung giấy chứng nhận).
_CONTENT_OF_LAW = place("Điều 45", LAW_2023)
_CONTENT_OF_DECREE = place("khoản 2 Điều 9", DECREE_92)


def article_of(paper: FilingPaperKind, spec: FilingSpec, of: Kind, on: date) -> str:
    """Return the article by which a paper of a procedure is made on a day.

    Before 18/07/2024, and where the decree has no clause of its own, it is that of the procedure.
    """
    is_group = of is Kind.GROUP
    if paper is _P.CERTIFICATE:
        return _certificate(spec, on, is_group=is_group)
    if paper is _P.DEBTS and not is_group:
        return place("khoản 2 Điều 97", LAW_2023) if on >= LAW_2023_FROM else _of_2012()
    if paper is _P.COMPLIANCE and not is_group and on < DECREE_92_FROM:
        return place("điểm c khoản 1 Điều 103", LAW_2023)
    if on < DECREE_92_FROM:
        return spec.article
    where = _by_decree(paper, spec.kind, is_group=is_group)
    return place(where, DECREE_92) if where else spec.article


def _by_decree(paper: FilingPaperKind, kind: FilingKind, *, is_group: bool) -> str:
    if paper is _P.RECEIPT and kind in (_K.SUSPENSION, _K.RESUMPTION):
        return _BY_KIND[_P.SUSPENSION][is_group]
    if paper is _P.TAX:
        return _TAX[kind][is_group] if kind in _TAX else _FALLBACK
    if paper in _BY_KIND:
        return _BY_KIND[paper][is_group]
    return _BY_DECREE.get(paper, "")


def _certificate(spec: FilingSpec, on: date, *, is_group: bool) -> str:
    if on < LAW_2023_FROM:
        return spec.article
    of_branch = spec.kind in (_K.BRANCH_NEW, _K.BRANCH_CHANGE)
    # A group that becomes a cooperative gets the certificate of a cooperative.
    of_group = is_group and spec.kind is not _K.CONVERSION
    return _CONTENT_OF_DECREE if of_group or of_branch else _CONTENT_OF_LAW


def _of_2012() -> str:
    return place("Điều 54", LAW_2012)
