"""One reader per kind of value; each returns a `Read`: value, raw words, qualifier, doubt.

The table of forms that people really type, with what each becomes, is
`tests/coop_registry/reading/test_values.py`.
"""

from coop_registry.reading.amounts import read_income, read_money
from coop_registry.reading.certificates import read_certificate
from coop_registry.reading.counts import read_count, read_order, read_rate, read_share
from coop_registry.reading.days import read_day
from coop_registry.reading.names import (
    OrganisationName,
    is_ticked,
    kind_of_name,
    read_kind,
    read_member_class,
    read_member_kind,
    read_name,
    read_people,
    read_sex,
    read_text,
)
from coop_registry.reading.numbers_of_identity import (
    Paper,
    read_code,
    read_code_or_tax,
    read_paper,
    read_phone,
    read_tax_code,
)
from coop_registry.reading.person_names import read_person
from coop_registry.reading.places import Place, Unit, read_place, read_unit
from coop_registry.reading.ratings import RatedProduct, read_rating, read_stars
from coop_registry.reading.read import Qualifier, Read
from coop_registry.reading.statuses import State, read_activity, read_status

__all__ = [
    "OrganisationName",
    "Paper",
    "Place",
    "Qualifier",
    "RatedProduct",
    "Read",
    "State",
    "Unit",
    "is_ticked",
    "kind_of_name",
    "read_activity",
    "read_certificate",
    "read_code",
    "read_code_or_tax",
    "read_count",
    "read_day",
    "read_income",
    "read_kind",
    "read_member_class",
    "read_member_kind",
    "read_money",
    "read_name",
    "read_order",
    "read_paper",
    "read_people",
    "read_person",
    "read_phone",
    "read_place",
    "read_rate",
    "read_rating",
    "read_sex",
    "read_share",
    "read_stars",
    "read_status",
    "read_tax_code",
    "read_text",
    "read_unit",
]
