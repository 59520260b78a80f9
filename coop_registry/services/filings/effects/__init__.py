"""What an accepted filing changes in the register (hiệu lực của hồ sơ được chấp thuận).

Each kind of filing has one function; all of them add dated facts under one act, nothing else.
"""

from coop_registry.services.filings.effects.bringing import bring_in, holder_id

__all__ = ["bring_in", "holder_id"]
