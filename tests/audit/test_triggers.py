import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from audit import sealing, services, triggers


@pytest.fixture
def sealed(session: Session) -> Session:
    services.record(actor_id=1, action="a.b", subject_type="x", subject_id=1)
    session.flush()
    sealing.seal_pending()
    session.commit()
    return session


@pytest.mark.parametrize("table", triggers.TABLES)
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_itself_refuses_to_change_the_log(
    sealed: Session, table: str, verb: str
) -> None:
    key = {"audit_sealed": "entry_id"}.get(table, "id")
    statement = f"UPDATE {table} SET {key} = {key}" if verb == "update" else f"DELETE FROM {table}"
    with pytest.raises(DatabaseError, match="append-only"):
        sealed.execute(text(statement))
    sealed.rollback()
    assert sealed.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 1


@pytest.mark.parametrize("table", triggers.TABLES)
def test_the_log_is_neither_truncated_nor_replaced(
    sealed: Session, backend: str, table: str
) -> None:
    if backend == "postgresql":
        statement, words = f"TRUNCATE {table} CASCADE", "append-only"
    else:
        statement, words = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", "append-only"
    with pytest.raises(DatabaseError, match=words):
        sealed.execute(text(statement))


def test_triggers_taken_away_in_a_transaction_come_back_when_it_is_undone(
    sealed: Session,
) -> None:
    triggers.drop(sealed.connection())
    sealed.execute(text("DELETE FROM audit_sealed"))
    sealed.rollback()
    assert sealing.verify().sealed == 1
    with pytest.raises(DatabaseError, match="append-only"):
        sealed.execute(text("DELETE FROM audit_sealed"))
