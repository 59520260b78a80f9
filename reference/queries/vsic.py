"""Business lines (VSIC) by version."""

from datetime import date

from sqlalchemy import select

from core.db import db
from core.text import fold
from reference.models import Vsic
from reference.rules import VSIC_VERSIONS


def vsic_version_on(on: date) -> str:
    """Return the version in force on the day: "2018" until 14/11/2025, then "2025"."""
    begun = [one for one in VSIC_VERSIONS if one.valid_from is None or one.valid_from <= on]
    return begun[-1].version


def vsic_search(version: str, text: str, limit: int = 50) -> list[Vsic]:
    """Return lines of a version whose code begins with the text or whose name holds its words.

    Accents and placement of tones do not matter ("thuỷ", "thủy"); an empty text gives the
    sections (level 1).
    """
    folded = fold(text)
    asked = select(Vsic).where(Vsic.version == version).order_by(Vsic.code, Vsic.id).limit(limit)
    if not folded:
        return list(db.session.scalars(asked.where(Vsic.level == 1)))
    if folded.isdigit():
        return list(db.session.scalars(asked.where(Vsic.code.startswith(folded))))
    for word in folded.split():
        asked = asked.where(Vsic.name_search.contains(word))
    return list(db.session.scalars(asked))


def vsic_by_code(version: str, code: str) -> Vsic | None:
    """Return one line of a version."""
    return db.session.scalar(select(Vsic).where(Vsic.version == version, Vsic.code == code))


def vsic_children(version: str, parent_code: str) -> list[Vsic]:
    """Return the lines directly below a line."""
    asked = select(Vsic).where(Vsic.version == version, Vsic.parent_code == parent_code)
    return list(db.session.scalars(asked.order_by(Vsic.code)))


def all_vsic() -> list[Vsic]:
    """Return every line of every version; the loader compares with it."""
    return list(db.session.scalars(select(Vsic).order_by(Vsic.id)))
