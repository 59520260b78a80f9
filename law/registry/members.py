"""Members: how many, who, from what age (thành viên)."""

from decimal import Decimal

from law.acts import (
    MEMORY,
    decree_77,
    decree_193,
    ends_with_law_2012,
    law_2012,
    law_2023,
)
from law.dated import Comparison, DatedSeries

MINIMUM_COOPERATIVE = DatedSeries(
    "members.minimum.cooperative",
    law_2012(
        7,
        "khoản 1 Điều 3",
        words="7 thành viên",
        text="Theo Luật năm 2012, một hợp tác xã phải luôn có từ 7 thành viên trở lên; ít hơn "
        "trong 12 tháng liên tục là căn cứ giải thể bắt buộc.",
    ),
    law_2023(
        5,
        "khoản 7 Điều 4",
        words="5 thành viên chính thức",
        text="Từ ngày 01/07/2024 chỉ cần 5 thành viên, nhưng chỉ đếm thành viên chính thức; "
        "thành viên liên kết không được tính vào số tối thiểu.",
    ),
    title="Số thành viên tối thiểu của hợp tác xã",
    text="Hợp tác xã phải giữ đủ số thành viên tối thiểu trong suốt quá trình hoạt động.",
    unit="người",
    comparison=Comparison.AT_LEAST,
)

MINIMUM_UNION = DatedSeries(
    "members.minimum.union",
    law_2012(4, "khoản 2 Điều 3"),
    law_2023(3, "khoản 8 Điều 4"),
    title="Số hợp tác xã thành viên tối thiểu của liên hiệp hợp tác xã",
    text="Liên hiệp hợp tác xã do các hợp tác xã cùng lập ra. Số hợp tác xã là thành viên "
    "(từ Luật 2023: thành viên chính thức) không được thấp hơn mức này.",
    unit="hợp tác xã",
    comparison=Comparison.AT_LEAST,
)

MINIMUM_GROUP = DatedSeries(
    "members.minimum.group",
    decree_77(2, "khoản 1 Điều 3", words="2 thành viên"),
    law_2023(2, "khoản 21 Điều 4", words="2 thành viên"),
    title="Số thành viên tối thiểu của tổ hợp tác",
    text="Tổ hợp tác hình thành từ hợp đồng hợp tác, không có tư cách pháp nhân, nên chỉ cần "
    "hai bên tham gia là đủ để thành lập.",
    unit="người",
    comparison=Comparison.AT_LEAST,
)

