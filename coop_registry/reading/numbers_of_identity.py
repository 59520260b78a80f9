"""Numbers that identify (mã số, giấy chứng nhận, căn cước, điện thoại): text, never arithmetic.

A workbook drops leading zeros and keeps fifteen digits; what it may have eaten is put back only
where nothing else is possible, and said.
"""

import re
from dataclasses import dataclass

from coop_registry.reading.cells import EXACT_DIGITS, Cell, day_of, number_of
from coop_registry.reading.issuing import read_issuing
from coop_registry.reading.read import Read, blank, doubtful, says_nothing, words_of_cell
from coop_registry.rules.kinds import IdentityKind
from core.dates import PartialDate

_SCIENTIFIC = re.compile(r"^[0-9][.,]?[0-9]*e\+?[0-9]{1,2}$", re.IGNORECASE)
LOST_DIGITS = "Excel đã làm mất chữ số; hãy lấy số từ giấy gốc."
_TAX = re.compile(r"^([0-9]{10})(?:\s*[-–.]\s*([0-9]{3}))?$")
#: Digits with few letters between or before them, and the signs offices wrote in old numbers.
_REGISTERED = re.compile(r"^(?:[0-9.-]*[A-ZĐ]{1,3}){0,2}[0-9.-]+$")
_FEWEST_DIGITS = 6
#: "12.2004" is a month; a number in parts has more digits.
_FEWEST_PARTED = 9
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_LEAD = re.compile(
    r"^(?:số|so|mã số|ma so|mst|mã số thuế|gcn|gcnđkkd|gcnđk|đkkd|giấy chứng nhận|giấy cn)\s*(?:đkkd|đăng ký|htx|kinh doanh)?"
    r"\s*(?:số)?\s*[:.]?\s*(?=\S)",
    re.IGNORECASE,
)


def _digits(cell: Cell) -> tuple[str, str | None]:
    """Return the words of a number that identifies, and a doubt when digits were lost."""
    raw = words_of_cell(cell)
    number = number_of(cell)
    if number is not None and (number != number.to_integral_value() or len(raw) > EXACT_DIGITS):
        return raw, LOST_DIGITS
    return raw, LOST_DIGITS if _SCIENTIFIC.match(raw) else None


def read_code(cell: Cell) -> Read:
    """Return a code (mã số hợp tác xã) as text, spaces taken out."""
    raw, doubt = _digits(cell)
    if says_nothing(raw) or raw == "0":
        return blank(cell)
    if day_of(cell) is not None:
        return doubtful(None, raw, "Ô mã số lại là ngày; Excel đã đổi.")
    code = re.sub(r"\s+", "", _LEAD.sub("", raw)).upper()
    if not re.search(r"[0-9]", code):
        doubt = doubt or "Mã số không có chữ số."
    elif len(code) > 30:
        doubt = doubt or "Mã số quá dài, có thể ghi nhiều mã."
    elif not is_registered_form(code):
        doubt = doubt or (
            f"“{raw[:30]}” không giống mã số hợp tác xã (10 chữ số, hoặc số đăng ký cũ); có thể là "
            "mã nội bộ của danh sách."
        )
    return Read(code, raw, doubt=doubt)


def is_registered_form(code: str) -> bool:
    """Tell whether a number can be one the register's offices gave: "4700111222", "13B000123".

    Ten digits (three more for a branch), or an older number of six digits at least with up to
    three letters in it; "C01" and "2" are numbers of a list.
    """
    digits = sum(letter.isdigit() for letter in code)
    fewest = _FEWEST_PARTED if re.search(r"[.-]", code) else _FEWEST_DIGITS
    return digits >= fewest and bool(_REGISTERED.match(code))


def read_tax_code(cell: Cell) -> Read:
    """Return a tax code (mã số thuế): ten digits, or ten and three after a dash.

    A wrong check digit is noted only: lists hold real codes that break it.
    """
    raw, doubt = _digits(cell)
    if says_nothing(raw) or raw == "0":
        return blank(cell)
    typed = re.sub(r"[\s']", "", _LEAD.sub("", raw))
    if match := _TAX.match(typed):
        code = match[1] + (f"-{match[2]}" if match[2] else "")
    elif re.fullmatch(r"[0-9]{13}", typed):
        code = f"{typed[:10]}-{typed[10:]}"
    elif re.fullmatch(r"[0-9]{9}", typed) and _tax_check(f"0{typed}"):
        return doubtful(f"0{typed}", raw, "Có thể Excel đã bỏ số 0 ở đầu mã số thuế.")
    elif re.fullmatch(r"[0-9]{12}", typed):
        return Read(typed, raw, doubt=doubt, note="Mười hai số: số định danh dùng làm mã số thuế.")
    else:
        return doubtful(typed or None, raw, doubt or "Mã số thuế phải có 10 hoặc 13 chữ số.")
    note = None if _tax_check(code[:10]) else "Chữ số kiểm tra của mã số thuế không đúng."
    return Read(code, raw, doubt=doubt, note=note)


