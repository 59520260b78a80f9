"""Does the key at hand open what the database keeps? Asked before the program serves anybody."""

from audit.sealing import fits_key
from coop_registry.models import Party
from core import keys
from core.db import db
from core.errors import ConfigurationError
from desk.keys import queries

WRONG_KEY = (
    "DATA_KEY không phải khóa đã dùng để mã hóa dữ liệu này. Hãy đặt lại đúng khóa cũ; muốn thay "
    "khóa thì dùng lệnh flask keys rotate."
)


@keys.checks_key
def refuse_wrong_key() -> None:
    """Raise ConfigurationError when what is kept here does not open.

    One identity number is tried, where there is none the seals of the log; data without any fit
    every key.
    """
    kept = queries.sealed_identities(Party, 0, limit=1)
    fits = bool(kept) or fits_key()
    db.session.rollback()
    if not fits:
        raise ConfigurationError(WRONG_KEY)
    try:
        for row in kept:
            keys.decrypt(row.identity_sealed)
    except ConfigurationError as error:
        raise ConfigurationError(WRONG_KEY) from error
