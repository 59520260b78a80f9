"""The room's blueprint; every page registers with it."""

from flask import Blueprint

bp = Blueprint("reference", __name__)
