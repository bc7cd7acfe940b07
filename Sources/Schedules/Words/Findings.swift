package import Campaigns
package import Texts
import Wording

/// The sentences about mistakes in schedule files.
extension Findings {
    // MARK: Structure

    package static let tooManyMistakes = Phrase(
        vi: "quá nhiều lỗi: từ dòng này tệp không được đọc tiếp",
        en: "too many mistakes: from this line on the file is not read"
    )
    package static let unknownStatement = Phrase(
        vi:
            "dòng này không đúng cú pháp: phải là đầu khối (ĐỢT, MỐC, NHẮC VIỆC …) hoặc «khóa: giá trị»",
        en:
            "not understood: neither a block's head (CAMPAIGN, MILESTONE, REMIND …) nor «key: value»"
    )

    package static func missingColon(_ key: Phrase) -> Phrase {
        Phrase(vi: "thiếu dấu hai chấm sau «\(key.vi)»", en: "a colon is missing after «\(key.en)»")
    }

    package static func unknownKey(_ written: String, in kind: Phrase) -> Phrase {
        Phrase(
            vi: "khối \(kind.vi) không có khóa «\(written)»",
            en: "\(kind.en) blocks have no key «\(written)»"
        )
    }

    package static func misplacedKey(_ key: Phrase, of blocks: Phrase, in kind: Phrase) -> Phrase {
        Phrase(
            vi: "khóa «\(key.vi)» thuộc khối \(blocks.vi), không thuộc khối \(kind.vi)",
            en: "the key «\(key.en)» belongs to \(blocks.en), not to \(kind.en)"
        )
    }

    package static func missingKey(_ key: Phrase, in kind: Phrase) -> Phrase {
        Phrase(
            vi: "khối \(kind.vi) thiếu dòng «\(key.vi):»",
            en: "this \(kind.en) block lacks a line «\(key.en):»"
        )
    }

    package static func repeatedKey(_ key: Phrase, line: Int) -> Phrase {
        Phrase(
            vi: "«\(key.vi)» đã có ở dòng \(line) của khối này",
            en: "«\(key.en)» stands already on line \(line) of this block"
        )
    }

    package static func repeatedBlock(
        _ kind: Phrase,
        _ id: String,
        path: String,
        line: Int
    ) -> Phrase {
        Phrase(
            vi: "\(kind.vi) «\(id)» đã có ở \(path):\(line)",
            en: "\(kind.en) «\(id)» stands already at \(path):\(line)"
        )
    }

    package static let outsideBlock = Phrase(
        vi: "dòng này đứng trước mọi khối; cần một đầu khối như «ĐỢT bau-cu-2021» ở trên",
        en:
            "this line stands before any block; a head like «CAMPAIGN election-2021» must come first"
    )
    package static let noCampaign = Phrase(
        vi: "tệp này không cho biết thuộc đợt nào; thêm dòng «ĐỢT mã-đợt» ở đầu tệp",
        en: "the file does not say which campaign it belongs to; begin it with «CAMPAIGN id»"
    )

    package static func campaignWithoutKeys(_ id: String) -> Phrase {
        Phrase(
            vi: "không tệp nào mô tả ĐỢT «\(id)» (múi giờ, lịch nghỉ, thời gian, danh sách đơn vị)",
            en: "no file describes CAMPAIGN «\(id)» (timezone, calendar, valid, units)"
        )
    }

