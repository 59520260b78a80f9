"""Grounds of refusal (Điều 33 NĐ 92) and of revocation (Điều 103; Điều 55, 64 NĐ 92)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coop_registry.rules.filings.grounds import branch_grounds, grounds_of
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.filings.refusals import CHANGES, Standing, blockers
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.kinds import Kind, Status
from law.catalogue import in_force
from law.dated import Certainty

K = FilingKind
DECREE = date(2024, 7, 18)
NOW = date(2025, 3, 3)
ONE_DAY = timedelta(days=1)
ND92 = "Nghị định 92/2024/NĐ-CP"
HTX, THT = Standing(Kind.COOPERATIVE), Standing(Kind.GROUP)

POINT_A = f"điểm a khoản 1 Điều 33 {ND92}"
POINT_B = f"điểm b khoản 1 Điều 33 {ND92}"
POINT_C = f"điểm c khoản 1 Điều 33 {ND92}"
CLAUSE_3 = f"khoản 3 Điều 33 {ND92}"

STANDINGS = [
    (replace(HTX, has_violation_notice=True), [POINT_A]),
    (replace(HTX, has_violation_notice=True, is_revoked=True), [POINT_A]),
    (replace(HTX, status=Status.CLOSING), [POINT_B]),
    (replace(THT, status=Status.CLOSING), [POINT_B]),
    (replace(HTX, status=Status.CLOSING, is_revoked=True), [POINT_A, POINT_B]),
    (replace(HTX, status=Status.NOT_AT_ADDRESS), [POINT_C]),
    (replace(THT, status=Status.NOT_AT_ADDRESS, has_violation_notice=True), [POINT_A, POINT_C]),
    (replace(HTX, status=Status.TAX_REVOKED), [POINT_A]),
    (replace(HTX, authority_request="văn bản số 12/CV-TA của Tòa án"), [CLAUSE_3]),
    (replace(HTX, status=Status.CLOSING, authority_request="văn bản số 12/CV-TA"), [POINT_B, CLAUSE_3]),
    (replace(HTX, status=Status.ENDED), [f"khoản 5 Điều 27 {ND92}"]),
    (replace(THT, status=Status.ENDED), [f"khoản 4 Điều 28 {ND92}"]),
    (replace(HTX, status=Status.CLOSING, is_restructured=True), []),
    (replace(HTX, status=Status.SUSPENDED), []),
    (replace(HTX, status=Status.BANKRUPTCY), []),
    (replace(HTX, status=Status.ACTIVE), []),
    (HTX, []),
]  # fmt: skip


@pytest.mark.parametrize(("standing", "articles"), STANDINGS)
def test_grounds_against_a_change(standing: Standing, articles: list[str]) -> None:
    for kind in (K.NAME, K.SUSPENSION, K.REISSUE):
        found = blockers(kind, standing, NOW)
        assert [one.article for one in found] == articles
        assert all(one.words.endswith(".") for one in found)


@pytest.mark.parametrize("status", [Status.CLOSING, Status.NOT_AT_ADDRESS, None])
def test_a_change_that_serves_the_end_is_let_through(status: Status | None) -> None:
    """Điểm b khoản 2 Điều 33: changes only, and never against khoản 3."""
    standing = replace(HTX, status=status, has_violation_notice=True, serves_ending=True)
    for kind in FilingKind:
        if kind in CHANGES:
            assert blockers(kind, standing, NOW) == []
    assert blockers(K.SUSPENSION, standing, NOW) != []
    asked = replace(standing, authority_request="văn bản số 5/CQĐT")
    (only,) = blockers(K.NAME, asked, NOW)
    assert only.article == CLAUSE_3
    assert "văn bản số 5/CQĐT" in only.words


#: What remains possible, and for nothing else.
OPEN = {
    Status.ENDED: {K.FOUNDING, K.CORRECTION},
    Status.TAX_REVOKED: {
        K.FOUNDING, K.CORRECTION, K.RESTORATION, K.BANKRUPTCY, K.BRANCH_END, K.GROUP_END,
    },
    Status.CLOSING: {
        K.FOUNDING, K.CORRECTION, K.REVOCATION, K.RESTORATION, K.BANKRUPTCY, K.BRANCH_END,
        K.GROUP_END,
    },
}  # fmt: skip


@pytest.mark.parametrize(("status", "kinds"), OPEN.items())
@pytest.mark.parametrize("of", list(Kind))
def test_what_is_still_possible(status: Status, kinds: set[FilingKind], of: Kind) -> None:
    standing = Standing(of, status)
    assert {kind for kind in FilingKind if not blockers(kind, standing, NOW)} == kinds


def test_a_revocation_found_wrong_is_undone_even_after_the_end() -> None:
    """Điểm a khoản 1 Điều 56 NĐ 92."""
    ended = Standing(Kind.COOPERATIVE, Status.ENDED, is_revoked=True)
    assert blockers(K.RESTORATION, ended, NOW) == []
    assert blockers(K.RESTORATION, replace(ended, is_revoked=False), NOW) != []


def test_nothing_of_dieu_33_is_applied_before_the_decree() -> None:
    for standing, _articles in STANDINGS:
        if standing.status is not Status.ENDED:
            assert blockers(K.NAME, standing, DECREE - ONE_DAY) == []
    late = replace(HTX, status=Status.NOT_AT_ADDRESS)
    found = [len(blockers(K.NAME, late, DECREE + n * ONE_DAY)) for n in (-1, 0, 1)]
    assert found == [0, 1, 1]


@pytest.mark.parametrize(
    ("of", "on", "article"),
    [
        (Kind.COOPERATIVE, date(2013, 6, 30), None),
        (Kind.COOPERATIVE, date(2013, 7, 1), "Điều 54 Luật Hợp tác xã 2012"),
        (Kind.UNION, date(2024, 6, 30), "Điều 54 Luật Hợp tác xã 2012"),
        (Kind.UNION, date(2024, 7, 1), "khoản 7 Điều 98 Luật Hợp tác xã 2023"),
        (Kind.UNION, DECREE, f"khoản 5 Điều 27 {ND92}"),
        (Kind.GROUP, date(2019, 11, 24), None),
        (Kind.GROUP, date(2019, 11, 25), "Điều 14 Nghị định 77/2019/NĐ-CP"),
        (Kind.GROUP, date(2024, 7, 17), "Điều 14 Nghị định 77/2019/NĐ-CP"),
        (Kind.GROUP, DECREE, f"khoản 4 Điều 28 {ND92}"),
    ],
)
def test_an_ended_organisation_files_nothing(of: Kind, on: date, article: str | None) -> None:
    found = [one.article for one in blockers(K.NAME, Standing(of, Status.ENDED), on)]
    assert found == ([article] if article else [])


def test_grounds_of_revocation_with_point_and_way() -> None:
    """Khoản 1 Điều 103; khoản 1, 2, 3, 4 Điều 53 NĐ 92."""
    found = grounds_of(Kind.UNION, NOW)
    assert [one.code for one in found] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert [one.article for one in found] == [
        f"điểm {one.code} khoản 1 Điều 103 Luật Hợp tác xã 2023" for one in found
    ]
    assert [one.code for one in found if one.needs_explanation] == ["b", "c", "d", "đ", "e"]
    assert {(one.notice_form, one.decision_form) for one in found} == {("Mẫu số 01", "Mẫu số 02")}
    assert len(found) == len(in_force("revocation.grounds", NOW).items())


def test_grounds_of_branches_and_groups() -> None:
    branch = branch_grounds(NOW)
    assert [one.article for one in branch] == [
        f"điểm {point} khoản 1 Điều 55 {ND92}" for point in "abcd"
    ]
    assert [one.code for one in branch if one.needs_explanation] == ["b"]
    assert {one.decision_form for one in branch} == {"Mẫu số 03"}
    group = grounds_of(Kind.GROUP, NOW)
    assert [one.article for one in group] == [
        f"điểm {point} khoản 1 Điều 64 {ND92}" for point in "abc"
    ]
    assert [one.notice_form for one in group] == ["Mẫu số 04", "", "Mẫu số 04"]
    assert {one.decision_form for one in group} == {"Mẫu số 05"}
    assert len(branch) == len(in_force("revocation.branch.grounds", NOW).items())
    assert len(group) == len(in_force("revocation.group.grounds", NOW).items())


def test_grounds_at_each_change_of_law() -> None:
    old = grounds_of(Kind.COOPERATIVE, date(2024, 6, 30))
    assert {(one.article, one.certainty) for one in old} == {
        ("Điều 56 Luật Hợp tác xã 2012", Certainty.MEMORY)
    }
    gap = grounds_of(Kind.COOPERATIVE, date(2024, 7, 1))
    assert len(gap) == 7
    assert {(one.case, one.notice_form) for one in gap} == {("", "")}
    assert grounds_of(Kind.COOPERATIVE, DECREE)[0].case == when.AFTER_PAPERS
    assert grounds_of(Kind.GROUP, DECREE - ONE_DAY) == branch_grounds(DECREE - ONE_DAY) == ()
    assert grounds_of(Kind.COOPERATIVE, date(2013, 6, 30)) == ()
