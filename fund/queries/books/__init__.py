"""What the books of the fund show: turnovers, lines, loans and provisions of a day."""
