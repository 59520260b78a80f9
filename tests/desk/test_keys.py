import re
from contextlib import closing
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

import audit.services
from accounts.credentials import code_matches, current_code, new_totp_secret
from accounts.models import User
from accounts.rules.people import PersonFacts
from accounts.services import people
from app import create_app
from audit.jobs import seal_all
from coop_registry.models import Filing, IdentityChange, Import, ImportRow, Party
from coop_registry.queries import parties
from coop_registry.queries.filings import records
from coop_registry.rules.imports.decisions import RowDecision
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.services.filings import receiving
from coop_registry.services.imports import staging, working
from coop_registry.services.numbers import identity_index
from core import keys
from core.clock import now_utc
from core.db import db
from core.text import fold, mask, vi_key
from desk.keys.services import SEALED_COLUMNS
from reference import queries as reference
from tests.databases import environment, release
from tests.factories import filings as filed
from tests.factories.imports import make_import
from tests.factories.registry import make_organisation

NUMBER = "006090001234"
NEW_KEY = keys.new_data_key()


@pytest.fixture
def filled(session: Session, app: Flask) -> Session:
    """Give a database with an identity number, an authenticator and a sealed log."""
    session.add(
        Party(
            kind=PartyKind.PERSON.value, full_name="Lý Văn Á", name_search=fold("Lý Văn Á"),
            name_sort=vi_key("Lý Văn Á"), identity_kind=IdentityKind.CITIZEN.value,
            identity_sealed=keys.encrypt(NUMBER), identity_masked=mask(NUMBER),
            identity_index=identity_index(IdentityKind.CITIZEN, NUMBER), version=1,
        )
    )  # fmt: skip
    kept = make_import(reference.unit_by_code("064", date(2025, 6, 2)).id)
    kept.result_sealed = keys.encrypt_bytes(b"ket qua")
    row = session.query(ImportRow).filter_by(import_id=kept.id).one()
    row.decision_sealed = staging.sealed_decision(RowDecision(edits={3: "7"}))
    asked = filed.receive(make_organisation(representative=None))
    receiving.describe(asked, filed.NEW_PERSON, actor_id=filed.OFFICER, on=filed.DAY)
    user, _password = people.create_person(
        "ly.van.a", PersonFacts("Lý Văn Á", None), actor_id=None, now=now_utc()
    )
    user.tf_totp_secret, user.tf_primary_method = new_totp_secret(), "authenticator"
    user.mf_recovery_codes = ["x"]
    session.commit()
    seal_all(1)
    return session


def rotate(app: Flask, monkeypatch: pytest.MonkeyPatch, new_key: str = NEW_KEY):
    monkeypatch.setenv("DATA_KEY_NEW", new_key)
    return app.test_cli_runner().invoke(args=["keys", "rotate"])


def test_everything_opens_with_the_new_key_and_not_with_the_old(
    filled: Session, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_head = audit.services.verify().head
    said = rotate(app, monkeypatch)
    assert said.exit_code == 0, said.output
    assert not audit.services.verify().ok
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    filled.rollback()
    after = create_app(environment(url, DATA_KEY=NEW_KEY))
    with closing(SimpleNamespace(close=lambda: release(after))), after.app_context():
        found = parties.by_identity(identity_index(IdentityKind.CITIZEN, NUMBER))
        assert keys.decrypt(found.identity_sealed) == NUMBER
        kept, row = db.session.query(Import).one(), db.session.query(ImportRow).one()
        assert working.content_of(kept).startswith(b"PK")
        assert keys.decrypt_bytes(kept.result_sealed) == b"ket qua"
        assert staging.opened_cells(row.cells_sealed)[0][1] == "HTX Thử Nhập"
        assert staging.opened_decision(row.decision_sealed).edits == {3: "7"}
        assert records.change_of(db.session.query(Filing).one()) == filed.NEW_PERSON
        user = db.session.query(User).filter_by(username="ly.van.a").one()
        assert code_matches(user, current_code(user))
        assert not user.mf_recovery_codes
        seal_all()
        verified = audit.services.verify()
        assert verified.ok
        assert verified.unsealed == 0
        last = audit.queries.log(limit=1)[0]
        assert old_head in last.note
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text("DELETE FROM audit_entry"))


@pytest.mark.parametrize(
    ("key", "words"),
    [("", "keys new"), ("abc", "base64"), (None, "trùng")],
)
def test_a_wrong_new_key_changes_nothing(
    filled: Session, app: Flask, monkeypatch: pytest.MonkeyPatch, key: str | None, words: str
) -> None:
    said = rotate(app, monkeypatch, app.config["DATA_KEY"] if key is None else key)
    assert said.exit_code == 1
    assert words in said.output
    assert audit.services.verify().ok


