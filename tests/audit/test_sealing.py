import json

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from audit import sealing, services, triggers
from core.keys import new_data_key

#: Every stored column, by how a change of it is made.
TEXTS = {
    "audit_entry": ("action", "subject_type", "changes", "reason", "note", "request_id"),
    "audit_seal": ("previous", "head"),
    "audit_sealed": ("mac",),
}
NUMBERS = {
    "audit_entry": ("id", "actor_id", "subject_id"),
    "audit_seal": ("id", "entries"),
    "audit_sealed": ("entry_id", "seal_id"),
}
KEY = {"audit_sealed": "entry_id"}


def write(session: Session, count: int) -> None:
    for number in range(count):
        services.record(
            actor_id=number % 3 or None,
            action="organisation.corrected",
            subject_type="organisation",
            subject_id=number,
            changes={"name": (f"HTX Ngọc Á {number}", "HTX Ngọc Ả"), "identity": (None, "1" * 12)},
            reason="gõ nhầm",
            note="ghi chú",
        )
    session.commit()


@pytest.fixture
def chain(session: Session) -> Session:
    """Seven entries under three seals; the triggers are out of the way."""
    write(session, 7)
    while sealing.seal_pending(3):
        session.commit()
    session.commit()
    triggers.drop(session.connection())
    session.commit()
    return session


def test_a_whole_chain_holds_and_counts_what_waits(chain: Session) -> None:
    write(chain, 2)
    found = sealing.verify()
    assert (found.ok, found.checked, found.sealed, found.unsealed) == (True, 3, 7, 2)
    assert found.first_broken is None


def test_an_empty_log_holds(session: Session) -> None:
    assert sealing.verify().ok
    assert sealing.seal_pending() is None


def test_an_entry_committed_late_is_taken_in_by_a_later_seal(session: Session) -> None:
    write(session, 1)
    late = {"id": 2, "action": "late.one", "kind": "x"}
    write_id = text(
        "INSERT INTO audit_entry (id, at, action, subject_type, subject_id) "
        "SELECT :id, at, :action, :kind, 1 FROM audit_entry WHERE id = 1"
    )
    session.execute(write_id, late | {"id": 90})
    sealing.seal_pending()
    session.commit()
    session.execute(write_id, late)
    seal = sealing.seal_pending()
    session.commit()
    assert seal is not None
    assert (seal.id, seal.entries) == (2, 1)
    assert sealing.verify().ok


@pytest.mark.parametrize(
    ("statements", "link", "words"),
    [
        (["UPDATE audit_entry SET reason = 'khác' WHERE id = 5"], "entry:5", "đã bị sửa"),
        (["UPDATE audit_seal SET entries = 9 WHERE id = 2"], "seal:2", "ghi 9 dòng"),
        (["UPDATE audit_seal SET at = (SELECT max(at) FROM audit_seal) WHERE id = 2"],
         "seal:2", "Niêm phong số 2 đã bị sửa"),
        (["DELETE FROM audit_sealed WHERE seal_id = 2", "DELETE FROM audit_seal WHERE id = 2"],
         "seal:2", "Niêm phong số 2 đã bị xóa"),
        (["DELETE FROM audit_sealed WHERE seal_id = 1", "DELETE FROM audit_seal WHERE id = 1"],
         "seal:1", "Niêm phong số 1 đã bị xóa"),
        (["DELETE FROM audit_sealed WHERE entry_id = 6", "DELETE FROM audit_entry WHERE id = 6"],
         "seal:2", "hiện có 2"),
        (["DELETE FROM audit_sealed WHERE entry_id = 5", "DELETE FROM audit_entry WHERE id = 5"],
         "entry:6", "bị xóa"),
        (["INSERT INTO audit_entry (id, at, action, subject_type, subject_id) "
          "SELECT 99, at, 'a.b', 'x', 1 FROM audit_entry WHERE id = 1",
          "INSERT INTO audit_sealed (entry_id, seal_id, mac) SELECT 99, 2, mac "
          "FROM audit_sealed WHERE entry_id = 6"], "entry:99", "chèn thêm"),
        (["UPDATE audit_seal SET previous = (SELECT head FROM audit_seal WHERE id = 1) "
          "WHERE id = 3"], "seal:3", "chuỗi bị cắt"),
    ],
)  # fmt: skip
def test_the_first_broken_link_is_named(
    chain: Session, statements: list[str], link: str, words: str
) -> None:
    for statement in statements:
        chain.execute(text(statement))
    found = sealing.verify()
    assert not found.ok
    assert found.first_broken == link
    assert words in found.message_vi


def test_an_entry_removed_although_its_seal_names_it_is_found(chain: Session, backend: str) -> None:
    _without_foreign_keys(chain, backend)
    chain.execute(text("DELETE FROM audit_entry WHERE id = 4"))
    found = sealing.verify()
    assert (found.first_broken, found.message_vi) == ("entry:4", "Dòng nhật ký số 4 đã bị xóa.")


