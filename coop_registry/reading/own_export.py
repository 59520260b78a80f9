"""The headings of this program's own export (`registry export`): it can be read back."""

from coop_registry.reading.meanings import M

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
