"""What holds for issued papers: look-up codes, states, numbers. Pure."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from core.errors import RuleViolation
from core.text import clean, fold

#: No 0 O 1 I L: a code is read from paper and typed.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LETTERS, GROUP = 12, 4
MAX_NUMBER = 999_999
#: Papers that not everybody who reads papers opens: kind, and the permission needed besides.
#: A name that ends with a dot stands for every kind that begins so.
RESTRICTED: Mapping[str, str] = MappingProxyType(
    {
        "registry.subject_reply": "party.request",  # holds a person's data
        "registry.member_book.full": "party.unmask",  # hold identity numbers in full
        "registry.capital_certificate.full": "party.unmask",
        "registry.filing.": "filing.read",  # name and phone of who filed
    }
)
#: Papers the cooperative itself numbers and signs.
OWN_KINDS = frozenset(
    kind + full
    for kind in ("registry.member_book", "registry.capital_certificate")
    for full in ("", ".full")
)
#: Prints to look things up in (để tham khảo): no agency's paper, never numbered nor signed.
REFERENCE_KINDS = frozenset({"registry.summary.reference"})
#: "05", "05/BC-TCKH", "Số: 05/BC".
_NUMBER = re.compile(r"(?:số:?\s*)?([0-9]{1,6})\s*(?:/\s*(.*))?", re.IGNORECASE)
DECREE = "Phụ lục I Nghị định số 30/2020/NĐ-CP"


class PaperState(StrEnum):
    """What an issued paper is worth today (tình trạng của giấy tờ)."""

    VALID = "valid"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    OUTDATED = "outdated"


class FileFormat(StrEnum):
    """The forms an issued paper is kept in."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


MEDIA_TYPES = {
    FileFormat.PDF: "application/pdf",
    FileFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class PaperNumber:
    """What the clerk (văn thư) types after issue: number, symbol, day, signer."""

    number: int
    symbol: str
    on: date
    signer: str


def new_code() -> str:
    """Return a fresh look-up code (mã tra cứu), about 59 random bits."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
    return _grouped(letters)


def _grouped(letters: str) -> str:
    return "-".join(letters[i : i + GROUP] for i in range(0, len(letters), GROUP))


def normal_code(typed: str) -> str | None:
    """Return a typed code in its printed form; None when it cannot be one.

    Small letters, spaces and missing or other dashes are forgiven.
    """
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != CODE_LETTERS or any(letter not in ALPHABET for letter in letters):
        return None
    return _grouped(letters)


@dataclass(frozen=True)
class AskedNumber:
    """A look-up code or a paper's number that somebody searches for (tìm theo số, ký hiệu)."""

    code: str | None = None
    number: int | None = None
    #: Beginning of the symbol, folded; empty when only the number is asked.
    symbol: str = ""

    def fits(self, symbol: str | None) -> bool:
        """Tell whether a paper's symbol begins as asked, accents and dashes aside."""
        return fold(symbol or "").startswith(self.symbol)


def asked_number(typed: str) -> AskedNumber:
    """Return what words ask for: "7KQM 3XRT 9WHP", "số 05/BC-TCKH", "05/bc", "5"."""
    found = _NUMBER.fullmatch(clean(typed))
    if found is None:
        return AskedNumber(normal_code(typed))
    return AskedNumber(None, int(found[1]), fold(found[2] or ""))


def checked_number(given: PaperNumber, today: date) -> PaperNumber:
    """Return the number as it is kept; refuse what cannot be a number (số, ký hiệu văn bản)."""
    symbol = clean(given.symbol).upper().lstrip("/")
    signer = clean(given.signer)
    if not 1 <= given.number <= MAX_NUMBER:
        raise RuleViolation(
            f"Số văn bản phải từ 1 đến {MAX_NUMBER}.", field="number", article=DECREE
        )
    if not symbol or len(symbol) > 60 or any(letter.isspace() for letter in symbol):
        raise RuleViolation(
            "Ký hiệu văn bản không được để trống, không có dấu cách và tối đa 60 ký tự, ví dụ "
            "“BC-TCKH”.",
            field="symbol",
            article=DECREE,
        )
    if given.on > today:
        raise RuleViolation("Ngày văn bản không được sau ngày hôm nay.", field="on")
    if not signer or len(signer) > 120:
        raise RuleViolation("Hãy ghi họ tên người ký (tối đa 120 ký tự).", field="signer")
    return PaperNumber(given.number, symbol, given.on, signer)


def number_series(agency_id: int | None, unit_id: int | None, symbol: str, year: int) -> str:
    """Return the series in which a number is unique: issuer, symbol and year."""
    issuer = f"agency:{agency_id}" if agency_id is not None else f"unit:{unit_id or 0}"
    return f"{issuer}/{symbol}/{year}"
