"""Kinds of files taken into the books (loại tệp)."""

from enum import StrEnum


class ImportKind(StrEnum):
    """What a file holds (loại tệp chuyển sổ)."""

    LOANS = "loan_book"
    TRIAL_BALANCE = "trial_balance"
