"""The parts round the body of a PDF: head, title, addressees, bases, recipients, signatures."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from papers import fonts, styles
from papers.blocks import Align, Signature
from papers.frame import (
    MOTTO,
    NATION,
    Document,
    Head,
    addressee_lines,
    base_lines,
    head_lines,
    recipient_lines,
)
from papers.pdf_text import paragraph
from papers.printable import one_line
from papers.styles import style

#: Height left free for the signature and the seal.
SIGN_MM = 26.0
#: A rule under a name is 1/3 to 1/2 of the line's length.
RULE_SHARE = 0.4
#: Room over and under the rule below a title: signs under letters (ạ, ặ) reach deep.
TITLE_GAP = 4.0
_BARE = [
    ("ALIGN", (0, 0), (-1, -1), "CENTER"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
]

Cell = list[Flowable]


def bare_table(
    rows: list[list[Cell]], widths: list[float], *, split: bool = False, below: float = 0
) -> Table:
    """Return a table without lines, `below` points under each row; widths in points."""
    look = [*_BARE, ("BOTTOMPADDING", (0, 0), (-1, -1), below)]
    return Table(rows, colWidths=widths, style=look, splitInRow=int(split), hAlign="LEFT")


def _rule(width: float, before: float = 2, after: float = 0) -> Flowable:
    return HRFlowable(
        width=width, thickness=0.7, color="black", spaceBefore=before, spaceAfter=after
    )


def _centred(text: str, size: float, font: str, after: float = 0) -> Paragraph:
    return paragraph(text, style(size, font=font, align=Align.CENTRE, after=after))


def head_flowables(head: Head, width: float) -> list[Flowable]:
    """Return the national motto beside the issuer, and number beside place and day."""
    lines = head_lines(head)
    right = fonts.text_width(NATION, fonts.BOLD, styles.HEAD) + 6
    left = width - right
    # A long issuer must not touch the motto.
    gutter = 3 * mm
    issuer: Cell = []
    if lines.parent:
        parent = fonts.balanced(lines.parent, fonts.REGULAR, styles.HEAD, left - gutter)
        issuer.append(_centred(parent, styles.HEAD, fonts.REGULAR))
    name = fonts.balanced(lines.issuer, fonts.BOLD, styles.HEAD, left - gutter)
    issuer.append(_centred(name, styles.HEAD, fonts.BOLD))
    length = fonts.text_width(name.split("\n")[-1], fonts.BOLD, styles.HEAD)
    issuer.append(_rule(length * RULE_SHARE))
    nation: Cell = [
        _centred(NATION, styles.HEAD, fonts.BOLD),
        _centred(MOTTO, styles.MOTTO, fonts.BOLD),
        _rule(fonts.text_width(MOTTO, fonts.BOLD, styles.MOTTO)),
    ]
    number: Cell = [Spacer(0, 6)]
    if lines.number:
        number.append(_centred(lines.number, styles.NUMBER, fonts.REGULAR, after=6))
    if lines.about:
        number.append(_centred(lines.about, styles.ABOUT, fonts.REGULAR))
    day: Cell = [Spacer(0, 6), _centred(lines.day, styles.NUMBER, fonts.ITALIC)]
    rows = [[issuer, [], nation], [number, [], day]]
    return [bare_table(rows, [left - gutter, gutter, right]), Spacer(0, 14)]


def title_flowables(document: Document, width: float) -> list[Flowable]:
    """Return kind, trích yếu with its rule, and the lines under them."""
    found: list[Flowable] = []
    if document.kind:
        kind = one_line(document.kind, 200).upper()
        found.append(_centred(kind, styles.TITLE, fonts.BOLD))
    if document.summary:
        summary = one_line(document.summary)
        length = min(fonts.text_width(summary, fonts.BOLD, styles.TITLE), width)
        lines = fonts.balanced(summary, fonts.BOLD, styles.TITLE, width)
        found.append(_centred(lines, styles.TITLE, fonts.BOLD))
        found.append(_rule(length * RULE_SHARE, before=TITLE_GAP, after=TITLE_GAP))
    found += [_centred(one_line(line), styles.BODY, fonts.ITALIC) for line in document.subtitle]
    return [*found, Spacer(0, 10)] if found else []


def addressee_flowables(addressees: tuple[str, ...], width: float) -> list[Flowable]:
    """Return "Kính gửi": one name on its line, several under the colon."""
    names = addressee_lines(addressees)
    if not names:
        return []
    if len(names) == 1:
        return [_centred(f"Kính gửi: {names[0]}", styles.BODY, fonts.REGULAR, after=10)]
    label = "Kính gửi:"
    label_width = fonts.text_width(label, fonts.REGULAR, styles.BODY) + 4
    inset = 25 * mm
    plain = style(styles.BODY)
    rows = [[[], [paragraph(label, plain)], []]]
    rows += [[[], [], [paragraph(name, plain)]] for name in names]
    widths = [inset, label_width, width - inset - label_width]
    return [bare_table(rows, widths), Spacer(0, 10)]


def base_flowables(bases: tuple[str, ...]) -> list[Flowable]:
    """Return the bases (căn cứ) in italics, each on its line."""
    look = style(font=fonts.ITALIC, align=Align.JUSTIFY, after=6, indent_mm=styles.FIRST_INDENT)
    return [paragraph(line, look) for line in base_lines(bases)]


def signature_cell(signature: Signature) -> Cell:
    """Return posts, room to sign, and the name."""
    cell: Cell = [
        _centred(one_line(str(post), 200), styles.BODY, fonts.BOLD) for post in signature.posts
    ]
    if signature.hint:
        cell.append(_centred(one_line(signature.hint, 100), styles.TABLE, fonts.ITALIC))
    cell.append(Spacer(0, SIGN_MM * mm))
    cell.append(_centred(one_line(signature.name, 120) or " ", styles.BODY, fonts.BOLD))
    return cell


def signature_flowables(signatures: tuple[Signature, ...], width: float) -> list[Flowable]:
    """Return signatures side by side; a single one stands in the right half."""
    cells = [signature_cell(one) for one in signatures]
    if len(cells) == 1:
        return [Spacer(0, 8), bare_table([[[], cells[0]]], [width * 0.45, width * 0.55])]
    return [Spacer(0, 8), bare_table([cells], [width / len(cells)] * len(cells))]


def closing_flowables(document: Document, width: float) -> list[Flowable]:
    """Return the recipients (nơi nhận) at the left and the signature at the right."""
    names = recipient_lines(document.recipients, document.archive)
    if not names and document.signature is None:
        return []
    left: Cell = []
    if names:
        left.append(paragraph("Nơi nhận:", style(12, font=fonts.BOLD_ITALIC)))
        left += [paragraph(line, style(11)) for line in names]
    right = signature_cell(document.signature) if document.signature else []
    return [Spacer(0, 8), bare_table([[left, right]], [width * 0.45, width * 0.55])]
