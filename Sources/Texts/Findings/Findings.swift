/// The sentences about mistakes in files that people write; each reader of files adds its own.
package enum Findings {
    package static let error = Phrase(vi: "lỗi", en: "error")

    package static let warning = Phrase(vi: "lưu ý", en: "warning")

    package static let hint = Phrase(vi: "gợi ý", en: "hint")

    package static func more(_ count: Int) -> Phrase {
        Phrase(vi: "và \(count) điểm khác", en: "and \(count) more")
    }

    package static let unterminatedText = Phrase(
        vi: "ngoặc kép mở mà không đóng",
        en: "the quote is opened and never closed"
    )

    package static let notUTF8 = Phrase(
        vi: "tệp chưa lưu ở bảng mã UTF-8 (Notepad: Lưu thành, Mã hóa UTF-8; Excel: CSV UTF-8)",
        en: "this line is not UTF-8; save the file as UTF-8 (Excel: CSV UTF-8)"
    )

    /// Why a file was not read, and what to do about it.
    package static func unreadableFile(_ path: String, _ kind: FileFault.Kind) -> Phrase {
        let file = path.shown
        let (vi, en): (String, String) =
            switch kind {
            case .missing:
                (
                    ": không có tệp này; kiểm tra tên và nơi để tệp",
                    ": there is none of that name; look at its name and place"
                )
            case .noRights:
                (
                    ": người chạy chương trình không có quyền đọc tệp hoặc thư mục chứa tệp; cho nhóm chung đọc: "
                        + "chgrp NHÓM và chmod g+r «\(file)» (thư mục: chmod g+rxs)",
                    ": this user may not read it, or not enter its folder; to let the common group read it: chgrp "
                        + "GROUP and chmod g+r «\(file)» (its folder: chmod g+rxs)"
                )
            case .noFile:
                (
                    ": đó là thư mục hoặc thiết bị, không phải tệp thường",
                    ": it is a folder or a device and no plain file"
                )
            case .unreadable, .large: ("", "")
            }
        return Phrase(
            vi: "không đọc được tệp «\(file)»\(vi)",
            en: "the file «\(file)» cannot be read\(en)"
        )
    }

    /// `name`: nil where the sentence stands beside the file's name.
    package static func largeFile(_ name: String?, limit: Int) -> Phrase {
        let file = name.map { " «\($0.shown)»" } ?? ""
        return Phrase(
            vi:
                "tệp\(file) quá lớn, tối đa \(limit >> 20) MB; kiểm tra có đúng tệp không, hoặc chia nhỏ",
            en:
                "the file\(file) is too large, \(limit >> 20) MB at most; see whether it is the right one, or "
                + "split it"
        )
    }

    package static let longLine = Phrase(
        vi:
            "dòng quá dài, tối đa \(TextLimit.line >> 10) KB; kiểm tra có đúng tệp không, hoặc thiếu xuống dòng",
        en:
            "the line is too long, \(TextLimit.line >> 10) KB at most; see whether it is the right file, or whether "
            + "line ends are missing"
    )

    package static func controlCharacter(_ scalar: Unicode.Scalar) -> Phrase {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        return Phrase(
            vi:
                "có ký tự điều khiển \(name) không thấy được trong chữ; xóa ký tự này hoặc gõ lại đoạn đó",
            en:
                "the text holds the invisible control character \(name); delete it, or type the words again"
        )
    }

    package static func badDate(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải ngày; viết dd/mm/yyyy, ví dụ 23/05/2021",
            en: "«\(written)» is not a date; write dd/mm/yyyy, for example 23/05/2021"
        )
    }
}
