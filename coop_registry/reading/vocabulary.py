"""Headings as offices write them (tiêu đề cột), folded, and what they mean.

A phrase matches a heading that begins with it; "=" asks for the whole heading. The longest
phrase wins. Sources: Phụ lục I-3 (member list), reports of cooperatives, working registers and
honour lists; the old words "Chủ nhiệm", "xã viên" are read, never printed.
"""

from coop_registry.reading.meanings import M

HEADINGS: dict[M, tuple[str, ...]] = {
    M.ORDER: ("=stt", "=tt", "=so tt", "=so thu tu", "=thu tu", "=no"),
    M.NAME: (
        "ten htx", "ten hop tac xa", "ten to chuc", "ten don vi", "ten tht", "ten to hop tac",
        "ten lhhtx", "ten lien hiep", "ten co so", "ten cua hop tac xa", "ten cua htx",
        "ten day du", "ten nguoi nop thue", "ten nnt", "=nguoi nop thue", "=nnt", "ten chu the", "ten quy tin dung",
        "chu the ocop", "chu the san xuat", "htx tham gia", "chu tri lien ket", "ten cac hop tac xa", "ten cac htx", "ten co quan don vi",
        "=ten", "=htx", "=hop tac xa", "=don vi", "=chu the", "=ten goi", "=hop tac xa htx",
        "=ten htx tht", "htx tht", "ho va ten htx", "danh sach htx", "danh sach hop tac xa",
    ),
    M.SHORT_NAME: ("ten viet tat", "viet tat", "ten giao dich"),
    M.KIND: ("loai hinh", "=loai", "loai to chuc", "hinh thuc to chuc", "=htx lhhtx tht"),
    M.CERTIFICATE_NO: (
        "so gcn", "so giay chung nhan dang ky", "giay chung nhan dang ky hop tac xa",
        "giay chung nhan dang ky kinh doanh", "giay chung nhan dkkd", "so dkkd", "so giay phep",
        "so giay cndk", "gcn dang ky", "gcn dkkd", "gcndk", "=giay chung nhan", "=so dang ky",
        "so giay chung nhan", "giay cn dkkd", "so dang ky kinh doanh", "=gcn", "giay chung nhan",
        "giay dkkd", "dang ky kinh doanh so", "so ngay co quan cap giay chung nhan",
        "so ngay co quan cap gcn",
    ),
    M.CERTIFICATE_ON: (
        "ngay cap", "ngay dang ky", "ngay cap gcn", "ngay cap giay chung nhan", "ngay cap dkkd",
        "thoi diem cap", "thoi diem dang ky", "ngay dkkd", "ngay thang cap",
    ),
    M.CERTIFICATE_BY: ("noi cap", "co quan cap", "=noi dang ky", "co quan dang ky"),
    M.CODE: (
        "ma so htx", "ma so hop tac xa", "=ma so", "=ma htx", "ma hop tac xa", "=ma",
        "ma so dang ky", "ma don vi", "ma so tht", "ma so to hop tac", "ma so doanh nghiep",
    ),
    M.TAX_CODE: ("ma so thue", "=mst", "mst", "ma thue", "ma nguoi nop thue"),
    M.CODE_OR_TAX: (
        "ma so hop tac xa ma so thue", "ma so htx ma so thue", "ma so htx mst", "ma so mst",
        "ma so thue ma so htx", "ma so thue ma so hop tac xa", "ma so hop tac xa mst",
        "ma so ma so thue", "ma so hoac ma so thue",
    ),
    M.ADDRESS: (
        "dia chi", "tru so", "dia chi tru so", "noi dat tru so", "dia diem", "=dia ban",
        "tru so chinh", "dia chi lien he",
    ),
    M.VILLAGE: ("=thon", "thon ban", "thon xom", "thon to", "=xom", "=ban", "to dan pho", "khu pho"),
    M.COMMUNE: (
        "=xa", "xa phuong", "xa thi tran", "xa p", "=phuong", "phuong xa", "ten xa", "=xa tt",
        "don vi cap xa", "xa phuong thi tran", "=cap xa", "dia ban xa",
    ),
    M.DISTRICT: (
        "=huyen", "huyen tp", "huyen thanh pho", "huyen thi", "quan huyen", "ten huyen",
        "huyen tx", "=cap huyen", "dia ban huyen", "=huyen tt",
    ),
    M.PROVINCE: ("=tinh", "tinh tp", "tinh thanh"),
    M.FOUNDED: (
        "ngay thanh lap", "nam thanh lap", "thoi gian thanh lap", "thoi diem thanh lap",
        "ngay thang nam thanh lap", "=thanh lap", "thanh lap nam", "thang nam thanh lap",
        "thanh lap ngay", "ngay nam thanh lap", "ngay thang thanh lap", "nam tl",
    ),
    M.CAPITAL_REGISTERED: (
        "von dieu le", "von dang ky", "tong von dieu le", "=vdl", "von dl", "=von",
        "von dieu le dang ky", "so von dieu le", "tong gia tri phan von gop",
    ),
    M.CAPITAL_PAID: (
        "von thuc gop", "von da gop", "von gop thuc te", "von dieu le thuc gop", "da gop",
        "von dieu le da gop", "thuc gop", "von thuc te", "tong von da gop", "von dieu le thuc te",
    ),
    M.MEMBERS_TOTAL: (
        "so thanh vien", "tong so thanh vien", "thanh vien", "so luong thanh vien", "so tv",
        "tong so tv", "so xa vien", "tong so xa vien", "xa vien", "so luong xa vien", "tong tv",
        "thanh vien htx", "so thanh vien htx", "sl thanh vien", "=tv", "=ts", "ts thanh vien", "ts tv",
        "ts xa vien",
    ),
    M.MEMBERS_WOMEN: (
        "thanh vien nu", "so thanh vien nu", "tv nu", "so tv nu", "nu thanh vien", "xa vien nu",
        "trong do nu", "thanh vien la nu", "so thanh vien la nu", "=nu", "=so nu",
    ),
    M.MEMBERS_MINORITY: (
        "thanh vien dtts", "thanh vien dan toc thieu so", "thanh vien la nguoi dan toc", "tv dtts", "thanh vien dan toc",
        "so thanh vien dtts", "so thanh vien dan toc", "dtts", "dan toc thieu so",
        "thanh vien la dan toc", "so thanh vien la nguoi dan toc", "so thanh vien la dan toc",
    ),
    M.MEMBERS_OFFICIAL: ("thanh vien chinh thuc", "so thanh vien chinh thuc", "tv chinh thuc"),
    M.MEMBERS_ASSOCIATE: ("thanh vien lien ket", "so thanh vien lien ket", "tv lien ket"),
    M.MEMBERS_HOUSEHOLDS: (
        "so ho thanh vien", "ho thanh vien", "thanh vien la ho", "so thanh vien la ho",
        "thanh vien ho",
    ),
    M.MEMBERS_ENTITIES: ("thanh vien la to chuc", "thanh vien la phap nhan", "thanh vien to chuc"),
    M.REPRESENTATIVE: (
        "nguoi dai dien", "dai dien", "ho ten nguoi dai dien", "ho va ten nguoi dai dien",
        "chu nhiem", "ho ten chu nhiem", "ho va ten chu nhiem", "giam doc", "ho ten giam doc",
        "ho va ten giam doc", "ten giam doc", "ten chu nhiem", "chu tich hdqt",
        "chu tich hoi dong quan tri", "ho ten chu tich", "ho va ten chu tich", "nguoi dung dau",
        "ten nguoi dai dien", "giam doc chu tich hdqt", "truong ban quan tri", "to truong",
        "lanh dao htx", "=lanh dao",
    ),
    M.POSITION: ("chuc vu", "chuc danh"),
    M.PHONE: (
        "so dien thoai", "dien thoai", "sdt", "so dt", "=dt", "dt lien he", "so lien lac",
        "=di dong", "lien he", "so di dong", "so dtdd", "=dtdd",
    ),
    M.EMAIL: ("email", "e mail", "dia chi email", "dia chi thu dien tu", "thu dien tu", "hop thu"),
    M.LINE: (
        "nganh nghe", "nganh", "linh vuc", "nghe kinh doanh", "nganh kinh doanh", "noi dung hoat",
        "hoat dong chinh", "nganh nghe kinh doanh", "linh vuc hoat dong", "=nghe",
        "san xuat kinh doanh", "loai hinh hoat dong", "loai hinh san xuat", "nganh nghe sxkd",
        "linh vuc sxkd", "loai hinh kinh doanh",
    ),
    M.PRODUCTS: ("san pham", "ten san pham", "mat hang", "dich vu chinh", "san pham dich vu"),
    M.STATUS: (
        "tinh trang", "trang thai", "hien trang", "tinh hinh hoat dong", "thuc trang",
        "tinh trang hoat dong", "=hoat dong", "=dang hoat dong", "=con hoat dong", "trang thai mst", "trang thai nnt",
    ),
    M.STATUS_ON: (
        "ngay thay doi trang thai", "ngay chuyen trang thai", "ngay trang thai", "ngay thong bao",
        "ngay ra thong bao", "ngay ban hanh thong bao", "ngay ngung hoat dong", "tu ngay",
        "ngay bat dau", "thoi diem ngung", "ngay hieu luc",
    ),
    M.RATING: ("xep loai", "phan loai", "danh gia", "ket qua xep loai", "ket qua phan loai"),
    M.WORKERS: (
        "so lao dong", "tong so lao dong", "lao dong", "so luong lao dong", "tong lao dong",
        "lao dong thuong xuyen", "so ld", "tong so ld", "=ld",
    ),
    M.WORKERS_MEMBERS: ("lao dong la thanh vien", "so lao dong la thanh vien", "ld la tv",
        "ld la thanh vien", "so ld la thanh vien", "ld thanh vien", "ld la xa vien"),
    M.WORKERS_HIRED: ("lao dong thue ngoai", "so lao dong thue ngoai", "lao dong thue", "lao dong ngoai",
        "ld thue ngoai", "so ld thue ngoai", "ld thue", "ld ngoai"),
    M.REVENUE: ("doanh thu", "tong doanh thu", "=dt sxkd", "doanh so", "tong thu"),
    M.PROFIT: ("loi nhuan", "lai", "tong lai", "ket qua kinh doanh", "loi nhuan sau thue", "lai lo"),
    M.INCOME: (
        "thu nhap", "thu nhap binh quan", "thu nhap bq", "tnbq", "tn binh quan",
        "thu nhap cua", "muc thu nhap",
    ),
    M.OCOP: ("ocop", "san pham ocop", "hang sao", "so sao", "xep hang", "hang ocop", "sao ocop"),
    M.CHAIN: (
        "chuoi lien ket", "lien ket chuoi", "chuoi gia tri", "lien ket tieu thu",
        "noi dung lien ket", "ten chuoi",
    ),
    M.PARTNER: (
        "doanh nghiep lien ket", "don vi lien ket", "lien ket voi", "doi tac lien ket", "doi tac",
        "doanh nghiep bao tieu", "don vi bao tieu", "don vi tieu thu", "don vi thu mua",
        "doanh nghiep thu mua", "doanh nghiep tieu thu",
    ),
    M.AWARD: ("khen thuong", "danh hieu", "hinh thuc khen", "bang khen"),
    M.UNIT_CODE: ("=ma xa", "ma don vi hanh chinh"),
    M.DISTRICT_CODE: ("=ma huyen",),
    M.TAX_DEBT: (
        "no thue", "so no thue", "so tien no", "tien thue no", "tong no thue", "no dong",
        "so thue no", "so thue con no", "tong so no", "=tong no", "tong so thue no",
        "so tien thue no", "so tien con no", "tong tien thue no", "tong so tien thue no",
        "tong so tien no", "tien no thue", "so tien no thue",
    ),
    M.YEAR: ("=nam", "nam bao cao", "nam so lieu", "=nam bc"),
    M.GRANTED: (
        "nam cong nhan", "nam duoc cong nhan", "ngay cong nhan", "thoi gian cong nhan",
        "thoi diem cong nhan", "=nam dat", "nam dat ocop", "nam dat sao", "nam danh gia", "nam xep hang",
        "nam phan hang", "nam khen thuong", "nam duoc tang", "nam dat giai",
    ),
    M.NOTE: ("ghi chu", "=gc", "ly do", "luu y"),
    M.PERSON_NAME: ("=ho va ten", "=ho ten", "=ho va ten thanh vien dai dien", "=ten chu ho"),
    M.MEMBER_NAME: (
        "ten thanh vien", "ho va ten thanh vien", "ho ten thanh vien", "ten xa vien",
        "ho va ten xa vien", "ho ten xa vien", "ho ten tv", "ho va ten tv", "ten tv",
    ),
    M.BIRTH: (
        "ngay thang nam sinh", "ngay sinh", "nam sinh", "sinh ngay", "ngay thang sinh", "sinh nam",
    ),
    M.SEX: ("gioi tinh", "=gioi", "nam nu", "gt nam nu"),
    M.NATIONALITY: ("quoc tich",),
    M.ETHNIC: ("=dan toc", "dan toc kinh"),
    M.RESIDENCE: ("cho o hien tai", "cho o", "noi o", "noi cu tru", "noi o hien tai", "thon xa cu tru"),
    M.PERMANENT_ADDRESS: (
        "noi dang ky ho khau", "ho khau thuong tru", "thuong tru", "ho khau", "noi thuong tru",
        "dia chi thuong tru", "hktt", "noi dkhktt", "que quan",
    ),
    M.IDENTITY: (
        "so ngay co quan cap", "so cmnd", "so cccd",
        "cmnd", "cccd", "so can cuoc", "can cuoc", "chung minh", "so chung minh", "so ho chieu",
        "giay to", "so giay to", "so cm", "so cmt", "so cmtnd", "cmt", "cmtnd", "so the can cuoc", "so dinh danh", "ma dinh danh", "so ngay noi cap",
    ),
    M.IDENTITY_ON: ("ngay cap cmnd", "ngay cap cccd", "ngay cap can cuoc", "ngay cap chung minh"),
    M.IDENTITY_BY: ("noi cap cmnd", "noi cap cccd", "noi cap can cuoc", "noi cap chung minh"),
    M.CONTRIBUTION: (
        "gia tri phan von gop", "von gop", "gia tri von gop", "so von gop", "phan von gop",
        "so tien gop", "so tien gop von", "muc von gop", "von gop cua thanh vien", "muc gop",
    ),
    M.CONTRIBUTION_SHARE: ("ty le von gop", "ti le von gop", "ty le gop", "ty le", "ti le"),
    M.CONTRIBUTED_ON: (
        "thoi diem hoan thanh gop von", "thoi diem gop von", "ngay gop von", "thoi diem gop",
        "thoi gian gop von", "ngay gop",
    ),
    M.PROJECT: ("ma so du an", "giay chung nhan dang ky dau tu"),
    M.SIGNATURE: ("chu ky", "ky ten", "=ky nhan"),
    M.MEMBER_CLASS: ("loai thanh vien", "tu cach thanh vien", "phan loai thanh vien"),
    M.MEMBER_KIND: ("doi tuong thanh vien", "ca nhan ho to chuc", "hinh thuc thanh vien"),
    M.JOINED_ON: ("ngay ket nap", "ngay vao", "ngay tham gia", "thoi diem tham gia", "nam ket nap", "ngay gia nhap"),
}  # fmt: skip

