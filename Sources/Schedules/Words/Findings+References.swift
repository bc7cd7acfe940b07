package import Texts

/// The sentences about names that mean nothing, or too much.
extension Findings {
    static let ownFallback = Phrase(
        vi: "máy chủ dự phòng phải là một khối MÁY CHỦ THƯ khác",
        en: "the fallback must be another MAIL SERVER block"
    )

    /// `names`: the servers from one back to itself.
    static func circularFallback(_ names: [String]) -> Phrase {
        let chain = names.joined(separator: " → ")
        return Phrase(
            vi: "các máy chủ dự phòng nối thành vòng: \(chain)",
            en: "the fallbacks lead in a circle: \(chain)"
        )
    }

    package static func unknownMilestone(_ id: String) -> Phrase {
        Phrase(vi: "không có MỐC «\(id)»", en: "there is no MILESTONE «\(id)»")
    }

    package static func unknownUnit(_ name: String) -> Phrase {
        Phrase(
            vi: "không có «\(name)» trong danh sách đơn vị (mã, tên, loại đơn vị hoặc khối)",
            en: "the unit list has no «\(name)» (code, name, kind or khối)"
        )
    }

    package static func unknownRecipient(_ name: String) -> Phrase {
        Phrase(
            vi: "không có NGƯỜI NHẬN «\(name)»",
            en: "there is no RECIPIENTS list «\(name)»"
        )
    }

    package static func unknownCalendar(_ id: String) -> Phrase {
        Phrase(vi: "không có LỊCH NGHỈ «\(id)»", en: "there is no CALENDAR «\(id)»")
    }

    package static func unknownMailServer(_ id: String) -> Phrase {
        Phrase(vi: "không có MÁY CHỦ THƯ «\(id)»", en: "there is no MAIL SERVER «\(id)»")
    }

    package static func unknownIndicator(_ id: String) -> Phrase {
        Phrase(vi: "không có CHỈ TIÊU «\(id)»", en: "there is no INDICATOR «\(id)»")
    }

    package static func unknownTemplate(_ name: String) -> Phrase {
        Phrase(
            vi: "thư mục Templates không có mẫu thư «\(name)»",
            en: "the folder Templates has no template «\(name)»"
        )
    }

    package static func circularDeadline(_ path: String) -> Phrase {
        Phrase(vi: "hạn tính vòng tròn: \(path)", en: "the deadlines go in a circle: \(path)")
    }

    package static func referenceWithoutDeadline(_ id: String) -> Phrase {
        Phrase(
            vi: "MỐC «\(id)» không có hạn để tính từ đó",
            en: "MILESTONE «\(id)» has no deadline to count from"
        )
    }

    package static func reminderWithoutDeadline(_ id: String) -> Phrase {
        Phrase(
            vi: "MỐC «\(id)» không có hạn nên không nhắc được",
            en: "MILESTONE «\(id)» has no deadline, so there is nothing to remind of"
        )
    }
}
