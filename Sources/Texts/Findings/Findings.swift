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
        Phrase(vi: "không đọc được tệp «\(path)»", en: "the file «\(path)» cannot be read")
    }

    package static func badDate(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải ngày; viết dd/mm/yyyy, ví dụ 23/05/2021",
            en: "«\(written)» is not a date; write dd/mm/yyyy, for example 23/05/2021"
        )
    }
}
