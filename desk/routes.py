"""The first page of each person: today's work."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core.access import requires
from core.clock import today_vn
from desk import home as home_lists
from desk.blueprint import bp


@bp.get("/")
@requires("home.view", scope="own")
def home() -> ResponseReturnValue:
    """Show what the person's duties ask for today."""
    return render_template("desk/home.html", lists=home_lists.lists_for(current_user, today_vn()))
