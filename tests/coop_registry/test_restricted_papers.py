"""Who opens a letter about personal data, and papers with identity numbers in full."""

import pytest

from accounts.rules.duties import PERMISSIONS, REGISTRY_DUTIES, Duty
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_grant, make_user
from tests.factories.papers import make_paper
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db
READERS = sorted(duty for duty in Duty if "papers.read" in PERMISSIONS[duty])
#: Kind of paper, who opens it besides needing papers.read.
KINDS = {
    "registry.subject_reply": REGISTRY_DUTIES,
    "registry.member_book.full": {
        Duty.REGISTRY_OFFICER,
        Duty.REGISTRY_LEADER,
        Duty.CREDIT_OFFICER,
    },
    "registry.capital_certificate.full": {
        Duty.REGISTRY_OFFICER,
        Duty.REGISTRY_LEADER,
        Duty.CREDIT_OFFICER,
    },
    "registry.member_book": set(READERS),
    "registry.summary": set(READERS),
}
TITLE = "Giấy có dữ liệu của một người"


def person(duty, code="064"):
    """Return a person with one duty, where it is held."""
    unit = reference.unit_by_code(code, TODAY) if duty in REGISTRY_DUTIES else None
    return make_user(duty, unit)


def issued(kind, unit_id):
    paper = make_paper(kind=kind, title=TITLE, unit_id=unit_id)
    db.session.commit()
    return paper


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("duty", READERS)
def test_only_who_handles_the_matter_opens_its_paper(app, as_user, kind, duty):
    paper = issued(kind, make_organisation().unit_id)
    client, may = as_user(person(duty)), duty in KINDS[kind]
    page = f"/giay-to/{paper.id}"
    assert client.get(page).status_code == (200 if may else 404)
    answer = client.get(f"{page}/tep/{paper.pdf_file_id}")
    assert answer.status_code == (200 if may else 404)
    assert (TITLE in client.get("/giay-to").text) is may
    attaches = "papers.attach" in PERMISSIONS[duty]
    for step in ("ghi-so", "ban-ky", "thu-hoi"):
        expected = 403 if not attaches else 200 if may else 404
        assert client.get(f"{page}/{step}").status_code == expected
        if expected != 200:
            assert client.post(f"{page}/{step}").status_code == expected


@pytest.mark.parametrize("duty", sorted(REGISTRY_DUTIES))
def test_the_letter_of_another_district_is_not_found(app, as_user, duty):
    paper = issued("registry.subject_reply", make_organisation(BA_BE).unit_id)
    client = as_user(person(duty))
    assert client.get(f"/giay-to/{paper.id}").status_code == 404
    assert TITLE not in client.get("/giay-to").text


def test_a_province_wide_duty_does_not_widen_who_handles_requests(app, as_user):
    """An officer of one district who also reads all papers opens only the letters of his own."""
    here, there = make_organisation(), make_organisation(BA_BE, name="HTX Xa", identifiers=())
    own, foreign = (issued("registry.subject_reply", one.unit_id) for one in (here, there))
    officer = person(Duty.REGISTRY_OFFICER)
    make_grant(officer, Duty.ALLIANCE_OFFICER)
    client = as_user(officer)
    assert client.get(f"/giay-to/{own.id}").status_code == 200
    assert client.get(f"/giay-to/{foreign.id}").status_code == 404


def test_the_records_tab_names_only_what_can_be_opened(app, as_user):
    made = make_organisation()
    paper = make_paper(
        kind="registry.member_book.full", title=TITLE, unit_id=made.unit_id, subject_id=made.id
    )
    db.session.commit()
    tab = f"/hop-tac-xa/{made.id}/giay-to"
    assert f"/giay-to/{paper.id}" in as_user(person(Duty.REGISTRY_OFFICER)).get(tab).text
    assert TITLE not in as_user(person(Duty.REGISTRY_RECEPTION)).get(tab).text
