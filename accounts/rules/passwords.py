"""What a password must be (mật khẩu): long, not guessable; nothing about kinds of letters."""

from datetime import datetime, timedelta

from core.errors import RuleViolation
from core.text import fold

MIN_LENGTH = 10
MAX_LENGTH = 128
#: A password given by an administrator opens the account once, within these days.
ONE_TIME_VALID = timedelta(days=7)
#: Letters and digits that nobody confuses when reading aloud (no 0 O 1 l I).
ONE_TIME_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
ONE_TIME_GROUPS, ONE_TIME_GROUP_LENGTH = 4, 4

#: Folded, without spaces: what people try first.
_COMMON = frozenset(
    {
        "1234567890",
        "0123456789",
        "12345678910",
        "9876543210",
        "0987654321",
        "1q2w3e4r5t",
        "qwertyuiop",
        "qwerty1234",
        "qwerty12345",
        "asdfghjkl1",
        "password12",
        "password123",
        "password1234",
        "matkhau123",
        "matkhau1234",
        "matkhaucuatoi",
        "hoptacxa123",
        "hoptacxa2024",
        "hoptacxa2025",
        "hoptacxa2026",
        "lienminhhtx",
        "vietnam123",
        "vietnam2025",
        "vietnam2026",
        "backan2025",
        "backan2026",
        "thainguyen2025",
        "thainguyen2026",
        "anhyeuem123",
        "iloveyou123",
        "admin12345",
        "administrator",
        "quantri123",
        "quantrivien",
        "abc1234567",
        "abcd123456",
        "abcdefghij",
    }
)


def check_new_password(password: str, *, username: str) -> None:
    """Refuse a password that is short, common, of few letters, or holds the username."""
    if len(password) < MIN_LENGTH:
        raise RuleViolation(
            f"Mật khẩu cần ít nhất {MIN_LENGTH} ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
            field="new_password",
        )
    if len(password) > MAX_LENGTH:
        raise RuleViolation(f"Mật khẩu dài quá {MAX_LENGTH} ký tự.", field="new_password")
    bare = fold(password).replace(" ", "")
    if fold(username).replace(" ", "") in bare:
        raise RuleViolation("Mật khẩu không được chứa tên đăng nhập.", field="new_password")
    if bare in _COMMON or len(set(password)) < 5:
        raise RuleViolation(
            "Mật khẩu này quá dễ đoán. Hãy chọn một câu chỉ mình anh/chị nghĩ ra.",
            field="new_password",
        )


def one_time_has_ended(given_at: datetime, now: datetime) -> bool:
    """Tell whether a one-time password (mật khẩu dùng một lần) is too old to be used."""
    return now >= given_at + ONE_TIME_VALID
