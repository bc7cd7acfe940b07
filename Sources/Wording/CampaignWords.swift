package import Campaigns
package import Texts

/// The words of the domain: states, shifts, what its calendar and its deadlines refuse.
package enum CampaignWords {
    package static let unit = Phrase(vi: "đơn vị", en: "unit")
    package static let milestone = Phrase(vi: "việc", en: "milestone")
    package static let schedule = Phrase(vi: "lịch", en: "schedule")

    package static func obligationState(_ state: ObligationState) -> Phrase {
        switch state {
        case .notApplicable: Phrase(vi: "không áp dụng", en: "not applicable")
        case .notYetDue: Phrase(vi: "chưa đến hạn", en: "not yet due")
        case .onTime: Phrase(vi: "đúng hạn", en: "on time")
        case .late: Phrase(vi: "nộp sau hạn", en: "late")
        case .overdue: Phrase(vi: "quá hạn", en: "overdue")
        case .excused: Phrase(vi: "được miễn", en: "excused")
        case .returned: Phrase(vi: "đề nghị bổ sung", en: "returned")
        }
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

    package static func crossesDeadline(_ crossing: DeadlineCrossing) -> Phrase {
        let (nominal, actual, deadline) = (crossing.nominal, crossing.actual, crossing.deadline)
        let style = DateStyle(.vietnamese)
        return Phrase(
            vi:
                "thư nhắc trước hạn \(style.inTable(nominal)) chuyển sang \(style.inTable(actual)), "
                + "sau hạn \(style.inTable(deadline)); dùng «ngày làm việc liền trước», gửi sớm hơn hoặc nới khung giờ gửi",
            en: "the letter of \(style.inTable(nominal)) moves to \(style.inTable(actual)), "
                + "past the deadline \(style.inTable(deadline)); use «previous working day», send earlier or widen the send window"
        )
    }

    package static func dateOutsideCalendar(
        _ date: CivilDate,
        _ has: ClosedRange<CivilDate>
    ) -> Phrase {
        let style = DateStyle(.vietnamese)
        return Phrase(
            vi: "phải tính tới \(style.inTable(date)) nhưng lịch nghỉ chỉ có "
                + "\(style.inTable(has.lowerBound))–\(style.inTable(has.upperBound))",
            en: "this counts up to \(style.inTable(date)), but the calendar covers "
                + "\(style.inTable(has.lowerBound))–\(style.inTable(has.upperBound)) only"
        )
    }

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

    /// The heading of a group's sum in tables of units.
    package static func blockTotal(_ block: String) -> Phrase {
        Phrase(vi: "Cộng \(block)", en: "Total, \(block)")
    }

    package static func extensionGranted(_ date: String) -> Phrase {
        Phrase(vi: "được gia hạn đến \(date)", en: "extended to \(date)")
    }
}
