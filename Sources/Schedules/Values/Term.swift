import Texts

/// The phrases inside values, each with its spellings: canonical Vietnamese first, English last.
enum Term: String, CaseIterable {
    case workingDays, days, weeks, hours, minutes
    case beforeDue, afterDue, before, after, at, atDue, onDueDayAt
    case every, lastWorkingDayOfEveryMonth, ofEveryMonth, dayOfMonth, lastWorkingDayOfMonth
    case from, until, untilDue, untilDone
    case previousWorkingDay, nextWorkingDay, doNotSend, sendAnyway
    case catchUpWithin, catchUpUntilDue, latestOnly
    case anyTime, allMilestones, except, allUnits, nobody
    case unitsNotDone, units, unitHeads
    case sinceLastSent, week, month, wholeCampaign
    case everything, overdueFrom, milestone
    case yes, no, none
    case document, figures, link, byDocument, byLaw, officeProposal
    case times, resend, hold, column
    case daily, keep, into, port
    case variable, file, system, unverified, plaintext
    case lettersPerSecond, lettersPerMinute, lettersPerHour, lettersPerDay
    case generic, microsoft365, googleWorkspace, ses
    case points, onTime, submitted, share, missing, atMost, count, each, deduct, pointsPer
    case pointsPerDayLate, atLeast, councilScores, byKind, byBlock, all

    var spellings: [String] {
        switch self {
        case .workingDays: ["ngày làm việc", "working days", "working day"]
        case .days: ["ngày", "days", "day"]
        case .weeks: ["tuần", "weeks", "week"]
        case .hours: ["giờ", "hours", "hour"]
        case .minutes: ["phút", "minutes", "minute"]
        case .beforeDue: ["trước hạn", "before due"]
        case .afterDue: ["sau hạn", "từ sau hạn", "after due"]
        case .before: ["trước", "before"]
        case .after: ["sau", "after"]
        case .at: ["lúc", "at"]
        case .atDue: ["lúc đến hạn", "đúng hạn", "at due"]
        case .onDueDayAt: ["ngày đến hạn lúc", "ngày hạn lúc", "on due day at"]
        case .every: ["mỗi", "cứ", "every"]
        case .lastWorkingDayOfEveryMonth:
            ["ngày làm việc cuối mỗi tháng", "last working day of every month"]
        case .ofEveryMonth: ["mỗi tháng", "of every month"]
        case .dayOfMonth: ["ngày", "day"]
        case .lastWorkingDayOfMonth: ["ngày làm việc cuối tháng", "last working day of"]
        case .from: ["từ", "from"]
        case .until: ["đến", "to", "until"]
        case .untilDue: ["đến hạn", "until due"]
        case .untilDone: ["cho đến khi nộp", "cho đến khi hoàn thành", "until done"]
        case .previousWorkingDay: ["ngày làm việc liền trước", "previous working day"]
        case .nextWorkingDay: ["ngày làm việc liền sau", "next working day"]
        case .doNotSend: ["không gửi", "bỏ qua", "do not send"]
        case .sendAnyway: ["vẫn gửi", "send anyway"]
        case .catchUpWithin: ["gửi bù trong vòng", "gửi bù trong", "catch up within"]
        case .catchUpUntilDue: ["gửi bù cho đến hạn", "gửi bù đến hạn", "catch up until due"]
        case .latestOnly: ["chỉ thư mới nhất", "latest only"]
        case .anyTime: ["mọi lúc", "any time"]
        case .allMilestones: ["mọi mốc", "all milestones"]
        case .except: ["trừ", "except"]
        case .allUnits: ["mọi đơn vị", "all units"]
        case .nobody: ["không ai", "nobody"]
        case .unitsNotDone: ["đơn vị chưa nộp", "đơn vị chưa hoàn thành", "units not done"]
        case .units: ["đơn vị", "units"]
        case .unitHeads: ["thủ trưởng đơn vị", "lãnh đạo đơn vị", "unit heads"]
        case .sinceLastSent: ["từ lần gửi trước", "since last sent"]
        case .week: ["tuần", "week"]
        case .month: ["tháng", "month"]
        case .wholeCampaign: ["cả đợt", "whole campaign"]
        case .everything: ["toàn bộ", "everything"]
        case .overdueFrom: ["quá hạn từ", "overdue from"]
        case .milestone: ["mốc", "milestones", "milestone"]
        case .yes: ["có", "yes"]
        case .no: ["không", "no"]
        case .none: ["không", "none"]
        case .document: ["văn bản", "document"]
        case .figures: ["số liệu", "figures"]
        case .link: ["liên kết", "link"]
        case .byDocument: ["theo văn bản", "by document"]
        case .byLaw: ["theo luật", "by law"]
        case .officeProposal: ["Phòng đề nghị", "office proposal"]
        case .times: ["lần", "times", "time"]
        case .resend: ["gửi lại", "resend"]
        case .hold: ["giữ", "hold"]
        case .column: ["cột", "column"]
        case .daily: ["hằng ngày", "hàng ngày", "daily"]
        case .keep: ["giữ", "keep"]
        case .into: ["vào", "into"]
        case .port: ["cổng", "port"]
        case .variable: ["biến", "variable"]
        case .file: ["tệp", "file"]
        case .system: ["hệ thống", "system"]
        case .unverified: ["không kiểm tra", "do not verify"]
        case .plaintext: ["không mã hóa", "no encryption"]
        case .lettersPerSecond: ["thư mỗi giây", "letters per second"]
        case .lettersPerMinute: ["thư mỗi phút", "letters per minute"]
        case .lettersPerHour: ["thư mỗi giờ", "letters per hour"]
        case .lettersPerDay: ["thư mỗi ngày", "letters per day"]
        case .generic: ["chung", "generic"]
        case .microsoft365: ["microsoft-365"]
        case .googleWorkspace: ["google-workspace"]
        case .ses: ["ses"]
        case .points: ["điểm", "points", "point"]
        case .onTime: ["đúng hạn", "on time"]
        case .submitted: ["đã nộp", "submitted"]
        case .share: ["tỷ lệ", "share of"]
        case .missing: ["thiếu", "missing"]
        case .atMost: ["tối đa", "at most"]
        case .count: ["đếm", "count"]
        case .each: ["mỗi", "each"]
        case .deduct: ["trừ", "deduct"]
        case .pointsPer: ["điểm mỗi", "points per"]
        case .pointsPerDayLate: ["điểm mỗi ngày chậm", "points per day late"]
        case .atLeast: ["ít nhất", "at least"]
        case .councilScores: ["hội đồng chấm", "the council scores"]
        case .byKind: ["theo loại", "by kind"]
        case .byBlock: ["theo khối", "by block"]
        case .all: ["tất cả", "all"]
        }
    }

