"""Which papers a filing has: kind × state × result, under the law of each day."""

from dataclasses import replace
from datetime import date

import pytest

from coop_registry.labels import FILING_PAPER
from coop_registry.papers.filings.document import BUILDERS
from coop_registry.rules.filings.catalogue import spec_of
from coop_registry.rules.filings.kinds import OPEN_STATES, FilingKind, FilingState, Result, Starter
from coop_registry.rules.filings.paper_articles import article_of
from coop_registry.rules.filings.papers import (
    PREFIX,
    TABLE,
    FilingPaperKind,
    PaperSituation,
    papers_of,
)
from coop_registry.rules.kinds import Kind
from papers.rules import RESTRICTED

K, S, P = FilingKind, FilingState, FilingPaperKind
OLD, GAP, NEW = date(2023, 5, 10), date(2024, 7, 10), date(2025, 5, 5)
COOP, GROUP = Kind.COOPERATIVE, Kind.GROUP


def now(kind: FilingKind, state: FilingState, on: date = NEW, of: Kind = COOP, **more: object):
    spec = spec_of(kind, of, on)
    base = PaperSituation(kind, state, spec.result, spec.starter, on)
    return papers_of(replace(base, **more))


CASES = [
    (K.REPRESENTATIVE, S.RECEIVED, {}, (P.RECEIPT,)),
    (K.REPRESENTATIVE, S.SUPPLEMENT, {}, (P.RECEIPT, P.SUPPLEMENT)),
    (K.REPRESENTATIVE, S.PROPOSED, {"accepts": True}, (P.RECEIPT,)),
    (K.REPRESENTATIVE, S.PROPOSED, {"accepts": False}, (P.RECEIPT, P.REFUSAL)),
    (K.REPRESENTATIVE, S.REFUSED, {"accepts": False}, (P.RECEIPT, P.REFUSAL)),
    (K.REPRESENTATIVE, S.ACCEPTED, {"accepts": True}, (P.RECEIPT, P.CERTIFICATE)),
    (K.REPRESENTATIVE, S.WITHDRAWN, {}, (P.RECEIPT, P.STOP)),
    (K.REPRESENTATIVE, S.RECEIVED, {"withdrawal_asked": True}, (P.RECEIPT, P.STOP)),
    (K.REPRESENTATIVE, S.RECEIVED, {"withdrawal_refused": True}, (P.RECEIPT, P.STOP_REFUSED)),
    (K.REPRESENTATIVE, S.CANCELLED, {}, (P.RECEIPT, P.CANCEL)),
    (K.REPRESENTATIVE, S.RECEIVED, {"is_fallback": True}, (P.RECEIPT, P.TAX)),
    (K.SEAT, S.RECEIVED, {}, (P.RECEIPT, P.TAX)),
    (K.LINES, S.PROPOSED, {"accepts": True}, (P.RECEIPT, P.CHANGE)),
    (K.LINES, S.PROPOSED, {"accepts": False}, (P.RECEIPT, P.REFUSAL)),
    (K.SUSPENSION, S.SIGNED, {"accepts": True}, (P.RECEIPT, P.SUSPENSION)),
    (K.RESUMPTION, S.ACCEPTED, {"accepts": True}, (P.RECEIPT, P.RESUMPTION)),
    (K.BRANCH_NEW, S.ACCEPTED, {"accepts": True}, (P.RECEIPT, P.CERTIFICATE)),
    (K.BRANCH_END, S.ACCEPTED, {"accepts": True}, (P.RECEIPT, P.END, P.TAX)),
    (K.REVOCATION, S.RECEIVED, {}, (P.TAX, P.COMPLIANCE, P.DEBTS)),
    (
        K.REVOCATION,
        S.RECEIVED,
        {"has_notice_form": True},
        (P.VIOLATION, P.TAX, P.COMPLIANCE, P.DEBTS),
    ),
    (K.REVOCATION, S.ACCEPTED, {"accepts": True}, (P.REVOCATION, P.TAX, P.DEBTS)),
    (K.RESTORATION, S.PROPOSED, {"accepts": True}, (P.RESTORATION, P.TAX)),
    (K.ENTERPRISE, S.ACCEPTED, {"accepts": True}, (P.RECEIPT,)),
]


@pytest.mark.parametrize(
    ("kind", "state", "more", "papers"),
    CASES,
    ids=[f"{kind.value}-{state.value}-{'-'.join(more)}" for kind, state, more, _ in CASES],
)
def test_papers_of_a_filing_of_2025(kind, state, more, papers) -> None:
    assert now(kind, state, **more) == papers


