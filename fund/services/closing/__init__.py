"""Closing a month (khóa sổ tháng): begin, portion after portion, finish; or open it again.

Each step is one transaction of its caller, who commits it. Locks are taken in the order of
`fund.services.recording`: the month alone, the fund (for the general provision), contracts.
"""

from fund.services.closing.corrections import corrections
from fund.services.closing.driving import Driven, drive
from fund.services.closing.runs import Task, begin, finish, reopen, step, stop

__all__ = ["Driven", "Task", "begin", "corrections", "drive", "finish", "reopen", "step", "stop"]
