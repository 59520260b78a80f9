"""Does the key at hand open what the database keeps? Asked before the program serves anybody."""

from coop_registry.models import Party
from core import keys
from core.db import db
from core.errors import ConfigurationError
from desk.keys import queries

WRONG_KEY = (
    "DATA_KEY không phải khóa đã dùng để mã hóa dữ liệu này. Hãy đặt lại đúng khóa cũ; muốn thay "
    "khóa thì dùng lệnh flask keys rotate."
)


def refuse_wrong_key() -> None:
    """Raise ConfigurationError when an identity number kept here does not open.

    A database without any sealed number fits every key.
    """
    kept = queries.sealed_identities(Party, 0)[:1]
    db.session.rollback()
    if not kept:
        return
    try:
        keys.decrypt(kept[0].identity_sealed)
    except ConfigurationError as error:
        raise ConfigurationError(WRONG_KEY) from error
