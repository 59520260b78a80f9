"""The journal of a small fund's year as an accountant writes it: plain sums, no engine.

All loans but one are 365 million đồng at 10% a year over a year of 365 days: 100,000 đồng a day.
Each begins on 10/01/2027 and owes its interest on the 10th of each month. Debit is positive.
Codes are those of the chart of Thông tư 05/2019/TT-BTC.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

DAY = 100_000
LOAN = 365_000_000
BANK, TRUST_LOAN, RECEIVABLE, ADVANCE = "130", "251", "391", "456"
TRUST_INTEREST, TRUST_CAPITAL, CAPITAL = "459", "441", "601"
UNDISTRIBUTED = "691"
GROUP = {1: "2011", 2: "2012", 3: "2013", 4: "2014", 5: "2015"}
SPECIFIC, GENERAL = "2991", "2992"
INCOME, OTHER_INCOME, PROVISION, LOSS = "701", "791", "881", "891"
MEMO_INTEREST, MEMO_PRINCIPAL = "941", "971"
#: Last day of each month of 2027, and the days from the 10th of a month to the 10th of the next.
END = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
Line = tuple[date, dict[str, int]]


def on(day: int, month: int) -> date:
    return date(2027, month, day)


def end(month: int) -> date:
    return on(END[month], month)


def owed(month: int) -> int:
    """Return the interest from the 10th to the end of a month."""
    return (END[month] - 10) * DAY


def instalment(month: int) -> int:
    """Return the interest that falls due on the 10th of a month: of the 10th before until then."""
    return END[month - 1] * DAY


def paid_out(account: str = GROUP[1]) -> Line:
    return on(10, 1), {account: LOAN, BANK: -LOAN}


def accrued(month: int) -> Line:
    """Interest of good debt is income at the month's end: Nợ 391 / Có 701."""
    return end(month), {RECEIVABLE: owed(month), INCOME: -owed(month)}


def received(month: int) -> Line:
    """The 10th: what was booked is settled, the days of this month are income."""
    booked = owed(month - 1)
    return on(10, month), {
        BANK: instalment(month),
        RECEIVABLE: -booked,
        INCOME: -(instalment(month) - booked),
    }


def noted(month: int) -> Line:
    """Interest that may not be income yet is followed off the balance sheet: ghi đơn Nợ 941."""
    return end(month), {MEMO_INTEREST: owed(month)}


def received_memo(month: int, income: str = INCOME) -> Line:
    """The 10th: all of it is income only now; the memo of the month before goes."""
    return on(10, month), {
        BANK: instalment(month),
        income: -instalment(month),
        MEMO_INTEREST: -owed(month - 1),
    }


def regrouped(month: int, was: int, now: int, provided: int) -> Line:
    """The month's end moves the debt to another group and changes its provision by `provided`."""
    expense = PROVISION if provided > 0 else OTHER_INCOME
    return end(month), {
        GROUP[was]: -LOAN,
        GROUP[now]: LOAN,
        expense: provided,
        SPECIFIC: -provided,
    }


def loan_1() -> Iterator[Line]:
    """Pays on the 10th all year."""
    yield paid_out()
    yield from (accrued(month) for month in range(1, 13))
    yield from (received(month) for month in range(2, 13))


def loan_2() -> Iterator[Line]:
    """Pays until May and settles on 20/05: the principal and ten days."""
    yield paid_out()
    yield from (accrued(month) for month in range(1, 5))
    yield from (received(month) for month in range(2, 6))
    yield on(20, 5), {BANK: LOAN + 10 * DAY, GROUP[1]: -LOAN, INCOME: -10 * DAY}


