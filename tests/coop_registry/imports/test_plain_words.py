"""What the command and the pages say when a file or a call is wrong, and the result workbook."""

import io
import re
import zipfile

import pytest

from coop_registry.reading.child import read_file
from core import keys
from tests.coop_registry.imports.kit import HEAD, TITLE, line, listed
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.imports.test_pages import client, confirm, officer, rows, send, the_import
from tests.coop_registry.reading.books import make_xlsx

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Lỗi: Thiếu TỆP."),
        (["khong-co.xlsx"], "Lỗi: Không có tệp “khong-co.xlsx”."),
        (["a.xlsx", "--onn"], "Lỗi: Không có tùy chọn --onn."),
        (["a.xlsx", "--sheet"], "Lỗi: Tùy chọn --sheet cần một giá trị."),
        (["pyproject.toml", "hai"], "Lỗi: Thừa tham số: hai."),
        (["pyproject.toml", "--on", "hôm qua"], "Lỗi: --on: “hôm qua” không phải là ngày"),
        (["--help"], "Cách dùng: "),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(app, words, said):
    done = app.test_cli_runner().invoke(args=["registry", "import", *words])
    assert said in done.output
    assert done.exit_code == (0 if words == ["--help"] else 2)
    for english in ("Usage", "Error", "Missing", "Options", "Invalid", "Show this"):
        assert english not in done.output


def test_a_refusal_is_told_in_vietnamese(importer, tmp_path):
    file = tmp_path / "hong.xlsx"
    file.write_bytes(b"%PDF-1.7 khong phai bang tinh")
    importer.command(str(file))
    assert importer.output.startswith("Lỗi: ")
    assert importer.exit_code == 1


def test_a_list_too_large_is_told_where_it_is_sent(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 10_000)
    data = {"file": (io.BytesIO(b"0" * 20_000), "to.xlsx"), "unit_id": "1"}
    done = client.post("/nhap-danh-sach/moi", data=data, content_type="multipart/form-data")
    page = done.get_data(as_text=True)
    assert done.status_code == 413
    assert "Tệp danh sách lớn hơn 50 MB" in page
    assert "Tải danh sách lên" in page


def test_the_result_names_its_columns_beside_the_heading_and_keeps_merged_cells(client):
    grid = [[TITLE], [], list(HEAD), [None, "I. Huyện Chợ Đồn"], line(), line("HTX Khác", stt=2)]
    url = send(client, make_xlsx({"Sheet1": grid}, merged=[(0, 0, 0, 5)]))
    confirm(client, url)
    kept = the_import()
    sheet = read_file("ket-qua.xlsx", keys.decrypt_bytes(kept.result_sealed)).sheets[0]
    assert sheet.rows[2][-3:] == ["Kết quả nhập", "Đã ghi", "Cần xem"]
    assert "Kết quả nhập" not in sheet.rows[3]
    assert sheet.rows[0][0] == TITLE
    assert (0, 0, 0, 5) in [tuple(one) for one in sheet.merged]


def test_no_empty_source_stands_in_a_sentence(importer):
    importer.run(listed(line(members=9)))
    report = importer.run(members(person()))
    words = " ".join(one["message"] for one in report["problems"])
    assert "Khai báo 9" in words
    assert ", )" not in words


def test_fifty_million_bytes_are_refused_in_words_before_the_view_is_reached(client, csrf):
    """A browser's form token is looked for in the body first: there the limit strikes."""
    page = client.get("/nhap-danh-sach/moi").get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]

    def sent(content):
        body, kind = _multipart({"csrf_token": token, "unit_id": _office(page)}, content)
        return client.post(
            "/nhap-danh-sach/moi", input_stream=body, content_type=kind,
            content_length=body.getbuffer().nbytes,
        )  # fmt: skip

    refused = sent(bytes(52 * 1024 * 1024))
    assert refused.status_code == 413
    assert "Tệp danh sách lớn hơn 50 MB" in refused.get_data(as_text=True)
    assert client.get("/nhap-danh-sach/moi").status_code == 200
    taken = sent(_padded(make_xlsx(listed(line())), 49 * 1024 * 1024))
    assert taken.status_code == 303, taken.get_data(as_text=True)
    assert "Tân Thành" in rows(taken.location, client)


def _multipart(fields, content):
    """Return a form with a file as a browser sends it, and its content type."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    lead = '--x\r\nContent-Disposition: form-data; name="file"; filename="to.xlsx"\r\n\r\n'
    body = "".join([*parts, lead]).encode() + content + b"\r\n--x--\r\n"
    return io.BytesIO(body), "multipart/form-data; boundary=x"


def _office(page):
    return re.search(r'<option (?:selected )?value="(\d+)"', page)[1]


def _padded(content, size):
    """Return a workbook with a picture so large that it is nearly `size` bytes."""
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_STORED) as book:
        book.writestr("xl/media/image1.png", bytes(size - len(content) - 4096))
    return file.getvalue()
