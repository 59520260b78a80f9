"""Words that have no place on a screen: English, and Vietnamese without its accents."""

import re
from pathlib import Path

#: None of these is a Vietnamese syllable ("in", "do", "to", "no", "an", "on" are).
ENGLISH = frozenset(Path(__file__).with_name("english.txt").read_text().split())
UNACCENTED = (
    "khong", "duoc", "nguoi", "hop tac xa", "dang nhap", "mat khau", "danh sach", "thanh vien",
    "dieu le", "quyet dinh", "dang ky", "ho so", "don vi", "chuyen vien", "can bo", "bao cao",
    "ngay sinh", "giay chung nhan", "so dien thoai", "dia chi", "truong", "nhung",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
#: Addresses, files, options, commands, settings, placeholders, dotted keys of rules.
_FOREIGN_NAME = re.compile(
    r"`[^`]*`|%\(\w+\)s|\b[A-Z]+(?:_[A-Z]+)+\b|[a-z_]+(?:\.[a-z_]+)+|https?://\S+|\S+@\S+|[\w.-]+\.(?:xlsx|docx|pdf|csv|json)\b|--[\w-]+"
)


def strangers_in(text: str) -> list[str]:
    """Return the English words and the accentless Vietnamese of a text a person reads."""
    plain = _FOREIGN_NAME.sub(" ", text)
    words = [word for word in _WORD.findall(plain) if word.lower() in ENGLISH]
    spaced = f" {' '.join(_WORD.findall(plain)).lower()} "
    return words + [phrase for phrase in UNACCENTED if f" {phrase} " in spaced]
