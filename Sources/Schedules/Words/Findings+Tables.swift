package import Texts

/// The sentences about tables.
extension Findings {
    package static let emptyTable = Phrase(
        vi: "bảng không có dòng tiêu đề",
        en: "the table has no heading"
    )

    package static func misspeltDefinition(
        _ name: String,
        calledFor other: String,
        by lines: Int
    ) -> Phrase {
        Phrase(
            vi:
                "không dòng nào gọi «\(name)»; trong khi \(lines) dòng gọi «\(other)» mà không có",
            en:
                "no line names «\(name)», while \(lines) name «\(other)», which is not there"
        )
    }

    package static func sameLevel(_ name: String) -> Phrase {
        Phrase(
            vi: "mức «\(name)» cũng bắt đầu từ số điểm này; mỗi mức một ngưỡng riêng",
            en: "the level «\(name)» begins at the same points; each needs its own"
        )
    }

    package static func missingColumn(_ vi: String, _ en: String) -> Phrase {
        Phrase(vi: "thiếu cột «\(vi)»", en: "the column «\(vi)» (\(en)) is missing")
    }

    package static func tooManyFields(
        _ count: Int,
        _ expected: Int,
        separator: Character
    ) -> Phrase {
        let mark =
            separator == "\t" ? Phrase(vi: "dấu tab", en: "tab") : .verbatim("«\(separator)»")
        return Phrase(
            vi: "dòng có \(count) ô, tiêu đề chỉ có \(expected); ô chứa \(mark.vi) cần ngoặc kép",
            en:
                "the row has \(count) fields, the heading \(expected); a field with a \(mark.en) needs "
                + "quotes"
        )
    }

    package static func emptyField(_ names: [String]) -> Phrase {
        let list = names.map { "«\($0)»" }.joined(separator: ", ")
        return Phrase(vi: "ô \(list) bỏ trống", en: "\(list) is empty")
    }

    static func badUnitCode(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)» không dùng làm mã đơn vị được: mã chỉ gồm chữ, số và dấu - _ . ( ), không có dấu "
                + "cách, ví dụ CCKL-01",
            en:
                "«\(written)» cannot be a unit code: a code has letters, digits and - _ . ( ) only, and no blanks, "
                + "for example CCKL-01"
        )
    }

    package static func repeatedUnit(_ code: String, line: Int) -> Phrase {
        Phrase(
            vi: "mã đơn vị «\(code)» đã có ở dòng \(line)",
            en: "the unit code «\(code)» stands already on line \(line)"
        )
    }

    package static func notACount(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải số đếm; viết chữ số liền nhau, ví dụ 312",
            en: "«\(written)» is not a count; write plain digits, for example 312"
        )
    }
}
