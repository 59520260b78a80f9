"""Sections of the economic branches (ngành cấp 1): the letter above a class, and its name."""

from dataclasses import dataclass

from sqlalchemy import select

from core.db import db
from core.text import fold
from reference.models import Vsic

#: Sections are written in capitals; what keeps them in small letters.
_PROPER = {"đảng cộng sản": "Đảng Cộng sản"}


@dataclass(frozen=True, order=True)
class Section:
    """A section (ngành cấp 1): the same letter can name another branch in another version."""

    letter: str
    name: str


def sections_by_division() -> dict[tuple[str, str], Section]:
    """Return the section of each division: (version, first two digits of a class) → section.

    Letters stand for themselves. Names that differ by accents alone are one section.
    """
    rows = db.session.execute(
        select(Vsic.version, Vsic.code, Vsic.level, Vsic.parent_code, Vsic.name)
        .where(Vsic.level <= 2)
        .order_by(Vsic.level, Vsic.version, Vsic.code)
    ).all()
    same: dict[tuple[str, str], Section] = {}
    found: dict[tuple[str, str], Section] = {}
    for version, code, level, parent_code, name in rows:
        if level == 1:
            section = same.setdefault((code, fold(name)), Section(code, _readable(name)))
        else:
            section = found[version, parent_code or ""]
        found[version, code] = section
    return found


def _readable(name: str) -> str:
    """Return a name in small letters: "Nông nghiệp, lâm nghiệp và thuỷ sản"."""
    words = name.capitalize()
    for small, proper in _PROPER.items():
        words = words.replace(small, proper)
    return words
