"""Titles and "hộ" before names are whole words: no surname loses its head."""

import itertools
import unicodedata

import pytest

from coop_registry.reading.meanings import M
from coop_registry.reading.places import read_place, read_unit
from coop_registry.reading.values import read_name, read_person
from coop_registry.rules.kinds import Kind, PartyKind

#: Surnames of the province and those that begin like a title, a kind or "hộ".
_SURNAMES = (
    "Bàn Bành Bạch Bá Bế Bồn Ôn Chịu Chíu Cổ Cồ Cố Hồ Hoàng Hà Hứa Hầu Ma Mã Mạc Lò Lý Triệu Nông "
    "Sầm Lục Vi Đinh Đồng Đặng Đàm Phùng Lưu Lèng Quách Giàng Thào Dương Chu Chủ Sùng Vàng Tẩn Phàn "
    "Tô Tống Trương Liêu Nguyễn"
)
SURNAMES = _SURNAMES.split()
PERSONS = (
    "",
    "ông ",
    "bà ",
    "anh ",
    "chị ",
    "Ông ",
    "Bà: ",
    "cô ",
    "đồng chí ",
    "Đ/c ",
    "ông/bà ",
    "Ông (bà) ",
)
HOUSEHOLDS = (
    "Hộ ", "hộ ", "Hộ: ", "Hộ ông ", "Hộ bà ", "Hộ gia đình ", "Hộ gia đình bà ", "Hộ GĐ ông ",
    "Hộ GĐ ", "Hộ gđ: ", "HGĐ ", "Hộ anh ", "Chủ hộ ", "Hộ gia đình ông/bà ", "Gia đình ông ",
)  # fmt: skip
BEHIND = (" (hộ)", " (hộ gia đình)", " - hộ", " (đại diện hộ)")
NAMES = ("Văn Lý", "Thị Mùi", "Thị Hộ", "Ông", "Bà Chị")


def _forms(words):
    return (words, words.upper(), unicodedata.normalize("NFD", words))


@pytest.mark.parametrize("surname", SURNAMES)
def test_every_surname_is_whole_behind_every_title(surname):
    said = [(f"{lead}{{}}", PartyKind.PERSON) for lead in PERSONS]
    said += [(f"{lead}{{}}", PartyKind.HOUSEHOLD) for lead in HOUSEHOLDS]
    said += [(f"{lead}{{}}{tail}", PartyKind.HOUSEHOLD) for tail in BEHIND for lead in PERSONS]
    for (form, kind), name in itertools.product(said, NAMES):
        whole = f"{surname} {name}"
        for typed in _forms(form.format(whole)):
            read = read_person(typed)
            wanted = whole.upper() if typed.isupper() else whole
            assert (read.value, read.unit, read.doubt) == (wanted, kind, None), typed


@pytest.mark.parametrize(
    "words",
    [
        "Hộ nghèo Bàn Văn A", "HỘ KINH DOANH BÀN VĂN A", "Ông Văn Sinh", "Bà Thị Nở",
        "Ông bà Bàn Văn A", "Bàn Văn A (GĐ)", "Hộ ông Thị Hoa", "Hộ Văn Lý", "đại diện Bàn Văn A", "Hộ",
    ],
)  # fmt: skip
def test_what_may_not_be_the_whole_name_is_asked(words):
    assert read_person(words).doubt is not None


@pytest.mark.parametrize("surname", ["Ôn", "Bàn", "Hồ", "Thái", "Tháp", "Liên"])
def test_names_of_organisations_lose_no_letters_either(surname):
    for lead, kind in (("HTX ", Kind.COOPERATIVE), ("THT ", Kind.GROUP), ("LHHTX ", Kind.UNION)):
        name = read_name(f"{lead}{surname} Văn").value
        assert (name.bare, name.kind) == (f"{surname} Văn", kind)
    for glued in ("HTXa Văn", "THTX Văn"):
        assert read_name(glued).value.bare == glued


@pytest.mark.parametrize("words", ["Thông Nhất", "THÔNG NHẤT", "Xóma Bản", "Phườngx"])
def test_a_type_of_a_place_is_a_whole_word(words):
    assert str(read_unit(words, M.VILLAGE).value) == words
    assert read_place(words).value.rest == (words,)


def test_a_type_glued_to_its_name_is_still_read():
    assert str(read_place("xãYến Dương").value.commune) == "Xã Yến Dương"
    assert str(read_place("TX.Đức Phổ").value.district) == "Thị xã Đức Phổ"


@pytest.mark.parametrize(
    "words", ["Ông Văn Chi", "Bà Văn Thị Ông", "Hộ nghèo Lý Thị B", "Hộ thôn Nà Pài"]
)
def test_what_may_be_half_a_name_stays_as_the_list_has_it(words: str) -> None:
    read = read_person(words)
    assert read.doubt is not None
    assert read.value == words
