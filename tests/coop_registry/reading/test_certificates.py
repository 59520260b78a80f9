"""Numbers of certificates and papers with what stands behind them: never cut, never an issuer."""

import pytest

from coop_registry.reading.lists import read_lists
from coop_registry.reading.meanings import M
from coop_registry.reading.values import read_certificate, read_paper
from coop_registry.rules.entries import normal_identifier
from tests.coop_registry.reading.books import read_of

#: (number, ISO form of the partial day, issuer, words of the doubt).
CERTIFICATES: dict[str, tuple[str, str | None, str | None, str | None]] = {
    "14B07 00101": ("14B07 00101", None, None, None),
    "1307 L00015": ("1307 L00015", None, None, None),
    "Số 14B 000123": ("14B 000123", None, None, None),
    "4707 L 000015": ("4707 L 000015", None, None, None),
    "01/HTX-BB": ("01/HTX-BB", None, None, None),
    "14B07 00101, 13/6/2017": ("14B07 00101", "2017-06-13", None, None),
    "14B07 00101 13/6/2017": ("14B07 00101", "2017-06-13", None, None),
    "14B07 00101 do Phòng TC-KH huyện Ba Bể cấp ngày 13/6/2017": (
        "14B07 00101", "2017-06-13", "Phòng TC-KH huyện Ba Bể", None,
    ),
    "14B07 00101 UBND huyện Ba Bể": ("14B07 00101", None, "UBND huyện Ba Bể", None),
    "131507000012 cấp lần đầu ngày 5/6/2014 tại Phòng Tài chính - Kế hoạch": (
        "131507000012", "2014-06-05", "Phòng Tài chính - Kế hoạch", None,
    ),
    "131507000012 cấp 3/2018": ("131507000012", "2018-03", None, None),
    "14B 000123, giữa năm 2017": ("14B 000123", "2017", None, None),
    "131507000012 Ba Bể": ("131507000012", None, None, "“Ba Bể”"),
    "14B07 - 00101": ("14B07", None, None, "“00101”"),
    "131507000012 2014": ("131507000012 2014", None, None, "hay là năm cấp"),
    "131507000012 131507000013": ("131507000012 131507000013", None, None, "nhiều số"),
    "131507000012; 131507000013": ("131507000012", None, None, "nhiều số"),
}  # fmt: skip


@pytest.mark.parametrize("words", CERTIFICATES)
def test_a_certificate_number_is_whole_and_a_rest_is_asked(words: str) -> None:
    number, on, issuer, doubt = CERTIFICATES[words]
    read = read_certificate(words)
    paper = read.value
    assert (paper.number, paper.issued_on and paper.issued_on.iso(), paper.issued_by) == (
        number, on, issuer,
    )  # fmt: skip
    assert (read.doubt is None) == (doubt is None), read.doubt
    assert doubt is None or doubt in (read.doubt or "")


def test_numbers_that_differ_in_their_last_part_are_two() -> None:
    one, two = (read_certificate(f"14B07 0010{last}").value.number for last in (1, 2))
    assert normal_identifier(one) == "14B0700101"
    assert normal_identifier(one) != normal_identifier(two)
    assert read_certificate("GCN HTX").doubt == "Số giấy chứng nhận không có chữ số."


@pytest.mark.parametrize(
    ("words", "on", "issuer"),
    [
        ("95098765 cấp 3/2009 CA Bắc Kạn", "2009-03", "CA Bắc Kạn"),
        ("095098765, CA Bắc Kạn, 2010", "2010", "CA Bắc Kạn"),
        ("095098765 2010", "2010", None),
    ],
)
def test_a_year_is_neither_a_part_of_the_number_nor_of_the_issuer(
    words: str, on: str, issuer: str | None
) -> None:
    paper = read_paper(words).value
    assert (paper.number, paper.issued_on.iso(), paper.issued_by) == ("095098765", on, issuer)


def test_a_cell_under_code_or_tax_code_is_read_by_its_form_and_says_which() -> None:
    grid = [
        ["STT", "Tên HTX", "Mã số HTX/MST"],
        [1, "HTX A", "4700123456"],
        [2, "HTX B", "131507000012"],
    ]
    rows = list(read_lists(read_of(grid)).organisations())
    assert [row.values[M.CODE_OR_TAX].value for row in rows] == [
        "Mã số thuế: 4700123456",
        "Mã số: 131507000012",
    ]
    assert [row.clear(M.TAX_CODE) for row in rows] == ["4700123456", None]
