package import Statistics
package import Texts

/// The words of statistics beyond the headings of their tables.
package enum StatisticsWords {
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
    package static let effectiveness = Phrase(
        vi: "Hiệu quả nhắc việc",
        en: "Reminder effectiveness"
    )
    package static let quality = Phrase(vi: "Số liệu cần kiểm tra", en: "Data to check")

    // MARK: Timeliness

    package static let rateGross = Phrase(vi: "theo\nhạn gốc", en: "by first\ndeadline")
    package static let dueSoFar = Phrase(vi: "đã\nđến hạn", en: "due\nso far")
    package static let daysLate = Phrase(vi: "số ngày\nsau hạn", en: "days\nlate")
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

    // MARK: Data quality

    package static let check = Phrase(vi: "kiểm tra", en: "check")
    package static let finding = Phrase(vi: "nội dung", en: "finding")
    package static let allWell = Phrase(
        vi: "không có số liệu nào cần kiểm tra",
        en: "nothing needs checking"
    )

    package static func checkName(_ check: QualityReport.Check) -> Phrase {
        switch check {
        case .overDenominator: Phrase(vi: "vượt mẫu số", en: "over 100 %")
        case .falling: Phrase(vi: "số giảm", en: "falling")
        case .denominatorJump: Phrase(vi: "mẫu số thay đổi", en: "denominator changed")
        case .neverFinal: Phrase(vi: "chưa có số chính thức", en: "no final figure")
        case .outlier: Phrase(vi: "giá trị bất thường", en: "outlier")
        case .duplicateDocument: Phrase(vi: "trùng văn bản", en: "same document")
        case .duplicateLink: Phrase(vi: "trùng đường dẫn", en: "same link")
        case .noReport: Phrase(vi: "chưa báo cáo", en: "no report")
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
