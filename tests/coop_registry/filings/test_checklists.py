"""What the law asks for, kind by kind and law by law, each paper with its own article."""

import re
from datetime import date

import pytest

from coop_registry.rules.filings.catalogue import spec_of
from coop_registry.rules.filings.kinds import FilingKind, Starter, Starts, Who
from coop_registry.rules.filings.specs import SPECS
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import ACCOMPANYING
from coop_registry.rules.kinds import Kind
from law import catalogue as law
from law.dated import Certainty

HTX, THT = Kind.COOPERATIVE, Kind.GROUP
K = FilingKind
OLD, GAP, NEW = date(2023, 5, 4), date(2024, 7, 10), date(2025, 3, 3)
L12, L23, ND77, ND92 = (
    "Luật Hợp tác xã 2012",
    "Luật Hợp tác xã 2023",
    "Nghị định 77/2019/NĐ-CP",
    "Nghị định 92/2024/NĐ-CP",
)

_SPLIT = f"division_resolution=điểm d khoản 2 Điều 93 {L23}"
_MERGED = f"merger_contract=điểm d khoản 2 Điều 95 {L23}"
_TAX = "tax_certificate=điểm a khoản 2 Điều 65"
_TAX_B = "exchange_application=điểm b khoản 2 Điều 65; tax_certificate=điểm b khoản 2 Điều 65"
_WHY = "explanation=điểm b khoản 2 Điều 33"
_NO_NUMBER = "identity_without_number=khoản 3 Điều 10"
_LAW_42 = (
    f"founding_application=điểm a khoản 2 Điều 42 {L23}; charter=điểm b khoản 2 Điều 42 {L23}; "
    f"founding_resolution=điểm c khoản 2 Điều 42 {L23}; members=điểm d khoản 2 Điều 42 {L23}; "
    f"representatives=điểm đ khoản 2 Điều 42 {L23}"
)
_FOREIGN_42 = (
    f"investment_certificate=điểm e khoản 2 Điều 42 {L23}; "
    f"project_certificate=điểm g khoản 2 Điều 42 {L23}; "
    f"division_resolution=điểm c khoản 2 Điều 92 và điểm c khoản 2 Điều 93 {L23}; "
    f"consolidation_contract=điểm d khoản 2 Điều 94 {L23}"
)
_OF_GROUP = "change_application=điểm a khoản 2 Điều 60; minutes=điểm b khoản 2 Điều 60"
_TOLD = "change_notice=khoản 4 Điều 12"
_CORRECTION = (
    "correction_request=khoản 1 và khoản 3 Điều 26; correction_notice=khoản 2 Điều 26; "
    "certificate_copy=khoản 3 Điều 26"
)
_RESTORED = "finding=điểm a khoản 1 Điều 56; tax_request=điểm b khoản 1 Điều 56"


def _three(article: int, clause: int = 1) -> str:
    where = f"khoản {clause} Điều {article}"
    return f"change_application=điểm a {where}; minutes=điểm b {where}; resolution=điểm c {where}"


