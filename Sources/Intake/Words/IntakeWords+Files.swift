package import Campaigns
package import Texts
import Wording

/// The sentences about files, their columns, and rows beside each other.
extension IntakeWords {
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

    /// One column, or several of which one will do; the option that stands for it.
    package static func column(_ names: [String], option: String?) -> Phrase {
        let list = names.map { "«\($0)»" }
        let or = option.map { (vi: " (hoặc \($0))", en: " (or \($0))") } ?? (vi: "", en: "")
        return Phrase(
            vi: list.joined(separator: " hoặc ") + or.vi,
            en: list.joined(separator: " or ") + or.en
        )
    }

    package static func incompleteHeading(_ known: [String], missing: [Phrase]) -> Phrase {
        let list = known.map { "«\($0)»" }.joined(separator: ", ")
        return Phrase(
            vi:
                "dòng tiêu đề này có các cột \(list), còn thiếu \(missing.map(\.vi).joined(separator: ", "));"
                + " cột tên khác: --map \"TIÊU ĐỀ=CỘT\"",
            en:
                "this heading has the columns \(list) and lacks \(missing.map(\.en).joined(separator: ", "));"
                + " a column of another name: --map \"HEADING=COLUMN\""
        )
    }

    /// `column`: what it might be.
    package static func unusedColumn(_ heading: String, as column: String?) -> Phrase {
        let remedy = column.map { "--map \"\(heading)=\($0)\"" }
        return Phrase(
            vi: "cột «\(heading)» có số nhưng không được đọc"
                + (remedy.map { "; nếu cần: \($0)" } ?? ""),
            en: "the column «\(heading)» holds numbers and is not read"
                + (remedy.map { "; if it should be: \($0)" } ?? "")
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
            en: "\(NumberStyle.english(count, "row")) of other issuers, passed over"
        )
    }

    package static func dryRun(_ new: Int, of all: Int) -> Phrase {
        Phrase(
            vi: "Chạy thử, không ghi: \(new) dòng mới trong \(all) dòng",
            en: "Dry run, nothing stored: \(new) new of \(NumberStyle.english(all, "row"))"
        )
    }

    package static let rowColumn = Phrase(vi: "dòng", en: "row")
    package static let subjectColumn = Phrase(vi: "việc, chỉ tiêu", en: "subject")
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
}
