"""Closing a month (khóa sổ tháng): begin, portion after portion, finish; or open it again.

Each step is one transaction of its caller, who commits it. Locks are taken in the order of
`fund.services.recording`: the month alone, the fund (for the general provision), contracts.
"""

from fund.services.closing.corrections import corrections
from fund.services.closing.driving import Driven, drive
from fund.services.closing.runs import Task, begin, finish, reopen, step, stop
from fund.services.closing.starting import JOB, start, token_of

__all__ = [
    "JOB",
    "Driven",
    "Task",
    "begin",
    "corrections",
    "drive",
    "finish",
    "reopen",
    "start",
    "step",
    "stop",
    "token_of",
]