#: kind, of whom, day, article of the whole, act of the papers, papers with their places.
ROWS: list[tuple[FilingKind, Kind, date, str, str, str]] = [
    (
        K.FOUNDING,
        HTX,
        OLD,
        f"Điều 23 {L12}",
        L12,
        "founding_application=Điều 23; charter=Điều 23; business_plan=Điều 23; members=Điều 23; "
        "managers=Điều 23; founding_resolution=Điều 23",
    ),
    (K.FOUNDING, HTX, GAP, f"Điều 42 {L23}", L23, f"{_LAW_42}; {_FOREIGN_42}"),
    (K.FOUNDING, HTX, NEW, f"Điều 34 {ND92}", ND92, f"{_LAW_42}; {_FOREIGN_42}; {_NO_NUMBER}"),
    (
        K.CONVERSION,
        THT,
        NEW,
        f"Điều 61 {ND92}",
        ND92,
        f"{_LAW_42}; investment_certificate=khoản 2 Điều 61; investment_approval=khoản 2 Điều 61; "
        f"{_NO_NUMBER}",
    ),
    *(
        (
            kind,
            HTX,
            OLD,
            f"Điều 28 {L12}",
            L12,
            "change_application=Điều 28; resolution=Điều 28; certificate=Điều 28",
        )
        for kind in (K.NAME, K.SEAT, K.REPRESENTATIVE, K.CAPITAL, K.LINES)
    ),
    *(
        (
            kind,
            HTX,
            GAP,
            f"khoản 1 Điều 47 {L23}",
            L23,
            f"change_application=điểm a khoản 1 Điều 47; {_SPLIT}; {_MERGED}",
        )
        for kind in (K.NAME, K.SEAT, K.REPRESENTATIVE, K.CAPITAL)
    ),
    (
        K.NAME,
        HTX,
        NEW,
        f"Điều 38 {ND92}",
        ND92,
        f"{_three(38)}; {_SPLIT}; {_MERGED}; {_TAX}; {_WHY}",
    ),
    (
        K.SEAT,
        HTX,
        NEW,
        f"Điều 37 {ND92}",
        ND92,
        f"{_three(37, 2)}; {_SPLIT}; {_MERGED}; {_TAX}; {_WHY}",
    ),
    (
        K.REPRESENTATIVE,
        HTX,
        NEW,
        f"Điều 39 {ND92}",
        ND92,
        f"{_three(39)}; representatives=điểm d khoản 1 Điều 39; {_NO_NUMBER}; {_SPLIT}; {_MERGED}; "
        f"{_TAX}; {_WHY}",
    ),
    (
        K.CAPITAL,
        HTX,
        NEW,
        f"Điều 40 {ND92}",
        ND92,
        f"{_three(40)}; investment_approval=điểm d khoản 1 Điều 40; {_SPLIT}; {_MERGED}; {_TAX}; "
        f"{_WHY}",
    ),
    (K.OTHER_NOTICE, HTX, OLD, L12, L12, "update_notice=; resolution="),
    (
        K.ENTERPRISE,
        HTX,
        OLD,
        "Điều 20 Nghị định 193/2013/NĐ-CP",
        "Nghị định 193/2013/NĐ-CP",
        "enterprise_notice=Điều 20",
    ),
    *(
        (
            kind,
            HTX,
            GAP,
            f"điểm {point} khoản 1 Điều 48 {L23}",
            L23,
            f"change_notice=điểm a khoản 2 Điều 48; {_SPLIT}; {_MERGED}",
        )
        for kind, point in ((K.LINES, "a"), (K.TAX_INFORMATION, "b"), (K.FOREIGN_MEMBERS, "c"))
    ),
    (K.ENTERPRISE, HTX, GAP, f"khoản 6 Điều 81 {L23}", L23, "enterprise_notice=khoản 6 Điều 81"),
    (
        K.LINES,
        HTX,
        NEW,
        f"Điều 41 {ND92}",
        ND92,
        "change_notice=điểm a khoản 1 Điều 41; minutes=điểm b khoản 1 Điều 41; "
        f"resolution=điểm c khoản 1 Điều 41; {_SPLIT}; {_MERGED}; {_TAX}; {_WHY}",
    ),
    (
        K.TAX_INFORMATION,
        HTX,
        NEW,
        f"Điều 42 {ND92}",
        ND92,
        f"change_notice=khoản 1 Điều 42; {_SPLIT}; {_MERGED}; {_TAX}; {_WHY}",
    ),
    (
        K.FOREIGN_MEMBERS,
        HTX,
        NEW,
        f"Điều 43 {ND92}",
        ND92,
        "change_notice=điểm a khoản 1 Điều 43; foreign_members=điểm b khoản 1 Điều 43; "
        f"investment_approval=điểm c khoản 1 Điều 43; {_SPLIT}; {_MERGED}; {_TAX}; {_WHY}",
    ),
    (K.ENTERPRISE, HTX, NEW, f"Điều 44 {ND92}", ND92, "enterprise_notice=Điều 44"),
    (K.OTHER_NOTICE, HTX, NEW, f"Điều 46 {ND92}", ND92, "update_notice=khoản 1 Điều 46"),
    (K.OTHER_NOTICE, THT, NEW, f"khoản 3 Điều 25 {ND92}", ND92, "update_notice=khoản 3 Điều 25"),
    (K.BRANCH_NEW, HTX, OLD, L12, L12, "branch_notice=; resolution="),
    (K.BRANCH_CHANGE, HTX, OLD, L12, L12, "branch_change="),
    (K.BRANCH_END, HTX, OLD, L12, L12, "end_notice=; resolution="),
    (
        K.BRANCH_NEW,
        HTX,
        GAP,
        f"Điều 55 {L23}",
        L23,
        "branch_notice=điểm a khoản 1 Điều 55; location_notice=khoản 4 Điều 55; "
        "abroad_notice=khoản 3 Điều 55",
    ),
    (K.BRANCH_CHANGE, HTX, GAP, f"khoản 2 Điều 55 {L23}", L23, "branch_change=khoản 2 Điều 55"),
    (
        K.BRANCH_NEW,
        HTX,
        NEW,
        f"Điều 36 {ND92}",
        ND92,
        "branch_notice=điểm a khoản 1 Điều 36; minutes=điểm b khoản 1 Điều 36; "
        "resolution=điểm c khoản 1 Điều 36; location_notice=khoản 2 Điều 36; "
        "abroad_notice=điểm a khoản 4 Điều 36; abroad_certificate=điểm b khoản 4 Điều 36; "
        f"{_NO_NUMBER}; {_TAX_B}",
    ),
    (
        K.BRANCH_CHANGE,
        HTX,
        NEW,
        f"Điều 45 {ND92}",
        ND92,
        f"branch_change=khoản 4 Điều 45; {_NO_NUMBER}; {_TAX_B}",
    ),
    (
        K.BRANCH_END,
        HTX,
        NEW,
        f"Điều 54 {ND92}",
        ND92,
        "end_notice=điểm a khoản 2 Điều 54; minutes=điểm b khoản 2 Điều 54; "
        f"resolution=điểm c khoản 2 Điều 54; {_TAX_B}",
    ),
    (
        K.SUSPENSION,
        HTX,
        OLD,
        "Thông tư 03/2014/TT-BKHĐT",
        "Thông tư 03/2014/TT-BKHĐT",
        "suspension_notice=",
    ),
    (
        K.RESUMPTION,
        HTX,
        OLD,
        "Thông tư 03/2014/TT-BKHĐT",
        "Thông tư 03/2014/TT-BKHĐT",
        "resumption_notice=",
    ),
    (K.SUSPENSION, HTX, GAP, f"khoản 1 Điều 96 {L23}", L23, "suspension_notice=khoản 1 Điều 96"),
    (K.RESUMPTION, HTX, GAP, f"khoản 1 Điều 96 {L23}", L23, "resumption_notice=khoản 1 Điều 96"),
    (
        K.SUSPENSION,
        HTX,
        NEW,
        f"Điều 47 {ND92}",
        ND92,
        "suspension_notice=điểm a khoản 2 Điều 47; minutes=điểm b khoản 2 Điều 47; "
        f"resolution=điểm c khoản 2 Điều 47; {_TAX_B}",
    ),
    (
        K.RESUMPTION,
        HTX,
        NEW,
        f"Điều 47 {ND92}",
        ND92,
        f"resumption_notice=khoản 3 Điều 47; {_TAX_B}",
    ),
    (
        K.SUSPENSION,
        THT,
        NEW,
        f"Điều 62 {ND92}",
        ND92,
        "suspension_notice=khoản 2 Điều 62; minutes=khoản 2 Điều 62",
    ),
    (K.RESUMPTION, THT, NEW, f"Điều 62 {ND92}", ND92, "resumption_notice=khoản 2 Điều 62"),
    (K.REISSUE, HTX, OLD, L12, L12, "reissue_request="),
    (K.REISSUE, HTX, NEW, f"Điều 49 {ND92}", ND92, "reissue_request=Điều 49"),
    (K.REISSUE, THT, NEW, f"khoản 3 Điều 59 {ND92}", ND92, "reissue_request=khoản 3 Điều 59"),
    (
        K.EXCHANGE,
        HTX,
        NEW,
        f"khoản 2 Điều 65 {ND92}",
        ND92,
        f"exchange_application=điểm a và điểm b khoản 2 Điều 65; {_TAX}",
    ),
    (K.CORRECTION, HTX, NEW, f"Điều 26 {ND92}", ND92, _CORRECTION),
    (K.CORRECTION, THT, NEW, f"Điều 26 {ND92}", ND92, _CORRECTION),
    (K.REVOCATION, HTX, OLD, f"Điều 56 {L12}", L12, "ground_paper=Điều 56"),
    (K.REVOCATION, HTX, GAP, f"Điều 103 {L23}", L23, "ground_paper=khoản 1 Điều 103"),
    (
        K.REVOCATION,
        HTX,
        NEW,
        f"Điều 53 {ND92}",
        ND92,
        "violation_notice=khoản 2 Điều 53; forgery_paper=khoản 2 Điều 23; "
        "court_decision=khoản 3 Điều 53; authority_request=khoản 4 Điều 53",
    ),
    (
        K.REVOCATION,
        THT,
        NEW,
        f"Điều 64 {ND92}",
        ND92,
        "forgery_paper=khoản 2 Điều 23; court_decision=khoản 3 Điều 64; "
        "authority_request=khoản 4 Điều 64",
    ),
    (K.RESTORATION, HTX, NEW, f"Điều 56 {ND92}", ND92, _RESTORED),
    (K.RESTORATION, THT, NEW, f"khoản 6 Điều 64 và Điều 56 {ND92}", ND92, _RESTORED),
    (
        K.BANKRUPTCY,
        HTX,
        OLD,
        "khoản 2 Điều 109 Luật Phá sản 2014",
        "Luật Phá sản 2014",
        "court_declared=khoản 2 Điều 109",
    ),
    (
        K.BANKRUPTCY,
        HTX,
        GAP,
        "khoản 2 Điều 109 Luật Phá sản 2014",
        "Luật Phá sản 2014",
        "court_declared=khoản 2 Điều 109",
    ),
    (
        K.BANKRUPTCY,
        HTX,
        NEW,
        f"Điều 57 {ND92}",
        ND92,
        "court_opened=khoản 1 Điều 57; court_declared=khoản 2 Điều 57",
    ),
    (
        K.FOUNDING,
        THT,
        OLD,
        f"khoản 3 Điều 12 {ND77}",
        ND77,
        "founding_notice=khoản 3 Điều 12; contract=khoản 3 Điều 12",
    ),
    *(
        (kind, THT, OLD, f"khoản 4 Điều 12 {ND77}", ND77, _TOLD)
        for kind in (K.NAME, K.SEAT, K.LINES, K.CAPITAL, K.REPRESENTATIVE, K.OTHER_NOTICE)
    ),
    (
        K.GROUP_END,
        THT,
        OLD,
        f"khoản 3 Điều 14 {ND77}",
        ND77,
        "end_notice=khoản 3 Điều 14; end_minutes=khoản 3 Điều 14",
    ),
    (
        K.FOUNDING,
        THT,
        NEW,
        f"Điều 58 {ND92}",
        ND92,
        "founding_application=điểm a khoản 1 Điều 58; contract=điểm b khoản 1 Điều 58; "
        "members=điểm c khoản 1 Điều 58; mandate=điểm d khoản 1 Điều 58; "
        "certificate_request=khoản 3 Điều 65; tax_certificate=khoản 3 Điều 65; "
        f"tax_certificate_since_law=khoản 3 Điều 58; {_NO_NUMBER}",
    ),
    *(
        (kind, THT, NEW, f"Điều 60 {ND92}", ND92, f"{_OF_GROUP}; {_WHY}")
        for kind in (K.NAME, K.SEAT, K.LINES, K.CAPITAL)
    ),
    (
        K.REPRESENTATIVE,
        THT,
        NEW,
        f"Điều 60 {ND92}",
        ND92,
        "change_application=điểm a khoản 4 Điều 60; minutes=điểm b khoản 4 Điều 60; "
        f"mandate=điểm c khoản 4 Điều 60; {_NO_NUMBER}; {_WHY}",
    ),
    (
        K.TAX_INFORMATION,
        THT,
        NEW,
        f"Điều 60 {ND92}",
        ND92,
        f"change_application=khoản 5 Điều 60; {_WHY}",
    ),
    (
        K.GROUP_END,
        THT,
        NEW,
        f"Điều 63 {ND92}",
        ND92,
        "end_minutes=khoản 1 Điều 63; debt_plan=khoản 1 Điều 63; end_notice=điểm a khoản 3 Điều 63; "
        "recovery_decision=điểm b khoản 3 Điều 63; liquidation_report=điểm c khoản 3 Điều 63",
    ),
]


