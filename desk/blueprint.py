"""The blueprint of the desk; its modules add their views."""

from flask import Blueprint

bp = Blueprint("desk", __name__)
