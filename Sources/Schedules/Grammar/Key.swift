import Texts

/// The keys of all blocks, each with its spellings: canonical first, English last.
enum Key: String, CaseIterable {
    case timezone, calendar, window, valid, units, mail, language, shortName, basis, howToSubmit
    case contact
    case weeklyOff, off, work
    case due, opens, appliesTo, invites, evidence, ownDue, extended, grace, code, dueBasis
    case milestones, send, onDayOff, to, copy, atMost, ifMissed, ifAmbiguous, approve, merge
    case subject, body, template, active
    case period, ifNothingNew, scope
    case day, indicators, wait, closing
    case numerator, denominator, target, mayExceed
    case address
    case server, user, password, auth, from, replyTo, bouncesTo, certificate
    case operatorAddress, rate, connections, clientCertificate, provider, overlap, fallback
    case criterion, level, rankWithin
    case database, backup, metrics, ping, web, activate, machine, userHeader

    /// A key may stand once in a block unless it is one of these.
    var mayRepeat: Bool {
        switch self {
        case .off, .work, .evidence, .ownDue, .extended, .send, .address, .criterion, .level: true
        default: false
        }
    }

    var blocks: [BlockKind] {
        switch self {
        case .timezone, .calendar, .units, .language, .basis, .howToSubmit, .contact: [.campaign]
        case .valid: [.campaign, .calendar]
        case .window: [.campaign, .reminder, .digest, .bulletin]
        case .mail: [.campaign, .reminder, .digest, .bulletin]
        case .shortName: [.campaign, .milestone]
        case .weeklyOff, .off, .work: [.calendar]
        case .due, .opens, .appliesTo, .invites, .evidence, .ownDue, .extended, .grace, .code,
            .dueBasis:
            [.milestone]
        case .milestones, .atMost, .merge, .subject, .body: [.reminder]
        case .send, .onDayOff, .to, .copy, .ifMissed, .ifAmbiguous, .approve,
            .template, .active:
            [.reminder, .digest, .bulletin]
        case .period, .ifNothingNew, .scope: [.digest]
        case .day, .indicators, .wait, .closing: [.bulletin]
        case .numerator, .denominator, .target, .mayExceed: [.indicator]
        case .address: [.recipients]
        case .server, .user, .password, .auth, .from, .replyTo, .bouncesTo, .certificate,
            .operatorAddress, .rate, .connections, .clientCertificate, .provider,
            .overlap, .fallback:
            [.mailServer]
        case .criterion, .level, .rankWithin: [.score]
        case .database, .backup, .metrics, .ping, .web, .activate, .machine, .userHeader: [.machine]
        }
    }

    /// The key that people mean by another word, `hạn` by `deadline`; nil where the block has none such.
    static func meant(by folded: String, in kind: BlockKind) -> Key? {
        misnomers[folded]?.first { $0.blocks.contains(kind) }
    }

    private static let misnomers: [String: [Key]] = [
        "thoi han": [.due], "han nop": [.due], "han chot": [.due], "deadline": [.due],
        "ngay han": [.due], "noi nhan": [.to], "nguoi nhan": [.to], "gui cho": [.to],
        "gui den": [.to], "hinh thuc nop": [.howToSubmit], "cach gui": [.howToSubmit],
        "thoi gian gui": [.send], "gui luc": [.send], "lich gui": [.send], "ngay gui": [.send],
        "dong kinh gui": [.copy], "cc": [.copy], "viec can nop": [.evidence],
        "tai lieu": [.evidence], "don vi nop": [.appliesTo], "don vi": [.appliesTo],
        "email": [.address], "thu dien tu": [.address], "thoi gian": [.day, .due],
        "toi da": [.atMost], "so lan": [.atMost], "muc tieu": [.target], "loi van": [.body],
        "smtp": [.server], "host": [.server],
    ]

