"""The paper kit (PDF, Word, Excel), issued papers and stored files."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Give the application this room's tables, routes and commands."""