def _expected(papers: str, act: str) -> dict[str, str]:
    """Read “code=place”; an act is named where it is another than that of the row."""
    found = {}
    for paper in papers.split("; "):
        code, _, where = paper.partition("=")
        is_named = re.search(r"Luật|Nghị định|Thông tư", where)
        found[code] = where if is_named else f"{where} {act}".strip()
    return found


@pytest.mark.parametrize(
    ("kind", "organisation_kind", "on", "article", "act", "papers"),
    ROWS,
    ids=[f"{row[0].value} {row[1].value} ({row[3]})" for row in ROWS],
)
def test_checklist(
    kind: FilingKind, organisation_kind: Kind, on: date, article: str, act: str, papers: str
) -> None:
    spec = spec_of(kind, organisation_kind, on)
    beside = {document.code for document in ACCOMPANYING}
    assert spec.article == article
    assert {
        document.code: document.article
        for document in spec.documents
        if document.code not in beside
    } == _expected(papers, act)


def test_the_table_names_every_rule_there_is() -> None:
    told = {id(spec_of(kind, of, on)) for kind, of, on, *_rest in ROWS}
    missing = [f"{s.kind.value} {s.valid_from}" for s in SPECS if id(s) not in told]
    assert missing == ["group_end 2025-07-01"]  # the same papers, see the next test