def _tax_check(code: str) -> bool:
    weighed = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code, strict=False))
    return int(code[9]) == 10 - weighed % 11


def read_code_or_tax(cell: Cell) -> tuple[Read, Read]:
    """Return (code, tax code) of a cell that may hold either (mã số hợp tác xã/mã số thuế)."""
    raw = words_of_cell(cell)
    parts = [part for part in re.split(r"[;/\n]| - ", raw) if part.strip()]
    if len(parts) == 2:
        return read_code(parts[0]), read_tax_code(parts[1])
    if _TAX.match(re.sub(r"\s", "", raw)):
        return blank(None), read_tax_code(cell)
    return read_code(cell), blank(None)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that identifies (giấy tờ): number, day, issuer; each as far as it is said."""

    number: str
    kind: IdentityKind | None = None
    issued_on: PartialDate | None = None
    issued_by: str | None = None


NAMED = re.compile(
    r"^(?:số\s*)?(cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|hộ chiếu|passport|hc"
    r"|gcnđkdn|gcnđkkd|gcnđk|gcn|đkkd|mst|msdn|giấy chứng nhận đăng ký(?: doanh nghiệp| kinh doanh| hợp tác xã| htx)?"
    r"|quyết định(?: thành lập)?|qđ)?\s*(?:số)?\s*[:.]?\s*",
    re.IGNORECASE,
)
_DECISION = re.compile(r"^[0-9]+\s*/(?:[0-9]{4}/)?\s*(?:qđ|qd)[\w-]*", re.IGNORECASE)
_TWELVE = re.compile(r"^[0-9]{12}$")
_NINE = re.compile(r"^[0-9]{9}$")
_TEN = re.compile(r"^[0-9]{10}$")
_ONE_SHORT = re.compile(r"^(?:[0-9]{8}|[0-9]{11})$")
_ENTERPRISE = re.compile(r"^(?:[0-9]{10}(?:-[0-9]{3})?|[0-9]{13})$")
_LONG_NUMBER = re.compile(r"[0-9]{8,}")
_PASSPORT = re.compile(r"^[A-Z][0-9]{7,8}$")
#: "095 012 345" in groups; behind a whole number another group is a year, not a part of it.
_NUMBER = re.compile(
    r"[0-9A-ZĐ]{1,6}(?: [0-9]{2,4})+(?![0-9A-ZĐ])|[0-9A-ZĐ][0-9A-ZĐ./-]*(?:/[0-9A-ZĐ/-]+)?",
    re.IGNORECASE,
)


def read_paper(cell: Cell, *, person: bool = True) -> Read:
    """Return the `Paper` of a cell that holds number, day and issuer together.

    "006012345678, cấp ngày 12/05/2021, Cục Cảnh sát QLHC về TTXH" and, for an enterprise,
    "4700123456 do Sở KH&ĐT cấp ngày 5/6/2018"; `person` says whether an identity card is expected.
    """
    raw, doubt = _digits(cell)
    if says_nothing(raw) or raw == "0":
        return blank(cell)
    if day_of(cell) is not None:
        return doubtful(None, raw, "Ô số giấy tờ lại là ngày; Excel đã đổi.")
    if number_of(cell) is not None and doubt is None:
        return _identified(Paper(raw), raw, person)
    paper, found = _paper(raw)
    if paper is None:
        return doubtful(None, raw, "Không đọc được số giấy tờ.")
    read = _identified(paper, raw, person)
    return read._replace(doubt=doubt or read.doubt or found)


def _paper(raw: str) -> tuple[Paper | None, str | None]:
    named = NAMED.match(raw)
    said = (named[1] or "").lower() if named else ""
    rest = raw[named.end() :] if named else raw
    number = _NUMBER.match(rest)
    if number is None:
        return None, None
    tail = rest[number.end() :]
    issuing = read_issuing(tail)
    doubt = issuing.doubt
    if _LONG_NUMBER.search(f"{issuing.by} {issuing.rest}"):
        doubt = "Ghi nhiều số giấy tờ, hãy chọn một số."
    words = re.sub(r"\s+", "", number[0]).rstrip(".-/").upper()
    return Paper(words, _kind_said(said), issuing.on, issuing.by), doubt


def _kind_said(said: str) -> IdentityKind | None:
    if said.startswith(("cccd", "căn cước")):
        return IdentityKind.CITIZEN
    if said.startswith(("cm", "chứng minh")):
        return IdentityKind.OLD_CITIZEN
    if said.startswith(("hộ chiếu", "passport", "hc")):
        return IdentityKind.PASSPORT
    return IdentityKind.ORGANISATION if said else None


def _identified(paper: Paper, raw: str, person: bool) -> Read:
    """Return the paper with its kind told by the form of its number, and lost zeros put back."""
    number = paper.number
    doubt = None
    if _DECISION.match(number) or not person:
        kind = IdentityKind.ORGANISATION
    elif _PASSPORT.match(number):
        kind = IdentityKind.PASSPORT
    elif _TWELVE.match(number):
        kind = IdentityKind.CITIZEN
    elif _NINE.match(number):
        kind = IdentityKind.OLD_CITIZEN
    elif _ONE_SHORT.match(number):
        kind = IdentityKind.OLD_CITIZEN if len(number) == 8 else IdentityKind.CITIZEN
        number = f"0{number}"
        doubt = "Thiếu một chữ số; có thể Excel đã bỏ số 0 ở đầu."
    elif _TEN.match(number) and not _of_organisation(paper):
        # Citizens of provinces 001 to 009 have two zeros that a workbook drops.
        kind, number = IdentityKind.CITIZEN, f"00{number}"
        doubt = "Mười chữ số: căn cước bị bỏ hai số 0 ở đầu, hoặc mã số doanh nghiệp."
    elif _ENTERPRISE.match(number) or (paper.kind is IdentityKind.ORGANISATION):
        kind = IdentityKind.ORGANISATION
    else:
        kind = paper.kind or IdentityKind.ORGANISATION
        doubt = "Số giấy tờ không đúng số chữ số của căn cước (12) hay chứng minh nhân dân (9)."
    if paper.kind is not None and paper.kind is not kind and doubt is None:
        doubt = "Số chữ số không đúng với loại giấy tờ đã ghi."
    return Read(Paper(number, kind, paper.issued_on, paper.issued_by), raw, doubt=doubt)


def _of_organisation(paper: Paper) -> bool:
    """Tell whether the cell itself says that the paper is of an enterprise or organisation."""
    issuer = (paper.issued_by or "").lower()
    return paper.kind is IdentityKind.ORGANISATION or issuer.startswith(("sở", "phòng", "ubnd"))


_PHONES = re.compile(r"[;,\n]|\s-\s|\s?/\s?|\bhoặc\b|\bvà\b")
_LANDLINE = re.compile(r"^02[0-9]{8,9}$")
_MOBILE = re.compile(r"^0[35789][0-9]{8}$")
_OLD_MOBILE = re.compile(r"^01[0-9]{9}$")


def read_phone(cell: Cell) -> Read:
    """Return phone numbers (số điện thoại) as digits, several joined by ", "."""
    raw = words_of_cell(cell)
    if says_nothing(raw) or raw == "0":
        return blank(cell)
    found: list[str] = []
    doubt = None
    note = None
    for part in _PHONES.split(raw):
        digits = re.sub(r"[^0-9+]", "", part)
        if not digits:
            continue
        number = re.sub(r"^(?:\+84|0084|84(?=[0-9]{9}$))", "0", digits)
        if re.fullmatch(r"[35789][0-9]{8}", number):
            # A mobile number without its zero can be nothing else.
            number, note = f"0{number}", "Đã thêm số 0 ở đầu số điện thoại."
        if not (_MOBILE.match(number) or _LANDLINE.match(number)):
            doubt = (
                "Số di động 11 chữ số kiểu cũ, cần đổi đầu số."
                if _OLD_MOBILE.match(number)
                else "Số điện thoại không đúng số chữ số."
            )
        found.append(number)
    if not found:
        return doubtful(None, raw, "Không đọc được số điện thoại.")
    return Read(", ".join(found), raw, doubt=doubt, note=note)
