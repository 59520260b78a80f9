"""The clocks of a filing: the day before, of and after each last day, across Tết and each law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_registry.rules.filings.catalogue import legal_day, spec_of
from coop_registry.rules.filings.clocks import Clock, Days, clocks, supplement_until
from coop_registry.rules.filings.kinds import FilingKind, Starts, Who
from coop_registry.rules.filings.specs import SPECS
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.kinds import Kind
from law.dated import Certainty
from law.deadlines import WorkingDays

K = FilingKind
HTX, THT = Kind.COOPERATIVE, Kind.GROUP
ONE_DAY = timedelta(days=1)
#: Tết 2024, 2025; 29/04/2024 and 02/05/2025 off in exchange for a Saturday.
OFFICE_DAYS = WorkingDays(
    closed=frozenset(
        {
            *(date(2024, 2, 8) + n * ONE_DAY for n in range(7)),
            *(date(2025, 1, 27) + n * ONE_DAY for n in range(5)),
            *(date(2024, 4, 29) + n * ONE_DAY for n in range(3)),
            *(date(2025, 4, 30) + n * ONE_DAY for n in range(3)),
            date(2025, 9, 1),
            date(2025, 9, 2),
        }
    ),
    opened=frozenset({date(2024, 5, 4), date(2025, 4, 26)}),
)


def running(kind: FilingKind, of: Kind, days: Days, today: date, spec_on: date | None = None):
    on = spec_on or days.received_on or days.event_on or days.effect_on or today
    return {one.rule: one for one in clocks(spec_of(kind, of, on), days, OFFICE_DAYS, today)}


def D(day: int, month: int, year: int) -> date:  # noqa: N802 - a day written as it is read
    return date(year, month, day)


#: Kind, of whom, which day is known, rule, last day, article.
LIMITS = [
    # Founding: 5 WD until 30/06/2024, 3 WD from 01/07/2024.
    (K.FOUNDING, HTX, {"received_on": D(4, 5, 2023)}, "registration.new.working_days", D(11, 5, 2023), "khoản 4 Điều 23 Luật Hợp tác xã 2012"),
    (K.FOUNDING, HTX, {"received_on": D(6, 2, 2024)}, "registration.new.working_days", D(20, 2, 2024), "khoản 4 Điều 23 Luật Hợp tác xã 2012"),
    (K.FOUNDING, HTX, {"received_on": D(28, 6, 2024)}, "registration.new.working_days", D(5, 7, 2024), "khoản 4 Điều 23 Luật Hợp tác xã 2012"),
    (K.FOUNDING, HTX, {"received_on": D(1, 7, 2024)}, "registration.new.working_days", D(4, 7, 2024), "khoản 4 Điều 42 Luật Hợp tác xã 2023"),
    (K.FOUNDING, HTX, {"received_on": D(24, 1, 2025)}, "registration.new.working_days", D(5, 2, 2025), "khoản 4 Điều 42 Luật Hợp tác xã 2023"),
    (K.FOUNDING, HTX, {"received_on": D(30, 6, 2025)}, "registration.new.working_days", D(3, 7, 2025), "khoản 4 Điều 42 Luật Hợp tác xã 2023"),
    (K.CONVERSION, THT, {"received_on": D(29, 4, 2025)}, "registration.new.working_days", D(7, 5, 2025), "khoản 4 Điều 42 Luật Hợp tác xã 2023"),
    # Changes: 10 days to file, 3 WD for the office; before: 5 WD by memory.
    (K.NAME, HTX, {"received_on": D(26, 4, 2024)}, "registration.change.working_days", D(7, 5, 2024), "Điều 28 Luật Hợp tác xã 2012"),
    (K.NAME, HTX, {"received_on": D(25, 4, 2025)}, "registration.change.working_days", D(29, 4, 2025), "điểm b khoản 1 Điều 47 Luật Hợp tác xã 2023"),
    (K.SEAT, HTX, {"event_on": D(3, 3, 2025)}, "registration.change.filing_days", D(13, 3, 2025), "điểm a khoản 1 Điều 47 Luật Hợp tác xã 2023"),
    (K.CAPITAL, HTX, {"event_on": D(18, 1, 2025)}, "registration.change.filing_days", D(3, 2, 2025), "điểm a khoản 1 Điều 47 Luật Hợp tác xã 2023"),
    (K.REPRESENTATIVE, HTX, {"event_on": D(10, 7, 2024)}, "registration.change.filing_days", D(22, 7, 2024), "điểm a khoản 1 Điều 47 Luật Hợp tác xã 2023"),
    (K.REPRESENTATIVE, HTX, {"event_on": D(25, 6, 2025)}, "registration.change.filing_days", D(7, 7, 2025), "điểm a khoản 1 Điều 47 Luật Hợp tác xã 2023"),
    # Notices.
    (K.LINES, HTX, {"event_on": D(3, 3, 2025)}, "registration.notice.filing_days", D(13, 3, 2025), "điểm a khoản 2 Điều 48 Luật Hợp tác xã 2023"),
    (K.TAX_INFORMATION, HTX, {"received_on": D(3, 3, 2025)}, "registration.notice.working_days", D(6, 3, 2025), "điểm b khoản 2 Điều 48 Luật Hợp tác xã 2023"),
    (K.FOREIGN_MEMBERS, HTX, {"received_on": D(12, 7, 2024)}, "registration.notice.working_days", D(17, 7, 2024), "điểm b khoản 2 Điều 48 Luật Hợp tác xã 2023"),
    (K.ENTERPRISE, HTX, {"event_on": D(4, 5, 2023)}, "investment.notice.working_days", D(25, 5, 2023), "Điều 20 Nghị định 193/2013/NĐ-CP"),
    (K.ENTERPRISE, HTX, {"event_on": D(3, 3, 2025)}, "enterprise.notice.working_days", D(17, 3, 2025), "khoản 6 Điều 81 Luật Hợp tác xã 2023"),
    (K.ENTERPRISE, HTX, {"received_on": D(3, 3, 2025)}, "enterprise.office.working_days", D(6, 3, 2025), "Điều 44 Nghị định 92/2024/NĐ-CP"),
    (K.OTHER_NOTICE, HTX, {"received_on": D(3, 3, 2025)}, "registration.update.working_days", D(6, 3, 2025), "khoản 1 Điều 46 Nghị định 92/2024/NĐ-CP"),
    (K.OTHER_NOTICE, HTX, {"event_on": D(4, 5, 2023)}, "registration.notice.filing_days", D(19, 5, 2023), "Luật Hợp tác xã 2012"),
    # Branches.
    (K.BRANCH_NEW, HTX, {"event_on": D(3, 3, 2025)}, "branch.new.filing_days", D(13, 3, 2025), "khoản 1 Điều 36 Nghị định 92/2024/NĐ-CP"),
    (K.BRANCH_NEW, HTX, {"event_on": D(3, 3, 2025)}, "branch.location.filing_days", D(13, 3, 2025), "khoản 4 Điều 55 Luật Hợp tác xã 2023"),
    (K.BRANCH_NEW, HTX, {"event_on": D(3, 3, 2025)}, "branch.abroad.filing_days", D(2, 4, 2025), "khoản 3 Điều 55 Luật Hợp tác xã 2023"),
    (K.BRANCH_NEW, HTX, {"received_on": D(10, 7, 2024)}, "branch.new.working_days", D(15, 7, 2024), "điểm b khoản 1 Điều 55 Luật Hợp tác xã 2023"),
    (K.BRANCH_NEW, HTX, {"received_on": D(3, 3, 2025)}, "branch.abroad.working_days", D(6, 3, 2025), "khoản 4 Điều 36 Nghị định 92/2024/NĐ-CP"),
    (K.BRANCH_CHANGE, HTX, {"event_on": D(3, 3, 2025)}, "branch.change.filing_days", D(13, 3, 2025), "khoản 2 Điều 55 Luật Hợp tác xã 2023"),
    (K.BRANCH_CHANGE, HTX, {"received_on": D(3, 3, 2025)}, "branch.change.working_days", D(6, 3, 2025), "khoản 5 Điều 45 Nghị định 92/2024/NĐ-CP"),
    (K.BRANCH_END, HTX, {"event_on": D(3, 3, 2025)}, "branch.end.filing_days", D(13, 3, 2025), "khoản 2 Điều 54 Nghị định 92/2024/NĐ-CP"),
    (K.BRANCH_END, HTX, {"event_on": D(3, 3, 2025)}, "branch.abroad.end.filing_days", D(2, 4, 2025), "khoản 4 Điều 54 Nghị định 92/2024/NĐ-CP"),
    (K.BRANCH_END, HTX, {"received_on": D(3, 3, 2025)}, "branch.end.working_days", D(10, 3, 2025), "khoản 3 Điều 54 Nghị định 92/2024/NĐ-CP"),
    (K.BRANCH_END, HTX, {"received_on": D(3, 3, 2025)}, "branch.abroad.end.working_days", D(6, 3, 2025), "khoản 4 Điều 54 Nghị định 92/2024/NĐ-CP"),
    (K.BRANCH_END, HTX, {"posted_on": D(3, 3, 2025)}, "branch.end.automatic.months", D(3, 9, 2025), "khoản 5 Điều 54 Nghị định 92/2024/NĐ-CP"),
    # Suspension: 15 days, then 3 WD before.
    (K.SUSPENSION, HTX, {"effect_on": D(3, 7, 2023)}, "suspension.notice", D(18, 6, 2023), "Thông tư 03/2014/TT-BKHĐT"),
    (K.SUSPENSION, HTX, {"effect_on": D(30, 6, 2024)}, "suspension.notice", D(15, 6, 2024), "Thông tư 03/2014/TT-BKHĐT"),
    (K.SUSPENSION, HTX, {"effect_on": D(1, 7, 2024)}, "suspension.notice", D(26, 6, 2024), "khoản 1 Điều 96 Luật Hợp tác xã 2023"),
    (K.SUSPENSION, HTX, {"effect_on": D(3, 2, 2025)}, "suspension.notice", D(22, 1, 2025), "khoản 1 Điều 96 Luật Hợp tác xã 2023"),
    (K.RESUMPTION, HTX, {"effect_on": D(10, 3, 2025)}, "suspension.notice", D(5, 3, 2025), "khoản 1 Điều 96 Luật Hợp tác xã 2023"),
    (K.SUSPENSION, HTX, {"received_on": D(3, 3, 2025)}, "suspension.confirm.working_days", D(6, 3, 2025), "khoản 4 Điều 47 Nghị định 92/2024/NĐ-CP"),
    (K.RESUMPTION, HTX, {"received_on": D(3, 3, 2025)}, "suspension.confirm.working_days", D(6, 3, 2025), "khoản 4 Điều 47 Nghị định 92/2024/NĐ-CP"),
    (K.SUSPENSION, THT, {"effect_on": D(10, 3, 2025)}, "group.suspension.notice", D(5, 3, 2025), "khoản 1 Điều 62 Nghị định 92/2024/NĐ-CP"),
    (K.RESUMPTION, THT, {"received_on": D(3, 3, 2025)}, "group.suspension.confirm.working_days", D(6, 3, 2025), "khoản 3 Điều 62 Nghị định 92/2024/NĐ-CP"),
    # Certificates.
    (K.REISSUE, HTX, {"received_on": D(4, 5, 2023)}, "registration.reissue.working_days", D(11, 5, 2023), "Luật Hợp tác xã 2012"),
    (K.REISSUE, HTX, {"received_on": D(3, 3, 2025)}, "registration.reissue.working_days", D(6, 3, 2025), "Điều 49 Nghị định 92/2024/NĐ-CP"),
    (K.REISSUE, THT, {"received_on": D(3, 3, 2025)}, "group.reissue.working_days", D(6, 3, 2025), "khoản 3 Điều 59 Nghị định 92/2024/NĐ-CP"),
    (K.EXCHANGE, HTX, {"received_on": D(3, 3, 2025)}, "registration.change.working_days", D(6, 3, 2025), "điểm b khoản 1 Điều 47 Luật Hợp tác xã 2023"),
    (K.CORRECTION, THT, {"received_on": D(3, 3, 2025)}, "registration.correction.working_days", D(6, 3, 2025), "Điều 26 Nghị định 92/2024/NĐ-CP"),
    # Revocation, restoration, bankruptcy.
    (K.REVOCATION, HTX, {"received_on": D(3, 3, 2025)}, "revocation.decision.working_days", D(6, 3, 2025), "Điều 53 Nghị định 92/2024/NĐ-CP"),
    (K.REVOCATION, HTX, {"explain_until": D(3, 3, 2025)}, "revocation.explained.working_days", D(6, 3, 2025), "khoản 2 Điều 53 Nghị định 92/2024/NĐ-CP"),
    (K.REVOCATION, HTX, {"explain_until": D(3, 3, 2025)}, "revocation.branch.explained.working_days", D(6, 3, 2025), "khoản 3 Điều 55 Nghị định 92/2024/NĐ-CP"),
    (K.REVOCATION, HTX, {"received_on": D(3, 3, 2025)}, "revocation.branch.decision.working_days", D(6, 3, 2025), "các khoản 2, 4 và 5 Điều 55 Nghị định 92/2024/NĐ-CP"),
    (K.REVOCATION, HTX, {"issued_on": D(3, 3, 2025)}, "revocation.posting.working_days", D(6, 3, 2025), "khoản 6 Điều 53 Nghị định 92/2024/NĐ-CP"),
    (K.REVOCATION, THT, {"received_on": D(3, 3, 2025)}, "revocation.group.decision.working_days", D(6, 3, 2025), "các khoản 2, 3 và 4 Điều 64 Nghị định 92/2024/NĐ-CP"),
    (K.REVOCATION, THT, {"issued_on": D(3, 3, 2025)}, "revocation.group.posting.working_days", D(6, 3, 2025), "khoản 5 Điều 64 Nghị định 92/2024/NĐ-CP"),
    (K.RESTORATION, HTX, {"received_on": D(3, 3, 2025)}, "revocation.restore.working_days", D(6, 3, 2025), "khoản 2 Điều 56 Nghị định 92/2024/NĐ-CP"),
    (K.RESTORATION, THT, {"issued_on": D(3, 3, 2025)}, "revocation.restore.posting.working_days", D(6, 3, 2025), "khoản 3 Điều 56 Nghị định 92/2024/NĐ-CP"),
    (K.BANKRUPTCY, HTX, {"received_on": D(3, 3, 2025)}, "bankruptcy.post.working_days", D(6, 3, 2025), "khoản 1 Điều 57 Nghị định 92/2024/NĐ-CP"),
    (K.BANKRUPTCY, HTX, {"received_on": D(3, 3, 2025)}, "bankruptcy.declared.post.working_days", D(6, 3, 2025), "khoản 2 Điều 57 Nghị định 92/2024/NĐ-CP"),
    # Groups.
    (K.FOUNDING, THT, {"event_on": D(4, 5, 2023)}, "group.notice.working_days", D(11, 5, 2023), "khoản 3 Điều 12 Nghị định 77/2019/NĐ-CP"),
    (K.NAME, THT, {"event_on": D(17, 7, 2024)}, "group.change_notice.working_days", D(24, 7, 2024), "khoản 4 Điều 12 Nghị định 77/2019/NĐ-CP"),
    (K.NAME, THT, {"event_on": D(18, 7, 2024)}, "group.change.filing_days", D(29, 7, 2024), "khoản 1 Điều 60 Nghị định 92/2024/NĐ-CP"),
    (K.TAX_INFORMATION, THT, {"received_on": D(3, 3, 2025)}, "group.change.working_days", D(6, 3, 2025), "khoản 6 Điều 60 Nghị định 92/2024/NĐ-CP"),
    (K.GROUP_END, THT, {"event_on": D(4, 5, 2023)}, "group.end_notice.working_days", D(11, 5, 2023), "khoản 3 Điều 14 Nghị định 77/2019/NĐ-CP"),
    (K.FOUNDING, THT, {"event_on": D(3, 3, 2025)}, "group.registration.filing_working_days", D(10, 3, 2025), "khoản 1 Điều 58 Nghị định 92/2024/NĐ-CP"),
    (K.FOUNDING, THT, {"received_on": D(3, 3, 2025)}, "group.registration.working_days", D(6, 3, 2025), "khoản 2 Điều 58 Nghị định 92/2024/NĐ-CP"),
    (K.GROUP_END, THT, {"event_on": D(3, 3, 2025)}, "group.end.send.working_days", D(12, 3, 2025), "khoản 1 Điều 63 Nghị định 92/2024/NĐ-CP"),
    (K.GROUP_END, THT, {"received_on": D(3, 3, 2025)}, "group.end.publish.working_days", D(6, 3, 2025), "khoản 2 Điều 63 Nghị định 92/2024/NĐ-CP"),
    (K.GROUP_END, THT, {"settled_on": D(3, 3, 2025)}, "group.end.file.working_days", D(10, 3, 2025), "khoản 3 Điều 63 Nghị định 92/2024/NĐ-CP"),
    (K.GROUP_END, THT, {"ending_filed_on": D(27, 6, 2025)}, "group.end.office.working_days", D(4, 7, 2025), "khoản 4 Điều 63 Nghị định 92/2024/NĐ-CP"),
    (K.GROUP_END, THT, {"posted_on": D(30, 5, 2025)}, "group.end.automatic.months", D(3, 9, 2025), "khoản 5 Điều 63 Nghị định 92/2024/NĐ-CP"),
    # Mending and stopping a file.
    (K.NAME, HTX, {"supplement_asked_on": D(3, 3, 2025)}, "registration.supplement.days", D(5, 5, 2025), "khoản 6 Điều 19 Nghị định 92/2024/NĐ-CP"),
    (K.FOUNDING, THT, {"supplement_asked_on": D(18, 7, 2024)}, "registration.supplement.days", D(16, 9, 2024), "khoản 6 Điều 19 Nghị định 92/2024/NĐ-CP"),
    (K.SUSPENSION, HTX, {"withdrawal_asked_on": D(3, 3, 2025)}, "registration.withdrawal.working_days", D(6, 3, 2025), "khoản 7 Điều 19 Nghị định 92/2024/NĐ-CP"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "of", "known", "rule", "last_day", "article"),
    LIMITS,
    ids=[f"{row[0].value} {row[1].value} {row[4]} ({row[5]})" for row in LIMITS],
)
def test_last_day_and_lateness(
    kind: FilingKind, of: Kind, known: dict[str, date], rule: str, last_day: date, article: str
) -> None:
    (start,) = known.values()
    found = [
        running(kind, of, Days(**known), last_day + n * ONE_DAY, start)[rule] for n in (-1, 0, 1)
    ]
    assert {(one.last_day, one.article, one.start) for one in found} == {(last_day, article, start)}
    assert [one.days_left for one in found] == [1, 0, -1]
    assert [one.is_late for one in found] == [False, False, True]
    assert all(one.is_open and one.title and one.counted for one in found)


def test_every_rule_of_every_kind_is_in_the_table() -> None:
    tried = {(row[0], row[1] is THT, row[3]) for row in LIMITS}
    everywhere = {"registration.supplement.days", "registration.withdrawal.working_days"}
    shared = {
        (K.NAME, "registration.change.filing_days"),
        *((one, "registration.change.working_days") for one in (K.SEAT, K.REPRESENTATIVE, K.CAPITAL)),
        *((one, "registration.change.working_days") for one in (K.LINES, K.BRANCH_CHANGE)),
        (K.LINES, "registration.notice.working_days"),
        *((one, "registration.notice.filing_days") for one in (K.TAX_INFORMATION, K.FOREIGN_MEMBERS)),
        (K.CORRECTION, "registration.correction.working_days"),
        (K.RESTORATION, "revocation.restore.working_days"),
        (K.RESTORATION, "revocation.restore.posting.working_days"),
    }  # fmt: skip
    group_changes = {"group.change_notice.working_days", "group.change.filing_days",
                     "group.change.working_days", "group.suspension.notice",
                     "group.suspension.confirm.working_days"}  # fmt: skip
    missing = {
        (spec.kind.value, limit.rule)
        for spec in SPECS
        for limit in spec.limits
        if (spec.kind, THT in spec.for_kinds, limit.rule) not in tried
        and limit.rule not in everywhere | group_changes
        and (spec.kind, limit.rule) not in shared
    }
    assert missing == set()


def test_a_change_before_the_law_of_2023_had_no_time_to_file() -> None:
    """Luật 2012: registered before it takes effect; the day of the event rules."""
    days = Days(received_on=D(5, 7, 2024), event_on=D(30, 6, 2024))
    assert "registration.change.filing_days" not in running(K.NAME, HTX, days, D(6, 7, 2024))
    lines = running(K.LINES, HTX, days, D(6, 7, 2024))
    assert set(lines) == {"registration.notice.working_days"}


def test_a_file_pending_on_18_07_2024_keeps_the_clock_of_its_receipt() -> None:
    """Khoản 1 Điều 65 NĐ 92: papers of the decree, time of the day of receipt."""
    received, on = D(28, 6, 2024), D(18, 7, 2024)
    days = Days(received_on=received, supplement_asked_on=D(3, 7, 2024), completed_on=on)
    found = running(K.LINES, HTX, days, on, legal_day(received, on))
    assert set(found) == {"registration.change.working_days"}
    clock = found["registration.change.working_days"]
    assert (clock.start, clock.last_day) == (on, D(25, 7, 2024))
    assert clock.certainty is Certainty.MEMORY


def test_a_supplement_asked_after_the_decree_has_60_days_also_in_an_older_file() -> None:
    days = Days(received_on=D(16, 7, 2024), supplement_asked_on=D(19, 7, 2024))
    found = running(K.NAME, HTX, days, D(20, 7, 2024), D(18, 7, 2024))
    assert set(found) == {"registration.supplement.days"}
    assert found["registration.supplement.days"].last_day == D(17, 9, 2024)


def test_while_a_supplement_is_awaited_the_office_has_no_clock() -> None:
    days = Days(received_on=D(3, 3, 2025), supplement_asked_on=D(5, 3, 2025))
    assert set(running(K.NAME, HTX, days, D(6, 3, 2025))) == {"registration.supplement.days"}


def test_the_office_counts_again_from_the_day_the_file_is_whole() -> None:
    days = Days(D(3, 3, 2025), D(20, 3, 2025), supplement_asked_on=D(5, 3, 2025))
    found = running(K.NAME, HTX, days, D(21, 3, 2025))
    office = found["registration.change.working_days"]
    assert (office.start, office.last_day, office.is_open) == (D(20, 3, 2025), D(25, 3, 2025), True)
    asked = found["registration.supplement.days"]
    assert (asked.met_on, asked.is_open, asked.is_late) == (D(20, 3, 2025), False, False)


def test_a_second_request_stops_the_office_again() -> None:
    days = Days(D(3, 3, 2025), D(20, 3, 2025), supplement_asked_on=D(24, 3, 2025))
    assert set(running(K.NAME, HTX, days, D(24, 3, 2025))) == {"registration.supplement.days"}


@pytest.mark.parametrize(
    ("received", "is_late", "left"),
    [(D(12, 3, 2025), False, 1), (D(13, 3, 2025), False, 0), (D(14, 3, 2025), True, -1)],
)
def test_lateness_of_the_applicant_is_told_by_the_day_of_receipt(
    received: date, is_late: bool, left: int
) -> None:
    """Điểm a khoản 1 Điều 47: a fact for ever, whatever today is."""
    days = Days(received_on=received, event_on=D(3, 3, 2025))
    clock = running(K.NAME, HTX, days, D(2, 6, 2025))["registration.change.filing_days"]
    assert (clock.who, clock.is_late, clock.days_left) == (Who.APPLICANT, is_late, left)
    assert (clock.met_on, clock.is_open) == (received, False)


def test_a_decided_filing_tells_whether_the_office_was_late() -> None:
    days = Days(received_on=D(3, 3, 2025), decided_on=D(7, 3, 2025))
    clock = running(K.NAME, HTX, days, D(2, 6, 2025))["registration.change.working_days"]
    assert (clock.met_on, clock.is_late, clock.days_left) == (D(7, 3, 2025), True, -1)


def test_only_the_limits_of_the_said_cases_run() -> None:
    days = Days(received_on=D(3, 3, 2025), cases=frozenset({when.AFTER_EXPLAINING}))
    assert running(K.REVOCATION, HTX, days, D(4, 3, 2025)) == {}
    abroad = Days(event_on=D(3, 3, 2025), cases=frozenset({when.ABROAD}))
    assert set(running(K.BRANCH_NEW, HTX, abroad, D(4, 3, 2025))) == {"branch.abroad.filing_days"}
    unsaid = running(K.BRANCH_NEW, HTX, Days(event_on=D(3, 3, 2025)), D(4, 3, 2025))
    assert {one.when for one in unsaid.values()} == {when.BRANCH, when.LOCATION, when.ABROAD}


def test_the_end_of_a_group_is_counted_step_by_step() -> None:
    days = Days(
        received_on=D(3, 3, 2025),
        event_on=D(28, 2, 2025),
        posted_on=D(5, 3, 2025),
        settled_on=D(10, 3, 2025),
    )
    found = running(K.GROUP_END, THT, days, D(11, 3, 2025))
    assert {rule for rule, clock in found.items() if clock.is_open} == {
        "group.end.file.working_days",
        "group.end.automatic.months",
    }
    assert not any(clock.is_late for clock in found.values())


def test_nothing_known_nothing_counted() -> None:
    for spec in SPECS:
        assert clocks(spec, Days(), OFFICE_DAYS, D(2, 6, 2025)) == []


@pytest.mark.parametrize(
    ("asked", "last"),
    [(D(17, 7, 2024), None), (D(18, 7, 2024), D(16, 9, 2024)), (D(3, 3, 2025), D(5, 5, 2025))],
)
def test_time_to_complete_a_file(asked: date, last: date | None) -> None:
    assert supplement_until(asked, OFFICE_DAYS) == last


ANY_DAY = st.none() | st.dates(date(2013, 1, 1), date(2027, 12, 31))


@given(st.sampled_from(SPECS), ANY_DAY, ANY_DAY, ANY_DAY, ANY_DAY)
def test_whatever_days_are_known_each_clock_begins_on_one_of_them(
    spec, received: date | None, event: date | None, effect: date | None, asked: date | None
) -> None:
    days = Days(received, event_on=event, effect_on=effect, supplement_asked_on=asked)
    found: list[Clock] = clocks(spec, days, OFFICE_DAYS, date(2026, 1, 5))
    for clock in found:
        assert clock.start in (received, event, effect, asked)
        assert clock.is_late == (clock.days_left < 0)
        if clock.starts is Starts.EFFECT:
            assert clock.last_day < clock.start
        else:
            assert clock.last_day > clock.start
    assert [one.last_day for one in found] == sorted(one.last_day for one in found)
