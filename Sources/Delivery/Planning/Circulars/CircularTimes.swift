import Campaigns

/// Until when digests and bulletins are worth sending.
struct CircularTimes {
    private let agenda: Agenda

    init(_ agenda: Agenda) {
        self.agenda = agenda
    }

    /// Minutes after its due instant within which a circular of the line still goes out.
    func catchUpMinutes(of rule: SendRule, in schedule: Schedule) throws -> Int {
        schedule.circularCatchUpMinutes(
            of: rule,
            among: try agenda.occurrences(of: rule, in: schedule)
        )
    }
}
