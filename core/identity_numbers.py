"""Finds a full identity number in free text (số căn cước, chứng minh nhân dân, hộ chiếu). Pure."""

import re

#: What a field says that must not take one; the number itself is never repeated.
REFUSED = (
    "Ở đây có số giống số căn cước, chứng minh nhân dân hoặc hộ chiếu. Không ghi đủ số giấy tờ của "
    "người vào mục này; chỉ ghi bốn số cuối. Số tiền thì viết có dấu chấm, ví dụ 120.000.000."
)

_NO_DIGIT_BEFORE = r"(?<![0-9])(?<![0-9][ .\-])"
_NO_DIGIT_AFTER = r"(?![ .\-]?[0-9])"
#: After nine digits these say that they are money.
_NO_MONEY_AFTER = r"(?!\s*(?:đồng|đ\b|vnđ|vnd|₫))"

_FORMS = re.compile(
    "|".join(
        (
            # Căn cước, số định danh cá nhân: twelve digits that begin with 0 (mã tỉnh 001 to 096).
            r"(?<![0-9])0[0-9]{11}(?![0-9])",
            _NO_DIGIT_BEFORE + r"0[0-9]{2}([ .\-])[0-9]{3}\1[0-9]{3}\1[0-9]{3}" + _NO_DIGIT_AFTER,
            _NO_DIGIT_BEFORE + r"0[0-9]{3}([ .\-])[0-9]{4}\2[0-9]{4}" + _NO_DIGIT_AFTER,
            # Chứng minh nhân dân: nine digits; in threes with dots only where money cannot begin.
            r"(?<![0-9])(?<![0-9]\.)[0-9]{9}(?![0-9])" + _NO_MONEY_AFTER,
            _NO_DIGIT_BEFORE
            + r"[0-9]{3}([ \-])[0-9]{3}\3[0-9]{3}"
            + _NO_DIGIT_AFTER
            + _NO_MONEY_AFTER,
            _NO_DIGIT_BEFORE + r"0[0-9]{2}\.[0-9]{3}\.[0-9]{3}" + _NO_DIGIT_AFTER,
            # Hộ chiếu: one letter and seven or eight digits.
            r"(?<![^\W_])[a-z][0-9]{7,8}(?![0-9@])",
        )
    ),
    re.IGNORECASE,
)


def holds_identity_number(text: str) -> bool:
    """Tell whether text holds what looks like a person's full identity number.

    Law: số định danh is personal data (khoản 3 Điều 2 Nghị định 13/2023/NĐ-CP); a reason or a
    note is read by many and kept in the log for ever.
    """
    return _FORMS.search(text) is not None
