/// The templates that the program itself asks for, with the names that each may use.
///
/// A template named in a schedule file by `mẫu thư` may use the names of the kind of its block.
package enum TemplateName: String, CaseIterable, Sendable {
    case reminder = "nhac-viec"
    case overdue = "don-doc-qua-han"
    case severalReminders = "nhac-nhieu-viec"
    case freeText = "thu-chung"
    case movedDeadline = "doi-thoi-han"
    case welcome = "don-vi-moi"
    case returned = "de-nghi-bo-sung"
    case digest = "tong-hop"
    case overdueList = "qua-han-7-ngay"
    case bulletin = "bao-cao-nhanh"
    case incident = "bao-vu-viec"
    case test = "thu-thu"

    /// Whether reminders of a block without words of its own are written with it.
    var isUsualReminder: Bool {
        switch self {
        case .reminder, .overdue, .severalReminders: true
        case .freeText, .movedDeadline, .welcome, .returned, .digest, .overdueList, .bulletin,
            .incident,
            .test:
            false
        }
    }
}

/// Which kinds of letter a template can serve, by the names that it may use.
package enum TemplateVocabulary {
    private static let common: Set<String> = [
        "ten_ngan", "ten_dot", "can_cu", "can_cu_ngan", "lien_he", "minh_hoa", "thoi_diem", "ngay",
        "kinh_gui", "noi_gui", "noi_gui_ngan", "noi_gui_hoa", "tieu_de",
    ]
    private static let item: Set<String> = [
        "don_vi", "ma_don_vi", "dong_gui", "viec", "viec_ngan", "han", "han_ngan", "han_ngay",
        "thoi_gian_con_lai", "so_ngay_con_lai", "so_ngay_qua_han", "minh_chung", "cach_nop",
        "can_cu_han", "ma_viec", "tra_lai", "ngay_tra_lai", "ly_do", "ngay_da_nhac", "lan_nhac",
        "duoc_gia_han", "qua_han_hom_nay",
        "co_the_gia_han", "la_phan",
    ]
    private static let counts: Set<String> = [
        "phai_nop", "dung_han", "sau_han", "qua_han", "gia_han", "chua_den_han", "duoc_mien",
        "bo_sung", "phan_da_nop", "phoi_hop",
    ]
    private static let digest: Set<String> = counts.union([
        "ky", "den", "den_ngan", "nam", "thang", "thay_doi", "cau", "bang_tien_do", "tien_do",
        "viec", "han_ngay", "tong", "chi_tieu", "ten", "tu_so", "mau_so", "ty_le", "ten_tu_so",
        "ten_mau_so", "da_bao_cao", "phai_bao_cao", "dat_du", "bang_qua_han", "don_vi", "so_ngay",
        "so_lan_nhac", "tuan_toi", "toi_ngay", "ngay", "can_xu_ly", "theo_don_vi", "khoi",
        "bang_don_vi",
        "noi_nhan", "cuoi", "khong_thay_doi",
    ])
    private static let overdueList: Set<String> = counts.union([
        "so_ngay_nguong", "so_don_vi", "so_viec", "mot_viec", "viec_qua_han", "viec", "han",
        "bang", "don_vi_qua_han", "tt", "don_vi", "so_ngay", "so_lan_nhac", "dau_moi", "dien_thoai",
        "thu_truong_nhan", "noi_nhan", "ten", "cuoi", "den", "den_ngan",
    ])
    private static let bulletin: Set<String> = [
        "so_ban", "den", "den_ngan", "chot", "so_da_bao_cao", "so_phai_bao_cao", "tu_so", "mau_so",
        "ty_le", "con_lai", "ten_tu_so", "ten_mau_so", "so_dat_du", "co_chua_bao_cao",
        "so_chua_bao_cao", "mau_so_chua_bao_cao", "chua_bao_cao", "don_vi", "dau_moi",
        "dien_thoai", "so_cu", "bang_chua_bao_cao", "khoi", "ten", "da_bao_cao", "phai_bao_cao",
        "phan", "bang_khoi", "chi_tieu_khac", "cau", "ky_tiep", "gui", "noi_nhan", "cuoi",
        "kinh_gui_danh_sach",
    ]

    /// Every name that templates of that name may use.
    package static func names(of template: String) -> Set<String> {
        switch TemplateName(rawValue: template) {
        case .reminder, .overdue: common.union(item)
        case .severalReminders:
            common.union(item).union([
                "so_viec", "qua_han", "sap_den_han", "bang_qua_han", "bang_sap_den_han",
                "gia_han_qua_han", "gia_han_sap_den_han", "chi_voi", "viec_chung", "la_moc",
                "phan_rieng", "so_phan", "tieu_de_phan", "noi_dung", "trang",
                "mot_don_vi",
            ])
        case .movedDeadline, .welcome, .returned:
            common.union(item).union([
                "so_viec", "mot_viec", "cac_viec", "la_moc", "han_cu", "bang_sap_den_han",
                "mot_don_vi",
            ])
        case .freeText:
            common.union(["doan", "dong", "chu", "noi_dung", "tieu_de_rieng", "don_vi", "la_phan"])
        case .digest: common.union(digest)
        case .overdueList: common.union(overdueList)
        case .bulletin: common.union(bulletin)
        case .incident:
            common.union([
                "don_vi", "chi_tieu", "thoi_diem_so_lieu", "dau_moi", "dien_thoai", "noi_nhan",
                "ten", "cuoi",
            ])
        case .test: common.union(["dia_chi", "may_chu"])
        case nil:
            // A template of a schedule file: any kind of block may name it.
            common.union(item).union(digest).union(overdueList).union(bulletin)
        }
    }
}
