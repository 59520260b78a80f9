import unicodedata

from papers.printable import one_line, printable


def test_decomposed_vietnamese_is_composed() -> None:
    assert printable(unicodedata.normalize("NFD", "Hợp tác xã Rã Bản")) == "Hợp tác xã Rã Bản"


def test_control_letters_and_lone_surrogates_are_dropped() -> None:
    assert printable("a\x00b\x0cc\ud800d\u202ee\ufffe") == "abcde"


def test_line_ends_become_one_kind() -> None:
    assert printable("a\r\nb\rc\td") == "a\nb\nc d"


def test_check_boxes_become_signs_the_face_holds() -> None:
    assert printable("☐ ☑ ✓") == "□ ■ √"


def test_one_line_cuts_what_cannot_run_over_pages() -> None:
    cut = one_line("Ă" * 10_000)
    assert len(cut) == 400
    assert cut.endswith("…")
    assert one_line("  a\nb ") == "a b"