    var spellings: [String] {
        switch self {
        case .timezone: ["múi giờ", "timezone"]
        case .calendar: ["lịch nghỉ", "ngày nghỉ", "calendar"]
        case .window: ["khung giờ gửi", "giờ gửi", "send window"]
        case .valid: ["thời gian", "áp dụng", "valid"]
        case .units: ["danh sách đơn vị", "đơn vị", "units"]
        case .mail: ["máy chủ thư", "thư đi", "mail"]
        case .language: ["ngôn ngữ", "language"]
        case .shortName: ["tên ngắn", "short name"]
        case .basis: ["căn cứ", "basis"]
        case .howToSubmit: ["cách nộp", "how to submit"]
        case .contact: ["liên hệ", "contact"]
        case .weeklyOff: ["nghỉ hằng tuần", "hằng tuần", "weekly off"]
        case .off: ["nghỉ", "off"]
        case .work: ["làm bù", "work"]
        case .due: ["hạn", "due"]
        case .opens: ["bắt đầu nhắc từ", "mở từ", "không nhắc trước", "opens"]
        case .appliesTo: ["đơn vị thực hiện", "áp dụng cho", "applies to"]
        case .invites: ["đơn vị phối hợp", "mời", "phối hợp", "invites"]
        case .evidence: ["minh chứng", "evidence"]
        case .ownDue: ["hạn riêng", "riêng", "own due"]
        case .extended: ["gia hạn", "extension"]
        case .grace: ["ân hạn", "grace"]
        case .code: ["mã", "code"]
        case .dueBasis: ["căn cứ hạn", "nguồn", "due basis"]
        case .milestones: ["mốc", "việc", "milestones"]
        case .send: ["gửi", "send"]
        case .onDayOff: ["nếu rơi ngày nghỉ", "rơi ngày nghỉ", "on day off"]
        case .to: ["gửi tới", "tới", "to"]
        case .copy: ["đồng gửi", "copy"]
        case .atMost: ["gửi tối đa", "tối đa", "at most"]
        case .ifMissed: ["nếu gián đoạn", "nếu lỡ", "if missed"]
        case .ifAmbiguous: ["nếu chưa rõ", "nếu mơ hồ", "if ambiguous"]
        case .approve: ["duyệt trước khi gửi", "duyệt", "approve"]
        case .merge: ["gộp", "merge"]
        case .subject: ["tiêu đề", "subject"]
        case .body: ["nội dung", "body"]
        case .template: ["mẫu thư", "template"]
        case .active: ["hoạt động", "active"]
        case .period: ["kỳ báo cáo", "kỳ số liệu", "period"]
        case .ifNothingNew: ["nếu không có gì mới", "nếu trống", "if nothing new"]
        case .scope: ["phạm vi", "scope"]
        case .day: ["ngày", "day"]
        case .indicators: ["chỉ tiêu", "indicators"]
        case .wait: ["chờ số liệu", "wait for figures"]
        case .closing: ["bản cuối ngày", "bản chốt", "closing"]
        case .numerator: ["tử số", "numerator"]
        case .denominator: ["mẫu số", "denominator"]
        case .target: ["phấn đấu", "mục tiêu", "target"]
        case .mayExceed: ["cho vượt mẫu số", "cho phép vượt", "may exceed"]
        case .address: ["địa chỉ", "address"]
        case .server: ["máy chủ", "server"]
        case .user: ["tài khoản", "user"]
        case .password: ["mật khẩu", "password"]
        case .auth: ["xác thực", "auth"]
        case .from: ["người gửi", "from"]
        case .replyTo: ["trả lời về", "reply to"]
        case .bouncesTo: ["thư dội về", "bounces to"]
        case .certificate: ["chứng thư", "certificate"]
        case .operatorAddress: ["người vận hành", "operator"]
        case .rate: ["tốc độ", "rate"]
        case .connections: ["kết nối", "connections"]
        case .clientCertificate: ["chứng thư máy khách", "client certificate"]
        case .provider: ["loại máy chủ", "provider"]
        case .overlap: ["nối thư", "overlap"]
        case .fallback: ["máy chủ dự phòng", "fallback"]
        case .criterion: ["tiêu chí", "criterion"]
        case .level: ["xếp loại", "mức", "level"]
        case .rankWithin: ["khối thi đua", "khối", "rank within"]
        case .database: ["cơ sở dữ liệu", "database"]
        case .backup: ["sao lưu", "backup"]
        case .metrics: ["giám sát", "metrics"]
        case .ping: ["báo nhịp", "ping"]
        case .web: ["trang", "web"]
        case .activate: ["tự áp dụng", "activate"]
        case .machine: ["tên máy", "machine"]
        case .userHeader: ["người dùng từ tiêu đề", "user from header"]
        }
    }

    var label: Phrase {
        Phrase(vi: spellings[0], en: spellings[spellings.count - 1])
    }

    /// The key of that folded spelling in a block of the kind, or, without a kind, in any block.
    static func named(_ folded: String, in kind: BlockKind?) -> Key? {
        let candidates = byFoldedSpelling[folded] ?? []
        guard let kind else { return candidates.first }
        return candidates.first { $0.blocks.contains(kind) }
    }

    private static let byFoldedSpelling: [String: [Key]] =
        Dictionary(
            grouping: allCases.flatMap { key in key.spellings.map { ($0.folded, key) } },
            by: \.0
        ).mapValues { $0.map(\.1) }
}
