package import Campaigns
package import Texts

/// The words of scores, ranks and reminder effectiveness.
extension StatisticsWords {
    package static let rank = Phrase(vi: "thứ\nhạng", en: "rank")
    package static let points = Phrase(vi: "điểm", en: "points")
    package static let level = Phrase(vi: "xếp loại", en: "level")
    package static let provisionalLevel = Phrase(
        vi: "xếp loại\n(dự kiến)",
        en: "level\n(provisional)"
    )
    package static let standing = Phrase(vi: "tình trạng", en: "status")
    package static let provisional = Phrase(vi: "dự kiến", en: "provisional")
    package static let decided = Phrase(vi: "Hội đồng đã quyết định", en: "decided")
    package static let isDecided = Phrase(vi: "đã quyết định", en: "decided")
    package static let criterion = Phrase(vi: "tiêu chí", en: "criterion")
    package static let maximum = Phrase(vi: "tối\nđa", en: "of")
    package static let earned = Phrase(vi: "đạt", en: "earned")
    package static let evidence = Phrase(vi: "căn cứ", en: "evidence")
    package static let notApplicable = Phrase(vi: "không áp dụng", en: "not applicable")

    package static let rankingNote = Phrase(
        vi:
            "Điểm và xếp loại dự kiến, để Hội đồng và Phòng TCCB xem xét; thứ hạng chỉ so trong cùng khối.",
        en:
            "Points and levels are provisional, for the council and the office; ranks compare within a group only."
    )
    package static let sensitiveNote = Phrase(
        vi: "* thêm hoặc bớt một người là thứ hạng thay đổi",
        en: "* one person more or fewer would change the rank"
    )

    package static func noScoreSheet(_ known: [ScoreSheetID]) -> Phrase {
        known.isEmpty
            ? Phrase(
                vi: "đợt này không có THANG ĐIỂM",
                en: "this campaign has no SCORE block"
            )
            : Phrase(
                vi:
                    "cần chọn thang điểm bằng --sheet: \(known.map(\.text).joined(separator: ", "))",
                en:
                    "choose a score sheet with --sheet: \(known.map(\.text).joined(separator: ", "))"
            )
    }

    // MARK: Reminder effectiveness

    package static let wave = Phrase(vi: "đợt nhắc", en: "wave")
    package static let reminded = Phrase(vi: "đã\nnhắc", en: "re-\nminded")
    package static func within(_ hours: Int) -> Phrase {
        Phrase(vi: "sau\n\(hours)h", en: "in\n\(hours)h")
    }
    package static let effectivenessNote = Phrase(
        vi:
            "Số đơn vị nộp trong 24, 48, 72 giờ sau thư nhắc, bên cạnh các đơn vị chưa nộp mà không được nhắc. "
            + "Không chứng minh được nguyên nhân: đơn vị được nhắc là đơn vị còn nợ việc.",
        en:
            "Units that reported within 24, 48, 72 hours of the letter, beside those that were open and not reminded. "
            + "No proof of cause: those reminded are those that were open."
    )
    package static func notReminded(_ count: String, _ within: String) -> Phrase {
        Phrase(
            vi: "không nhắc: \(count) đơn vị; \(within)",
            en: "not reminded: \(count) units; \(within)"
        )
    }
    package static let smallNote = Phrase(
        vi: "† dưới 10 đơn vị: quá ít để kết luận",
        en: "† fewer than 10 units: too few to say anything"
    )
}