BELOW_MINIMUM_MONTHS = DatedSeries(
    "members.below_minimum.months",
    law_2012(12, "khoản 2 Điều 54"),
    law_2023(12, "điểm d khoản 1 Điều 103"),
    title="Thời gian thiếu thành viên tối thiểu dẫn đến xử lý",
    text="Thiếu thành viên chưa bị xử lý ngay. Cơ quan đăng ký theo dõi số tháng liên tục mà "
    "đơn vị không đủ số tối thiểu; đủ thời gian này thì xem xét theo chế độ của thời điểm đó.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

BELOW_MINIMUM_EFFECT = DatedSeries(
    "members.below_minimum.effect",
    law_2012("giải thể bắt buộc", "khoản 2 Điều 54"),
    law_2023("thu hồi Giấy chứng nhận đăng ký hợp tác xã", "điểm d khoản 1 Điều 103"),
    title="Hậu quả khi thiếu thành viên tối thiểu kéo dài",
    text="Trước ngày 01/07/2024 Ủy ban nhân dân ra quyết định giải thể bắt buộc; từ ngày đó "
    "cơ quan đăng ký thu hồi giấy chứng nhận rồi đơn vị tự làm thủ tục giải thể.",
)

KINDS = DatedSeries(
    "members.kinds",
    law_2023(
        (
            "thành viên chính thức",
            "thành viên liên kết góp vốn",
            "thành viên liên kết không góp vốn",
        ),
        "khoản 16 Điều 4",
    ),
    title="Các loại thành viên",
    text="Luật 2023 chia thành viên làm ba loại theo việc có góp vốn và có sử dụng dịch vụ hoặc "
    "góp sức lao động hay không. Quyền biểu quyết chỉ thuộc về thành viên chính thức.",
)

ELIGIBLE_COOPERATIVE = DatedSeries(
    "members.eligible.cooperative",
    law_2012(
        (
            "cá nhân từ đủ 18 tuổi là công dân Việt Nam hoặc người nước ngoài cư trú hợp pháp",
            "hộ gia đình có một người đại diện hợp pháp",
            "cơ quan, tổ chức, pháp nhân Việt Nam",
        ),
        "Điều 13",
        certainty=MEMORY,
        note="Mới thấy tên điều; nội dung chưa đối chiếu.",
    ),
    law_2023(
        (
            "công dân Việt Nam từ đủ 18 tuổi, có năng lực hành vi dân sự đầy đủ",
            "cá nhân là nhà đầu tư nước ngoài có giấy chứng nhận đăng ký đầu tư",
            "hộ gia đình, tổ hợp tác, tổ chức không có tư cách pháp nhân, cử một người đại diện",
            "pháp nhân Việt Nam",
        ),
        "khoản 1 Điều 30",
    ),
    title="Ai được góp vốn làm thành viên hợp tác xã",
    text="Danh mục những người và tổ chức có thể là thành viên chính thức hoặc thành viên liên "
    "kết góp vốn. Dòng thành viên ngoài danh mục này cần được xem lại giấy tờ.",
)

ELIGIBLE_NON_CONTRIBUTING = DatedSeries(
    "members.eligible.non_contributing_associate",
    law_2023(
        (
            "công dân Việt Nam hoặc người nước ngoài cư trú hợp pháp, từ đủ 18 tuổi, có năng lực "
            "hành vi dân sự đầy đủ",
            "công dân Việt Nam từ đủ 15 đến dưới 18 tuổi, không bị hạn chế hoặc mất năng lực hành vi",
            "hộ gia đình, tổ hợp tác, tổ chức không có tư cách pháp nhân, cử một người đại diện",
            "pháp nhân Việt Nam",
        ),
        "khoản 2 Điều 30",
    ),
    title="Ai được làm thành viên liên kết không góp vốn",
    text="Loại thành viên này chỉ dùng dịch vụ hoặc góp sức lao động, không góp vốn, vì vậy luật "
    "mở rộng cho người từ 15 tuổi và người nước ngoài cư trú hợp pháp.",
)

ELIGIBLE_UNION = DatedSeries(
    "members.eligible.union",
    law_2023(
        (
            "thành viên chính thức: hợp tác xã",
            "thành viên liên kết góp vốn, không góp vốn: pháp nhân Việt Nam",
        ),
        "khoản 1 Điều 34",
    ),
    title="Ai được làm thành viên liên hiệp hợp tác xã",
    text="Chỉ hợp tác xã mới là thành viên chính thức của liên hiệp; pháp nhân Việt Nam khác chỉ "
    "có thể là thành viên liên kết. Cá nhân không gia nhập liên hiệp.",
)

AGE_OFFICIAL = DatedSeries(
    "members.age_minimum.official",
    law_2012(18, "Điều 13", certainty=MEMORY, note="Nội dung Điều 13 chưa đối chiếu."),
    law_2023(18, "điểm a khoản 1 Điều 30"),
    title="Tuổi tối thiểu của thành viên chính thức là cá nhân",
    text="Cá nhân góp vốn và có quyền biểu quyết phải đủ 18 tuổi và có năng lực hành vi dân sự "
    "đầy đủ vào ngày được kết nạp.",
    unit="tuổi",
    comparison=Comparison.AT_LEAST,
)

AGE_CONTRIBUTING = DatedSeries(
    "members.age_minimum.contributing_associate",
    law_2023(18, "điểm a khoản 1 Điều 30"),
    title="Tuổi tối thiểu của thành viên liên kết góp vốn là cá nhân",
    text="Thành viên liên kết góp vốn là cá nhân theo cùng điều kiện về tuổi và năng lực hành vi "
    "dân sự như thành viên chính thức.",
    unit="tuổi",
    comparison=Comparison.AT_LEAST,
)

AGE_NON_CONTRIBUTING = DatedSeries(
    "members.age_minimum.non_contributing_associate",
    law_2023(15, "điểm b khoản 2 Điều 30"),
    title="Tuổi tối thiểu của thành viên liên kết không góp vốn là cá nhân",
    text="Công dân Việt Nam từ đủ 15 tuổi có thể là thành viên liên kết không góp vốn; khi giao "
    "dịch dân sự, lao động vẫn theo điều kiện của pháp luật tương ứng.",
    unit="tuổi",
    comparison=Comparison.AT_LEAST,
)

AGE_NON_CONTRIBUTING_FOREIGN = DatedSeries(
    "members.age_minimum.non_contributing_associate.foreign",
    law_2023(18, "điểm a khoản 2 Điều 30"),
    title="Tuổi tối thiểu của người nước ngoài là thành viên liên kết không góp vốn",
    text="Người nước ngoài cư trú hợp pháp tại Việt Nam phải từ đủ 18 tuổi; mức 15 tuổi của điểm b "
    "chỉ dành cho công dân Việt Nam.",
    unit="tuổi",
    comparison=Comparison.AT_LEAST,
)

FOREIGN_SHARE_MAXIMUM = DatedSeries(
    "members.foreign_share_maximum",
    law_2023(Decimal("0.35"), "khoản 7 Điều 30 và khoản 6 Điều 34"),
    title="Tỷ lệ thành viên chính thức nước ngoài",
    text="Số thành viên chính thức là nhà đầu tư nước ngoài hoặc tổ chức kinh tế có vốn đầu tư "
    "nước ngoài phải dưới 35% tổng số thành viên chính thức; đúng 35% đã là vượt. Vượt trong "
    "6 tháng liên tục là căn cứ thu hồi giấy chứng nhận.",
    unit="tỷ lệ",
    comparison=Comparison.LESS_THAN,
)

FOREIGN_REQUIREMENTS = DatedSeries(
    "members.foreign_requirements",
    decree_193(
        (
            "cư trú hợp pháp tại Việt Nam",
            "từ đủ 18 tuổi, có năng lực hành vi dân sự đầy đủ",
            "điều kiện khác theo điều lệ",
        ),
        "Điều 4",
        certainty=MEMORY,
    ),
    law_2023(
        (
            "điều kiện tiếp cận thị trường đối với nhà đầu tư nước ngoài",
            "điều kiện bảo đảm quốc phòng, an ninh",
        ),
        "khoản 5 Điều 30",
    ),
    title="Điều kiện đối với thành viên nước ngoài",
    text="Người nước ngoài và tổ chức có vốn nước ngoài muốn góp vốn vào hợp tác xã phải đáp ứng "
    "thêm các điều kiện riêng ngoài điều kiện chung của thành viên.",
)

LEGAL_ENTITY_REQUIREMENTS = DatedSeries(
    "members.legal_entity_requirements",
    decree_193(
        (
            "có nhu cầu hợp tác và sử dụng sản phẩm, dịch vụ",
            "đơn tự nguyện gia nhập do người đại diện theo pháp luật ký",
            "tán thành điều lệ",
            "góp vốn không quá 20% vốn điều lệ",
        ),
        "Điều 3",
    ),
    ends_with_law_2012(),
    title="Điều kiện để pháp nhân Việt Nam là thành viên (Luật 2012)",
    text="Trước ngày 01/07/2024, pháp nhân muốn vào hợp tác xã phải có nhu cầu chung, có đơn do "
    "người đại diện theo pháp luật ký và chịu giới hạn góp vốn riêng.",
)

JOB_CREATION_INDIVIDUALS = DatedSeries(
    "members.job_creation_individuals_only",
    law_2012(True, "Điều 13", certainty=MEMORY),
    ends_with_law_2012(),
    title="Hợp tác xã tạo việc làm chỉ có thành viên là cá nhân",
    text="Theo Luật 2012, hợp tác xã lập ra để tạo việc làm cho thành viên chỉ kết nạp cá nhân; "
    "hộ gia đình và pháp nhân không phải là thành viên của loại này.",
)

MULTIPLE_ALLOWED = DatedSeries(
    "members.multiple_allowed",
    law_2023(True, "khoản 4 Điều 30"),
    title="Được là thành viên của nhiều hợp tác xã",
    text="Một người có thể cùng lúc là thành viên của nhiều hợp tác xã, trừ khi điều lệ của hợp "
    "tác xã quy định khác. Trùng tên ở hai nơi vì thế không phải là sai phạm.",
)
