import Campaigns
import Texts

/// A deadline as written: `thứ Năm 20/05/2021 17:00`, or still `7 ngày sau m1-abc`.
struct DueExpression {
    enum Unit {
        case days, workingDays, weeks
        case minutes(Int)
    }

    enum Form {
        case date(CivilDate)
        case lastWorkingDay(ofMonthOf: CivilDate)
        /// So many units after the milestone's deadline, before it where negative; where its id stands.
        case relative(Int, Unit, MilestoneID, Place)

        /// True for `2 giờ sau m1`: the time of day is that of the other deadline plus two hours.
        var isExact: Bool {
            if case .relative(_, .minutes, _, _) = self { true } else { false }
        }
    }

    /// The date that the author says it comes to: `7 ngày sau m1 = 27/05/2021`.
    struct Verified {
        let date: CivilDate
        let place: Place
    }

    let form: Form
    /// nil where the line gives none: 17:00 then.
    let time: TimeOfDay?
    let verified: Verified?
}
