"""What a list says of persons the register knows: filled, decided by two, kept beside, never lost."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import IdentityChange, Import, Notice, Party, PersonStatement
from coop_registry.queries import statements, subjects
from coop_registry.services.identity_changes import accept_change
from coop_registry.services.imports.undoing import undo_import
from core.access import EVERYTHING, Scope
from core.clock import now_utc
from core.dates import PartialDate, Precision
from core.db import db
from core.errors import RuleViolation
from reference import queries as reference
from tests.coop_registry.imports.kit import Importer, line, listed
from tests.coop_registry.imports.test_members import DAY, members, person
from tests.factories.accounts import make_user
from tests.factories.membership import admit, member_entry
from tests.factories.membership import person as known_person
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db
NUMBER = "006185001234"
BLANK = {"birth": None, "ethnicity": None, "gender": None, "address": None, "nationality": None}


@pytest.fixture
def there(session):
    """Give another unit's cooperative, which holds the person of the list's row."""
    return make_organisation(BA_BE, name="Hợp tác xã Hai", identifiers=(), representative=None)


@pytest.fixture
def officer(session):
    return make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))


@pytest.fixture
def cooperative(importer, there, officer) -> Importer:
    importer.run(listed(line()))
    return importer


def hold(there, **changes):
    stay = admit(
        there,
        member_entry(
            0, party=known_person(0, full_name="Triệu Thị Lan", identity_no=NUMBER, **changes)
        ),
    )
    return stay.party_id


def party(party_id):
    db.session.rollback()
    return db.session.get_one(Party, party_id)


def kept():
    asked = db.session.query(PersonStatement).filter_by(is_filled=False)
    return {(one.field, one.value) for one in asked}


def run(cooperative, officer, *rows):
    return cooperative.run(members(*rows), "--as", officer.username)


def test_what_a_list_says_otherwise_is_kept_beside_and_the_other_unit_told(
    cooperative, there, officer
):
    birth = {"birth": None, "gender": "nữ", "nationality": "Việt Nam"}
    party_id, unit_id = hold(there, address="Thôn Khác", ethnicity="Tày", **birth), there.unit_id
    report = run(cooperative, officer, person())
    assert report["members"]["created"] == 1
    found = party(party_id)
    assert (found.address, found.ethnicity) == ("Thôn Khác", "Tày")
    assert kept() == {("address", "thôn Nà Pài, xã Bằng Phúc"), ("ethnicity", "Dao")}
    texts = [one.text for one in db.session.query(Notice).filter_by(unit_id=unit_id)]
    assert len(texts) == 1
    assert "ghi khác" in texts[0]


def test_blanks_of_a_shared_person_are_filled_with_a_notice_but_identity_is_proposed(
    cooperative, there, officer
):
    party_id, unit_id = hold(there, **BLANK), there.unit_id
    before = db.session.get_one(Party, party_id).version
    run(cooperative, officer, person())
    found = party(party_id)
    assert (found.ethnicity, found.gender, found.version) == ("Dao", "nữ", before + 1)
    assert (found.birth_on, found.identity_on) == (None, None)
    (change,) = db.session.query(IdentityChange)
    assert (change.birth_on, change.birth_precision) == (date(1985, 3, 12), "day")
    assert (change.identity_on, change.identity_by) == (
        date(2021, 5, 12), "Cục CS QLHC về TTXH",
    )  # fmt: skip
    assert change.unit_id != unit_id
    (notice,) = db.session.query(Notice).filter_by(unit_id=unit_id)
    assert "bổ sung" in notice.text
    lines = " ".join(
        one.sentence for one in subjects.corrections_of(party_id, Scope(frozenset({unit_id})))
    )
    assert "Địa chỉ: “thôn Nà Pài, xã Bằng Phúc”" in lines
    assert "Dao" not in lines


def test_the_same_list_twice_says_nothing_new(cooperative, there, officer):
    hold(there, address="Thôn Khác", ethnicity="Tày", birth=None, nationality=None)
    run(cooperative, officer, person())
    counts = [db.session.query(model).count() for model in (PersonStatement, IdentityChange)]
    again = run(cooperative, officer, person())
    assert again["members"]["unchanged"] == 1
    assert counts == [
        db.session.query(model).count() for model in (PersonStatement, IdentityChange)
    ]


def test_a_second_value_in_one_list_is_kept_too(importer, session):
    importer.run(listed(line(), line("HTX Hợp Giang", commune="Xã Yên Phong", stt=2)))
    importer.run(
        {"A": members(person()),
         "B": members(person(home="thôn Bản Tàn, xã Yên Phong"), owner="HTX Hợp Giang")}
    )  # fmt: skip
    assert db.session.query(Party).filter_by(full_name="Triệu Thị Lan").count() == 1
    assert kept() == {("address", "thôn Bản Tàn, xã Yên Phong")}


def test_an_import_taken_back_sets_its_values_aside(cooperative, there, officer):
    hold(there, address="Thôn Khác", ethnicity="Tày", birth=None)
    run(cooperative, officer, person())
    db.session.rollback()
    last = db.session.query(Import).order_by(Import.id.desc()).first()
    undo_import(last, reason="nhập nhầm", actor_id=1, scope=EVERYTHING, on=TODAY, at=now_utc())
    db.session.flush()
    assert {one.accepted for one in db.session.query(PersonStatement)} == {False}


def undo_last(actor_id=1, on=TODAY):
    db.session.rollback()
    last = db.session.query(Import).order_by(Import.id.desc()).first()
    undo_import(last, reason="nhập nhầm", actor_id=actor_id, scope=EVERYTHING, on=on, at=now_utc())
    db.session.commit()


def notices_of(unit_id):
    asked = db.session.query(Notice).filter_by(unit_id=unit_id).order_by(Notice.id)
    return [one.text for one in asked]


def test_an_import_taken_back_leaves_another_units_person_as_it_was(cooperative, there, officer):
    party_id, unit_id = hold(there, phone="0912 000 111", **BLANK), there.unit_id
    version = db.session.get_one(Party, party_id).version
    actor_id = officer.id
    run(cooperative, officer, person())
    filled = party(party_id)
    assert (filled.address, filled.ethnicity) == ("thôn Nà Pài, xã Bằng Phúc", "Dao")
    undo_last(actor_id)  # the very person who imported and so proposed
    found = party(party_id)
    assert (found.address, found.ethnicity, found.gender) == (None, None, None)
    assert (found.phone, found.version) == ("0912 000 111", version + 2)
    (change,) = db.session.query(IdentityChange)
    assert (change.is_withdrawn, change.accepted) == (True, False)
    assert "Hoàn tác lần nhập" in change.decision_note
    assert subjects.open_change_of(party_id) is None
    with pytest.raises(RuleViolation, match="đã được quyết định"):
        accept_change(change, retyped=None, actor_id=actor_id + 1, scope=EVERYTHING)
    assert "rút lại" in notices_of(unit_id)[-1]
    lines = " ".join(
        one.sentence for one in subjects.corrections_of(party_id, Scope(frozenset({unit_id})))
    )
    assert "đã rút lại thông tin cá nhân bổ sung nhầm" in lines
    assert "đã rút đề nghị sửa giấy tờ tùy thân" in lines
    assert "Dao" not in lines


def test_what_somebody_corrected_since_stays(cooperative, there, officer):
    party_id = hold(there, **BLANK)
    run(cooperative, officer, person())
    party(party_id).address = "Thôn Khác"
    db.session.commit()
    undo_last()
    assert party(party_id).address == "Thôn Khác"
    assert party(party_id).ethnicity is None


def test_a_year_of_birth_is_a_year_again(cooperative, officer, session):
    year = PartialDate(date(1985, 1, 1), Precision.YEAR)
    party_id = party_of_own_list(cooperative, officer, birth=year)
    assert party(party_id).birth_on == date(1985, 3, 12)
    undo_last()
    assert (party(party_id).birth_on, party(party_id).birth_precision) == (date(1985, 1, 1), "year")


def party_of_own_list(cooperative, officer, **changes):
    """Return a person of no other unit, of whom a list of their own unit said more."""
    own = make_organisation(name="Hợp tác xã Nhà", identifiers=(), representative=None)
    party_id = hold(own, **changes)
    run(cooperative, officer, person())
    return party_id


def test_a_list_taken_back_can_be_imported_again(cooperative, there, officer):
    party_id = hold(there, phone=None, **BLANK | {"address": "Thôn Khác"})
    run(cooperative, officer, person())
    undo_last()
    run(cooperative, officer, person())
    waiting = statements.open_of(party_id)
    assert [(one.field, one.value) for one in waiting] == [("address", "thôn Nà Pài, xã Bằng Phúc")]
    assert subjects.open_change_of(party_id) is not None
    assert party(party_id).ethnicity == "Dao"


def test_a_director_known_elsewhere_loses_nothing(importer, there, officer):
    party_id = hold(there, phone=None, **(BLANK | {"address": "Thôn Khác"}))
    head = ("STT", "Tên HTX", "Xã", "Huyện", "Người đại diện", "Ngày sinh", "Dân tộc", "Nơi ở",
            "Số CCCD")  # fmt: skip
    row = [1, "HTX Tân Thành", "Xã Bằng Phúc", "Chợ Đồn", "Triệu Thị Lan", "12/03/1985", "Dao",
           "thôn Nà Pài, xã Bằng Phúc", NUMBER]  # fmt: skip
    importer.run(listed(row, head=head), "--as", officer.username)
    found = party(party_id)
    assert (found.ethnicity, found.birth_on, found.address) == ("Dao", None, "Thôn Khác")
    assert ("address", "thôn Nà Pài, xã Bằng Phúc") in kept()
    assert db.session.query(IdentityChange).one().birth_on == date(1985, 3, 12)


def test_the_day_of_the_list_does_not_matter_for_what_is_kept(cooperative, there, officer):
    hold(there, address="Thôn Khác", birth=None)
    run(cooperative, officer, person())
    (statement,) = [one for one in db.session.query(PersonStatement) if one.field == "address"]
    assert statement.value.startswith("thôn Nà Pài")
    assert DAY < TODAY
