import pytest
from sqlalchemy.orm import Session

from core.db import db
from core.errors import ConfigurationError
from core.keys import new_data_key
from desk.keys.check import refuse_wrong_key
from tests.factories.registry import make_organisation


def test_the_right_key_and_an_empty_register_start(session: Session) -> None:
    refuse_wrong_key()
    make_organisation()
    db.session.commit()
    refuse_wrong_key()


def test_the_key_of_other_data_is_told_in_one_line(session: Session, app) -> None:
    make_organisation()
    db.session.commit()
    app.config["DATA_KEY"] = new_data_key()
    with pytest.raises(ConfigurationError, match="không phải khóa đã dùng") as refusal:
        refuse_wrong_key()
    assert "\n" not in str(refusal.value)
