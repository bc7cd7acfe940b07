import Campaigns

/// Until when digests and bulletins are worth sending.
struct CircularTimes {
    private let agenda: Agenda

    init(_ agenda: Agenda) {
        self.agenda = agenda
    }

    /// Minutes after its due instant within which a circular of the line still goes out, where its block
    /// does not say.
    ///
    /// A digest until half the interval to the next, 12 hours at most; a bulletin until a third of its
    /// interval has passed (hourly: 20 minutes), the closing one until 12 hours later.
    func catchUpMinutes(of rule: SendRule, in schedule: Schedule) throws -> Int {
        max(SendTimes.punctualMinutes, try statedMinutes(rule, schedule))
    }

    private func statedMinutes(_ rule: SendRule, _ schedule: Schedule) throws -> Int {
        guard case .bulletin(let terms) = schedule.kind else {
            let standard = try digestMinutes(rule, schedule)
            return SendTimes.catchUpMinutes(schedule.catchUp, standard: standard)
        }
        if rule.isClosing { return SendTimes.catchUpMinutes(terms.closingCatchUp, standard: 720) }
        let interval = if case .interval(let minutes, _, _) = rule.form { minutes } else { 1440 }
        return SendTimes.catchUpMinutes(schedule.catchUp, standard: interval / 3)
    }

    /// Half the interval between two digests, 12 hours at most.
    ///
    /// Those that days off moved to one instant have no interval between them. Example: the daily ones of a
    /// Saturday and a Sunday both leave on Friday; what counts is from there to Monday.
    private func digestMinutes(_ rule: SendRule, _ schedule: Schedule) throws -> Int {
        let all = try agenda.occurrences(of: rule, in: schedule).map(\.due.milliseconds)
        let interval = zip(all.dropFirst(), all).map { $0 - $1 }.first { $0 > 0 }
        return min(720, Int((interval ?? .max) / 120_000))
    }
}
