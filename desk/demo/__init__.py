"""The demonstration: ten organisations made by hand.

All names of people and organisations are made up; every record says that it is a demonstration.
"""

from desk.demo.handmade import load

__all__ = ["load"]
