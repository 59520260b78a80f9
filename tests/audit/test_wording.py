from datetime import UTC, datetime

import pytest

from audit import wording
from audit.models import Entry

WORDS = (
    {"thing.corrected": "đã đính chính"},
    {"name": "Tên", "charter_capital_vnd": "Vốn điều lệ", "day": "Ngày cấp", "state": "Tình trạng"},
    {"state": {"open": "đang hoạt động"}},
    {"thing": "hợp tác xã"},
)


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_actions", "_fields", "_values", "_subjects"):
        monkeypatch.setattr(wording, name, {})
    wording.register(*WORDS)


def entry(changes=None, **more) -> Entry:
    values = {"action": "thing.corrected", "subject_type": "thing", "subject_id": 1}
    return Entry(at=datetime.now(UTC), changes=changes, **{**values, **more})


def test_a_correction_reads_as_a_sentence_with_its_reason() -> None:
    said = wording.sentence(entry({"name": ["X", "Y"]}, reason="gõ nhầm"), "Nguyễn Văn A")
    assert said == "Nguyễn Văn A đã đính chính: Tên từ “X” thành “Y”. Lý do: gõ nhầm."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"charter_capital_vnd": [None, 5_000_000]}, "Vốn điều lệ: “5.000.000 đồng”"),
        ({"day": ["2017-06-05", None]}, "bỏ Ngày cấp “05/06/2017”"),
        ({"day": ["x", "2025-06-02T18:30:00+00:00"]}, "Ngày cấp từ “x” thành “03/06/2025 01:30”"),
        ({"name": [None, "4700111222"]}, "Tên: “4700111222”"),
        ({"state": ["open", "odd"]}, "Tình trạng từ “đang hoạt động” thành “odd”"),
        ({"name": [["a", "b"], True]}, "Tên từ “a, b” thành “có”"),
        ({"unheard_of": ["a", "b"]}, "Nội dung khác từ “a” thành “b”"),
    ],
)
def test_old_and_new_values_are_shown_as_on_screen(changes: dict, words: str) -> None:
    assert wording.change_sentences(changes) == [words]


def test_the_system_and_an_action_without_words_are_still_said_in_vietnamese() -> None:
    assert wording.sentence(entry(action="odd.thing"), None) == "Hệ thống đã thay đổi hồ sơ."
    assert not wording.knows("odd.thing")
    assert wording.knows("thing.corrected")
    assert wording.subject_word("thing") == "hợp tác xã"


def test_a_field_never_gets_a_second_word() -> None:
    """Another room's word would rewrite what the log says of the first one's records."""
    wording.register({}, {"name": "Tên"})
    with pytest.raises(ValueError, match="charter_capital_vnd"):
        wording.register({}, {"charter_capital_vnd": "Số tiền"})
    assert wording.sentence(entry({"charter_capital_vnd": [None, 5]}), "A").endswith(
        "Vốn điều lệ: “5 đồng”."
    )
