"""Contributions: ceilings, deadline, what follows when it passes (vốn góp)."""

from decimal import Decimal

from law.acts import decree_193, ends_with_law_2012, law_2012, law_2023
from law.dated import Comparison, DatedSeries

MAXIMUM_COOPERATIVE = DatedSeries(
    "contribution.maximum.cooperative",
    law_2012(Decimal("0.20"), "Điều 17"),
    law_2023(Decimal("0.30"), "khoản 1 Điều 74"),
    title="Vốn góp tối đa của một thành viên hợp tác xã",
    text="Phần vốn góp của một thành viên (từ Luật 2023: thành viên chính thức) so với vốn điều lệ "
    "không được vượt tỷ lệ này; đúng tỷ lệ vẫn hợp lệ. Xét theo số cam kết và xét lại theo số đã "
    "góp. Vượt trong 12 tháng liên tục là căn cứ thu hồi giấy chứng nhận theo Luật 2023.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

MAXIMUM_UNION = DatedSeries(
    "contribution.maximum.union",
    law_2012(Decimal("0.30"), "Điều 17"),
    law_2023(Decimal("0.40"), "khoản 1 Điều 74"),
    title="Vốn góp tối đa của một thành viên liên hiệp hợp tác xã",
    text="Phần vốn góp của một hợp tác xã thành viên so với vốn điều lệ của liên hiệp không được "
    "vượt tỷ lệ này; đúng tỷ lệ vẫn hợp lệ.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

LEGAL_ENTITY_MAXIMUM = DatedSeries(
    "contribution.legal_entity_maximum",
    decree_193(Decimal("0.20"), "Điều 3"),
    ends_with_law_2012(),
    title="Vốn góp tối đa của pháp nhân thành viên (Luật 2012)",
    text="Nghị định hướng dẫn Luật 2012 nhắc lại giới hạn đối với thành viên là pháp nhân Việt Nam; "
    "quy định này hết cùng với Luật 2012.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

ASSOCIATES_COOPERATIVE = DatedSeries(
    "contribution.associates_maximum.cooperative",
    law_2023(Decimal("0.30"), "khoản 2 Điều 74"),
    title="Tổng vốn góp của thành viên liên kết trong hợp tác xã",
    text="Cộng phần vốn góp của tất cả thành viên liên kết góp vốn rồi so với vốn điều lệ; tổng này "
    "(không phải từng người) không được vượt tỷ lệ luật định.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

ASSOCIATES_UNION = DatedSeries(
    "contribution.associates_maximum.union",
    law_2023(Decimal("0.40"), "khoản 2 Điều 74"),
    title="Tổng vốn góp của thành viên liên kết trong liên hiệp hợp tác xã",
    text="Cộng phần vốn góp của tất cả thành viên liên kết góp vốn của liên hiệp rồi so với vốn "
    "điều lệ; tổng này không được vượt tỷ lệ luật định.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

FOREIGN_MAXIMUM = DatedSeries(
    "contribution.foreign_maximum",
    law_2023(Decimal("0.30"), "khoản 3 Điều 74"),
    title="Tổng vốn góp của thành viên nước ngoài",
    text="Tổng phần vốn góp của các thành viên là nhà đầu tư nước ngoài và tổ chức kinh tế có vốn "
    "đầu tư nước ngoài, ở hợp tác xã cũng như liên hiệp, không quá tỷ lệ này của vốn điều lệ.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

DEADLINE = DatedSeries(
    "contribution.deadline_months",
    law_2012(6, "khoản 3 Điều 17"),
    law_2023(6, "khoản 4 Điều 74"),
    title="Thời hạn góp đủ vốn",
    text="Thành viên phải góp đủ số vốn cam kết chậm nhất trong số tháng này kể từ ngày hợp tác xã "
    "được cấp giấy chứng nhận hoặc từ ngày được kết nạp; điều lệ chỉ được rút ngắn.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

DEADLINE_EXCLUDED = DatedSeries(
    "contribution.deadline_excluded",
    law_2023(
        (
            "thời gian vận chuyển, nhập khẩu tài sản góp vốn",
            "thời gian làm thủ tục hành chính để chuyển quyền sở hữu tài sản",
        ),
        "khoản 4 Điều 74",
    ),
    title="Thời gian không tính vào thời hạn góp vốn",
    text="Khi góp bằng tài sản, các khoảng thời gian này được trừ ra; cần ghi số ngày được trừ kèm "
    "giấy tờ để tính đúng ngày cuối cùng.",
)

LATE_ENDS = DatedSeries(
    "contribution.late.ends_membership",
    law_2012(True, "khoản 1 Điều 16"),
    law_2023(True, "điểm a khoản 6 Điều 74"),
    title="Không góp hoặc góp dưới mức tối thiểu thì chấm dứt tư cách",
    text="Hết thời hạn mà thành viên chưa góp gì hoặc góp dưới mức tối thiểu của điều lệ thì tư "
    "cách thành viên chấm dứt; hệ thống chỉ nhắc việc, người có thẩm quyền quyết định. Theo Luật "
    "2012 hội đồng quản trị trình đại hội thành viên quyết định.",
)

LATE_PARTIAL = DatedSeries(
    "contribution.late.partial_rights",
    law_2023(True, "điểm b khoản 6 Điều 74"),
    title="Góp thiếu nhưng đạt mức tối thiểu thì vẫn là thành viên",
    text="Thành viên góp chưa đủ cam kết nhưng bằng hoặc trên mức tối thiểu của điều lệ giữ tư cách "
    "và có quyền tương ứng với phần đã góp.",
)

LATE_REGISTRATION = DatedSeries(
    "contribution.late_registration_days",
    law_2023(30, "khoản 7 Điều 74"),
    title="Thời hạn đăng ký lại vốn điều lệ khi góp thiếu",
    text="Kể từ ngày hết hạn góp vốn, hợp tác xã có số ngày này để đăng ký vốn điều lệ đúng bằng số "
    "đã góp, trừ khi phần thiếu được góp đủ trong thời gian đó.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

SWAP_APPROVED_BY = DatedSeries(
    "contribution.swap.approved_by",
    law_2023(
        (
            "hội đồng quản trị (tổ chức quản trị đầy đủ)",
            "đại hội thành viên (tổ chức quản trị rút gọn)",
        ),
        "khoản 5 Điều 74",
    ),
    title="Ai đồng ý cho góp bằng tài sản khác cam kết",
    text="Góp bằng loại tài sản khác với cam kết chỉ được chấp nhận khi có sự tán thành của cơ quan "
    "này; hồ sơ phải kèm văn bản tán thành.",
)

CERTIFICATE_ON_FULL = DatedSeries(
    "contribution.certificate.full_payment_required",
    law_2012(True, "khoản 4 Điều 17"),
    law_2023(True, "khoản 1 Điều 75"),
    title="Chỉ cấp giấy chứng nhận phần vốn góp khi góp đủ",
    text="Giấy chứng nhận (vốn góp theo Luật 2012, phần vốn góp theo Luật 2023) được cấp và ghi sổ "
    "vào thời điểm thành viên góp đủ, không cấp trước.",
)

CERTIFICATE_WITHDRAWN = DatedSeries(
    "contribution.certificate.withdrawal",
    law_2023(
        (
            "thu hồi khi chấm dứt tư cách thành viên",
            "cấp đổi khi có thay đổi nội dung ghi trên giấy",
        ),
        "khoản 3 Điều 75",
    ),
    title="Thu hồi, cấp đổi giấy chứng nhận phần vốn góp",
    text="Hợp tác xã thu hồi giấy chứng nhận của thành viên đã chấm dứt tư cách và cấp đổi giấy khi "
    "phần vốn góp hoặc nội dung khác ghi trên giấy thay đổi.",
)

CERTIFICATE_FIELDS = DatedSeries(
    "contribution.certificate.fields",
    law_2012(
        (
            "tên, địa chỉ trụ sở chính của hợp tác xã",
            "số và ngày cấp giấy chứng nhận đăng ký hợp tác xã",
            "cá nhân, đại diện hộ: họ tên, nơi thường trú, quốc tịch, số giấy chứng minh hoặc hộ chiếu",
            "pháp nhân: tên, trụ sở, số quyết định thành lập hoặc đăng ký; người đại diện",
            "tổng số vốn góp; thời điểm góp",
            "họ tên, chữ ký người đại diện theo pháp luật",
        ),
        "khoản 4 Điều 17",
    ),
    law_2023(
        (
            "tên, mã số, địa chỉ trụ sở chính của hợp tác xã",
            "vốn điều lệ",
            "họ tên, địa chỉ liên lạc, quốc tịch, số định danh cá nhân; tổ chức: tên, trụ sở, mã số",
            "phần vốn góp và tỷ lệ phần vốn góp",
            "số và ngày cấp giấy chứng nhận phần vốn góp",
            "họ tên, chữ ký người đại diện theo pháp luật",
        ),
        "khoản 2 Điều 75",
    ),
    title="Nội dung giấy chứng nhận phần vốn góp",
    text="Mẫu in theo ngày cấp: giấy theo Luật 2012 ghi nơi thường trú, giấy theo Luật 2023 ghi địa "
    "chỉ liên lạc và thêm vốn điều lệ, tỷ lệ phần vốn góp.",
)
