"""Pages of the fund."""

from flask import Blueprint

bp = Blueprint("fund", __name__)

# The modules add their views to `bp`.
from fund.routes import (  # noqa: E402, F401 - their views join the blueprint above
    bank,
    book_files,
    book_loans,
    books,
    closing,
    confirming,
    events,
    home,
    loans,
    reconciling,
    takeover,
    trial,
    undoing,
    vouchers,
)
