"""Every question the register is asked."""

from coop_registry.queries.records import is_empty

__all__ = ["is_empty"]
