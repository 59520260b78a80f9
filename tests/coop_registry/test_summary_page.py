"""The one-page summary: always one page, every kind of finding named, under its maker's head."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import Organisation
from coop_registry.papers.issuer import issuer_of
from coop_registry.papers.issuing import summary_of
from coop_registry.papers.summary import Summary, summary_document
from coop_registry.papers.summary_facts import contact_rows
from coop_registry.rules.findings import TITLES, Breach, Finding
from coop_registry.rules.kinds import Declared, Scheme
from coop_registry.rules.record import Contact, DeclaredFigure, Numbered, Record
from core.db import db
from core.errors import RuleViolation
from law.dated import Certainty
from papers.blocks import Note, Table, Text, plain
from papers.frame import CheckMark, Document
from papers.models import IssuedPaper
from papers.page import fits_one_page
from reference import queries as reference
from reference.rules import AgencyKind
from tests.factories.accounts import make_user
from tests.factories.registry import TODAY, make_organisation

CHECK = CheckMark("7KQM-3XRT-9WHP", "https://htx.example.vn/kiem-tra-giay-to")
ARTICLE = "khoản {} Điều 74 Luật Hợp tác xã 2023"


@pytest.fixture
def said(session) -> Summary:
    """Return the summary of an organisation under the head of Liên minh."""
    alliance = next(iter(reference.agencies_on(TODAY, AgencyKind.UNION)))
    return summary_of(make_organisation(), TODAY, alliance)


def found(rule: str, party_id: int | None = None, words: str = "Đã góp 0 đồng.") -> Finding:
    return Finding(
        rule=rule,
        title=TITLES[rule],
        evidence=words,
        article=ARTICLE.format(list(TITLES).index(rule)),
        certainty=Certainty.MEMORY,
        since=date(2024, 7, 1),
        party_id=party_id,
    )


def third_part(document: Document) -> str:
    """Return the words of all tables and paragraphs of the body."""
    said = []
    for block in document.body:
        if isinstance(block, Table):
            said += [plain(row[0]) + f" ({row[1]})" for row in block.rows]
        elif isinstance(block, Text | Note):
            said.append(plain(block.prose))
    return "\n".join(said)


def stuffed(shown: Record) -> Record:
    """Return a record in which everything is as long as it gets."""
    long = "Thôn Nà Lẹng Khuổi Phầy Bản Chang " * 8
    figures = tuple(
        DeclaredFigure(what, 10**12, date(year, 12, 31), f"Báo cáo năm {year} " * 6)
        for year in range(2015, 2025)
        for what in Declared
        if what is not Declared.RATING
    )
    return replace(
        shown,
        name=long,
        address=long,
        line=long,
        declared=figures,
        capital_vnd=987_654_321_987_654,
        identifiers=tuple(
            (scheme, Numbered("9" * 60, date(2020, 1, 1), long[:200])) for scheme in Scheme
        ),
        contact=Contact(long[:200], "0" * 40, "a" * 60 + "@b.vn"),
    )


@pytest.mark.db
@pytest.mark.parametrize("with_head", [True, False])
def test_it_is_one_page_however_much_there_is_to_tell(said, with_head):
    long = "Thành viên cam kết góp 10.000.000 đồng, đã góp 0 đồng, hạn 31/12/2020. " * 20
    everything = replace(
        said,
        shown=stuffed(said.shown),
        office=said.office if with_head else None,
        findings=tuple(found(rule, at, long) for rule in TITLES for at in range(40)),
        past=tuple(Breach(found(rule), date(2020, 1, 1), date(2021, 1, 1)) for rule in TITLES),
    )
    assert fits_one_page(summary_document(everything, CHECK, with_workbook=False))


@pytest.mark.db
@pytest.mark.parametrize("with_workbook", [True, False])
def test_every_kind_of_finding_is_named_with_its_article_and_how_often(said, with_workbook):
    rules = list(TITLES)[:14]
    long = "Thành viên cam kết góp 10.000.000 đồng, đã góp 0 đồng, hạn 31/12/2020. " * 4
    many = tuple(found(rule, at, long) for rule in rules for at in range(4))
    document = summary_document(replace(said, findings=many), CHECK, with_workbook=with_workbook)
    words = third_part(document)
    assert fits_one_page(document)
    for rule in rules:
        assert f"{TITLES[rule]}: 4 thành viên" in words
        assert ARTICLE.format(rules.index(rule)) in words
    assert ("Excel" in words) is with_workbook


@pytest.mark.db
def test_a_printed_telephone_stays_whole_and_nobody_is_named_twice(said):
    person = replace(said.shown.representative, phone="0912 345 678")
    same = Contact(person.full_name, "0912 345 678", None)
    shown = replace(said.shown, representative=person, contact=same)
    assert [label for label, _ in contact_rows(shown)] == ["Người đại diện theo pháp luật"]
    assert "0912\u00a0345\u00a0678" in (contact_rows(shown)[0][1] or "")
    other = replace(shown, contact=Contact(person.full_name, "0987 654 321", "a@b.vn"))
    assert contact_rows(other)[1] == ("Liên hệ khác", "0987\u00a0654\u00a0321, a@b.vn")


def person(duty: Duty):
    places = {Duty.REGISTRY_RECEPTION, Duty.REGISTRY_OFFICER, Duty.REGISTRY_LEADER}
    return make_user(duty, reference.unit_by_code("064", TODAY) if duty in places else None)


@pytest.mark.db
@pytest.mark.parametrize(
    ("duty", "kind"),
    [
        (Duty.ALLIANCE_OFFICER, AgencyKind.UNION),
        (Duty.ALLIANCE_LEADER, AgencyKind.UNION),
        (Duty.REGISTRY_RECEPTION, AgencyKind.DISTRICT_OFFICE),
        (Duty.REGISTRY_OFFICER, AgencyKind.DISTRICT_OFFICE),
        (Duty.REGISTRY_LEADER, AgencyKind.DISTRICT_OFFICE),
        (Duty.CREDIT_OFFICER, None),
        (Duty.DIRECTOR, None),
        (Duty.STEERING_OFFICER, None),
    ],
)
def test_the_head_is_that_of_the_agency_of_whoever_makes_it(session, duty, kind):
    issuer = issuer_of(person(duty), make_organisation().unit_id, TODAY)
    assert (issuer.kind if issuer else None) is kind


@pytest.mark.db
def test_nobody_prints_without_the_agency_being_recorded(session, monkeypatch):
    monkeypatch.setattr(reference, "registration_office", lambda unit_id, on: None)
    with pytest.raises(RuleViolation, match="Chưa ghi cơ quan"):
        issuer_of(person(Duty.REGISTRY_OFFICER), make_organisation().unit_id, TODAY)


def issued(client, made: Organisation) -> IssuedPaper:
    answer = client.post(f"/hop-tac-xa/{made.id}/in-ban-tom-tat")
    return db.session.get_one(IssuedPaper, int(answer.location.rsplit("/", 1)[1]))


@pytest.mark.db
def test_lien_minh_prints_its_own_paper_and_the_page_says_who_made_it(session, as_user):
    client = as_user(make_user(Duty.ALLIANCE_OFFICER, full_name="Ma Thị Lập"))
    paper = issued(client, make_organisation())
    assert paper.paper_symbol == "LMHTX"
    page = client.get(f"/giay-to/{paper.id}").text
    assert "Người lập: Ma Thị Lập" in page
    assert "Liên minh Hợp tác xã tỉnh Bắc Kạn" in page


@pytest.mark.db
def test_the_fund_gets_a_print_for_reference_that_nobody_numbers(session, as_user):
    client = as_user(make_user(Duty.CREDIT_OFFICER))
    paper = issued(client, make_organisation())
    assert (paper.agency_id, paper.paper_symbol) == (None, None)
    page = client.get(f"/giay-to/{paper.id}").text
    assert "bản in để tham khảo" in page
    assert "trình ký" not in page
    number = {"number": "5", "symbol": "QHT", "on": "02/06/2025", "signer": "Hoàng Văn Ký"}
    assert "không lấy số" in client.post(f"/giay-to/{paper.id}/ghi-so", data=number).text
