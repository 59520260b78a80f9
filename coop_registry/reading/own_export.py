"""The headings of this program's own export (`registry export`): it can be read back."""

from coop_registry.reading.cells import text_of
from coop_registry.reading.meanings import M
from coop_registry.reading.sheets import Sheet

#: Sheets of this program's own empty workbook that hold no list: name, and what begins them.
NOTES_SHEET, NOTES_TITLE = "Hướng dẫn", "Hướng dẫn điền danh sách"
CHOICES_SHEET, FIRST_CHOICES = "Danh mục", ("Hợp tác xã", "Đang hoạt động")
_HELPING = {NOTES_SHEET: (NOTES_TITLE,), CHOICES_SHEET: FIRST_CHOICES}


def is_own_help(sheet: Sheet) -> bool:
    """Tell whether a sheet is the notes or the drop-down choices of the empty workbook."""
    begins = _HELPING.get(sheet.name)
    if begins is None or not sheet.rows:
        return False
    return tuple(text_of(cell).strip() for cell in sheet.rows[0][: len(begins)]) == begins


#: By the folded key, see `coop_registry.queries.export.ExportRow`.
OWN_KEYS = {
    "code": M.CODE,
    "certificate no": M.CERTIFICATE_NO,
    "tax code": M.TAX_CODE,
    "kind": M.KIND,
    "name": M.NAME,
    "status": M.STATUS,
    "activity": M.ACTIVITY,
    "unit code": M.UNIT_CODE,
    "commune name": M.COMMUNE,
    "district code": M.DISTRICT_CODE,
    "address": M.ADDRESS,
    "founded on": M.FOUNDED,
    "registered on": M.CERTIFICATE_ON,
    "charter capital vnd": M.CAPITAL_REGISTERED,
    "paid capital vnd": M.CAPITAL_PAID,
    "capital source": M.CAPITAL_SOURCE,
    "members total": M.MEMBERS_TOTAL,
    "members official": M.MEMBERS_OFFICIAL,
    "members associate": M.MEMBERS_ASSOCIATE,
    "members source": M.MEMBERS_SOURCE,
    "sector": M.SECTOR,
    "legal representative": M.REPRESENTATIVE,
}