@pytest.mark.parametrize(
    ("on", "papers"),
    [(OLD, (P.TAX, P.DEBTS)), (GAP, (P.TAX, P.COMPLIANCE, P.DEBTS))],
    ids=["Luật 2012", "Luật 2023 before Nghị định 92"],
)
def test_the_notice_of_a_violation_begins_with_decree_92(on, papers) -> None:
    assert now(K.REVOCATION, S.RECEIVED, on, has_notice_form=True) == papers


def test_a_group_that_ends_is_told_to_tax_office_and_creditors() -> None:
    found = now(K.GROUP_END, S.PROPOSED, of=GROUP, accepts=True)
    assert found == (P.RECEIPT, P.END, P.TAX, P.DEBTS)


def test_nothing_with_a_result_is_made_before_it_is_proposed() -> None:
    carrying = {P.CHANGE, P.SUSPENSION, P.RESUMPTION, P.END, P.REVOCATION, P.RESTORATION}
    for kind in FilingKind:
        for result in Result:
            for state in OPEN_STATES:
                made = papers_of(PaperSituation(kind, state, result, Starter.APPLICANT, NEW))
                assert not carrying & set(made), (kind, state, result)


def test_every_paper_has_its_line_its_builder_its_name_and_its_guard() -> None:
    assert {rule.paper for rule in TABLE} == set(FilingPaperKind)
    assert set(BUILDERS) == set(FILING_PAPER) == set(FilingPaperKind)
    assert RESTRICTED[PREFIX] == "filing.read"


ARTICLES = [
    (P.RECEIPT, K.NAME, COOP, NEW, "khoản 3 Điều 19 Nghị định 92/2024/NĐ-CP"),
    (P.RECEIPT, K.SUSPENSION, COOP, NEW, "khoản 4 Điều 47 Nghị định 92/2024/NĐ-CP"),
    (P.RECEIPT, K.SUSPENSION, GROUP, NEW, "khoản 3 Điều 62 Nghị định 92/2024/NĐ-CP"),
    (P.RECEIPT, K.NAME, COOP, OLD, "Điều 28 Luật Hợp tác xã 2012"),
    (P.RECEIPT, K.FOUNDING, COOP, GAP, "Điều 42 Luật Hợp tác xã 2023"),
    (P.SUPPLEMENT, K.NAME, COOP, NEW, "khoản 6 Điều 19 Nghị định 92/2024/NĐ-CP"),
    (P.STOP, K.NAME, COOP, NEW, "khoản 7 Điều 19 Nghị định 92/2024/NĐ-CP"),
    (P.CHANGE, K.LINES, COOP, NEW, "Điều 41 Nghị định 92/2024/NĐ-CP"),
    (P.CERTIFICATE, K.NAME, COOP, NEW, "Điều 45 Luật Hợp tác xã 2023"),
    (P.CERTIFICATE, K.NAME, GROUP, NEW, "khoản 2 Điều 9 Nghị định 92/2024/NĐ-CP"),
    (P.CERTIFICATE, K.CONVERSION, GROUP, NEW, "Điều 45 Luật Hợp tác xã 2023"),
    (P.CERTIFICATE, K.NAME, COOP, OLD, "Điều 28 Luật Hợp tác xã 2012"),
    (P.DEBTS, K.REVOCATION, COOP, NEW, "khoản 2 Điều 97 Luật Hợp tác xã 2023"),
    (P.DEBTS, K.REVOCATION, COOP, OLD, "Điều 54 Luật Hợp tác xã 2012"),
    (P.DEBTS, K.GROUP_END, GROUP, NEW, "khoản 3 Điều 63 Nghị định 92/2024/NĐ-CP"),
    (P.COMPLIANCE, K.REVOCATION, COOP, GAP, "điểm c khoản 1 Điều 103 Luật Hợp tác xã 2023"),
    (P.COMPLIANCE, K.REVOCATION, COOP, NEW, "khoản 6 Điều 7 Nghị định 92/2024/NĐ-CP"),
    (P.TAX, K.SEAT, COOP, NEW, "khoản 1 Điều 37 Nghị định 92/2024/NĐ-CP"),
    (P.TAX, K.NAME, COOP, NEW, "khoản 3 Điều 20 Nghị định 92/2024/NĐ-CP"),
    (P.TAX, K.GROUP_END, GROUP, NEW, "khoản 4 Điều 63 Nghị định 92/2024/NĐ-CP"),
]


@pytest.mark.parametrize(
    ("paper", "kind", "of", "on", "article"),
    ARTICLES,
    ids=[f"{row[0].value}-{row[1].value}-{row[3].year}-{row[4]}" for row in ARTICLES],
)
def test_the_article_is_that_of_the_papers_own_day(paper, kind, of, on, article) -> None:
    assert article_of(paper, spec_of(kind, of, on), of, on) == article
