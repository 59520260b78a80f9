"""Every question the register is asked."""

from coop_registry.queries.records import has_demo, is_empty

__all__ = ["has_demo", "is_empty"]
