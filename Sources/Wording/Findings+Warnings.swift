package import Campaigns

/// The sentences of the warnings: files that load, with something to think about.
extension Findings {
    package static func changedNames(
        _ kind: Phrase,
        gone: [String],
        come: [String]
    ) -> Phrase {
        func list(_ names: [String]) -> String {
            names.isEmpty
                ? "–" : names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
        }
        return Phrase(
            vi: "so với bản đang dùng, \(kind.vi): bớt \(list(gone)); thêm \(list(come))",
            en: "compared to the active set, \(kind.en): gone \(list(gone)); new \(list(come))"
        )
    }

    package static func sameDay(_ day: CivilDate, asLine other: Int, times: Int) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "vì ngày nghỉ, thư này đi cùng ngày với thư của dòng \(other) (\(times) lần, "
                + "sớm nhất \(vi.inTable(day)))",
            en:
                "because of days off this letter leaves on the day of line \(other)'s (\(times) times, "
                + "first on \(en.inTable(day)))"
        )
    }

    package static func shiftedOntoDueDay(_ day: CivilDate, times: Int) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi: "vì ngày nghỉ, thư trước hạn này đi đúng ngày đến hạn (\(times) lần, "
                + "sớm nhất \(vi.inTable(day)))",
            en:
                "because of days off this early letter leaves on the due day itself (\(times) times, "
                + "first on \(en.inTable(day)))"
        )
    }

    package static func outsideWindow(
        _ from: TimeOfDay,
        _ until: TimeOfDay,
        _ first: CivilDateTime,
        times: Int
    ) -> Phrase {
        let (vi, en) = (DateStyle(.vietnamese), DateStyle(.english))
        return Phrase(
            vi:
                "ngoài khung giờ gửi \(from)–\(until): thư chờ đến \(vi.inTable(first)) (\(times) lần)",
            en:
                "outside the send window \(from)–\(until): it waits until \(en.inTable(first)) (\(times) times)"
        )
    }

    package static let neverFires = Phrase(
        vi: "dòng này không bao giờ gửi thư nào trong thời gian của đợt",
        en: "this line never sends anything within the campaign"
    )
    package static let endlessReminder = Phrase(
        vi: "nhắc cho đến khi nộp mà không có «gửi tối đa»",
        en: "reminds until done without «at most»"
    )
    package static let upwardsWithoutApproval = Phrase(
        vi: "thư gửi lên thủ trưởng mà không có «duyệt trước khi gửi: có»",
        en: "letters go to heads of units without «approve: yes»"
    )
    package static let noMailServer = Phrase(
        vi: "đợt chưa có «máy chủ thư»: lịch gửi tính được nhưng thư chưa gửi đi",
        en: "the campaign names no mail server: it can be planned, but letters wait"
    )
}
