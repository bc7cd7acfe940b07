import Texts

extension Campaign {
    /// The name of ``builtInSchedule``; no file can give it to a block.
    package static let builtInScheduleID: ScheduleID = "thư-báo"

    /// The block that no file writes.
    ///
    /// It speaks for the milestones that no block reminds of, where a unit must be
    /// told something about them all the same. It has no `gửi:` line.
    package var builtInSchedule: Schedule {
        let reminded = remindedMilestones
        let others = milestones.filter { !$0.isDateOnly && !reminded.contains($0.id) }.map(\.id)
        var schedule = Schedule(
            id: Self.builtInScheduleID,
            name: language == .vietnamese ? "Thư báo" : "Notices",
            kind: .reminder(others)
        )
        schedule.targets = [.unitsNotDone]
        return schedule
    }
}
