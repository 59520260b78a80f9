"""The member book (sổ đăng ký thành viên): Điều 15 Luật Hợp tác xã 2023, Điều 25 Luật 2012."""

from itertools import count

from coop_registry.labels import PARTY_KIND, TERMS
from coop_registry.papers.own import (
    ROUNDED,
    own_facts,
    own_head,
    own_signature,
    payment_words,
)
from coop_registry.rules.households import says_household
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.membership import CONTRIBUTING
from coop_registry.rules.own_papers import BookMember, MemberBook
from coop_registry.rules.shares import Shares
from core.dates import format_date
from core.money import format_vnd
from papers.blocks import Block, Cell, CellKind, Column, Facts, Heading, Note, Table
from papers.demo import demo_mark
from papers.frame import CheckMark, Document

LABEL_MM = 45
#: As many letters of a certificate's number stand in one line of its column.
NUMBER_LETTERS = 11
PART = "Phần vốn góp"
#: What the law asks for stays in the book, wide enough to be written in, also when nothing is known.
COLUMNS = (
    Column("STT", CellKind.INT, width_mm=10),
    Column("Họ và tên, tên tổ chức; người đại diện", width_mm=26),
    Column("Địa chỉ liên lạc, trụ sở chính", width_mm=25),
    Column("Quốc tịch", width_mm=15),
    Column("Số định danh cá nhân, mã số tổ chức", width_mm=26),
    Column("Ngày tham gia", CellKind.DATE),
    Column("Cam kết góp (đồng)", CellKind.MONEY, group=PART),
    Column("Đã góp (đồng)", CellKind.MONEY, group=PART),
    Column("Tỷ lệ đã góp trong vốn điều lệ", CellKind.SHARE, width_mm=19, group=PART),
    Column("Thời điểm góp; loại, giá trị tài sản", width_mm=28),
    Column("Giấy chứng nhận: số, ngày cấp", width_mm=27),
)
#: Members without capital: the book of them is the cooperative's choice (khoản 2 Điều 15).
PLAIN_COLUMNS = COLUMNS[:6]


def member_book_document(book: MemberBook, check: CheckMark | None) -> Document:
    """Return the book as a description that PDF and Word read."""
    shown = book.shown
    return Document(
        title=f"Sổ đăng ký thành viên: {shown.name}",
        head=own_head(shown, book.issued_on),
        kind="SỔ ĐĂNG KÝ THÀNH VIÊN",
        subtitle=(
            *((f"Số: {book.number}",) if book.number else ()),
            f"(Tính đến ngày {format_date(shown.on)})",
        ),
        body=_body(book),
        signature=own_signature(shown),
        watermark=demo_mark(is_demo=shown.is_demo),
        check=check,
        author=shown.name or "",
        landscape=True,
    )


def _body(book: MemberBook) -> tuple[Block, ...]:
    """Return the cooperative, its members with capital, then those without."""
    with_capital = [one for one in book.members if one.member_class in CONTRIBUTING]
    without = [one for one in book.members if one.member_class not in CONTRIBUTING]
    capital = book.shown.capital_vnd
    capital_words = format_vnd(capital) if capital is not None else None
    facts = (*own_facts(book.shown), (TERMS[book.shown.kind]["capital"], capital_words))
    blocks: list[Block] = [
        Facts(facts, LABEL_MM, small=True),
        _capital_table(with_capital, book.shares),
    ]
    if without:
        blocks += [
            Heading("Thành viên liên kết không góp vốn"),
            Table(
                PLAIN_COLUMNS,
                tuple(_plain_row(one, at) for at, one in enumerate(without, len(with_capital) + 1)),
            ),
        ]
    if book.shown.on != book.issued_on:
        blocks.append(Note(_known_on(book)))
    if not book.shares.add_up([one.paid_vnd for one in with_capital]):
        blocks.append(Note(ROUNDED))
    return tuple(blocks)


def _known_on(book: MemberBook) -> str:
    """Say of which day the particulars of persons are: they are kept as known, without periods."""
    return (
        "Họ tên, địa chỉ, quốc tịch, số giấy tờ ghi theo thông tin có đến ngày lập sổ "
        f"{format_date(book.issued_on)}; tư cách thành viên, vốn góp tính đến ngày "
        f"{format_date(book.shown.on)}."
    )


def _capital_table(members: list[BookMember], shares: Shares) -> Table:
    """Return the table of the members whose parts make up the charter capital, class by class."""
    words = list(dict.fromkeys(one.class_words for one in members))
    rows: list[tuple[Cell, ...]] = []
    heads = set()
    place = count(1)
    for word in words:
        if len(words) > 1:
            heads.add(len(rows))
            rows.append(("", word, *[""] * (len(COLUMNS) - 2)))
        rows += [_row(one, next(place)) for one in members if one.class_words == word]
    paid = sum(one.paid_vnd for one in members)
    total: tuple[Cell, ...] = (
        "",
        f"Tổng số: {len(members)} thành viên",
        *[""] * 4,
        sum(one.pledged_vnd for one in members),
        paid,
        "" if (ratio := shares.of(paid)) is None else ratio,
        "",
        "",
    )
    return Table(
        COLUMNS,
        tuple(rows),
        total if members else None,
        bold_rows=frozenset(heads),
        empty="Chưa ghi thành viên nào.",
    )


def _row(one: BookMember, place: int) -> tuple[Cell, ...]:
    """Return the cells of a member with capital; its number in the book where that is another."""
    kept = f"\n(số trong sổ: {one.number})" if one.number != place else ""
    return (
        place,
        f"{named(one)}{kept}",
        one.address or "",
        one.nationality or "",
        one.identity or "",
        one.joined_on or "chưa rõ",
        one.pledged_vnd,
        one.paid_vnd,
        one.ratio,
        _payments(one),
        _certificate(one),
    )


def _plain_row(one: BookMember, place: int) -> tuple[Cell, ...]:
    """Return the cells of a member without capital."""
    return _row(one, place)[:6]


def _payments(one: BookMember) -> str | None:
    """Return every contribution, oldest first."""
    return "\n".join(payment_words(payment) for payment in one.payments) or None


def named(one: BookMember) -> str:
    """Return the name, with who represents a household or an organisation."""
    if one.representative is not None:
        return f"{one.name}\nĐại diện: {one.representative}"
    said = says_household(one.name) or one.class_words == PARTY_KIND[PartyKind.HOUSEHOLD]
    alone = one.is_household and not said
    return f"{one.name}\n(hộ gia đình)" if alone else one.name


def _certificate(one: BookMember) -> str | None:
    """Return "03/GCN ngày 05/05/2025"; a long number goes on in a new line after its last stroke."""
    number = one.certificate_no
    if number is None:
        return None
    if len(number) > NUMBER_LETTERS:
        head, stroke, tail = number.rpartition("/")
        number = f"{head}{stroke}\n{tail}" if head else number
    return f"{number} ngày {format_date(one.certificate_on)}" if one.certificate_on else number
