"""The demonstration: each record with the paper and issuer of its kind and day, by its officer."""

import pytest
from sqlalchemy import select

from accounts.models import User
from coop_registry.models import Act, Identifier, Organisation
from core.access import EVERYTHING
from core.db import db
from desk import demo
from desk.setup import DEMO_DAY

pytestmark = pytest.mark.db


def test_each_record_has_the_issuer_of_its_kind_and_day_and_its_own_officer(session):
    demo.load(DEMO_DAY, EVERYTHING)
    issuers: dict[str, set[str | None]] = {}
    rows = db.session.execute(
        select(Organisation.kind, Identifier.issued_by).outerjoin(
            Identifier, Identifier.organisation_id == Organisation.id
        )
    )
    for kind, issuer in rows:
        issuers.setdefault(kind, set()).add(issuer)
    assert issuers == {
        "cooperative": {
            "Phòng Tài chính - Kế hoạch huyện Chợ Đồn",
            "Phòng Tài chính - Kế hoạch huyện Ba Bể",
        },
        "union": {"Phòng Đăng ký kinh doanh, Sở Kế hoạch và Đầu tư tỉnh Bắc Kạn"},
        "group": {None},
    }
    counted: dict[str, set[int]] = {}
    written = select(User.username, Act.organisation_id).join(Act, Act.actor_id == User.id)
    for username, organisation_id in db.session.execute(written):
        counted.setdefault(username, set()).add(organisation_id)
    assert {name: len(ids) for name, ids in counted.items()} == {
        "canbo.chodon": 5,
        "canbo.babe": 5,
    }
