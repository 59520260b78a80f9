"""One name beside two numbers is a question: a person of the same name, a new card, a mistake."""

from datetime import date

from coop_registry.reading.rows import Owner
from coop_registry.rules.imports.book import Book, Field, Held, Particulars, RepresentativeValue
from coop_registry.rules.imports.decisions import UNDECIDED
from coop_registry.rules.imports.drafts import OrganisationDraft
from coop_registry.rules.imports.kinds import RowState
from coop_registry.rules.imports.listing import Lister
from coop_registry.rules.imports.member_drafts import MemberDraft, PaperSaid
from coop_registry.rules.imports.representatives import settle_head
from coop_registry.rules.imports.said import Said
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.rules.kinds import IdentityKind, Kind, PartyKind

ON = date(2024, 12, 31)


def settled(listed, recorded="006075001234", name="Bàn Văn Lý"):
    """Say a row whose director has a number beside a register that holds another."""
    known = Particulars(identity=f"citizen:{recorded}", masked="0060******34")
    book = Book(Kind.COOPERATIVE)
    value = RepresentativeValue("Bàn Văn Lý", known=known)
    book.facts[Field.REPRESENTATIVE].append(Held(date(2020, 1, 1), None, value, fact_id=1))
    paper = PaperSaid(IdentityKind.CITIZEN, listed)
    head = MemberDraft(ON, name, PartyKind.PERSON, Owner(), paper=paper)
    row = Verdict(7, 0, 3, "HTX Như Cố", UNDECIDED, draft=OrganisationDraft(ON, head=head))
    lister = Lister(lambda _kind, number: f"citizen:{number}", {}, {}, lambda _draft: 0)
    return row, settle_head(book, row, Said({}, (), (), ()), lister)


def test_a_director_of_one_name_and_another_number_is_a_question():
    row, said = settled("006075009999")
    assert row.state is RowState.DOUBTFUL
    (problem,) = row.problems
    assert "0060******34" in problem.message
    assert "0060******99" in problem.message
    ((field, words),) = said.beside
    assert field == "representative"
    assert "0060******99" in words
    assert "006075009999" not in problem.message + words


def test_the_same_number_and_another_name_are_no_such_question():
    for row, said in (settled("006075001234"), settled("006075009999", name="Lò Thị Tư")):
        assert row.state is RowState.CLEAR
        assert all(field != "representative" for field, _words in said.beside)
