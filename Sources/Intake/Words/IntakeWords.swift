package import Campaigns
package import Texts
import Wording

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

    /// `known`: each status with its name.
    package static func badStatus(_ written: String, known: [(String, Phrase)]) -> Phrase {
        Phrase(
            vi: "không có trạng thái «\(written)»; chọn một trong: "
                + known.map { "\($0.1.vi) (\($0.0))" }.joined(separator: ", "),
            en: "there is no status «\(written)»; choose one of: "
                + known.map(\.0).joined(separator: ", ")
        )
    }

    package static func unknownUnit(_ written: String) -> Phrase {
        Phrase(
            vi: "danh sách đơn vị không có mã hoặc tên «\(written)»",
            en: "no unit has the code or name «\(written)»"
        )
    }

    package static func unknownMilestone(_ written: String) -> Phrase {
        Phrase(
            vi: "không có việc «\(written)» (mã, tên, tên ngắn)",
            en: "there is no milestone «\(written)» (id, name, short name)"
        )
    }

    package static func unknownIndicator(_ written: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "không có chỉ tiêu «\(written)»; có: \(list)",
            en: "there is no indicator «\(written)»; there are: \(list)"
        )
    }

    package static func beforeCampaign(_ first: CivilDate) -> Phrase {
        Phrase(
            vi: "trước ngày bắt đầu đợt (\(DateStyle(.vietnamese).inTable(first)))",
            en: "before the campaign began (\(DateStyle(.english).inTable(first)))"
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
            en: "\(NumberStyle.english(new, "new row")) stored"
                + (all > new ? ", \(en.grouped(all - new)) known already" : "")
        )
    }

    package static func refused(_ bad: Int, good: Int) -> Phrase {
        Phrase(
            vi: "không ghi gì: \(bad) dòng sai, \(good) dòng đúng; sửa tệp hoặc dùng --accept-good",
            en:
                "nothing stored: \(bad == 1 ? "1 row is" : "\(bad) rows are") wrong, \(good == 1 ? "1 is" : "\(good) are") right; mend the file or use --accept-good"
        )
    }

    package static func linesRefused(_ bad: Int, good: Int) -> Phrase {
        Phrase(
            vi: "không ghi gì: \(bad) dòng sai, \(good) dòng đúng; sửa rồi nhập lại tất cả",
            en:
                "nothing stored: \(bad == 1 ? "1 line is" : "\(bad) lines are") wrong, \(good == 1 ? "1 is" : "\(good) are") right; mend them and enter all again"
        )
    }

    package static func leftOut(_ bad: Int) -> Phrase {
        Phrase(vi: "bỏ \(bad) dòng sai", en: "\(NumberStyle.english(bad, "bad row")) left out")
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

    /// `citation`: the law as the files cite it.
    package static func extensionByLaw(_ citation: String) -> Phrase {
        Phrase(
            vi: "thời hạn theo luật (\(citation)): đề nghị kiểm tra thẩm quyền gia hạn",
            en: "the deadline is set by law (\(citation)): please check who may extend it"
        )
    }

    package static func extensionOfDone(_ submitted: CivilDateTime) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "đơn vị đã nộp lúc \(vi.inTable(submitted))",
            en: "the unit submitted at \(en.inTable(submitted))"
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

    static let controlCharacter = Phrase(
        vi: "trong ô có ký tự điều khiển không thấy được; gõ lại ô này",
        en: "the cell holds an invisible control character; type it again"
    )
}
