import Texts

/// The kinds of block, each with its head's spellings: canonical first, English last.
enum BlockKind: String, CaseIterable {
    case campaign, calendar, milestone, reminder, digest, bulletin, indicator, score, recipients
    case mailServer
    /// The lines of `dondoc.conf`, which has no heads.
    case machine

    var spellings: [String] {
        switch self {
        case .campaign: ["ĐỢT", "ĐỢT THI ĐUA", "CHIẾN DỊCH", "CAMPAIGN"]
        case .calendar: ["LỊCH NGHỈ", "NGÀY NGHỈ", "CALENDAR"]
        case .milestone: ["MỐC", "VIỆC", "MILESTONE"]
        case .reminder: ["NHẮC VIỆC", "NHẮC", "ĐÔN ĐỐC", "REMIND"]
        case .digest: ["TỔNG HỢP", "BẢN TỔNG HỢP", "DIGEST"]
        case .bulletin: ["BÁO CÁO NHANH", "NHỊP", "BULLETIN"]
        case .indicator: ["CHỈ TIÊU", "CHỈ TIÊU THỐNG KÊ", "INDICATOR"]
        case .score: ["THANG ĐIỂM", "BẢNG CHẤM ĐIỂM", "SCORE"]
        case .recipients: ["NGƯỜI NHẬN", "NƠI NHẬN", "RECIPIENTS"]
        case .mailServer: ["MÁY CHỦ THƯ", "THƯ ĐI", "MAIL SERVER"]
        case .machine: ["dondoc.conf"]
        }
    }

    /// True for blocks that belong to no campaign, and that every one can name.
    var isShared: Bool { self == .calendar || self == .mailServer }

    var label: Phrase {
        Phrase(vi: spellings[0], en: spellings[spellings.count - 1])
    }

    /// The keys without which a block of the kind says nothing.
    var requiredKeys: [Key] {
        switch self {
        case .campaign: [.timezone, .calendar, .valid, .units]
        case .calendar: [.valid, .weeklyOff]
        case .milestone: [.due]
        case .reminder: [.milestones, .send, .to]
        case .digest: [.send, .to]
        case .bulletin: [.day, .send, .to]
        case .indicator: [.numerator, .denominator]
        case .score: [.criterion, .level]
        case .recipients: [.address]
        case .mailServer: [.server, .from]
        case .machine: []
        }
    }

    /// The kinds that have a head.
    static let written = allCases.filter { $0 != .machine }

    /// Every spelling of a head, in folded words, with its kind; the longest first.
    static let heads: [(words: [String], kind: BlockKind)] =
        written
        .flatMap { kind in
            kind.spellings.map { ($0.folded.split(separator: " ").map(String.init), kind) }
        }
        .sorted { $0.0.count > $1.0.count }
}
