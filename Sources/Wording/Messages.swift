package import Campaigns

/// The sentences of commands.
package enum Messages {
    package static func noHome(_ path: String) -> Phrase {
        Phrase(
            vi: "không thấy thư mục Schedules trong \(path); chỉ ra thư mục làm việc bằng --home",
            en: "there is no folder Schedules in \(path); name the home with --home"
        )
    }

    package static func unknownCampaign(_ id: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "không có đợt «\(id)»; các đợt hiện có: \(list)",
            en: "there is no campaign «\(id)»; there are: \(list)"
        )
    }

    package static func severalCampaigns(_ known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            vi: "thư mục có nhiều đợt (\(list)); chọn một bằng --campaign",
            en: "the home holds several campaigns (\(list)); choose one with --campaign"
        )
    }

    package static let noCampaigns = Phrase(
        vi: "thư mục Schedules chưa có đợt nào (tệp .lich)",
        en: "the folder Schedules holds no campaign (.lich files)"
    )

    package static func unknownUnit(_ code: String) -> Phrase {
        Phrase(vi: "không có đơn vị «\(code)»", en: "there is no unit «\(code)»")
    }

    package static func campaignRead(
        _ id: String,
        units: Int,
        milestones: Int,
        schedules: Int,
        letters: Int
    ) -> Phrase {
        let vi = NumberStyle(.vietnamese)
        let en = NumberStyle(.english)
        return Phrase(
            vi: "\(id): \(vi.grouped(units)) đơn vị, \(vi.grouped(milestones)) mốc, "
                + "\(schedules) tệp lịch; nếu không ai nộp: \(vi.grouped(letters)) thư",
            en: "\(id): \(en.grouped(units)) units, \(en.grouped(milestones)) milestones, "
                + "\(schedules) schedules; if nobody reports: \(en.grouped(letters)) letters"
        )
    }

    package static func letterCount(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(NumberStyle(.vietnamese).grouped(count)) thư",
            en: "\(NumberStyle(.english).grouped(count)) letters"
        )
    }

    /// Why a letter does not leave when its rule says.
    package static func shift(_ shift: Occurrence.Shift) -> Phrase {
        switch shift {
        case .dayOff(.holiday(let name)): .verbatim(name)
        case .dayOff(.weekly(let day)):
            Phrase(vi: DateStyle(.vietnamese).weekday(day), en: DateStyle(.english).weekday(day))
        case .wait(let minutes):
            Phrase(vi: "chờ số liệu \(minutes) phút", en: "waits \(minutes) minutes for figures")
        case .window: Phrase(vi: "khung giờ gửi", en: "send window")
        }
    }
}
