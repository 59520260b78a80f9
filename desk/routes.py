"""The first page of each person: today's work."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core.access import public, requires
from core.clock import today_vn
from desk import home as home_lists
from desk.blueprint import bp


@bp.get("/")
@requires("home.view", scope="own")
def home() -> ResponseReturnValue:
    """Show what the person's duties ask for today."""
    return render_template("desk/home.html", lists=home_lists.lists_for(current_user, today_vn()))


@bp.get("/huong-dan")
@public
def guide() -> ResponseReturnValue:
    """Show the short guide (hướng dẫn sử dụng); its pictures are taken by the browser tests."""
    return render_template("desk/guide.html")
