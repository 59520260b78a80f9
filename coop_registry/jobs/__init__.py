"""What the worker does for the register: its rounds, and the long jobs of imports."""

from coop_registry.jobs import imports, rounds

__all__ = ["imports", "rounds"]
