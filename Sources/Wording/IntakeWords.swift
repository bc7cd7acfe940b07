package import Campaigns

/// The sentences about rows of imported tables and about recorded facts.
package enum IntakeWords {
    package static let unknownColumns = Phrase(
        vi: "không nhận ra bảng này; cần các cột «mã đơn vị, việc, ngày nộp» (báo cáo), "
            + "«mã đơn vị, chỉ tiêu, thời điểm, tử số, mẫu số» (số liệu) "
            + "hoặc «mã đơn vị, việc, loại» (quyết định)",
        en:
            "this table is not known; it needs the columns «unit, milestone, submitted_at» (reports), "
            + "«unit, indicator, as_of, numerator, denominator» (figures) "
            + "or «unit, milestone, kind» (decisions)"
    )

    package static let badEncoding = Phrase(
        vi: "tệp không phải UTF-8, UTF-16 hay Windows-1258 (có thể là phông chữ cũ TCVN3, VNI); "
            + "lưu lại dạng UTF-8",
        en:
            "the file is neither UTF-8, UTF-16 nor Windows-1258 (perhaps an old TCVN3 or VNI font); "
            + "save it as UTF-8"
    )
    package static let oldEncoding = Phrase(
        vi: "tệp được đọc theo bảng mã Windows-1258; kiểm tra dấu tiếng Việt",
        en: "the file was read as Windows-1258; check the diacritics"
    )

    package static func badWorkbook(_ why: Phrase) -> Phrase {
        Phrase(vi: "không đọc được bảng tính: \(why.vi)", en: "cannot read the workbook: \(why.en)")
    }

    package static let oldWorkbook = Phrase(
        vi: "đây là tệp .xls kiểu cũ hoặc có mật khẩu; lưu lại dạng .xlsx không mật khẩu",
        en: "this is an old .xls file or has a password; save it as .xlsx without one"
    )
    package static let damagedWorkbook = Phrase(
        vi: "tệp .xlsx bị hỏng hoặc bị cắt",
        en: "the .xlsx file is damaged or cut off"
    )
    package static let hugeWorkbook = Phrase(
        vi: "nội dung giải nén quá lớn",
        en: "what it unpacks to is too large"
    )
    package static let noSheets = Phrase(
        vi: "không có trang tính nào",
        en: "it has no sheet"
    )

    package static func unknownSheet(_ name: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "không có trang tính «\(name)»; có: \(list)",
            en: "there is no sheet «\(name)»; there are: \(list)"
        )
    }

    package static func repeatedColumn(_ heading: String) -> Phrase {
        Phrase(
            vi: "hai cột cùng nghĩa; cột sau là «\(heading)»",
            en: "two columns mean the same; the second is «\(heading)»"
        )
    }

    package static func tooManyFields(_ count: Int, _ columns: Int) -> Phrase {
        Phrase(
            vi:
                "dòng có \(count) ô nhưng tiêu đề chỉ có \(columns); dấu phân cách nằm trong ô? đặt ô trong \"…\"",
            en:
                "the row has \(count) cells, the heading \(columns); a separator within a cell? put the cell in \"…\""
        )
    }

    package static func codeAndName(_ code: String, _ name: String, owner: String) -> Phrase {
        Phrase(
            vi: "mã «\(code)» và tên «\(name)» là của hai đơn vị; tên này là của \(owner)",
            en:
                "the code «\(code)» and the name «\(name)» are of two units; the name is that of \(owner)"
        )
    }

    package static let datedAfterArrival = Phrase(
        vi: "ngày văn bản sau ngày đến",
        en: "the document is dated after it arrived"
    )

    package static func eitherDate(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)»: cột này có ngày viết tháng trước ngày, nên không rõ đâu là ngày, đâu là tháng",
            en:
                "«\(written)»: some date of this column has the month first, so this one can be either"
        )
    }

    package static func twoNumberStyles(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)»: trong cột này có số dùng dấu chấm, có số dùng dấu phẩy phân cách hàng nghìn",
            en: "«\(written)»: this column has thousands parted by points and by commas"
        )
    }

    package static func contradiction(line: Int) -> Phrase {
        Phrase(
            vi: "trái với dòng \(line): cùng đơn vị, cùng nội dung, giá trị khác",
            en: "contradicts line \(line): the same unit and subject, another value"
        )
    }

    package static func cellError(_ text: String) -> Phrase {
        Phrase(vi: "ô có lỗi công thức \(text)", en: "the cell's formula failed: \(text)")
    }

    package static func whichMilestone(_ subject: String) -> Phrase {
        Phrase(
            vi: "chưa rõ văn bản này nộp cho việc nào: «\(subject)»; ghi mã việc vào cột «việc»",
            en:
                "which milestone is this document for: «\(subject)»? write it in a column «milestone»"
        )
    }

    package static func whichIssuer(_ issuer: String) -> Phrase {
        Phrase(
            vi: "cơ quan «\(issuer)» gần giống một đơn vị; cần xác nhận",
            en: "the issuer «\(issuer)» is nearly a unit; it needs a decision"
        )
    }

    package static func totalDiffers(_ written: Int, _ sum: Int) -> Phrase {
        let (vi, en) = (NumberStyle(.vietnamese), NumberStyle(.english))
        return Phrase(
            vi: "dòng cộng ghi \(vi.grouped(written)), cộng các dòng trên được \(vi.grouped(sum))",
            en: "the total says \(en.grouped(written)), the rows above add up to \(en.grouped(sum))"
        )
    }

    package static func percentDiffers(_ written: String, _ numerator: Int, _ denominator: Int)
        -> Phrase
    {
        let (vi, en) = (NumberStyle(.vietnamese), NumberStyle(.english))
        return Phrase(
            vi: "tỷ lệ ghi \(vi.published(percent: written)), tính từ hai số được "
                + vi.percent(numerator, of: denominator),
            en: "the percentage says \(en.published(percent: written)), the counts give "
                + en.percent(numerator, of: denominator)
        )
    }

    package static func repeatedRow(line: Int) -> Phrase {
        Phrase(
            vi: "trùng với dòng \(line), bỏ qua",
            en: "says the same as line \(line), passed over"
        )
    }

    package static func noteRow(_ text: String) -> Phrase {
        Phrase(vi: "bỏ qua dòng ghi chú «\(text)»", en: "a note, passed over: «\(text)»")
    }

    package static func repeatedDocument(line: Int) -> Phrase {
        Phrase(
            vi: "văn bản này đã có ở dòng \(line), ghi một lần",
            en: "this document stands in line \(line) already, stored once"
        )
    }

    package static func wrongReference(_ unit: String) -> Phrase {
        Phrase(
            vi: "mã trong trích yếu là của đơn vị \(unit), không phải của cơ quan gửi",
            en: "the reference in the subject is that of \(unit), not of the issuer"
        )
    }

    package static func badMapping(_ text: String, known: [String]) -> Phrase {
        let list = known.joined(separator: "; ")
        return Phrase(
            vi: "«\(text)» không phải TIÊU ĐỀ=CỘT; các cột: \(list)",
            en: "«\(text)» is not HEADING=COLUMN; the columns: \(list)"
        )
    }

    package static func unrelated(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(count) dòng của cơ quan khác, bỏ qua",
            en: "\(count) rows of other issuers, passed over"
        )
    }

    package static func dryRun(_ new: Int, of all: Int) -> Phrase {
        Phrase(
            vi: "Chạy thử, không ghi: \(new) dòng mới trong \(all) dòng",
            en: "Dry run, nothing stored: \(new) new of \(all) rows"
        )
    }

    package static let rowColumn = Phrase(vi: "dòng", en: "row")
    package static let subjectColumn = Phrase(vi: "việc, chỉ tiêu", en: "subject")
    package static let beforeColumn = Phrase(vi: "trước", en: "before")
    package static let afterColumn = Phrase(vi: "sau", en: "after")
    package static let effectColumn = Phrase(vi: "ghi", en: "effect")
    package static let effectNew = Phrase(vi: "mới", en: "new")
    package static let effectKnown = Phrase(vi: "đã có", en: "known")

    package static func noSuchDate(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)»: không có ngày này; ngày ghi theo thứ tự ngày/tháng/năm",
            en: "«\(written)»: there is no such date; dates are day/month/year"
        )
    }

    package static func wrongWeekday(_ written: String, _ day: Weekday) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "«\(written)»: ngày này là \(vi.weekday(day))",
            en: "«\(written)»: that day is a \(en.weekday(day))"
        )
    }

    package static func badNumber(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải số đếm; viết 1371315 hoặc 1.371.315",
            en: "«\(written)» is not a count; write 1371315 or 1.371.315"
        )
    }

    package static func badPercent(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải tỷ lệ; viết 99,76 hoặc 99,76%",
            en: "«\(written)» is not a percentage; write 99.76 or 99.76%"
        )
    }

    package static func badInstant(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)» không phải thời điểm; viết 2021-05-23T11:00, 23/05/2021 11:00 hoặc 23/05/2021",
            en:
                "«\(written)» is not an instant; write 2021-05-23T11:00, 23/05/2021 11:00 or 23/05/2021"
        )
    }

    package static func overDenominator(
        _ indicator: String,
        numerator: Int,
        denominator: Int
    ) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        return Phrase(
            vi:
                "\(indicator): tử số \(vi.grouped(numerator)) lớn hơn mẫu số \(vi.grouped(denominator))",
            en:
                "\(indicator): the numerator \(en.grouped(numerator)) exceeds the denominator \(en.grouped(denominator))"
        )
    }

    package static func notConcerned(_ unit: String, _ milestone: String) -> Phrase {
        Phrase(
            vi: "đơn vị \(unit) không có việc «\(milestone)» (không phải nộp, không phối hợp)",
            en:
                "«\(milestone)» does not concern the unit \(unit): it neither owes it nor is invited"
        )
    }

    package static func badStatus(_ written: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "không có trạng thái «\(written)»; chọn một trong: \(list)",
            en: "there is no status «\(written)»; choose one of: \(list)"
        )
    }

    package static func badKind(_ written: String) -> Phrase {
        Phrase(
            vi: "«\(written)» không phải loại quyết định; viết «gia hạn» hoặc «miễn»",
            en: "«\(written)» is no kind of decision; write «extension» or «excuse»"
        )
    }

    package static let happenedAfterRecorded = Phrase(
        vi: "ngày giờ xảy ra muộn hơn lúc ghi nhận",
        en: "it happened after it was recorded"
    )
    package static func status(_ status: Submission.Status) -> Phrase {
        switch status {
        case .received: Phrase(vi: "nộp", en: "received")
        case .accepted: Phrase(vi: "được chấp nhận", en: "accepted")
        case .returned: Phrase(vi: "đề nghị bổ sung", en: "returned")
        case .withdrawn: Phrase(vi: "rút", en: "withdrawn")
        }
    }

    package static let inFuture = Phrase(
        vi: "thời điểm này còn ở tương lai",
        en: "this instant is still to come"
    )

    package static func missing(_ column: String) -> Phrase {
        Phrase(vi: "thiếu «\(column)»", en: "«\(column)» is missing")
    }

    package static let noCounts = Phrase(
        vi: "cần ít nhất một trong: tử số, mẫu số, tỷ lệ công bố",
        en: "it needs at least one of numerator, denominator and published_percent"
    )

    package static func stored(_ new: Int, of all: Int) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        return Phrase(
            vi: "đã ghi \(vi.grouped(new)) dòng mới"
                + (all > new ? ", \(vi.grouped(all - new)) dòng đã có từ trước" : ""),
            en: "\(en.grouped(new)) new rows stored"
                + (all > new ? ", \(en.grouped(all - new)) known already" : "")
        )
    }

    package static func refused(_ bad: Int, good: Int) -> Phrase {
        Phrase(
            vi: "không ghi gì: \(bad) dòng sai, \(good) dòng đúng; sửa tệp hoặc dùng --accept-good",
            en:
                "nothing stored: \(bad) rows are wrong, \(good) are right; mend the file or use --accept-good"
        )
    }

    package static func leftOut(_ bad: Int) -> Phrase {
        Phrase(vi: "bỏ \(bad) dòng sai", en: "\(bad) bad rows left out")
    }

    package static let nothingNew = Phrase(
        vi: "đã có từ trước, không ghi gì thêm",
        en: "known already, nothing was added"
    )
    package static let recorded = Phrase(vi: "đã ghi nhận", en: "recorded")

    package static func calendarEnds(_ date: CivilDate, _ last: CivilDate) -> Phrase {
        let style = DateStyle(.vietnamese)
        return Phrase(
            vi:
                "gia hạn đến \(style.inTable(date)) vượt quá lịch nghỉ (đến \(style.inTable(last)))",
            en:
                "the extension to \(style.inTable(date)) lies past the calendar (until \(style.inTable(last)))"
        )
    }

    package static func extensionTooEarly(
        _ date: CivilDate,
        deadline: CivilDateTime
    ) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "gia hạn đến \(vi.inTable(date)) không sau thời hạn chung \(vi.inTable(deadline))",
            en:
                "the extension to \(en.inTable(date)) is not after the deadline \(en.inTable(deadline))"
        )
    }

    package static func extensionCrossed(_ block: String, _ why: Phrase) -> Phrase {
        Phrase(
            vi: "với hạn này, thư của «\(block)» không tính được: \(why.vi)",
            en: "with this deadline, letters of «\(block)» cannot be worked out: \(why.en)"
        )
    }
}
