package import Campaigns

/// The words of statistics beyond the headings of their tables.
package enum StatisticsWords {
    package static let nothingChanged = Phrase(vi: "không có thay đổi", en: "nothing changed")
    package static let whatChanged = Phrase(vi: "thay đổi", en: "change")
    package static let first = Phrase(vi: "từ", en: "from")

    package static func andMore(_ count: Int) -> Phrase {
        Phrase(vi: "… và \(count) dòng nữa", en: "… and \(count) more")
    }

    package static func changes(_ subject: String, _ from: String, _ until: String) -> Phrase {
        Phrase(
            vi: "\(subject), thay đổi từ \(from) đến \(until)",
            en: "\(subject), changes from \(from) to \(until)"
        )
    }

    package static func trend(_ subject: String, _ from: String, _ until: String) -> Phrase {
        Phrase(
            vi: "\(subject), diễn biến từ \(from) đến \(until)",
            en: "\(subject), trend from \(from) to \(until)"
        )
    }

    package static let isNew = Phrase(vi: "mới có", en: "new")
    package static let isGone = Phrase(vi: "không còn", en: "gone")

    package static func title(_ what: Phrase, _ campaign: String, asOf: String) -> Phrase {
        Phrase(
            vi: "\(what.vi) – \(campaign), tính đến \(asOf)",
            en: "\(what.en) – \(campaign), as of \(asOf)"
        )
    }

    package static let invitedNote = Phrase(
        vi: "phối hợp: việc được đề nghị tham gia, chưa nộp; đã nộp thì tính đúng hạn. "
            + "Tỷ lệ đúng hạn (timeliness) không tính các việc này.",
        en: "invited only: units may take part and have not; what they submit is on time. The "
            + "on-time share (timeliness) leaves all of it out."
    )

    package static let progress = Phrase(vi: "Tiến độ", en: "Progress")
    package static let timeliness = Phrase(vi: "Đúng hạn", en: "Timeliness")
    package static let participation = Phrase(vi: "Tỷ lệ tham gia", en: "Participation")
    package static let activity = Phrase(vi: "Hoạt động", en: "Activity")
    package static let pace = Phrase(vi: "Nhịp độ", en: "Pace")
    package static let hourly = Phrase(vi: "Theo giờ", en: "By hour")
    package static let ranking = Phrase(vi: "Điểm và thứ hạng", en: "Scores and ranks")
    package static let effectiveness = Phrase(
        vi: "Hiệu quả nhắc việc",
        en: "Reminder effectiveness"
    )
    package static let quality = Phrase(vi: "Số liệu cần kiểm tra", en: "Data to check")

    // MARK: Timeliness

    package static let rateGross = Phrase(vi: "theo\nhạn gốc", en: "by first\ndeadline")
    package static let dueSoFar = Phrase(vi: "đã\nđến hạn", en: "due\nso far")
    package static let daysLate = Phrase(vi: "số ngày\nsau hạn", en: "days\nlate")
    package static let daysLateCell = Phrase(vi: "ngày làm việc", en: "working days")
    package static let empty = Phrase(vi: "thiếu\ntài liệu", en: "no evi-\ndence")
    package static let timelinessNote = Phrase(
        vi: "số ngày sau hạn: ngày lịch (ngày làm việc); thiếu tài liệu: nộp đúng hạn nhưng "
            + "chưa có tài liệu minh chứng",
        en: "days late: calendar days (working days); no evidence: on time, but nothing of what "
            + "should show it"
    )

    // MARK: Participation

    package static let work = Phrase(vi: "việc", en: "milestone")
    package static let kind = Phrase(vi: "loại đơn vị", en: "kind")
    package static let week = Phrase(vi: "tuần từ", en: "week of")
    package static let noDeadline = Phrase(vi: "không có hạn", en: "no deadline")
    package static func incidentsSoFar(_ name: String, _ count: Int) -> Phrase {
        Phrase(
            vi:
                "\(name): từ đầu đợt có \(NumberStyle(.vietnamese).inSentence(count)); bảng này chỉ ghi "
                + "kỳ báo cáo gần nhất",
            en: "\(name): \(count) since the campaign began; this table has the latest report only"
        )
    }

    package static let submitted = Phrase(vi: "đã nộp", en: "submitted")
    package static let mustSubmit = Phrase(vi: "phải nộp", en: "must\nsubmit")

    package static func figureStatus(_ status: Figure.Status) -> Phrase {
        switch status {
        case .quick: Phrase(vi: "số nhanh", en: "quick")
        case .preliminary: Phrase(vi: "sơ bộ", en: "prelim.")
        case .final: Phrase(vi: "chính thức", en: "final")
        case .corrected: Phrase(vi: "điều chỉnh", en: "corrected")
        }
    }

    package static func submissionStatus(_ status: Submission.Status) -> Phrase {
        switch status {
        case .received: Phrase(vi: "đã nhận", en: "received")
        case .accepted: Phrase(vi: "đã chấp nhận", en: "accepted")
        case .returned: Phrase(vi: "đề nghị bổ sung", en: "returned")
        case .withdrawn: Phrase(vi: "đã rút", en: "withdrawn")
        }
    }

    // MARK: Activity

    package static let total = Phrase(vi: "cộng", en: "total")
    package static let ofAll = Phrase(vi: "trên", en: "of")
    package static let byMonth = Phrase(vi: "theo tháng", en: "by month")
    package static let meanDays = Phrase(vi: "số ngày\nbình quân", en: "mean\ndays")
    package static let activityColumn = Phrase(vi: "hoạt động", en: "activity")
    package static let month = Phrase(vi: "tháng", en: "month")
    package static let links = Phrase(
        vi: "Tin, bài (mỗi đường dẫn tính một lần)",
        en: "News items (a link counts once)"
    )
    package static let answers = Phrase(
        vi: "Ý kiến trả lời hồ sơ của đơn vị",
        en: "Answers to what units sent"
    )
    package static let dossiers = Phrase(vi: "Hồ sơ đủ tài liệu", en: "Complete dossiers")

    package static func series(_ tag: String, _ name: String) -> Phrase {
        Phrase(vi: "\(tag): \(name)", en: "\(tag): \(name)")
    }

    package static func unknownActivity(_ name: String, known: [String]) -> Phrase {
        Phrase(
            vi: "không có hoạt động «\(name)»; có: \(known.joined(separator: ", "))",
            en: "there is no activity «\(name)»; there are: \(known.joined(separator: ", "))"
        )
    }

    // MARK: Doubts about new figures

    package static func lessThan(_ count: Int, _ time: String) -> Phrase {
        let (vi, en) = (NumberStyle(.vietnamese), NumberStyle(.english))
        return Phrase(
            vi: "ít hơn số đến \(time): \(vi.grouped(count))",
            en: "less than at \(time): \(en.grouped(count))"
        )
    }

    package static func moreThan(_ count: Int, _ time: String) -> Phrase {
        let (vi, en) = (NumberStyle(.vietnamese), NumberStyle(.english))
        return Phrase(
            vi: "nhiều hơn số đến \(time): \(vi.grouped(count))",
            en: "more than at \(time): \(en.grouped(count))"
        )
    }

    package static func otherDenominator(_ usual: Int) -> Phrase {
        let (vi, en) = (NumberStyle(.vietnamese), NumberStyle(.english))
        return Phrase(
            vi: "mẫu số khác số đã biết: \(vi.grouped(usual))",
            en: "another denominator than is known: \(en.grouped(usual))"
        )
    }

    package static func hides(_ count: Int) -> Phrase {
        let (vi, en) = (NumberStyle(.vietnamese), NumberStyle(.english))
        return Phrase(
            vi: "không có tử số; số trước đó (\(vi.grouped(count))) sẽ không được tính nữa",
            en: "no numerator; the one before (\(en.grouped(count))) will count no more"
        )
    }

    package static let quickAfterFinal = Phrase(
        vi: "số nhanh ghi sau số chính thức",
        en: "a quick figure after a final one"
    )

    // MARK: Pace

    package static let target = Phrase(vi: "phấn đấu", en: "target")
    package static func needed(perDay: Bool) -> Phrase {
        perDay
            ? Phrase(vi: "cần đạt\nmỗi ngày", en: "needed\na day")
            : Phrase(vi: "cần đạt\nmỗi giờ", en: "needed\nan hour")
    }
    package static func actual(perDay: Bool) -> Phrase {
        perDay
            ? Phrase(vi: "thực tế\nmỗi ngày", en: "actual\na day")
            : Phrase(vi: "thực tế\nmỗi giờ", en: "actual\nan hour")
    }
    package static let forecast = Phrase(vi: "dự báo\n(khoảng)", en: "forecast\n(interval)")
    package static let reached = Phrase(vi: "đã đạt /\nphấn đấu", en: "reached /\ntarget")
    package static let verdict = Phrase(vi: "nhận định", en: "verdict")
    package static func verdict(_ verdict: String) -> Phrase {
        switch verdict {
        case "silent": Phrase(vi: "chưa báo cáo", en: "not reported")
        case "noTarget": Phrase(vi: "chưa rõ mức", en: "no target")
        case "met": Phrase(vi: "đã đạt", en: "met")
        case "missed": Phrase(vi: "không đạt", en: "missed")
        case "unknown": Phrase(vi: "chưa đủ số", en: "too few")
        case "onCourse": Phrase(vi: "sẽ đạt", en: "on course")
        case "willMiss": Phrase(vi: "khó đạt", en: "will miss")
        default: Phrase(vi: "chưa chắc", en: "uncertain")
        }
    }

    package static func paceUntil(_ deadline: String, hasRange: Bool) -> Phrase {
        let range =
            hasRange
            ? Phrase(
                vi: "; khoảng trong ngoặc đúng 9 trên 10 lần nếu đà không đổi",
                en: "; the range in brackets holds 9 times in 10 if the pace stays"
            ) : .verbatim("")
        return Phrase(
            vi:
                "Mức phấn đấu tính đến \(deadline). Dự báo giữ nguyên đà của nhiều nhất 07 số liệu gần "
                + "nhất\(range.vi). Thực tế thường chậm lại khi sắp đủ. (Phương pháp: Theil–Sen.)",
            en:
                "Target by \(deadline). The forecast goes on at the pace of the latest figures, seven "
                + "at most\(range.en). Most slow down near the end. (Method: Theil–Sen.)"
        )
    }

    package static func paceUnits(_ units: Int, of all: Int) -> Phrase {
        Phrase(
            vi: "tổng chỉ gồm \(units)/\(all) đơn vị đã báo cáo",
            en: "sums are over the \(units) of \(all) units that reported"
        )
    }

    package static func paceAfter(_ deadline: String) -> Phrase {
        Phrase(
            vi: "Mức phấn đấu tính đến \(deadline), nay đã qua: không còn dự báo.",
            en: "Target by \(deadline), which is past: nothing is forecast any more."
        )
    }

    package static let noForecastOfSum = Phrase(
        vi: "tổng chưa có dự báo: có đơn vị mới báo cáo một lần",
        en: "no forecast of the sum: some units have reported only once"
    )

    package static func noFigures(_ date: String) -> Phrase {
        Phrase(vi: "Không có số liệu nào của ngày \(date).", en: "There is no figure of \(date).")
    }

    package static let silentNote = Phrase(
        vi: "Mỗi kỳ chỉ cộng các đơn vị đã báo cáo kỳ đó: tổng có thể thấp hơn kỳ trước.",
        en:
            "Each time only the units that reported for it are added up: a sum may be lower than the "
            + "one before."
    )

    package static let slot = Phrase(vi: "đến", en: "until")
    package static func silentUnits(_ slot: String, _ names: [String]) -> Phrase {
        Phrase(
            vi: "Chưa báo cáo cho kỳ \(slot): \(names.joined(separator: ", "))",
            en: "Not reported for \(slot): \(names.joined(separator: ", "))"
        )
    }

    package static let noIndicator = Phrase(
        vi: "đợt này không có chỉ tiêu nào tính được nhịp độ",
        en: "this campaign has no indicator with a pace"
    )

    // MARK: Data quality

    package static let check = Phrase(vi: "kiểm tra", en: "check")
    package static let finding = Phrase(vi: "nội dung", en: "finding")
    package static let allWell = Phrase(
        vi: "không có số liệu nào cần kiểm tra",
        en: "nothing needs checking"
    )

    package static func checkName(_ check: String) -> Phrase {
        switch check {
        case "overDenominator": Phrase(vi: "vượt mẫu số", en: "over 100 %")
        case "falling": Phrase(vi: "số giảm", en: "falling")
        case "denominatorJump": Phrase(vi: "mẫu số thay đổi", en: "denominator changed")
        case "neverFinal": Phrase(vi: "chưa có số chính thức", en: "no final figure")
        case "outlier": Phrase(vi: "giá trị bất thường", en: "outlier")
        case "duplicateDocument": Phrase(vi: "trùng văn bản", en: "same document")
        case "duplicateLink": Phrase(vi: "trùng đường dẫn", en: "same link")
        default: Phrase(vi: "chưa báo cáo", en: "no report")
        }
    }

    package static func exceeds(_ numerator: Int, _ denominator: Int) -> Phrase {
        Phrase.numbers { "\($0(numerator)) > \($0(denominator))" }
    }

    package static func fell(_ before: Int, _ now: Int) -> Phrase {
        Phrase.numbers { "\($0(before)) → \($0(now))" }
    }

    package static let stillQuick = Phrase(
        vi: "sau 7 ngày",
        en: "after 7 days"
    )

    package static func outlier(rate: String, median: String, score: String) -> Phrase {
        Phrase(
            vi: "\(rate) (mức giữa \(median), lệch \(score))",
            en: "\(rate) (middle \(median), off by \(score))"
        )
    }

    package static func usedBy(_ count: Int) -> Phrase {
        Phrase(vi: "dùng cho \(count) việc", en: "used for \(count) obligations")
    }

    package static let neverHeard = Phrase(
        vi: "có việc đã đến hạn",
        en: "owes something that was due"
    )

    // MARK: One unit

    package static let deadline = Phrase(vi: "hạn", en: "deadline")
    package static let submittedAt = Phrase(vi: "nộp lúc", en: "submitted")
    package static let document = Phrase(vi: "số, ký hiệu", en: "document")
    package static let invited = Phrase(vi: "phối hợp", en: "invited")
    package static let figures = Phrase(vi: "Số liệu", en: "Figures")
    package static let ownPoints = Phrase(vi: "Điểm", en: "Points")

    // MARK: Choices that cannot be

    package static func reportedWithin(_ hours: Int, _ part: String, of all: Int) -> Phrase {
        let (vi, en) = (NumberStyle(.vietnamese), NumberStyle(.english))
        return Phrase(
            vi: "nộp trong \(hours) giờ sau khi nhắc: \(part) của \(vi.grouped(all)) lượt nhắc",
            en: "reported within \(hours) hours of a reminder: \(part) of \(en.grouped(all))"
        )
    }

    package static let sentOn = Phrase(vi: "gửi", en: "sent")

    package static let noDigest = Phrase(
        vi: "chưa có bản tổng hợp nào được gửi; ghi --since một thời điểm",
        en: "no digest was sent yet; give --since an instant"
    )

    package static let sinceAfter = Phrase(
        vi: "--since phải trước thời điểm tính đến",
        en: "--since must lie before the instant of the table"
    )

    package static func tooManyPoints(_ count: Int, limit: Int) -> Phrase {
        Phrase(
            vi: "\(count) kỳ là quá nhiều (tối đa \(limit)); chọn kỳ dài hơn hoặc --from muộn hơn",
            en:
                "\(count) periods are too many (at most \(limit)); choose longer ones or a later --from"
        )
    }

    package static let noTrend = Phrase(
        vi: "bảng này không có diễn biến theo thời gian",
        en: "this table has no trend"
    )
}

extension Phrase {
    /// The same words with numbers in each language's own way.
    fileprivate static func numbers(_ text: ((Int) -> String) -> String) -> Phrase {
        Phrase(
            vi: text(NumberStyle(.vietnamese).grouped),
            en: text(NumberStyle(.english).grouped)
        )
    }
}
