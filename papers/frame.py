"""One description of a paper, read by the PDF and the Word builder (Decree 30/2020/NĐ-CP).

The caller looks up the agency lines as of the paper's day (they are versioned) and passes them
in; nothing here queries, decides or knows the clock.
"""

from dataclasses import dataclass
from datetime import date

from core.dates import format_date_long
from papers.blocks import Annex, Block, Signature
from papers.printable import one_line

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK = "……"


@dataclass(frozen=True)
class AgencyHead:
    """The head of an agency's paper (tên cơ quan, số và ký hiệu, địa danh và thời gian).

    `number` stays None until the clerk (văn thư) has given it: "Số: ……/BC-UBND". `on` None
    leaves the day open too. `about` is the "V/v" line of an official letter (công văn).
    """

    issuer: str
    symbol: str
    place: str
    on: date | None = None
    parent: str = ""
    number: int | None = None
    about: str = ""


@dataclass(frozen=True)
class OwnHead:
    """The head of a cooperative's own paper: no agency, its own name and number.

    `symbol` may be empty; then the number line is left out unless a number is given.
    """

    name: str
    place: str
    on: date | None = None
    symbol: str = ""
    number: int | None = None
    about: str = ""


Head = AgencyHead | OwnHead


@dataclass(frozen=True)
class HeadLines:
    """The head in words, ready to be set."""

    parent: str
    issuer: str
    number: str
    about: str
    day: str


def _number_line(number: int | None, symbol: str) -> str:
    """Return "Số: 05/BC-UBND"; numbers under 10 are padded, an open one is left blank."""
    if not symbol and number is None:
        return ""
    shown = BLANK if number is None else f"{number:02d}"
    return f"Số: {shown}/{one_line(symbol.upper(), 60)}" if symbol else f"Số: {shown}"


def head_lines(head: Head) -> HeadLines:
    """Return the head in words (Decree 30/2020 annex I, II.2–II.5)."""
    day = format_date_long(head.on) if head.on else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    parent = head.parent if isinstance(head, AgencyHead) else ""
    issuer = head.issuer if isinstance(head, AgencyHead) else head.name
    return HeadLines(
        parent=one_line(parent, 200).upper(),
        issuer=one_line(issuer, 200).upper(),
        number=_number_line(head.number, head.symbol),
        about=f"V/v {one_line(head.about, 300)}" if head.about else "",
        day=f"{one_line(head.place, 80)}, {day}",
    )


@dataclass(frozen=True)
class CheckMark:
    """The look-up code of an issued paper (mã tra cứu) and where it can be checked."""

    code: str
    #: Printed for people, e.g. "https://…/kiem-tra-giay-to".
    url: str
    #: In the QR sign; the printed address when empty.
    link: str = ""

    @property
    def sentence(self) -> str:
        """Return the words at the foot."""
        return f"Mã tra cứu: {self.code} – kiểm tra tại {self.url}"

    @property
    def target(self) -> str:
        """Return what the QR sign holds."""
        return self.link or self.url


@dataclass(frozen=True)
class Document:
    """One paper: head, title, addressees, bases, body, recipients, signature.

    Attributes:
        title: Title in the file's properties; never printed.
        kind: Tên loại ("BÁO CÁO"); empty for an official letter.
        summary: Trích yếu under the kind.
        subtitle: Lines under the title that are not trích yếu ("(Tính đến ngày …)").
        addressees: Kính gửi.
        bases: Căn cứ, without the closing sign.
        recipients: Nơi nhận, without dash and sign.
        archive: What follows "Lưu: " ("VT, ĐKKD"); empty leaves the line out.
        labels: Said on each page in a frame, e.g. "BẢN ĐỐI CHIẾU".
        watermark: Light letters across each page, e.g. "DỮ LIỆU TRÌNH DIỄN".
        look_up: A look-up or list: "Trang 1/3" at the foot instead of Decree 30 numbers.
    """

    title: str
    body: tuple[Block, ...]
    head: Head | None = None
    kind: str = ""
    summary: str = ""
    subtitle: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = ""
    signature: Signature | None = None
    labels: tuple[str, ...] = ()
    watermark: str = ""
    check: CheckMark | None = None
    author: str = ""
    landscape: bool = False
    look_up: bool = False

    @property
    def main(self) -> tuple[Block, ...]:
        """Return the body up to the first annex; recipients and signature stand below it."""
        return self.body[: self._annex_at]

    @property
    def annexes(self) -> tuple[Block, ...]:
        """Return the annexes (phụ lục), which follow the signature."""
        return self.body[self._annex_at :]

    @property
    def _annex_at(self) -> int:
        starts = (at for at, block in enumerate(self.body) if isinstance(block, Annex))
        return next(starts, len(self.body))


def base_lines(bases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the bases (căn cứ) with their signs: each ends ";", the last "."."""
    stems = [base.rstrip(" ;.,") for base in bases]
    return tuple(
        f"{stem}{'.' if index == len(stems) - 1 else ';'}" for index, stem in enumerate(stems)
    )


def recipient_lines(recipients: tuple[str, ...], archive: str) -> tuple[str, ...]:
    """Return the list under "Nơi nhận": "- Như trên;" …, last "- Lưu: VT, ĐKKD."."""
    lines = [f"- {one_line(name, 200).rstrip(' ;.,')};" for name in recipients]
    if archive:
        lines.append(f"- Lưu: {one_line(archive, 100).rstrip(' ;.,')}.")
    elif lines:
        lines[-1] = f"{lines[-1][:-1]}."
    return tuple(lines)


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names after "Kính gửi:": one plain, several with dash and sign."""
    stems = [one_line(name, 300).rstrip(" ;.,") for name in addressees]
    if len(stems) < 2:
        return tuple(stems)
    return tuple(
        f"- {stem}{'.' if index == len(stems) - 1 else ';'}" for index, stem in enumerate(stems)
    )
