"""The end of a paper: a signature never stands alone on its page, rows of the table go with it."""

from reportlab.platypus import Flowable, KeepTogether
from reportlab.platypus import Table as Grid

#: Rows, besides the total, that stand on the page of the signature.
LEAST_ROWS = 2


class Ending(Flowable):
    """A table and what closes the paper; the last rows of the table stay with the closing."""

    def __init__(self, grid: Grid, closing: list[Flowable], kept: int) -> None:
        super().__init__()
        self.grid, self.closing, self.kept = grid, closing, kept
        self.spaceBefore = grid.getSpaceBefore()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ask for more room than there is: `split` decides what stands here."""
        return width, height + 1

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return both where they fit, else the rows that fit and the rest; nothing: a new page.

        What does not even fit a page of its own is let go as it comes.
        """
        _, rows_height = self.grid.wrapOn(self.canv, width, height)
        below = self.grid.getSpaceAfter()
        if rows_height + below + self._closing_height(width, height) <= height:
            return [self.grid, *self.closing]
        if parts := self._parts(width, height):
            return parts
        if not getattr(self, "_postponed", False):  # reportlab's mark: a new page was tried
            return []
        whole = rows_height <= height
        return [
            *([self.grid] if whole else self.grid.split(width, height)),
            KeepTogether(self.closing),
        ]

    def _closing_height(self, width: float, height: float) -> float:
        """Return the height of what follows the table, with the room round it."""
        heights = (one.wrapOn(self.canv, width, height)[1] for one in self.closing)
        return sum(heights) + sum(
            one.getSpaceBefore() + one.getSpaceAfter() for one in self.closing
        )

    def _parts(self, width: float, height: float) -> list[Flowable]:
        """Return the rows that stand here and the rest, in which enough rows are left."""
        # reportlab leaves open what lies below the page; that is more than is kept.
        heights: list[float] = [one or 0 for one in self.grid._rowHeights]
        before = sum(heights[: max(len(heights) - self.kept, 0)])
        if before < sum(heights[: self.grid.repeatRows + 1]):
            return []
        parts = self.grid.split(width, min(height, before + 0.1))
        if len(parts) < 2:
            return []
        head, rest = parts
        rest.spaceAfter = self.grid.getSpaceAfter()
        return [head, Ending(rest, self.closing, self.kept)]
