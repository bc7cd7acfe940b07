import Texts

/// The sentences about scores and the council's decisions.
extension Messages {
    // MARK: How points come about

    static let reasonMissing = Phrase(
        vi: "cần lý do: --reason",
        en: "a reason is needed: --reason"
    )
    static let badRank = Phrase(
        vi: "thứ hạng phải từ 1 trở lên",
        en: "a rank is 1 or more"
    )

    static func notScored(_ unit: String) -> Phrase {
        Phrase(
            vi: "\(unit) chỉ phối hợp, không chấm điểm",
            en: "\(unit) is only invited and is not scored"
        )
    }

    static func rankPastGroup(_ rank: Int, members: Int) -> Phrase {
        Phrase(
            vi: "không có thứ hạng \(rank): khối này có \(members) đơn vị được xếp hạng",
            en:
                "there is no rank \(rank): ranked in this group: \(NumberStyle.english(members, "unit"))"
        )
    }

    static func pointsPastSheet(_ maximum: String) -> Phrase {
        Phrase(
            vi: "tổng điểm không quá \(maximum)",
            en: "the points are at most \(maximum)"
        )
    }

    static func notForCouncil(_ name: String, judged: [String]) -> Phrase {
        let list = judged.isEmpty ? "–" : judged.joined(separator: ", ")
        return Phrase(
            vi: "«\(name)» không phải tiêu chí do Hội đồng chấm (có: \(list)); "
                + "điều chỉnh tổng điểm bằng --points",
            en: "«\(name)» is no criterion that the council judges (there are: \(list)); "
                + "change the sum with --points"
        )
    }

    static func criterionPoints(_ maximum: String) -> Phrase {
        Phrase(
            vi: "cần --points từ 0 đến \(maximum) cho tiêu chí này",
            en: "this criterion needs --points from 0 to \(maximum)"
        )
    }

    static func unknownLevel(_ name: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "không có xếp loại «\(name)»; chọn một trong: \(list)",
            en: "there is no level «\(name)»; choose one of: \(list)"
        )
    }
}
