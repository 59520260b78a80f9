"""Words of proposed names (tên dự kiến)."""

from coop_registry.rules.naming import Ground, Weight

GROUND = {
    Ground.SAME: "Trùng tên",
    Ground.SOUND: "Đọc giống",
    Ground.NUMBER: "Khác một số hoặc chữ cái",
    Ground.SIGN: "Khác ký hiệu",
    Ground.NEW: "Khác chữ “tân”, “mới”",
    Ground.REGION: "Khác cụm từ chỉ miền",
    Ground.SEVERAL: "Khác cùng lúc nhiều điểm",
    Ground.UNMARKED: "Giống khi bỏ dấu, viết đủ",
}
WEIGHT = {
    Weight.CLEAR: "Luật không cho",
    Weight.ARGUABLE: "Cần xem xét",
    Weight.NOTE: "Để biết",
}
WEIGHT_TONE = {Weight.CLEAR: "late", Weight.ARGUABLE: "soon", Weight.NOTE: "progress"}
