import hashlib
from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from audit import queries as audit
from audit import wording
from core.db import db
from core.errors import RuleViolation
from papers import queries
from papers.labels import ACTIONS, FIELDS, FORMAT, STATE
from papers.models import IssuedPaper
from papers.queries import EVERYBODYS, Reader
from papers.rules import FileFormat, PaperNumber, PaperState, new_code, normal_code
from papers.services import attach_scan, record_number, revoke, supersede
from papers.states import public_view, state_of
from tests.factories.papers import PDF, make_paper

TODAY = date(2025, 6, 10)


def number(no: int = 5, symbol: str = "BC-TCKH", on: date = date(2025, 6, 5)) -> PaperNumber:
    return PaperNumber(no, symbol, on, "Hoàng Thị Thủy")


def give(paper: IssuedPaper, given: PaperNumber, reason: str | None = None) -> None:
    record_number(paper, given, actor_id=3, today=TODAY, reason=reason)


def actions(paper: IssuedPaper) -> list[str]:
    db.session.flush()
    return [entry.action for entry in audit.history("paper", paper.id)]


def test_an_issued_paper_keeps_its_very_bytes(session: Session) -> None:
    paper = make_paper(docx=b"PK word", xlsx=b"PK excel")
    session.expire_all()
    kept = queries.file_of_paper(paper, paper.pdf_file_id)
    assert kept.content == PDF
    assert paper.sha256 == kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert kept.filename == "ban-tom-tat.pdf"
    assert queries.stored_file_with_content(paper.docx_file_id).content == b"PK word"
    assert queries.stored_file_with_content(paper.xlsx_file_id).content == b"PK excel"
    assert actions(paper) == ["paper.issued"]


@pytest.mark.parametrize("ending", ["revoked", "superseded"])
def test_a_paper_that_no_longer_stands_gets_neither_number_nor_scan(
    session: Session, ending: str
) -> None:
    paper = make_paper()
    if ending == "revoked":
        revoke(paper, on=TODAY, reason="Lập nhầm", actor_id=3)
    else:
        supersede(paper, make_paper(), actor_id=3)
    with pytest.raises(RuleViolation, match="không ghi số"):
        give(paper, number())
    with pytest.raises(RuleViolation, match="không đính kèm"):
        attach_scan(paper, filename="ban-ky.pdf", content=PDF, actor_id=3)
    assert (paper.paper_no, paper.signed_scan_file_id) == (None, None)


def test_a_paper_without_any_document_is_a_mistake(session: Session) -> None:
    with pytest.raises(ValueError, match="PDF or Word"):
        make_paper(pdf=None, xlsx=b"x")


def test_a_word_only_paper_is_hashed_by_its_word_file(session: Session) -> None:
    assert make_paper(pdf=None, docx=b"PK").sha256 == hashlib.sha256(b"PK").hexdigest()


def test_bytes_are_read_only_when_asked_for(session: Session) -> None:
    paper = make_paper()
    file_id = paper.pdf_file_id
    session.flush()
    session.expire_all()
    seen: list[str] = []
    listen = lambda _c, _k, statement, *_: seen.append(statement)  # noqa: E731 - removed again below
    event.listen(db.engine, "before_cursor_execute", listen)
    try:
        assert queries.stored_file(file_id).size == len(PDF)
    finally:
        event.remove(db.engine, "before_cursor_execute", listen)
    assert not any(".content" in statement for statement in seen)


def test_a_file_of_another_paper_is_not_given(session: Session) -> None:
    one, other = make_paper(), make_paper()
    assert queries.file_of_paper(one, other.pdf_file_id) is None


