"""What a damaged loan raises, and how it is told (khoản vay không tính được)."""

from core.errors import RuleViolation

#: What a loan that somebody damaged can raise while it is read, replayed or posted.
FAULTS = (RuleViolation, ArithmeticError, AssertionError, LookupError, TypeError, ValueError)


def reason_of(fault: BaseException) -> str:
    """Return why a loan cannot be computed, for the accountant who mends it."""
    if isinstance(fault, RuleViolation):
        return str(fault)
    return f"Dữ liệu của khoản vay bị hỏng ({type(fault).__name__}); hãy báo người quản trị."