    package static func badIdentifier(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải mã: chỉ dùng a-z, 0-9 và dấu -, không dấu, không hoa",
            en: "«\(written)» is not an id: use a-z, 0-9 and - only"
        )
    }

    package static func nameInsteadOfID(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» là tên; ở đây ghi mã",
            en: "«\(written)» is a name; write the id here"
        )
    }

    package static let headWithColon = Phrase(
        vi: "đầu khối không có dấu hai chấm",
        en: "a block's head has no colon"
    )

    package static let eachUnitByName = Phrase(
        vi: "ở đây ghi từng đơn vị, loại đơn vị hoặc khối; không dùng «mọi đơn vị»",
        en: "list units, kinds or khối here; «all units» is not for this line"
    )

    package static func ambiguousUnit(_ name: String, _ codes: [String]) -> Phrase {
        let list = codes.joined(separator: ", ")
        return Phrase(
            vi: "tên «\(name)» chỉ nhiều đơn vị (\(list)); ghi mã",
            en: "«\(name)» is the name of several units (\(list)); write the code"
        )
    }

    package static let noUnits = Phrase(
        vi: "danh sách không có đơn vị nào dưới dòng tiêu đề",
        en: "the list has no unit below its heading"
    )
    package static let quoteInText = Phrase(
        vi: "ngoặc kép ở trong chữ phải viết là \\\"",
        en: "a quote inside a text is written \\\""
    )
    package static let missingOpeningQuote = Phrase(
        vi: "thiếu ngoặc kép mở",
        en: "the opening quote is missing"
    )

    package static func unitOutside(_ unit: String) -> Phrase {
        Phrase(
            vi: "việc này không áp dụng cho đơn vị «\(unit)»",
            en: "the milestone does not concern the unit «\(unit)»"
        )
    }

    package static func secondOwnDate(_ unit: String, line: Int) -> Phrase {
        Phrase(
            vi: "đơn vị «\(unit)» đã có hạn riêng hoặc gia hạn ở dòng \(line)",
            en: "the unit «\(unit)» has its own date already on line \(line)"
        )
    }

    package static func extensionNotLater(_ due: CivilDateTime) -> Phrase {
        let style = DateStyle(.vietnamese)
        return Phrase(
            vi: "ngày gia hạn phải sau thời hạn chung \(style.inTable(due))",
            en: "an extension must be later than the deadline \(style.inTable(due))"
        )
    }

    package static let nothingAndEvidence = Phrase(
        vi: "«minh chứng: không» là mốc không phải nộp gì; bỏ một trong hai dòng",
        en: "«evidence: none» makes it a date that nobody owes; leave out one of the two lines"
    )

    // MARK: Phrases

    package static func expected(_ what: Phrase, found: String) -> Phrase {
        Phrase(
            vi: "cần \(what.vi), không phải «\(found)»",
            en: "expected \(what.en), not «\(found)»"
        )
    }

    package static func expectedAtEnd(_ what: Phrase) -> Phrase {
        Phrase(vi: "dòng còn thiếu \(what.vi)", en: "the line stops short: expected \(what.en)")
    }

    package static let expectedQuotedText = Phrase(
        vi: "chữ phải đặt trong ngoặc kép",
        en: "text must stand in quotes"
    )

    package static func trailingText(_ written: String, _ what: Phrase) -> Phrase {
        if what == nothingMore {
            return Phrase(
                vi: "thừa «\(written)» ở cuối dòng",
                en: "«\(written)» is too much at the line's end"
            )
        }
        return Phrase(
            vi: "thừa «\(written)»; ở đây cần \(what.vi)",
            en: "«\(written)» is too much; expected \(what.en)"
        )
    }

    package static func missingComma(_ rest: String) -> Phrase {
        Phrase(
            vi: "thiếu dấu phẩy trước «\(rest)»",
            en: "a comma is missing before «\(rest)»"
        )
    }

    package static func ambiguousWord(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)» mỗi người hiểu một cách; viết «ngày làm việc liền trước» hoặc «ngày làm việc liền sau»",
            en:
                "«\(written)» means different things to different people; write «previous working day» or «next working day»"
        )
    }

    package static func numberRange(_ range: ClosedRange<Int>) -> Phrase {
        Phrase(
            vi: "số phải từ \(range.lowerBound) đến \(range.upperBound)",
            en: "the number must lie between \(range.lowerBound) and \(range.upperBound)"
        )
    }

    package static let intervalInReminder = Phrase(
        vi: "«mỗi N giờ/phút» chỉ dùng trong BÁO CÁO NHANH và TỔNG HỢP",
        en: "«every N hours/minutes» belongs to BULLETIN and DIGEST blocks"
    )
    package static let offsetOutsideReminder = Phrase(
        vi: "cách gửi tính từ hạn chỉ dùng trong NHẮC VIỆC",
        en: "rules counted from a deadline belong to REMIND blocks"
    )

    package static let unitsInDigest = Phrase(
        vi: "bản tổng hợp, báo cáo nhanh gửi tới danh sách NGƯỜI NHẬN, không gửi tới từng đơn vị",
        en: "digests and bulletins go to RECIPIENTS lists, not to units"
    )
    package static let secretWritten = Phrase(
        vi:
            "không ghi mật khẩu trong tệp; viết «biến TÊN» hoặc «tệp ĐƯỜNG-DẪN» và đổi mật khẩu đã lộ",
        en:
            "a password never stands in a file; write «variable NAME» or «file PATH», and change the "
            + "one shown here"
    )

    // MARK: Zone and calendar

    package static func badZone(_ written: String) -> Phrase {
        Phrase(vi: "không có múi giờ '\(written)'", en: "there is no time zone '\(written)'")
    }

    package static func calendarTooShort(
        _ has: ClosedRange<CivilDate>,
        _ needs: ClosedRange<CivilDate>
    ) -> Phrase {
        let style = DateStyle(.vietnamese)
        func range(_ dates: ClosedRange<CivilDate>) -> String {
            "\(style.inTable(dates.lowerBound))–\(style.inTable(dates.upperBound))"
        }
        return Phrase(
            vi: "lịch nghỉ chỉ có \(range(has)), không đủ cho thời gian của đợt \(range(needs))",
            en: "the calendar covers \(range(has)) only, not all of the campaign's \(range(needs))"
        )
    }

    package static let calendarsApart = Phrase(
        vi: "các lịch nghỉ này không có ngày chung",
        en: "these calendars have no day in common"
    )

    // MARK: Placement

    package static func badPath(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)»: đường dẫn phải tương đối với tệp này và không có «..»",
            en: "«\(written)»: the path must be relative to this file, without «..»"
        )
    }

    package static func badServer(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)» không phải máy chủ thư; viết smtp://máy-chủ:cổng hoặc smtps://máy-chủ:cổng",
            en: "«\(written)» is not a mail server; write smtp://host:port or smtps://host:port"
        )
    }

    package static let accountInClear = Phrase(
        vi: "không gửi tài khoản khi «chứng thư: không mã hóa»",
        en: "an account is never sent with «certificate: no encryption»"
    )
}