def test_who_recovers_what_the_state_paid_is_carried_after_the_districts() -> None:
    def recovery(on: date):
        spec = spec_of(K.GROUP_END, THT, on)
        return next(one for one in spec.documents if one.code == "recovery_decision")

    before, of = recovery(date(2025, 6, 30)), recovery(date(2025, 7, 1))
    assert (before.certainty, of.certainty) == (Certainty.READ, Certainty.CARRIED)
    assert before.title.endswith("của Ủy ban nhân dân cấp huyện")
    assert "cơ quan kế nhiệm" in of.title


@pytest.mark.parametrize("spec", SPECS, ids=lambda s: f"{s.kind.value} {s.article}")
def test_every_rule_is_whole(spec) -> None:
    codes = [document.code for document in spec.documents]
    assert len(codes) == len(set(codes))
    assert spec.documents
    named = re.compile(r"Luật|Nghị định|Thông tư")
    for document in spec.documents:
        assert named.search(document.article), document.code
        assert document.title[0].isupper()
    assert named.search(spec.article)
    for limit in spec.limits:
        series = law.find(limit.rule)
        assert series.unit in {"ngày", "ngày làm việc", "tháng"}, limit.rule


def test_every_limit_is_in_force_as_long_as_its_rule() -> None:
    for spec in SPECS:
        for limit in spec.limits:
            rule = law.in_force(limit.rule, spec.valid_from)
            assert rule.valid_to is None or (
                spec.valid_to is not None and spec.valid_to <= rule.valid_to
            ), (spec.kind, limit.rule)


