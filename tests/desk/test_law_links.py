"""Every citation of the demonstration's pages opens the article it names, as of the day it names."""

import re
from datetime import date
from html import unescape

import pytest

from accounts.models import User
from coop_registry.models import Membership, Organisation
from core.access import EVERYTHING
from core.dates import format_date
from core.db import db
from desk import demo
from desk.setup import DEMO_DAY

pytestmark = pytest.mark.db

CITE = re.compile(r'<a class="cite" href="([^"]+)">([^<]+)</a>')
NOW = re.compile(r"<dt>Căn cứ</dt>\s*<dd>\s*([^<]+)")
TABS = ("", "/thanh-vien", "/von-gop", "/van-de")
#: The demonstration's day, the last of the law of 2012 and one of its first years.
DAYS = (DEMO_DAY, date(2024, 6, 30), date(2019, 1, 1))


@pytest.mark.parametrize("username", ["canbo.chodon", "canbo.babe"])
def test_every_citation_opens_its_own_article(session, as_user, username):
    demo.load(DEMO_DAY, EVERYTHING)
    client = as_user(db.session.query(User).filter_by(username=username).one())
    links = set()
    for on in DAYS:
        cited = links_on(client, on)
        assert cited, on
        links |= cited
    for href, words in sorted(links):
        opened = client.get(href).get_data(as_text=True)
        current = NOW.search(opened.split("<h2>")[0])
        assert current is not None, (href, words)
        assert unescape(current[1]).strip() == words, href


def links_on(client, on):
    """Return every citation of the pages as of a day: (address, words)."""
    found = set()
    for path in pages():
        page = client.get(f"{path}?ngay={format_date(on)}").get_data(as_text=True)
        found |= {(unescape(href), unescape(words)) for href, words in CITE.findall(page)}
    return found


def pages():
    """Give the pages of every organisation and every member, and the list of findings."""
    yield "/van-de"
    for (number,) in db.session.query(Organisation.id).all():
        yield from (f"/hop-tac-xa/{number}{tab}" for tab in TABS)
    for number, stay in db.session.query(Membership.organisation_id, Membership.id).all():
        yield f"/hop-tac-xa/{number}/thanh-vien/{stay}"
