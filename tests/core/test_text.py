import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import (
    capitalise_first,
    clean,
    fold,
    mask,
    number_in_words,
    vi_key,
    vnd_in_words,
)

DECOMPOSED = unicodedata.normalize("NFD", "Hợp tác xã Nông nghiệp Đông Viên")


def test_decomposed_text_is_stored_composed() -> None:
    assert clean(DECOMPOSED) == "Hợp tác xã Nông nghiệp Đông Viên"
    assert clean(DECOMPOSED) != DECOMPOSED


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  HTX   Minh\u00a0Phú ", "HTX Minh Phú"),
        ("HTX\u200b Minh\u202e Phú\ufeff", "HTX Minh Phú"),
        ("HTX\x00\x07 Minh Phú", "HTX Minh Phú"),
        ("", ""),
    ],
)
def test_text_is_trimmed_and_rid_of_invisible_letters(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thủy Lợi", "thuỷ lợi"),
        ("ĐÔNG VIÊN", "dong vien"),
        (DECOMPOSED, "hop tac xa nong nghiep dong vien"),
        ("HTX Hoà Bình – Rã Bản", "htx hòa bình (ra ban)"),
        ("Ủy ban", "Uỷ ban"),
    ],
)
def test_search_does_not_mind_accents_and_where_the_tone_stands(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folded_text_holds_plain_letters_and_single_spaces() -> None:
    assert fold("  Số 12/3, tổ 5 – P. Đức Xuân!") == "so 12 3 to 5 p duc xuan"


def test_names_sort_as_the_vietnamese_alphabet_does() -> None:
    ordered = [
        "An",
        "An Bình",
        "Ánh",
        "Ăn",
        "Âu Cơ",
        "Ba Bể",
        "Bạch Thông",
        "Bằng Lũng",
        "Chợ Đồn",
        "Chợ Mới",
        "Dương Quang",
        "Đông Viên",
        "Đức Xuân",
        "Ea Kar",
        "Êm",
        "Oanh",
        "Ông",
        "Ơn",
        "Xuân",
        "Yên",
    ]
    assert sorted(reversed(ordered), key=vi_key) == ordered


def test_tones_only_break_ties() -> None:
    ordered = ["ma", "mà", "mả", "mã", "má", "mạ", "man"]
    assert sorted(reversed(ordered), key=vi_key) == ordered


def test_composed_and_decomposed_names_have_one_key() -> None:
    assert vi_key(DECOMPOSED) == vi_key(clean(DECOMPOSED))


@given(st.text())
def test_sort_keys_are_plain_ascii(text: str) -> None:
    assert vi_key(text).isascii()


@pytest.mark.parametrize(
    ("identity", "shown"),
    [("006012345612", "0060******12"), ("123456", "******"), ("1234567", "1234*67"), ("", "")],
)
def test_the_middle_of_an_identity_number_is_hidden(identity: str, shown: str) -> None:
    assert mask(identity) == shown


def test_only_the_first_letter_is_raised() -> None:
    assert capitalise_first("đồng Hỷ") == "Đồng Hỷ"
    assert capitalise_first("") == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_010, "một nghìn không trăm mười"),
        (1_015, "một nghìn không trăm mười lăm"),
        (1_105, "một nghìn một trăm linh năm"),
        (10_000, "mười nghìn"),
        (21_000, "hai mươi mốt nghìn"),
        (105_000, "một trăm linh năm nghìn"),
        (1_000_000, "một triệu"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (500_000_000, "năm trăm triệu"),
        (1_000_000_000, "một tỷ"),
        (1_000_005_000, "một tỷ không trăm linh năm nghìn"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (20_000_000_000, "hai mươi tỷ"),
        (
            1_234_567_890_123,
            "một nghìn hai trăm ba mươi tư tỷ năm trăm sáu mươi bảy triệu"
            " tám trăm chín mươi nghìn một trăm hai mươi ba",
        ),
        (-25, "âm hai mươi lăm"),
    ],
)
def test_numbers_are_read_as_people_read_them(number: int, words: str) -> None:
    assert number_in_words(number).replace("mươi tư", "mươi bốn") == words.replace(
        "mươi tư", "mươi bốn"
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (1_015, "Một nghìn không trăm mười lăm đồng"),
        (1_000_000, "Một triệu đồng chẵn"),
        (1_000_005_000, "Một tỷ không trăm linh năm nghìn đồng chẵn"),
        (500, "Năm trăm đồng"),
    ],
)
def test_money_in_words_begins_with_a_capital(amount: int, words: str) -> None:
    assert vnd_in_words(amount) == words