def test_papers_are_found_by_code_record_and_unit(session: Session) -> None:
    ours, theirs, common = make_paper(), make_paper(unit_id=2), make_paper(unit_id=None)
    assert queries.paper_by_code(ours.code) is ours
    assert queries.paper_by_code(new_code()) is None
    assert queries.papers_about("organisation", 1, Reader({1})) == [common, ours]
    assert queries.papers_about("organisation", 1, EVERYBODYS) == [common, theirs, ours]
    assert queries.papers_about("organisation", 2, EVERYBODYS) == []
    assert queries.paper(theirs.id, Reader({1})) is None
    assert queries.paper(theirs.id, Reader({2})) is theirs
    assert list(session.scalars(queries.papers_issued(Reader({2})))) == [common, theirs]


def test_a_restricted_kind_is_found_in_the_units_of_its_own_permission(session: Session) -> None:
    letter, plain = make_paper(kind="registry.subject_reply"), make_paper()
    for restricted, found in ((None, [plain, letter]), ({1}, [plain, letter]), ({2}, [plain])):
        readers = Reader(None, {"registry.subject_reply": restricted})
        assert list(session.scalars(queries.papers_issued(readers))) == found
    nobody = Reader({1}, {"registry.subject_reply": frozenset()})
    assert queries.paper(letter.id, nobody) is None
    assert queries.papers_about("organisation", 1, nobody) == [plain]


def test_the_clerks_number_is_recorded_and_logged(session: Session) -> None:
    paper = make_paper()
    give(paper, number(symbol=" bc-tckh "))
    assert (paper.number_line, paper.signer) == ("05/BC-TCKH", "Hoàng Thị Thủy")
    assert actions(paper) == ["paper.numbered", "paper.issued"]


@pytest.mark.parametrize(
    ("other", "taken"),
    [
        ({"agency_id": 7}, True),
        ({"agency_id": 8}, False),
        ({"agency_id": None, "unit_id": 1}, False),
    ],
)
def test_a_number_is_unique_per_issuer(session: Session, other: dict, taken: bool) -> None:
    give(make_paper(), number())
    second = make_paper(**other)
    if taken:
        with pytest.raises(RuleViolation, match="Số 05/BC-TCKH năm 2025 đã ghi"):
            give(second, number())
        assert second.paper_no is None
    else:
        give(second, number())


def test_another_symbol_or_year_begins_its_own_numbers(session: Session) -> None:
    give(make_paper(), number())
    give(make_paper(), number(symbol="QĐ-TCKH"))
    give(make_paper(), number(on=date(2024, 12, 31)))


def test_a_number_taken_at_the_same_moment_is_refused_by_the_database(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(make_paper(), number())
    second = make_paper()
    monkeypatch.setattr(queries, "number_holder", lambda *_: None)
    with pytest.raises(RuleViolation, match="đã ghi cho một văn bản khác"):
        give(second, number())
    session.refresh(second)
    assert second.paper_no is None


def test_a_recorded_number_changes_only_with_a_reason(session: Session) -> None:
    paper = make_paper()
    give(paper, number())
    with pytest.raises(RuleViolation, match="đã có số 05/BC-TCKH"):
        give(paper, number(6))
    give(paper, number(6), reason="Ghi nhầm số")
    entry = audit.history("paper", paper.id)[0]
    assert paper.number_line == "06/BC-TCKH"
    assert entry.changes == {"paper_number": ["05/BC-TCKH", "06/BC-TCKH"]}
    assert entry.reason == "Ghi nhầm số"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (number(0), "number"),
        (number(10**6), "number"),
        (number(symbol=" "), "symbol"),
        (number(symbol="BC TCKH"), "symbol"),
        (number(symbol="B" * 61), "symbol"),
        (number(on=date(2025, 6, 11)), "on"),
        (PaperNumber(5, "BC", TODAY, " "), "signer"),
        (PaperNumber(5, "BC", TODAY, "A" * 121), "signer"),
    ],
)
def test_what_cannot_be_a_number_is_refused(
    session: Session, given: PaperNumber, field: str
) -> None:
    with pytest.raises(RuleViolation) as refusal:
        give(make_paper(), given)
    assert refusal.value.field == field