def test_what_the_office_starts_has_no_limit_of_an_applicant() -> None:
    for spec in SPECS:
        if spec.starter is Starter.OFFICE:
            assert all(limit.who is Who.OFFICE for limit in spec.limits), spec.title


def test_every_filing_of_an_applicant_under_decree_92_can_be_mended_and_stopped() -> None:
    """Khoản 6 và khoản 7 Điều 19 Nghị định 92/2024/NĐ-CP."""
    for spec in SPECS:
        starts = {limit.starts for limit in spec.limits}
        has_both = {Starts.SUPPLEMENT_ASKED, Starts.WITHDRAWAL_ASKED} <= starts
        is_new = spec.valid_from >= date(2024, 7, 18)
        assert has_both == (is_new and spec.starter is Starter.APPLICANT), spec.title


@pytest.mark.parametrize(
    ("code", "article"),
    [
        ("authorisation", "điểm a khoản 2 Điều 12"),
        ("service_contract", "điểm b khoản 2 Điều 12"),
        ("postal_slip", "khoản 3 Điều 12"),
        ("translation", "điểm b khoản 3 Điều 11"),
        ("identity_copy", "khoản 4 Điều 10"),
    ],
)
def test_papers_that_may_come_with_any_filing(code: str, article: str) -> None:
    for spec in SPECS:
        if spec.valid_from < date(2024, 7, 18) or spec.starter is Starter.OFFICE:
            continue
        found = next(one for one in spec.documents if one.code == code)
        is_founding = code == "authorisation" and spec.kind in {K.CONVERSION, K.FOUNDING}
        if is_founding and spec.article != f"Điều 58 {ND92}":
            assert found.article == f"khoản 1 Điều 12 {ND92}"
            assert found.when == when.REAUTHORISED
        else:
            assert found.article == f"{article} {ND92}"
        assert found.when


