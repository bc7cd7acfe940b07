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

    package static func missingFile(_ path: String) -> Phrase {
        Phrase(
            vi: "không đọc được tệp «\(path.shown)»",
            en: "the file «\(path.shown)» cannot be read"
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