    var label: Phrase {
        Phrase(vi: spellings[0], en: spellings[spellings.count - 1])
    }

    /// The term after a number other than one, in English: `days`; nil where it stays as it is.
    var plural: String? {
        switch self {
        case .workingDays, .days, .weeks, .hours, .minutes, .times, .points:
            spellings[spellings.count - 2]
        default: nil
        }
    }

    /// Words that people write for a term, folded, and the terms that they may mean.
    static let misnomers: [String: [Term]] = [
        "tat ca": [.allMilestones, .allUnits, .all], "tat ca cac moc": [.allMilestones],
        "tat ca cac viec": [.allMilestones], "moi viec": [.allMilestones],
        "tat ca cac don vi": [.allUnits], "tat ca don vi": [.allUnits],
        "cac don vi": [.allUnits], "before deadline": [.beforeDue],
        "before the deadline": [.beforeDue], "after deadline": [.afterDue],
        "after the deadline": [.afterDue], "truoc thoi han": [.beforeDue],
        "sau thoi han": [.afterDue], "hang ngay": [.days], "hang tuan": [.week],
        "hang thang": [.month], "yes": [.yes], "dong y": [.yes],
        "ngay lam viec truoc":
            [.previousWorkingDay], "ngay lam viec sau": [.nextWorkingDay],
        "ngay lam viec ke tiep": [.nextWorkingDay], "bo qua": [.doNotSend],
        "den khi nop": [.untilDone], "cho den khi nop xong": [.untilDone],
    ]

    /// Every spelling of a term, in folded words, the longest first.
    static let words: [Term: [[String]]] = Dictionary(
        uniqueKeysWithValues: allCases.map { term in
            (
                term,
                term.spellings.map { $0.folded.split(separator: " ").map(String.init) }
                    .sorted { $0.count > $1.count }
            )
        }
    )
}
