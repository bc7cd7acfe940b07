package import Campaigns

/// The sentences about mistakes in files that people write.
package enum Findings {
    package static let error = Phrase(vi: "lỗi", en: "error")
    package static let warning = Phrase(vi: "lưu ý", en: "warning")
    package static let hint = Phrase(vi: "gợi ý", en: "hint")

    package static func more(_ count: Int) -> Phrase {
        Phrase(vi: "và \(count) điểm khác", en: "and \(count) more")
    }

    // MARK: What could have stood there

    package static let aNumber = Phrase(vi: "một số", en: "a number")
    package static let aQuotedText = Phrase(vi: "chữ trong ngoặc kép", en: "text in quotes")
    package static let anIdentifier = Phrase(vi: "một mã (a-z, 0-9, -)", en: "an id (a-z, 0-9, -)")
    package static let aDate = Phrase(vi: "một ngày dd/mm/yyyy", en: "a date dd/mm/yyyy")
    package static let aTime = Phrase(vi: "giờ như 08:00", en: "a time like 08:00")
    package static let aWeekday = Phrase(vi: "thứ Hai … Chủ nhật", en: "Monday … Sunday")
    package static let aMonth = Phrase(vi: "tháng m/yyyy", en: "a month m/yyyy")
    package static let aZone = Phrase(
        vi: "một múi giờ như Asia/Ho_Chi_Minh",
        en: "a time zone like Asia/Ho_Chi_Minh"
    )
    package static let aPath = Phrase(vi: "đường dẫn tới một tệp", en: "a path to a file")
    package static let aServer = Phrase(
        vi: "smtp://máy-chủ:cổng hoặc smtps://…",
        en: "smtp://host:port or smtps://…"
    )
    package static let anAddress = Phrase(
        vi: "địa chỉ thư như <a@b.example>",
        en: "an address like <a@b.example>"
    )
    package static let aTarget = Phrase(vi: "tỷ lệ % hoặc số", en: "a percentage or a number")
    package static let aRecipient = Phrase(vi: "người nhận", en: "a recipient")
    package static let aUnitCode = Phrase(vi: "mã đơn vị", en: "a unit's code")
    package static let aUnitName = Phrase(
        vi: "tên hoặc mã đơn vị, loại đơn vị, khối",
        en: "a unit, a kind of unit or a khối"
    )
    package static let aVariableName = Phrase(
        vi: "tên biến môi trường",
        en: "the name of an environment variable"
    )
    package static let neverASecret = Phrase(
        vi: "biến TÊN hoặc tệp ĐƯỜNG-DẪN (không ghi mật khẩu ở đây)",
        en: "variable NAME or file PATH (never the password itself)"
    )
    package static let anAuthentication = Phrase(
        vi: "không, PLAIN hoặc LOGIN",
        en: "none, PLAIN or LOGIN"
    )
    package static let aLanguage = Phrase(
        vi: "ngôn ngữ là vi hoặc en",
        en: "the language is vi or en"
    )
    package static let aSendRule = Phrase(
        vi: "cách gửi như «7 ngày trước hạn, lúc 08:00» hay «mỗi thứ Sáu lúc 16:00»",
        en: "a rule like «7 days before due, at 08:00» or «every Friday at 16:00»"
    )
    package static let nothingMore = Phrase(vi: "hết dòng", en: "the end of the line")

    /// `A, B hoặc C`, each once.
    package static func anyOf(_ phrases: [Phrase]) -> Phrase {
        var unique: [Phrase] = []
        for phrase in phrases where !unique.contains(phrase) { unique.append(phrase) }
        guard let last = unique.last, unique.count > 1 else {
            return unique.first ?? nothingMore
        }
        let first = Phrase.joined(Array(unique.dropLast()), by: ", ")
        return Phrase(vi: "\(first.vi) hoặc \(last.vi)", en: "\(first.en) or \(last.en)")
    }

    // MARK: Structure

    package static let unknownStatement = Phrase(
        vi:
            "không hiểu dòng này: không phải đầu khối (ĐỢT, MỐC, NHẮC VIỆC …) cũng không phải «khóa: giá trị»",
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

    // MARK: Dates and times

    package static func badDate(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải ngày; viết dd/mm/yyyy, ví dụ 23/05/2021",
            en: "«\(written)» is not a date; write dd/mm/yyyy, for example 23/05/2021"
        )
    }

    package static func yearNeedsFourDigits(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)»: năm phải đủ bốn chữ số",
            en: "«\(written)»: the year needs four digits"
        )
    }

    package static func noSuchDay(_ written: String) -> Phrase {
        Phrase(vi: "không có ngày \(written)", en: "there is no day \(written)")
    }

    package static func noSuchMonth(_ month: Int) -> Phrase {
        Phrase(
            vi: "không có tháng \(month); ngày ghi theo thứ tự ngày/tháng/năm",
            en: "there is no month \(month); dates are written day/month/year"
        )
    }

    package static func wrongWeekday(_ date: CivilDate, stated: Weekday) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "\(vi.inTable(date)) là \(vi.weekday(date.weekday)), không phải \(vi.weekday(stated))",
            en: "\(en.inTable(date)) is a \(en.weekday(date.weekday)), not a \(en.weekday(stated))"
        )
    }

    package static func badWeekday(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)» không phải thứ trong tuần; viết bằng chữ: thứ Hai … thứ Bảy, Chủ nhật",
            en: "«\(written)» is not a weekday; write it in words: Monday … Sunday"
        )
    }

    package static func badTime(_ written: String) -> Phrase {
        Phrase(
            vi: "'\(written)' không phải giờ hợp lệ, ví dụ 08:00",
            en: "'\(written)' is not a time, for example 08:00"
        )
    }

    package static func badMonth(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải tháng; viết m/yyyy, ví dụ 6/2021",
            en: "«\(written)» is not a month; write m/yyyy, for example 6/2021"
        )
    }

    package static func computedDateDiffers(_ computed: CivilDate, stated: CivilDate) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "tính ra \(vi.weekday(computed.weekday)) \(vi.inTable(computed)), "
                + "không phải \(vi.inTable(stated))",
            en: "this comes to \(en.weekday(computed.weekday)) \(en.inTable(computed)), "
                + "not \(en.inTable(stated))"
        )
    }

    package static func reversedDates(_ lower: CivilDate, _ upper: CivilDate) -> Phrase {
        let style = DateStyle(.vietnamese)
        return Phrase(
            vi: "ngày cuối \(style.inTable(upper)) ở trước ngày đầu \(style.inTable(lower))",
            en: "the end \(style.inTable(upper)) is before the start \(style.inTable(lower))"
        )
    }

    package static func reversedTimes(_ from: TimeOfDay, _ until: TimeOfDay) -> Phrase {
        Phrase(
            vi: "giờ cuối \(until) ở trước giờ đầu \(from)",
            en: "the end \(until) is before the start \(from)"
        )
    }

    // MARK: References

    package static func unknownMilestone(_ id: String) -> Phrase {
        Phrase(vi: "không có MỐC «\(id)»", en: "there is no MILESTONE «\(id)»")
    }

    package static func unknownUnit(_ name: String) -> Phrase {
        Phrase(
            vi: "danh sách đơn vị không có «\(name)» (mã, tên, loại hay khối)",
            en: "the unit list has no «\(name)» (code, name, kind or khối)"
        )
    }

    package static func unknownRecipient(_ name: String) -> Phrase {
        Phrase(
            vi: "không có NGƯỜI NHẬN «\(name)»",
            en: "there is no RECIPIENTS list «\(name)»"
        )
    }

    package static func unknownCalendar(_ id: String) -> Phrase {
        Phrase(vi: "không có LỊCH NGHỈ «\(id)»", en: "there is no CALENDAR «\(id)»")
    }

    package static func unknownMailServer(_ id: String) -> Phrase {
        Phrase(vi: "không có MÁY CHỦ THƯ «\(id)»", en: "there is no MAIL SERVER «\(id)»")
    }

    package static func unknownIndicator(_ id: String) -> Phrase {
        Phrase(vi: "không có CHỈ TIÊU «\(id)»", en: "there is no INDICATOR «\(id)»")
    }

    package static func unknownTemplate(_ name: String) -> Phrase {
        Phrase(
            vi: "thư mục Templates không có mẫu thư «\(name)»",
            en: "the folder Templates has no template «\(name)»"
        )
    }

    package static func circularDeadline(_ path: String) -> Phrase {
        Phrase(vi: "hạn tính vòng tròn: \(path)", en: "the deadlines go in a circle: \(path)")
    }

    package static func referenceWithoutDeadline(_ id: String) -> Phrase {
        Phrase(
            vi: "MỐC «\(id)» không có hạn để tính từ đó",
            en: "MILESTONE «\(id)» has no deadline to count from"
        )
    }

    package static func reminderWithoutDeadline(_ id: String) -> Phrase {
        Phrase(
            vi: "MỐC «\(id)» không có hạn nên không nhắc được",
            en: "MILESTONE «\(id)» has no deadline, so there is nothing to remind of"
        )
    }

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
        Phrase(
            vi: "thừa «\(written)»; ở đây cần \(what.vi)",
            en: "«\(written)» is too much; expected \(what.en)"
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

    package static func dateOutsideCalendar(
        _ date: CivilDate,
        _ has: ClosedRange<CivilDate>
    ) -> Phrase {
        let style = DateStyle(.vietnamese)
        return Phrase(
            vi: "phải tính tới \(style.inTable(date)) nhưng lịch nghỉ chỉ có "
                + "\(style.inTable(has.lowerBound))–\(style.inTable(has.upperBound))",
            en: "this counts up to \(style.inTable(date)), but the calendar covers "
                + "\(style.inTable(has.lowerBound))–\(style.inTable(has.upperBound)) only"
        )
    }

    package static let calendarsApart = Phrase(
        vi: "các lịch nghỉ này không có ngày chung",
        en: "these calendars have no day in common"
    )

    package static func crossesDeadline(
        nominal: CivilDateTime,
        actual: CivilDateTime,
        deadline: CivilDateTime
    ) -> Phrase {
        let style = DateStyle(.vietnamese)
        return Phrase(
            vi:
                "thư nhắc trước hạn \(style.inTable(nominal)) chuyển sang \(style.inTable(actual)), "
                + "sau hạn \(style.inTable(deadline)); dùng «ngày làm việc liền trước», gửi sớm hơn hoặc nới khung giờ gửi",
            en: "the letter of \(style.inTable(nominal)) moves to \(style.inTable(actual)), "
                + "past the deadline \(style.inTable(deadline)); use «previous working day», send earlier or widen the send window"
        )
    }

    // MARK: Text

    package static let unterminatedText = Phrase(
        vi: "ngoặc kép mở mà không đóng",
        en: "the quote is opened and never closed"
    )
    package static let unterminatedAddress = Phrase(
        vi: "dấu «<» mở mà không đóng",
        en: "the «<» is opened and never closed"
    )
    package static let controlCharacter = Phrase(
        vi: "có ký tự điều khiển trong chữ",
        en: "the text holds a control character"
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

    package static func unknownPlaceholder(_ name: String) -> Phrase {
        Phrase(vi: "không có chỗ điền «{\(name)}»", en: "there is no placeholder «{\(name)}»")
    }

    package static func badAddress(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải địa chỉ thư, ví dụ cckl@so.example",
            en: "«\(written)» is not a mail address, for example cckl@so.example"
        )
    }

    package static let notUTF8 = Phrase(
        vi: "tệp không phải UTF-8 ở dòng này; lưu lại tệp với bảng mã UTF-8",
        en: "this line is not UTF-8; save the file as UTF-8"
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

    // MARK: Unit list

    package static let emptyTable = Phrase(
        vi: "bảng không có dòng tiêu đề",
        en: "the table has no heading"
    )

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