def test_a_wrong_old_key_changes_nothing(
    filled: Session, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = app.config["DATA_KEY"]
    app.config["DATA_KEY"] = keys.new_data_key()
    said = rotate(app, monkeypatch)
    assert said.exit_code == 1
    app.config["DATA_KEY"] = right
    assert audit.services.verify().ok
    assert keys.decrypt(filled.query(Party).one().identity_sealed) == NUMBER


def lost(app: Flask, *words: str):
    return app.test_cli_runner().invoke(args=["keys", "lost", *words])


def test_after_a_lost_key_the_program_goes_on_with_another(filled: Session, app: Flask) -> None:
    head = audit.services.verify().head
    app.config["DATA_KEY"] = NEW_KEY
    said = lost(app, "--sure")
    assert said.exit_code == 0, said.output
    keys.refuse_other_key()
    party = filled.query(Party).one()
    assert (party.identity_sealed, party.identity_index) == (None, None)
    assert party.identity_masked == mask(NUMBER)
    kept, row = filled.query(Import).one(), filled.query(ImportRow).one()
    assert (kept.state, kept.content_sealed, kept.result_sealed) == ("discarded", None, None)
    assert (row.cells_sealed, row.decision_sealed) == (None, None)
    assert records.change_of(filled.query(Filing).one()) is None
    user = filled.query(User).filter_by(username="ly.van.a").one()
    assert (user.tf_totp_secret, user.tf_primary_method) == (None, None)
    assert not user.mf_recovery_codes
    seal_all()
    verified = audit.services.verify()
    assert verified.ok
    entry = audit.queries.log(limit=1)[0]
    assert entry.action == "system.key_lost"
    assert head in entry.note
    with pytest.raises(DatabaseError, match="append-only"):
        filled.execute(text("DELETE FROM audit_entry"))


def test_nothing_is_given_up_without_being_sure_or_under_the_right_key(
    filled: Session, app: Flask
) -> None:
    right = app.config["DATA_KEY"]
    assert lost(app, "--sure").exit_code == 1
    app.config["DATA_KEY"] = NEW_KEY
    assert "--sure" in lost(app).stderr
    app.config["DATA_KEY"] = right
    assert keys.decrypt(filled.query(Party).one().identity_sealed) == NUMBER
    assert audit.services.verify().ok


def test_every_use_of_the_key_is_known_to_the_rotation() -> None:
    root = Path(__file__).resolve().parents[2]
    rooms = ("accounts", "audit", "coop_registry", "fund", "papers", "programme", "reference")
    uses = {
        str(path.relative_to(root))
        for room in rooms
        for path in (root / room).rglob("*.py")
        if re.search(
            r"\b(sub_key|encrypt|decrypt|encrypt_bytes|decrypt_bytes|blind_index)\(",
            path.read_text(),
        )
    }
    # A new file here needs its part in desk.keys.services, or a reason as below.
    assert uses == {
        "accounts/credentials.py",  # recovery codes: renewed
        "accounts/security.py",  # authenticator secrets: sealed anew
        "accounts/services/sign_in.py",  # the count of wrong tries begins anew
        "audit/sealing.py",  # chained anew
        "coop_registry/jobs/imports.py",  # results of lists: sealed anew
        "coop_registry/queries/filings/records.py",  # only opens
        "coop_registry/routes/import_ending.py",  # only opens
        "coop_registry/services/filings/receiving.py",  # what filings ask for: sealed anew
        "coop_registry/services/identity_changes.py",  # open proposals: sealed anew
        "coop_registry/services/imports/member_rows.py",  # parties: sealed anew
        "coop_registry/services/imports/persons.py",  # only looks up
        "coop_registry/services/imports/said_rows.py",  # parties and proposals: sealed anew
        "coop_registry/services/imports/staging.py",  # files and rows of lists: sealed anew
        "coop_registry/services/imports/working.py",  # only opens
        "coop_registry/services/numbers.py",  # blind indexes: made anew
        "coop_registry/services/parties.py",  # sealed anew
        "coop_registry/services/subjects.py",  # only opens
    }


def test_every_sealed_column_is_known_to_the_rotation() -> None:
    sealed = {
        (table.name, column.name)
        for table in db.metadata.tables.values()
        for column in table.columns
        if column.name.endswith("_sealed")
    }
    contents = {
        (table.__tablename__, name)
        for table, (columns, _portion) in SEALED_COLUMNS.items()
        for name in columns
    }
    numbers = {(table.__tablename__, "identity_sealed") for table in (Party, IdentityChange)}
    assert sealed == contents | numbers