def test_old_certificates_are_those_of_before_18_07_2024() -> None:
    """Khoản 2 Điều 65: the day of the decree, not that of the law."""
    found = [one for one in spec_of(K.NAME, HTX, NEW).documents if one.code == "tax_certificate"]
    assert [one.when for one in found] == [when.OLD_CERTIFICATE]
    assert "18/07/2024" in when.OLD_CERTIFICATE


#: Numbers of forms that were seen; all others stay empty.
FORMS = {
    (K.SUSPENSION, HTX, NEW): "II-8",
    (K.RESUMPTION, HTX, GAP): "II-8",
    (K.REVOCATION, HTX, NEW): "Mẫu số 01, Mẫu số 02 (chi nhánh: Mẫu số 03)",
    (K.REVOCATION, THT, NEW): "Mẫu số 04, Mẫu số 05",
    (K.FOUNDING, THT, OLD): "I.01, I.02",
    (K.NAME, THT, OLD): "I.01",
    (K.GROUP_END, THT, OLD): "I.03",
    (K.FOUNDING, HTX, NEW): "",
    (K.SUSPENSION, THT, NEW): "",
    (K.SUSPENSION, HTX, OLD): "",
}


@pytest.mark.parametrize(("asked", "number"), FORMS.items())
def test_form_number(asked: tuple[FilingKind, Kind, date], number: str) -> None:
    assert spec_of(*asked).form_no == number


def test_what_rests_on_memory_says_so() -> None:
    remembered = {
        (spec.kind, spec.valid_from.year) for spec in SPECS if spec.certainty is Certainty.MEMORY
    }
    assert remembered == {
        *((kind, 2013) for kind in (K.NAME, K.SEAT, K.REPRESENTATIVE, K.CAPITAL, K.LINES)),
        *((kind, 2013) for kind in (K.OTHER_NOTICE, K.BRANCH_NEW, K.BRANCH_CHANGE)),
        *((kind, 2013) for kind in (K.BRANCH_END, K.REISSUE, K.REVOCATION)),
        (K.SUSPENSION, 2014),
        (K.RESUMPTION, 2014),
    }
    for spec in SPECS:
        if spec.certainty is Certainty.MEMORY:
            assert {one.certainty for one in spec.documents} == {Certainty.MEMORY}, spec.title
