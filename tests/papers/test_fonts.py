import struct
import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from papers import fonts, printable

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = {unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES}
LETTERS = LOWER | set("bcdđghklmnpqrstvxfjwz")
SIGNS = "0123456789.,;:!?()[]{}<>/\\|@#%&*-_+='\"₫“”‘’–—…•□■√×±≤≥°§½²³ "
NEEDED = LETTERS | {letter.upper() for letter in LETTERS} | set(SIGNS)


def letters_of(name: str) -> set[str]:
    return {chr(code) for code in TTFontFile(str(fonts.font_path(name))).charToGlyph}


def version_of(name: str) -> str:
    """Read the version string (name id 5) from the font's name table."""
    raw = fonts.font_path(name).read_bytes()
    tables = struct.unpack(">H", raw[4:6])[0]
    for index in range(tables):
        tag, _, offset, _ = struct.unpack(">4sLLL", raw[12 + 16 * index : 28 + 16 * index])
        if tag == b"name":
            break
    _, count, strings = struct.unpack(">HHH", raw[offset : offset + 6])
    for index in range(count):
        start = offset + 6 + 12 * index
        platform, _, _, name_id, length, where = struct.unpack(">6H", raw[start : start + 12])
        if platform == 3 and name_id == 5:
            begin = offset + strings + where
            return raw[begin : begin + length].decode("utf-16-be")
    raise AssertionError("no version in the name table")


def test_the_list_of_letters_is_complete() -> None:
    assert len(LOWER) == 72
    assert len(LETTERS | {letter.upper() for letter in LETTERS}) == 186


@pytest.mark.parametrize("name", fonts.FILES)
def test_every_face_holds_every_vietnamese_letter_and_sign(name: str) -> None:
    assert sorted(NEEDED - letters_of(name)) == []


@pytest.mark.parametrize("name", fonts.FILES)
def test_every_face_is_version_2_1_or_newer(name: str) -> None:
    number = version_of(name).removeprefix("Version ").split(";")[0].strip()
    assert tuple(int(part) for part in number.split(".")[:2]) >= (2, 1)


@pytest.mark.parametrize("name", fonts.FILES)
def test_signs_the_faces_lack_have_substitutes_they_hold(name: str) -> None:
    held = letters_of(name)
    for sign, instead in printable.SUBSTITUTES.items():
        assert sign not in held
        assert instead in held


def test_the_licence_is_shipped() -> None:
    text = (fonts.FOLDER / "LICENSE-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Reserved Font Name Liberation" in text
    assert "GPL" not in text


def test_text_is_measured_in_the_registered_face() -> None:
    narrow = fonts.text_width("Hợp tác xã", fonts.REGULAR, 13)
    assert 0 < narrow < fonts.text_width("Hợp tác xã", fonts.BOLD, 13)