def test_the_last_seal_removed_alone_is_found(chain: Session, backend: str) -> None:
    _without_foreign_keys(chain, backend)
    chain.execute(text("DELETE FROM audit_seal WHERE id = 3"))
    found = sealing.verify()
    assert (found.ok, found.first_broken, found.checked) == (False, "seal:3", 2)


def _without_foreign_keys(session: Session, backend: str) -> None:
    """Take the foreign keys away, as an intruder with full rights would."""
    session.commit()
    if backend == "sqlite":
        # The pragma does nothing inside a transaction; the script ends the one begun.
        session.connection().connection.driver_connection.executescript(
            "PRAGMA foreign_keys=OFF; BEGIN"
        )
    else:
        for name in ("entry_id", "seal_id"):
            session.execute(
                text(f"ALTER TABLE audit_sealed DROP CONSTRAINT fk_audit_sealed_{name}")
            )


def test_the_end_cut_off_is_found_by_a_head_kept_elsewhere(chain: Session) -> None:
    head = sealing.verify().head
    assert sealing.verify(head).ok
    chain.execute(text("DELETE FROM audit_sealed WHERE seal_id = 3"))
    chain.execute(text("DELETE FROM audit_seal WHERE id = 3"))
    assert sealing.verify().ok
    found = sealing.verify(head)
    assert not found.ok
    assert "cắt bỏ" in found.message_vi


def test_another_key_does_not_open_the_chain(chain: Session, app: Flask) -> None:
    app.config["DATA_KEY"] = new_data_key()
    assert not sealing.verify().ok


def test_any_change_of_any_byte_of_a_sealed_row_is_found(chain: Session, backend: str) -> None:
    @settings(
        max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.data())
    def find(draw: st.DataObject) -> None:
        inner = chain.begin_nested()
        try:
            _change_one_byte(chain.connection(), draw, backend)
        except IntegrityError:
            inner.rollback()  # the database itself refused it
            return
        found = sealing.verify()
        inner.rollback()
        assert not found.ok
        assert found.first_broken is not None

    find()
    assert sealing.verify().ok


def _change_one_byte(connection: Connection, draw: st.DataObject, backend: str) -> None:
    table = draw.draw(st.sampled_from(triggers.TABLES))
    moments = () if table == "audit_sealed" else ("at",)
    column = draw.draw(st.sampled_from((*TEXTS[table], *NUMBERS[table], *moments)))
    key = KEY.get(table, "id")
    keys = connection.execute(text(f"SELECT {key} FROM {table} ORDER BY {key}")).scalars().all()
    row = draw.draw(st.sampled_from(keys))
    where = f"FROM {table} WHERE {key} = {row}"
    old = connection.execute(text(f"SELECT {column} {where}")).scalar_one()
    if column == "at" and backend == "postgresql":
        shift = draw.draw(st.sampled_from((-1, 1))) * 10 ** draw.draw(st.integers(0, 12))
        new = f"at + interval '{shift} microseconds'"
        connection.execute(text(f"UPDATE {table} SET at = {new} WHERE {key} = {row}"))
        return
    new_value = _other_number(draw, old) if column in NUMBERS[table] else _other_text(draw, old)
    connection.execute(
        text(f"UPDATE {table} SET {column} = :new WHERE {key} = {row}"), {"new": new_value}
    )


def _other_number(draw: st.DataObject, old: int | None) -> int:
    return (
        draw.draw(st.integers(0, 50)) if old is None else old ^ (1 << draw.draw(st.integers(0, 30)))
    )


def _other_text(draw: st.DataObject, old: str | None) -> str:
    letter = draw.draw(
        st.characters(min_codepoint=32, max_codepoint=0x1EF9, exclude_categories=["Cs"])
    )
    if not old:
        return letter
    at = draw.draw(st.integers(0, len(old) - 1))
    return old[:at] + (letter if letter != old[at] else "·") + old[at + 1 :]


def test_commands_seal_and_verify(session: Session, app: Flask) -> None:
    write(session, 5)
    runner = app.test_cli_runner()
    sealed = runner.invoke(args=["audit", "seal", "--batch", "2"])
    assert sealed.exit_code == 0
    assert sealed.output.count("Niêm phong số") == 3
    said = runner.invoke(args=["audit", "verify", "--json"])
    found = json.loads(said.output)
    assert (said.exit_code, found["ok"], found["checked"], found["sealed"]) == (0, True, 3, 5)
    assert found["head"] in sealed.output


def test_the_command_fails_when_the_chain_is_broken(chain: Session, app: Flask) -> None:
    chain.execute(text("UPDATE audit_entry SET actor_id = 77 WHERE id = 2"))
    chain.commit()
    said = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert said.exit_code == 1
    assert "Dòng nhật ký số 2" in said.output
