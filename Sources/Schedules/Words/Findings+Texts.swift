package import Texts

/// The sentences about quoted text, addresses and encodings.
extension Findings {
    package static let unterminatedAddress = Phrase(
        vi: "dấu «<» mở mà không đóng",
        en: "the «<» is opened and never closed"
    )
    package static let textOutsideBody = Phrase(
        vi: "dòng «>» chỉ đứng ngay dưới «nội dung:»",
        en: "«>» lines stand only under «body:»"
    )
    package static let bodyOnNextLines = Phrase(
        vi: "nội dung viết ở các dòng dưới, mỗi dòng bắt đầu bằng «>»",
        en: "the body stands on the lines below, each beginning with «>»"
    )
    package static let bodyAndTemplate = Phrase(
        vi: "chỉ dùng một trong hai: nội dung hoặc mẫu thư",
        en: "use either a body or a template"
    )

    package static func textTooLong(_ count: Int, limit: Int) -> Phrase {
        Phrase(
            vi: "dài \(count) ký tự, tối đa \(limit)",
            en: "\(count) characters; \(limit) at most"
        )
    }

    package static let openBrace = Phrase(
        vi: "dấu «{» mở mà không đóng",
        en: "the «{» is opened and never closed"
    )

    package static func unknownPlaceholder(_ name: String) -> Phrase {
        Phrase(vi: "không có chỗ điền «{\(name)}»", en: "there is no placeholder «{\(name)}»")
    }

    static func tableInSubject(_ name: String) -> Phrase {
        Phrase(
            vi: "«{\(name)}» là bảng nhiều dòng: chỉ dùng trong «nội dung», không dùng ở «tiêu đề»",
            en: "«{\(name)}» is a table of several lines: it belongs into the body, not the subject"
        )
    }

    package static func badAddress(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải địa chỉ thư, ví dụ cckl@so.example",
            en: "«\(written)» is not a mail address, for example cckl@so.example"
        )
    }
}
