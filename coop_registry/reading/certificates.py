"""Numbers of registration certificates (số giấy chứng nhận đăng ký), with day and issuer.

Offices wrote them with spaces: "14B07 00101", "1307 L00015". Everything up to a day, an issuer or
a comma is the number; what is none of these waits for a person, it never becomes an issuer.
"""

import re

from coop_registry.reading.cells import Cell
from coop_registry.reading.issuing import is_office, read_issuing, says_issuer
from coop_registry.reading.numbers_of_identity import NAMED, Paper, read_paper
from coop_registry.reading.read import Read, doubtful
from coop_registry.rules.kinds import IdentityKind

_TOKEN = re.compile(r"\s*([0-9A-ZĐ][0-9A-ZĐ./-]*)(?=[\s,;(:]|$)", re.IGNORECASE)
_DAY = re.compile(r"^(?:[0-9]{1,2}[/.-])?[0-9]{1,2}[/.-](?:19|20)[0-9]{2}$")
_YEAR = re.compile(r"^(?:19|20)[0-9]{2}$")
_LONG = re.compile(r"[0-9]{8,}")
_LETTERS = re.compile(r"^[A-ZĐ]{1,4}$")
#: A shorter number is one of the list, but "01/HTX-BB" says whose it is.
_FEWEST_DIGITS = 4
MANY = "Ghi nhiều số giấy tờ, hãy chọn một số."


def read_certificate(cell: Cell) -> Read:
    """Return the `Paper` of a registration certificate: number, and day and issuer when said.

    The number keeps its spaces; `normal_identifier` tells that "14B07 00101" and "14B0700101" are
    one.
    """
    read = read_paper(cell, person=False)
    if not isinstance(cell, str) or not isinstance(read.value, Paper):
        return read
    return _parted(read.raw)


def _parted(raw: str) -> Read:
    """Return the paper of words, and what about them is doubtful."""
    named = NAMED.match(raw)
    rest = raw[named.end() :] if named else raw
    tokens, tail = _tokens(rest)
    number = " ".join(tokens).rstrip(".-/").upper()
    issuing = read_issuing(tail)
    by = issuing.by
    if by and not (says_issuer(tail) or is_office(by)):
        by, issuing = None, issuing._replace(rest=f"{issuing.rest} {by}".strip())
    if not tokens:
        return doubtful(None, raw, "Số giấy chứng nhận không có chữ số.")
    paper = Paper(number, IdentityKind.ORGANISATION, issuing.on, by)
    return Read(paper, raw, doubt=_doubt(tokens, by, issuing.rest) or issuing.doubt)


def _tokens(words: str) -> tuple[list[str], str]:
    """Return the parts of the number and what follows them."""
    tokens: list[str] = []
    at = end = 0
    while found := _TOKEN.match(words, at):
        token = found[1]
        if tokens and (_DAY.match(token) or "\n" in found[0]):
            break
        at = found.end()
        has_digit = any(letter.isdigit() for letter in token)
        if has_digit:
            tokens += words[end:at].split()
            end = at
        elif not _LETTERS.match(token):
            break
    return tokens, words[end:]


def _doubt(tokens: list[str], by: str | None, rest: str) -> str | None:
    if sum(bool(_LONG.search(token)) for token in tokens) > 1 or _LONG.search(f"{by} {rest}"):
        return MANY
    number = "".join(tokens)
    if "/" not in number and sum(letter.isdigit() for letter in number) < _FEWEST_DIGITS:
        return f"“{number[:30]}” không giống số giấy chứng nhận; có thể là số thứ tự, mã nội bộ."
    if len(tokens) > 1 and _YEAR.match(tokens[-1]) and _LONG.search(tokens[-2]):
        return f"Không rõ “{tokens[-1]}” thuộc số giấy chứng nhận hay là năm cấp."
    if by and any(letter.isdigit() for letter in by):
        return f"Nơi cấp có chữ số: “{by[:40]}”."
    return f"Có chữ, số chưa hiểu sau số giấy chứng nhận: “{rest[:40]}”." if rest else None
