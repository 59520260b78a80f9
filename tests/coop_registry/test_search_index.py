"""The index follows the register: what is marked, what a portion does, and making it anew."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from coop_registry.jobs import rounds
from coop_registry.models import (
    Organisation,
    SearchDocument,
    SearchPending,
    SearchPhrase,
    SearchWord,
)
from coop_registry.queries.search import documents, index
from coop_registry.rules.entries import ReportEntry
from coop_registry.rules.kinds import FactKind, Status
from coop_registry.rules.membership import LeaveGround
from coop_registry.rules.parties import PersonCorrection
from coop_registry.rules.searching import Document
from coop_registry.services import (
    corrections,
    party_changes,
    reports,
    search_index,
    withdrawing,
)
from core.access import EVERYTHING
from core.clock import now_utc
from core.db import db
from tests.factories.membership import admit, admit_list, leave, person
from tests.factories.registry import BA_BE, CHO_DON, TODAY, make_organisation
from tests.factories.searching import ask, index_now, organisations, persons, settle

Tables = tuple[set[Document], dict[tuple[str, ...], int], set[tuple[str, str, int]]]


def tables() -> Tables:
    """Return documents, how often each phrase is there, and words with their counts."""
    phrases = db.session.execute(
        select(SearchPhrase.lane, SearchPhrase.word, SearchPhrase.rest, func.count()).group_by(
            SearchPhrase.lane, SearchPhrase.word, SearchPhrase.rest
        )
    )
    words = db.session.execute(select(SearchWord.what, SearchWord.word, SearchWord.count))
    return (
        index_now(),
        {tuple(row[:3]): row[3] for row in phrases},
        {(row[0], row[1], row[2]) for row in words},
    )


def anew() -> Tables:
    """Return the tables after the index was emptied and made again."""
    for model in (SearchPhrase, SearchDocument, SearchWord, SearchPending):
        db.session.execute(delete(model))
    last: int | None = 0
    while last is not None:
        last = search_index.reindex(last, now_utc())
    db.session.commit()
    return tables()


def correct(one: Organisation, kind: FactKind, **values: object) -> None:
    corrections.correct_fact(
        one, kind, values, reason="Gõ nhầm", actor_id=1, on=TODAY, scope=EVERYTHING,
        expected_version=None,
    )  # fmt: skip


def _make(chance: Random, number: int) -> Organisation:
    names = ("Tân Thành", "Hoa Ban", "Suối Trong", "Đồi Xanh", "Phúc Lợi")
    return make_organisation(
        chance.choice((CHO_DON, BA_BE)),
        name=f"Hợp tác xã {chance.choice(names)} {number}",
        identifiers=(),
        accept_similar=True,
        representative=None,
    )


def test_following_changes_gives_the_same_as_making_it_anew(session: Session) -> None:
    """A life by chance, indexed at odd moments: no change is missed, no word is left over."""
    chance = Random(5)
    made: list[Organisation] = []
    for step in range(60):
        deed = chance.randrange(8) if made else 0
        one = chance.choice(made) if made else None
        if deed == 0 or one is None:
            made.append(_make(chance, step))
        elif deed == 1:
            correct(one, FactKind.NAME, name=f"HTX Tên Mới {step}", short_name=f"TM{step}",
                    foreign_name=None)  # fmt: skip
        elif deed == 2:
            entry = person(0, full_name=f"Nông Văn {step}", identity_no=f"0061900{step:05d}")
            admit(one, party=entry)
        elif deed == 3:
            correct(one, FactKind.CONTACT, person=None, phone=f"0912 {step:06d}", email=None)
        elif deed == 4:
            shared = person(1, full_name="Lý Thị Chung", identity_no=f"0061901{step:05d}")
            party_id = admit(one, party=shared).party_id
            other = chance.choice(made)
            if other is not one:
                admit(other, party=party_id)
        elif deed == 5:
            correct(one, FactKind.STATUS, status=Status.ENDED, ground=f"Quyết định {step}")
        elif deed == 6:
            settle()
        else:
            reports.update_by_report(
                one,
                ReportEntry(on=TODAY, source=f"Báo cáo {step}", phone=f"0987 {step:06d}"),
                actor_id=1,
                on=TODAY,
                expected_version=None,
            )
        db.session.commit()
    settle()
    followed = tables()
    assert followed == anew()
    assert len(followed[0]) > 30
    assert followed[0] == documents.documents_of(documents.organisations_after(0, 1000))


def test_a_corrected_person_is_found_in_every_organisation(session: Session) -> None:
    one = make_organisation(identifiers=(), representative=None)
    other = make_organisation(BA_BE, identifiers=(), representative=None)
    party_id = admit(one, party=person(3)).party_id
    admit(other, party=party_id)
    db.session.commit()
    settle()
    party = party_changes.persons.in_scope(party_id, EVERYTHING)
    assert party is not None
    party_changes.correct_person(
        party,
        PersonCorrection(full_name="Sằm Thị Khác", phone="0911 000 111"),
        reason="Gõ nhầm họ",
        actor_id=1,
        scope=EVERYTHING,
        expected_version=party.version,
    )
    db.session.commit()
    for ready in (False, True):
        if ready:
            settle()
        assert persons("sam thi khac") == ["Sằm Thị Khác"]
        assert persons("0911000111") == ["Sằm Thị Khác"]
        assert "Triệu Văn Bốn" not in persons("trieu van bon")
    assert tables() == anew()


def test_one_who_left_is_still_found(session: Session) -> None:
    one = make_organisation(identifiers=(), representative=None)
    stay = admit(one, party=person(2))
    leave(one, stay, date(2024, 5, 1), LeaveGround.RESIGNED)
    db.session.commit()
    settle()
    [found] = ask("hoang thi ba").persons
    assert [role.is_past for role in found.roles] == [True]


def test_what_was_taken_back_is_found_no_more(session: Session) -> None:
    one = make_organisation(name="Hợp tác xã Nhập Nhầm")
    db.session.commit()
    settle()
    withdrawing.withdraw(
        one, reason="Nhập nhầm", actor_id=1, on=TODAY, now=now_utc(), expected_version=None
    )
    db.session.commit()
    for ready in (False, True):
        if ready:
            settle()
        assert organisations("nhap nham") == []
        assert persons("nong thi thu") == []
    assert index_now() == set()
    assert db.session.scalar(select(func.count()).select_from(SearchPhrase)) == 0
    assert db.session.scalar(select(func.count()).select_from(SearchWord)) == 0


def test_a_refused_change_leaves_no_mark(session: Session) -> None:
    make_organisation()
    db.session.rollback()
    assert not index.has_pending()


def test_many_changes_wait_for_the_index_and_it_is_said(session: Session) -> None:
    for number in range(index.TAIL + 1):
        make_organisation(name=f"Hợp tác xã Số {number}", identifiers=(), accept_similar=True,
                          representative=None)  # fmt: skip
    db.session.commit()
    answered = ask("hop tac xa so 7")
    assert answered.is_indexing
    assert answered.organisations == []
    settle()
    answered = ask("so 7")
    assert not answered.is_indexing
    assert answered.organisations[0].row.name == "Hợp tác xã Số 7"


def test_a_change_during_indexing_keeps_its_mark(session: Session) -> None:
    one = make_organisation(identifiers=())
    db.session.commit()
    marks = index.oldest_pending(10)
    search_index.mark([one.id])  # another officer's change, after the marks were read
    assert len(index.oldest_pending(10)) == len(marks) + 1
    db.session.commit()
    assert search_index.settle(now_utc()) == 1
    db.session.commit()
    assert not index.has_pending()


def test_the_worker_clears_the_marks(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "PORTION", 2)
    for number in range(5):
        make_organisation(name=f"Hợp tác xã Vòng {number}", identifiers=(), accept_similar=True,
                          representative=None)  # fmt: skip
    db.session.commit()
    assert rounds.index_changes() == 5
    assert rounds.index_changes() == 0
    assert len(organisations("vong")) == 5


@pytest.mark.db
def test_the_command_repairs_a_broken_index(app: Flask) -> None:
    one = make_organisation(name="Hợp tác xã Lành Lặn")
    admit_list(one)
    db.session.commit()
    settle()
    whole = tables()
    db.session.execute(delete(SearchPhrase))
    db.session.commit()
    assert organisations("lanh lan") == []
    done = app.test_cli_runner().invoke(args=["registry", "reindex"])
    assert done.exit_code == 0, done.output
    assert "1 tổ chức" in done.output
    assert organisations("lanh lan") == ["Hợp tác xã Lành Lặn"]
    assert tables()[0] == whole[0]
    assert tables()[1] == whole[1]


def test_documents_cost_the_same_statements_however_many(
    session: Session, count_queries: Callable[[], Any]
) -> None:
    ids = [
        make_organisation(name=f"Hợp tác xã Đếm {number}", identifiers=(), accept_similar=True).id
        for number in range(12)
    ]
    db.session.commit()
    documents.documents_of(ids[:1])  # the units are read once
    with count_queries() as few:
        documents.documents_of(ids[:1])
    with count_queries() as many:
        documents.documents_of(ids)
    assert len(few) == len(many) <= 8
