"""What an account holds besides duties; what a username may be."""

import re
from dataclasses import dataclass

from core.errors import RuleViolation

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,63}")


@dataclass(frozen=True)
class PersonFacts:
    """What is known of a person besides duties."""

    full_name: str
    position: str | None = None
    email: str | None = None


def check_username(username: str) -> None:
    """Refuse a username (tên đăng nhập) with accents, spaces, capitals or of a wrong length."""
    if not _USERNAME.fullmatch(username):
        raise RuleViolation(
            "Tên đăng nhập từ 3 đến 64 ký tự: chữ không dấu, chữ số, dấu chấm, gạch ngang, gạch "
            "dưới; bắt đầu bằng chữ hoặc số.",
            field="username",
        )