#: Words that may follow a phrase of figures and days without changing what is counted; any other
#: word ("mới", "ước", "kế hoạch", "so với", "bảo hiểm") makes the heading unknown.
_FILLERS = (
    "htx hop tac xa tht to lhhtx cua cac trieu tr d trd dong vnd nghin ngan ty ti dvt don vi tinh "
    "nguoi ho nam thang ngay den het hien co nay tai thoi diem va tong so luong cong dang ky dieu le "
    "theo gcn giay chung nhan kinh doanh dkkd thuc hien th trong do bao cao bc sxkd san xuat nsnn"
)
FILLERS = frozenset(_FILLERS.split())
#: Words that change nothing for one meaning alone.
OWN_FILLERS: dict[M, frozenset[str]] = {
    meaning: frozenset(words.split())
    for meaning, words in {
        M.INCOME: "lao dong thuong xuyen thanh vien tv ld binh quan bq cho la hang 1",
        M.CONTRIBUTION: "thanh vien von gop phan gia tri bang tuong duong tien nuoc ngoai neu",
        M.CONTRIBUTED_ON: "hoan thanh von gop phan gop",
        M.CERTIFICATE_ON: "lan dau cap",
        M.WORKERS: "thuong xuyen",
        M.FOUNDED: "lap",
        M.TAX_DEBT: "thue ngan sach nha nuoc nsnn con phai nop tien hien",
        M.STATUS_ON: "hoat dong ngung trang thai khong tai dia chi nnt mst hieu luc",
    }.items()
}

