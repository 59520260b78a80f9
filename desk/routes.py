"""The first page of each person: today's work; the search."""

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core.access import public, requires
from core.clock import today_vn
from core.text import clean
from desk import search as finding
from desk.blueprint import bp
from desk.home import home_of

#: Results of a kind while one types, on the page, and of one kind alone.
WHILE_TYPING, ON_PAGE, ALONE = 4, 20, 100
LONGEST = 100


@bp.get("/")
@requires("home.view", scope="own")
def home() -> ResponseReturnValue:
    """Show what the person's duties ask for today."""
    return render_template("desk/home.html", home=home_of(current_user, today_vn()))


@bp.get("/huong-dan")
@public
def guide() -> ResponseReturnValue:
    """Show the short guide (hướng dẫn sử dụng); its pictures are taken by the browser tests."""
    return render_template("desk/guide.html")


@bp.get("/tim")
@requires("home.view", scope="own")
def search() -> ResponseReturnValue:
    """Show all that the person finds by some words (kết quả tìm kiếm).

    Words that may hold an identity number leave the address at once and are not searched for.
    """
    words, kind = _words(), request.args.get("loai", "")
    found = finding.results(current_user, words, on=today_vn(), most=ALONE if kind else ON_PAGE)
    if found.is_identity:
        return redirect(url_for(".search", **{"dinh-danh": 1}), code=303)
    return render_template(
        "desk/search.html",
        words=clean(words),
        found=found,
        kind=kind,
        is_identity="dinh-danh" in request.args,
    )


@bp.get("/tim/goi-y")
@requires("home.view", scope="own")
def suggest() -> ResponseReturnValue:
    """Give the best results while one types (gợi ý)."""
    words = _words()
    found = finding.results(current_user, words, on=today_vn(), most=WHILE_TYPING)
    markup = render_template("desk/_suggestions.html", words=clean(words), found=found)
    answer = jsonify(count=len(found.hits), markup=markup)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.post("/tim/theo-so")
@requires("registry.read", scope="unit")
def search_number() -> ResponseReturnValue:
    """Find an organisation by a number of nine or twelve digits, sent in a form's body."""
    number = request.form.get("so", "")[:LONGEST]
    found = finding.by_number(current_user, number, on=today_vn(), most=ON_PAGE)
    return render_template(
        "desk/search.html", words="", found=found, kind="", is_identity=True, by_number=True
    )


def _words() -> str:
    return request.args.get("q", "")[:LONGEST]
