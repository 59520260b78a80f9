"""The demonstration: ten organisations made by hand, and on request a whole made-up province.

All names of people and organisations are made up; every record says that it is a demonstration.
"""

from desk.demo.filings import add_filings
from desk.demo.fund import add_fund
from desk.demo.handmade import load
from desk.demo.loading import HANDMADE, add_province

__all__ = ["HANDMADE", "add_filings", "add_fund", "add_province", "load"]