def loan_3() -> Iterator[Line]:
    """Misses 10/03; on 31/03 it is 21 days late: group 2, 2%. On 25/04 all that is due is paid."""
    yield paid_out()
    yield from (accrued(month) for month in (1, 2))
    yield received(2)
    # The 18 days booked in February were due on 10/03 and did not come: Nợ 891 / Có 391.
    # Off the balance sheet: 28 days due and 21 since.
    yield end(3), {LOSS: 18 * DAY, RECEIVABLE: -18 * DAY, MEMO_INTEREST: (28 + 21) * DAY}
    yield regrouped(3, 1, 2, LOAN * 2 // 100)
    # Instalments of March (28 days) and April (31): income when collected.
    yield on(25, 4), {BANK: 59 * DAY, INCOME: -59 * DAY, MEMO_INTEREST: -49 * DAY}
    yield regrouped(4, 2, 1, -LOAN * 2 // 100)
    yield from (accrued(month) for month in range(4, 13))
    yield from (received(month) for month in range(5, 13))


def loan_4() -> Iterator[Line]:
    """Pays all year; rescheduled on 15/03 (group 2), extended on 20/08 (second time: group 4)."""
    yield paid_out()
    yield from (accrued(month) for month in (1, 2))
    yield from (received(month) for month in (2, 3))
    yield regrouped(3, 1, 2, LOAN * 2 // 100)
    yield from (noted(month) for month in range(3, 13))
    yield from (received_memo(month) for month in range(4, 13))
    # 50% less the 2% that are there.
    yield regrouped(8, 2, 4, LOAN * 48 // 100)


def loan_5() -> Iterator[Line]:
    """Three months, all due on 10/04, never paid; lost on 20/11; 73 million recovered on 05/12."""
    yield paid_out()
    # 21, then 28, then 31 days more: not due before April.
    for month, days in ((1, 21), (2, 28), (3, 31)):
        yield end(month), {RECEIVABLE: days * DAY, INCOME: -days * DAY}
    # 30/04: 20 days late. 80 days were booked; 90 fell due, 20 run since then.
    yield end(4), {LOSS: 80 * DAY, RECEIVABLE: -80 * DAY, MEMO_INTEREST: (90 + 20) * DAY}
    yield regrouped(4, 1, 2, LOAN * 2 // 100)
    # Overdue debt from 15/05 bears 15%: 150,000 a day. 15 days at 10%, then 16 at 15%.
    yield end(5), {MEMO_INTEREST: 15 * DAY + 16 * 150_000}
    # 51 days late: group 3, 25%.
    yield regrouped(5, 2, 3, LOAN * 23 // 100)
    for month in (6, 7, 8, 9, 10):
        yield end(month), {MEMO_INTEREST: END[month] * 150_000}
    # 112 days late on 31/07: group 4, 50%; 204 days on 31/10: group 5, 100%.
    yield regrouped(7, 3, 4, LOAN * 25 // 100)
    yield regrouped(10, 4, 5, LOAN * 50 // 100)
    # The provision takes the debt off the balance sheet: Nợ 2991 / Có 2015, ghi đơn Nợ 971.
    yield on(20, 11), {SPECIFIC: LOAN, GROUP[5]: -LOAN, MEMO_PRINCIPAL: LOAN}
    yield end(11), {MEMO_INTEREST: 30 * 150_000}
    # The whole loan is overdue: principal first; it is other income.
    yield on(5, 12), {BANK: 73_000_000, OTHER_INCOME: -73_000_000, MEMO_PRINCIPAL: -73_000_000}
    # Five days on 365 million, 26 on 292 million: 120,000 a day.
    yield end(12), {MEMO_INTEREST: 5 * 150_000 + 26 * 120_000}


def loan_6() -> Iterator[Line]:
    """73 million of 2021, six months; lost on 20/12/2021, removed on 15/03/2027. 20,000 a day."""
    first, lost = date(2021, 6, 1), date(2021, 12, 20)
    yield first, {"2011": 73_000_000, BANK: -73_000_000}
    # 0.5% of 73 million.
    yield date(2021, 6, 30), {PROVISION: 365_000, GENERAL: -365_000}
    # 182 days until 30/11/2021, a day before it fell due.
    booked = (date(2021, 11, 30) - first).days * 20_000
    assert booked == 3_640_000
    yield date(2021, 11, 30), {RECEIVABLE: booked, INCOME: -booked}
    # No specific provision was made yet; the general one is used, the rest is expense.
    yield lost, {"2011": -73_000_000, GENERAL: 365_000, PROVISION: 72_635_000}
    yield lost, {LOSS: booked, RECEIVABLE: -booked, MEMO_PRINCIPAL: 73_000_000}
    # The debtor owes all the same: interest runs on, off the balance sheet.
    last = (date(2026, 12, 31) - first).days * 20_000
    yield date(2026, 12, 31), {MEMO_INTEREST: last}
    for month in (1, 2):
        yield end(month), {MEMO_INTEREST: END[month] * 20_000}
    yield on(15, 3), {MEMO_PRINCIPAL: -73_000_000, MEMO_INTEREST: -last - (31 + 28) * 20_000}


def loan_7() -> Iterator[Line]:
    """Trust money: no income of ours, no provision; interest is owed to the trustor."""
    yield paid_out(TRUST_LOAN)
    yield from (noted(month) for month in range(1, 13))
    yield from (received_memo(month, TRUST_INTEREST) for month in range(2, 13))


def loan_8() -> Iterator[Line]:
    """Kept in group 1 by State policy: interest is income only when it comes."""
    yield paid_out()
    yield from (noted(month) for month in range(1, 13))
    yield from (received_memo(month) for month in range(2, 13))


def loan_9() -> Iterator[Line]:
    """A million too much, given back; a receipt typed tenfold, undone; called in on 16/06."""
    yield paid_out()
    yield from (accrued(month) for month in range(1, 6))
    yield from (received(month) for month in (2, 4, 5, 6))
    yield on(10, 2), {BANK: 1_000_000, ADVANCE: -1_000_000}
    yield on(12, 2), {BANK: -1_000_000, ADVANCE: 1_000_000}
    # 28,000,000 instead of 2,800,000: posted, undone two days later, posted rightly that day.
    wrong = {BANK: 28_000_000, RECEIVABLE: -1_800_000, INCOME: -1_000_000, ADVANCE: -25_200_000}
    yield on(10, 3), wrong
    yield on(12, 3), {code: -amount for code, amount in wrong.items()}
    yield on(12, 3), {BANK: 2_800_000, RECEIVABLE: -1_800_000, INCOME: -1_000_000}
    yield on(16, 6), {BANK: LOAN + 6 * DAY, GROUP[1]: -LOAN, INCOME: -6 * DAY}


def loan_10() -> Iterator[Line]:
    """The 3 million of 10/07 were waived on 15/07: group 3 from then on, 25%."""
    yield paid_out()
    yield from (accrued(month) for month in range(1, 7))
    yield from (received(month) for month in range(2, 7))
    # 20 days were booked on 30/06; 5 days run since 10/07: what is no more is expense.
    yield on(15, 7), {LOSS: 15 * DAY, RECEIVABLE: -15 * DAY}
    yield end(7), {LOSS: 5 * DAY, RECEIVABLE: -5 * DAY}
    yield regrouped(7, 1, 3, LOAN * 25 // 100)
    yield from (noted(month) for month in range(7, 13))
    yield from (received_memo(month) for month in range(8, 13))


def fund() -> Iterator[Line]:
    """Capital, trust money, and the general provision: 0.5% of groups 1 to 4 at our own risk."""
    yield date(2021, 6, 1), {BANK: 8_000_000_000, CAPITAL: -8_000_000_000}
    yield on(5, 1), {BANK: 400_000_000, TRUST_CAPITAL: -400_000_000}
    # Eight loans: 1, 2, 3, 4, 5, 8, 9, 10. May without loan 2, June without 9, October without 5.
    yield end(1), {PROVISION: 8 * LOAN // 200, GENERAL: -8 * LOAN // 200}
    for month in (5, 6, 10):
        yield end(month), {GENERAL: LOAN // 200, OTHER_INCOME: -LOAN // 200}


LOANS = (loan_1, loan_2, loan_3, loan_4, loan_5, loan_6, loan_7, loan_8, loan_9, loan_10)


def kept_apart(code: str, day: date, month: int) -> str:
    """Return the account at the end of a month: income and expense of an ended year are 691."""
    is_over = day.year < 2027 or month == 12
    return UNDISTRIBUTED if is_over and code[0] in "78" else code


def trial_balance(month: int) -> dict[str, int]:
    """Return the balances of all accounts at the end of a month of 2027, zeros left out."""
    found: dict[str, int] = defaultdict(int)
    for part in (fund, *LOANS):
        for day, moves in part():
            if day <= end(month):
                for code, amount in moves.items():
                    found[kept_apart(code, day, month)] += amount
    return {code: amount for code, amount in sorted(found.items()) if amount}
