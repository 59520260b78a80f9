"""Pages of the fund."""

from flask import Blueprint

bp = Blueprint("fund", __name__)

# The modules add their views to `bp`.
from fund.routes import trial  # noqa: E402, F401 - its views join the blueprint above
