"""Certificates issued again, exchanged or corrected (cấp lại, cấp đổi, hiệu đính)."""

from coop_registry.rules.filings.kinds import FilingKind, Result
from coop_registry.rules.filings.spec import Document
from coop_registry.rules.filings.specs import conditions as when
from coop_registry.rules.filings.specs.building import (
    ACCOMPANYING,
    HANDLING,
    TAX_CERTIFICATE,
    by_decree_92,
    by_law_2012,
    group,
    new,
    office,
    old,
    remembered,
)
from law.dated import Certainty

_REISSUE = "Cấp lại giấy chứng nhận bị mất, cháy, rách, nát"
_REQUEST = "Văn bản đề nghị cấp lại giấy chứng nhận"
_CORRECTION = "Hiệu đính thông tin đăng ký"
_CORRECTION_LIMIT = office("registration.correction.working_days")
_CORRECTION_DOCUMENTS = (
    Document(
        "correction_request",
        "Văn bản đề nghị hiệu đính thông tin",
        by_decree_92("khoản 1 và khoản 3 Điều 26"),
        when.FOUND_BY_ORGANISATION,
    ),
    Document(
        "correction_notice",
        "Thông báo của cơ quan đăng ký về việc hiệu đính",
        by_decree_92("khoản 2 Điều 26"),
        when.FOUND_BY_OFFICE,
    ),
    Document(
        "certificate_copy",
        "Bản sao thông báo thành lập, thay đổi tổ hợp tác hoặc Giấy chứng nhận đăng ký hợp tác xã, "
        "Giấy chứng nhận đăng ký thuế",
        by_decree_92("khoản 3 Điều 26"),
        when.WRONG_IN_DATABASE,
    ),
    *ACCOMPANYING,
)
_CORRECTION_NOTE = (
    "Cơ quan đăng ký tự phát hiện thì hiệu đính trong 03 ngày làm việc kể từ ngày gửi thông báo "
    "hoặc ngày phát hiện (khoản 2, khoản 4 Điều 26)."
)

SPECS = (
    old(
        kind=FilingKind.REISSUE,
        title=_REISSUE,
        article=by_law_2012(),
        documents=(remembered("reissue_request", _REQUEST, by_law_2012()),),
        limits=(office("registration.reissue.working_days"),),
        result=Result.CERTIFICATE,
        certainty=Certainty.MEMORY,
        note="Hồ sơ và thời hạn theo trí nhớ, chưa đối chiếu.",
    ),
    new(
        kind=FilingKind.REISSUE,
        title=_REISSUE,
        article=by_decree_92("Điều 49"),
        documents=(
            Document("reissue_request", _REQUEST, by_decree_92("Điều 49")),
            *ACCOMPANYING,
        ),
        limits=(office("registration.reissue.working_days"), *HANDLING),
        result=Result.CERTIFICATE,
    ),
    group(
        kind=FilingKind.REISSUE,
        title=_REISSUE,
        article=by_decree_92("khoản 3 Điều 59"),
        documents=(
            Document("reissue_request", _REQUEST, by_decree_92("khoản 3 Điều 59")),
            *ACCOMPANYING,
        ),
        limits=(office("group.reissue.working_days"), *HANDLING),
        result=Result.CERTIFICATE,
    ),
    new(
        kind=FilingKind.EXCHANGE,
        title="Cấp đổi sang Giấy chứng nhận đăng ký hợp tác xã",
        article=by_decree_92("khoản 2 Điều 65"),
        documents=(
            Document(
                "exchange_application",
                "Giấy đề nghị đăng ký thay đổi nội dung đăng ký hợp tác xã",
                by_decree_92("điểm a và điểm b khoản 2 Điều 65"),
            ),
            Document("tax_certificate", TAX_CERTIFICATE.title, TAX_CERTIFICATE.article),
            *ACCOMPANYING,
        ),
        limits=(office("registration.change.working_days"), *HANDLING),
        result=Result.CERTIFICATE,
        note="Nghị định không có thủ tục cấp đổi riêng: giấy được đổi cùng lần đăng ký, thông báo "
        "thay đổi, tạm ngừng hoặc thủ tục của chi nhánh; giấy tờ của thủ tục đó nộp cùng.",
    ),
    *(
        build(
            kind=FilingKind.CORRECTION,
            title=_CORRECTION,
            article=by_decree_92("Điều 26"),
            documents=_CORRECTION_DOCUMENTS,
            limits=(_CORRECTION_LIMIT, *HANDLING),
            result=Result.CERTIFICATE,
            note=_CORRECTION_NOTE,
        )
        for build in (new, group)
    ),
)