#: Under a group heading ("Thành viên › Nữ") the short titles get their meaning from the group.
UNDER: dict[M, dict[str, M]] = {
    M.MEMBERS_TOTAL: {
        "tong": M.MEMBERS_TOTAL, "ts": M.MEMBERS_TOTAL, "nu": M.MEMBERS_WOMEN, "so nu": M.MEMBERS_WOMEN,
        "trong do nu": M.MEMBERS_WOMEN, "dtts": M.MEMBERS_MINORITY, "dan toc": M.MEMBERS_MINORITY,
        "nguoi dan toc": M.MEMBERS_MINORITY, "trong do dtts": M.MEMBERS_MINORITY,
        "chinh thuc": M.MEMBERS_OFFICIAL, "lien ket": M.MEMBERS_ASSOCIATE,
        "ho": M.MEMBERS_HOUSEHOLDS, "to chuc": M.MEMBERS_ENTITIES, "phap nhan": M.MEMBERS_ENTITIES,
        "trong do nguoi dan toc": M.MEMBERS_MINORITY, "so luong": M.MEMBERS_TOTAL,
    },
    M.WORKERS: {
        "tong": M.WORKERS, "ts": M.WORKERS, "la thanh vien": M.WORKERS_MEMBERS, "thanh vien": M.WORKERS_MEMBERS,
        "thue ngoai": M.WORKERS_HIRED, "thue": M.WORKERS_HIRED, "so luong": M.WORKERS,
        "xa vien": M.WORKERS_MEMBERS,
    },
    M.CERTIFICATE_NO: {
        "so": M.CERTIFICATE_NO, "ngay": M.CERTIFICATE_ON, "noi": M.CERTIFICATE_BY,
        "co quan": M.CERTIFICATE_BY, "ma so": M.CODE,
    },
    M.CAPITAL_REGISTERED: {
        "tong": M.CAPITAL_REGISTERED, "ts": M.CAPITAL_REGISTERED, "dang ky": M.CAPITAL_REGISTERED, "dieu le": M.CAPITAL_REGISTERED,
        "thuc gop": M.CAPITAL_PAID, "da gop": M.CAPITAL_PAID, "thuc te": M.CAPITAL_PAID,
    },
    M.CONTRIBUTION: {
        "gia tri": M.CONTRIBUTION, "so tien": M.CONTRIBUTION, "ty le": M.CONTRIBUTION_SHARE,
        "ti le": M.CONTRIBUTION_SHARE, "ngay": M.CONTRIBUTED_ON, "thoi": M.CONTRIBUTED_ON,
    },
    M.ADDRESS: {
        "thon": M.VILLAGE, "xom": M.VILLAGE, "ban": M.VILLAGE, "xa": M.COMMUNE, "phuong": M.COMMUNE,
        "huyen": M.DISTRICT, "tinh": M.PROVINCE, "quan": M.DISTRICT, "thi": M.DISTRICT,
    },
    M.REPRESENTATIVE: {
        "ho": M.REPRESENTATIVE, "ten": M.REPRESENTATIVE, "chuc": M.POSITION, "dien thoai": M.PHONE,
        "sdt": M.PHONE, "so dien thoai": M.PHONE, "dt": M.PHONE,
    },
    M.IDENTITY: {
        "so": M.IDENTITY, "ngay": M.IDENTITY_ON, "noi": M.IDENTITY_BY, "co quan": M.IDENTITY_BY,
    },
    M.STATUS: {"co": M.WORKS, "khong": M.WORKS_NOT},
    M.BIRTH: {"nam": M.BIRTH_MALE, "nu": M.BIRTH_FEMALE},
    M.SEX: {"nam": M.SEX_MALE, "nu": M.SEX_FEMALE},
}  # fmt: skip
