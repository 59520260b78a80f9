"""The books come back whole on the other database, still append-only, and are checked."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from core.db import db
from fund.services.verifying import verify_all
from tests.databases import BACKENDS
from tests.desk.backup_kit import database
from tests.factories.fund import paid_out, put


def test_a_restore_on_the_other_database_is_checked_and_append_only(
    app: Flask, session: Session, backend: str, tmp_path: Path
) -> None:
    contract = paid_out()
    done = put(contract, "repay", "2025-02-15", amount=102_038_356)
    put(contract, "reverse", "2025-02-16", reverses_id=done.event.id)
    session.commit()
    file = tmp_path / "so.zip"
    assert app.test_cli_runner().invoke(args=["backup", str(file)]).exit_code == 0
    other = BACKENDS[1 - BACKENDS.index(backend)]
    with database(other, "books") as restored:
        answer = restored.test_cli_runner().invoke(args=["restore", str(file)])
        assert answer.exit_code == 0, answer.output
        assert "sổ sách khớp (1 hợp đồng, 3 sự kiện, 8 dòng bút toán)" in answer.output
        assert [check.is_clean for check in verify_all()] == [True]
        db.session.commit()
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text("DELETE FROM fund_entry"))
        db.session.rollback()