def test_the_signed_scan_becomes_part_of_the_paper(session: Session) -> None:
    paper = make_paper()
    first = attach_scan(paper, filename="C:\\Quét\\bản ký.pdf", content=PDF, actor_id=3)
    second = attach_scan(paper, filename="bản ký 2.pdf", content=PDF, actor_id=3)
    assert paper.signed_scan_file_id == second.id
    assert queries.stored_file(first.id).filename == "bản ký.pdf"
    changes = [entry.changes for entry in audit.history("paper", paper.id)]
    assert changes[0] == {"signed_scan": ["bản ký.pdf", "bản ký 2.pdf"]}
    with pytest.raises(RuleViolation, match="Chỉ nhận"):
        attach_scan(paper, filename="x.pdf", content=b"MZ\x90\x00\x00", actor_id=3)
    assert paper.signed_scan_file_id == second.id


def test_a_newer_paper_takes_the_place_of_an_old_one(session: Session) -> None:
    old, newer = make_paper(), make_paper()
    assert state_of(old) is PaperState.VALID
    supersede(old, newer, actor_id=3)
    assert (state_of(old), state_of(newer)) == (PaperState.SUPERSEDED, PaperState.VALID)
    assert queries.superseded_by(newer) == [old]
    assert actions(old)[0] == "paper.superseded"


def test_what_cannot_supersede_is_refused(session: Session) -> None:
    old, newer, latest = make_paper(), make_paper(), make_paper()
    with pytest.raises(RuleViolation, match="chính nó"):
        supersede(old, old, actor_id=3)
    with pytest.raises(RuleViolation, match="cùng loại"):
        supersede(old, make_paper(subject_id=2), actor_id=3)
    supersede(old, newer, actor_id=3)
    with pytest.raises(RuleViolation, match="Giấy tờ cũ"):
        supersede(old, latest, actor_id=3)
    with pytest.raises(RuleViolation, match="Giấy tờ mới"):
        supersede(newer, old, actor_id=3)


def test_a_paper_is_revoked_once_with_a_reason(session: Session) -> None:
    paper = make_paper()
    with pytest.raises(RuleViolation, match="lý do"):
        revoke(paper, on=TODAY, reason=" ", actor_id=3)
    revoke(paper, on=TODAY, reason="In nhầm", actor_id=3)
    assert state_of(paper) is PaperState.REVOKED
    with pytest.raises(RuleViolation, match="đã được thu hồi"):
        revoke(paper, on=TODAY, reason="In nhầm", actor_id=3)


def test_the_public_sees_what_proves_the_paper_and_no_person(session: Session) -> None:
    paper = make_paper()
    give(paper, number())
    revoke(paper, on=TODAY, reason="Sai số điện thoại ông A", actor_id=3)
    seen = public_view(paper, date(2025, 6, 2))
    assert (seen.code, seen.number) == (paper.code, "05/BC-TCKH")
    assert seen.state_words == "Đã thu hồi"
    assert paper.sha256.startswith(seen.hash_prefix)
    assert "Thủy" not in repr(seen)
    assert "ông A" not in repr(seen)


def test_codes_are_read_forgivingly_and_never_alike() -> None:
    code = new_code()
    assert normal_code(code.lower().replace("-", " – ")) == code
    assert normal_code(code.replace("-", "")) == code
    assert normal_code(code[:-1]) is None
    assert normal_code("O" + code[1:]) is None
    assert len({new_code() for _ in range(1000)}) == 1000


def test_every_state_form_action_and_field_has_its_words() -> None:
    assert set(STATE) == set(PaperState)
    assert set(FORMAT) == set(FileFormat)
    assert all(wording.knows(action) for action in ACTIONS)
    assert {"title", "look_up_code", "paper_number", "signed_scan"} <= set(FIELDS)


def test_a_code_is_issued_once(session: Session) -> None:
    paper = make_paper()
    with pytest.raises(IntegrityError):
        make_paper(code=paper.code)
