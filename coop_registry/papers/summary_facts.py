"""The facts of the one-page summary: who it is, capital and members, whom to call."""

from collections.abc import Iterator
from datetime import date

from coop_registry.labels import (
    ACTIVITY,
    DECLARED,
    KIND,
    SCHEME,
    TERMS,
    count_words,
    figure_words,
    status_label,
)
from coop_registry.rules.findings import Counted
from coop_registry.rules.record import DeclaredFigure, Record
from core.dates import format_date
from core.money import format_number, format_vnd
from core.text import capitalise_first, vnd_in_words

#: Labels with their values, None where nothing is known.
Rows = tuple[tuple[str, str | None], ...]


def identity_rows(shown: Record) -> Rows:
    """Return who it is."""
    terms = TERMS[shown.kind]
    numbers = tuple(
        (
            SCHEME[scheme],
            number.value
            + (f", ngày {format_date(number.issued_on)}" if number.issued_on else "")
            + (f", {number.issued_by}" if number.issued_by else ""),
        )
        for scheme, number in shown.identifiers
    )
    status = status_label(shown.kind, shown.status) if shown.status else None
    return (
        ("Loại hình", KIND[shown.kind]),
        *numbers,
        (terms["seat"], shown.seat_line or None),
        *((("Nay thuộc", capitalise_first(shown.place_now)),) if shown.place_now else ()),
        ("Ngày thành lập", str(shown.founded) if shown.founded else None),
        ("Ngành, nghề chính", shown.line),
        ("Tình trạng pháp lý", status),
        *((("Hoạt động thực tế", ACTIVITY[shown.activity]),) if shown.activity is not None else ()),
    )


def capital_rows(shown: Record) -> Rows:
    """Return the capital in figures and words."""
    capital = None
    if shown.capital_vnd is not None:
        words = vnd_in_words(shown.capital_vnd)
        capital = f"{format_vnd(shown.capital_vnd)} (bằng chữ: {words})"
    return ((TERMS[shown.kind]["capital"], capital),)


def declared_rows(shown: Record) -> Iterator[tuple[str, str]]:
    """Give the declared figures, the newest first; those of one day and source share a line."""
    together: dict[tuple[date, str], list[DeclaredFigure]] = {}
    for figure in shown.declared:
        together.setdefault((figure.on, figure.source), []).append(figure)
    newest_first = sorted(together.items(), key=lambda one: one[0][0], reverse=True)
    for (on, source), figures in newest_first:
        said = "; ".join(
            f"{_plain_label(figure)} {figure_words(figure.what, figure.value)}".strip()
            for figure in figures
        )
        yield f"Khai báo ngày {format_date(on)}", f"{capitalise_first(said)} ({source})"


def _plain_label(figure: DeclaredFigure) -> str:
    """Return "tổng số thành viên" of "Tổng số thành viên (số khai báo)"."""
    label = DECLARED[figure.what].removesuffix(" (số khai báo)")
    return label[:1].lower() + label[1:]


def member_rows(count: Counted | None) -> Rows:
    """Return the number of members and where it comes from, nothing where nobody has said."""
    if count is None or count.total is None:
        return ()
    return (("Số thành viên", f"{format_number(count.total)} ({count_words(count)})"),)


def contact_rows(shown: Record) -> Rows:
    """Return whom to call, in as few lines as it takes; nothing of the representative twice."""
    person, contact = shown.representative, shown.contact
    named = _joined(person.full_name, person.position, _unbroken(person.phone)) if person else None
    rows: Rows = ((TERMS[shown.kind]["representative"], named),)
    if contact is not None:
        same = person is not None and contact.person == person.full_name
        known = person is not None and contact.phone == person.phone
        others = _joined(
            None if same else contact.person,
            None if known else _unbroken(contact.phone),
            contact.email,
        )
        rows += (("Liên hệ khác", others),) if others else ()
    return rows


def _unbroken(phone: str | None) -> str | None:
    """Return a telephone number that stays on one line."""
    return phone.replace(" ", "\u00a0") if phone else None


def _joined(*parts: str | None) -> str | None:
    """Return what is known of the parts in one line."""
    return ", ".join(part for part in parts if part) or None
