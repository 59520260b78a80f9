"""The findings of the one-page summary: alike ones in one line, as much told as there is room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coop_registry.papers.told import checked_words, told
from coop_registry.rules.findings import Breach, Finding
from core.money import format_number
from law.dated import Certainty
from papers.blocks import CellKind, Column, Note, Run, Table, Text
from papers.printable import one_line

#: Of the column of articles: beside evidence, beside titles alone.
NARROW_MM, WIDE_MM = 42, 76
NOTHING = "Không phát hiện điểm nào chưa phù hợp trong dữ liệu đã ghi."
IN_WORKBOOK = "xem tệp Excel kèm theo"


@dataclass(frozen=True)
class Group:
    """Findings of one name under one article."""

    findings: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """Return "Quá thời hạn góp đủ vốn: 4 thành viên"; one finding is its title."""
        title, count = self.findings[0].title, len(self.findings)
        if count == 1:
            return title
        members = {one.party_id for one in self.findings}
        of_members = None not in members and len(members) == count
        return f"{title}: {format_number(count)} {'thành viên' if of_members else 'trường hợp'}"

    @property
    def article(self) -> str:
        """Return the article, and how far it was compared with the text."""
        return f"{self.findings[0].article}{unread_words(self.findings[0])}"

    @property
    def since(self) -> date | None:
        """Return the first day of the oldest."""
        return min((one.since for one in self.findings if one.since), default=None)

    def evidence(self, most: int, letters: int) -> str:
        """Return what the first findings stand on; those left out are counted in `words`."""
        return " ".join(one_line(told(one), letters) for one in self.findings[:most])


def grouped(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Return the findings of one name and article together, in the order they are met."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        found.setdefault((one.title, one.article), []).append(one)
    return tuple(Group(tuple(alike)) for alike in found.values())


@dataclass(frozen=True)
class Telling:
    """How much of the findings is told: evidence of so many groups, of each so many findings.

    `letters` is how long the evidence of one may be. `as_list` sets all in one small paragraph; `most` is how many groups are named in it.
    """

    groups: int = 100
    each: int = 2
    letters: int = 1000
    as_list: bool = False
    most: int = 100


def finding_blocks(
    findings: Sequence[Finding], telling: Telling, *, with_workbook: bool
) -> tuple[Table | Text | Note, ...]:
    """Return every kind of finding with its article, and evidence as far as it is told."""
    groups = grouped(findings)
    if not groups:
        return (Text(NOTHING),)
    if telling.as_list:
        rest = f" Từng trường hợp: {IN_WORKBOOK}." * with_workbook
        return (Note(_list(groups, telling.most) + rest),)
    rows = tuple(
        (_words(group, telling, place < telling.groups), group.article, group.since)
        for place, group in enumerate(groups)
    )
    more = with_workbook and not _tells_all(groups, telling)
    return (
        Table(_columns(telling), rows),
        *((Text(f"Từng trường hợp: {IN_WORKBOOK}."),) if more else ()),
    )


def _columns(telling: Telling) -> tuple[Column, ...]:
    """Return the columns; titles alone leave more room to the articles."""
    told = telling.groups > 0
    return (
        Column("Vấn đề và căn cứ trong dữ liệu" if told else "Vấn đề"),
        Column("Quy định", width_mm=NARROW_MM if told else WIDE_MM),
        Column("Từ ngày", CellKind.DATE, width_mm=22),
    )


def _tells_all(groups: Sequence[Group], telling: Telling) -> bool:
    """Tell whether the evidence of every finding stands on the page."""
    return telling.groups >= len(groups) and all(
        len(group.findings) <= telling.each and len(told(one)) <= telling.letters
        for group in groups
        for one in group.findings
    )


def _words(group: Group, telling: Telling, with_evidence: bool) -> tuple[Run, ...]:
    """Return the cell of a group."""
    evidence = group.evidence(telling.each * with_evidence, telling.letters)
    head = Run(f"{group.words}. " if evidence else f"{group.words}.", bold=True)
    return (head, Run(evidence)) if evidence else (head,)


def _list(groups: Sequence[Group], most: int) -> str:
    """Return the groups one after the other, those of one article together, at last the rest."""
    by_article: dict[str, list[Group]] = {}
    for group in groups[:most]:
        by_article.setdefault(group.findings[0].article, []).append(group)
    said = [
        f"{'; '.join(group.words for group in alike)} ({article})"
        for article, alike in by_article.items()
    ]
    if most < len(groups):
        left = format_number(len(groups) - most)
        said.append(f"{left} loại vấn đề {'khác ' * bool(most)}ghi ở hồ sơ trong sổ đăng ký")
    unread = any(one.certainty is not Certainty.READ for group in groups for one in group.findings)
    return f"{'; '.join(said)}.{' Có quy định chưa đối chiếu với văn bản.' * unread}"


def past_blocks(past: Sequence[Breach], *, with_workbook: bool) -> tuple[Text, ...]:
    """Return how many stretches of the past are over; the workbook tells them."""
    if not past:
        return ()
    more = f"; {IN_WORKBOOK}" if with_workbook else ""
    said = f"Trước đây, theo quy định của từng ngày, có {len(past)} khoảng thời gian chưa phù hợp"
    return (Text(f"{said}, nay đã hết{more}."),)


def unread_words(finding: Finding) -> str:
    """Return the mark of a rule that was not compared with its text, else nothing."""
    if finding.certainty is Certainty.READ:
        return ""
    return f" ({checked_words(finding)})"
