/// The sentences about tables, and the warnings.
extension Findings {
    package static let emptyTable = Phrase(
        vi: "bảng không có dòng tiêu đề",
        en: "the table has no heading"
    )

    package static func sameLevel(_ name: String) -> Phrase {
        Phrase(
            vi: "mức «\(name)» cũng bắt đầu từ số điểm này; mỗi mức một ngưỡng riêng",
            en: "the level «\(name)» begins at the same points; each needs its own"
        )
    }

    package static func missingFile(_ path: String) -> Phrase {
        Phrase(vi: "không đọc được tệp «\(path)»", en: "the file «\(path)» cannot be read")
    }

    package static func missingColumn(_ vi: String, _ en: String) -> Phrase {
        Phrase(vi: "thiếu cột «\(vi)»", en: "the column «\(vi)» (\(en)) is missing")
    }

    package static func tooManyFields(_ count: Int, _ expected: Int) -> Phrase {
        Phrase(
            vi: "dòng có \(count) ô, tiêu đề chỉ có \(expected); dấu phẩy trong ô cần ngoặc kép",
            en:
                "the row has \(count) fields, the heading \(expected); a comma in a field needs quotes"
        )
    }

    package static func emptyField(_ names: [String]) -> Phrase {
        let list = names.map { "«\($0)»" }.joined(separator: ", ")
        return Phrase(vi: "ô \(list) bỏ trống", en: "\(list) is empty")
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

    // MARK: Warnings

    package static let neverFires = Phrase(
        vi: "dòng này không bao giờ gửi thư nào trong thời gian của đợt",
        en: "this line never sends anything within the campaign"
    )
    package static let endlessReminder = Phrase(
        vi: "nhắc cho đến khi nộp mà không có «gửi tối đa»",
        en: "reminds until done without «at most»"
    )
    package static let upwardsWithoutApproval = Phrase(
        vi: "thư gửi lên thủ trưởng mà không có «duyệt trước khi gửi: có»",
        en: "letters go to heads of units without «approve: yes»"
    )
    package static let noMailServer = Phrase(
        vi: "đợt chưa có «máy chủ thư»: lịch gửi tính được nhưng thư chưa gửi đi",
        en: "the campaign names no mail server: it can be planned, but letters wait"
    )
}
