import Campaigns
import Texts

/// Reads the blocks that send letters: reminders, digests and bulletins.
struct ScheduleStage {
    let blocks: [Block]
    let milestones: CampaignMilestones
    let lists: [RecipientList]
    /// The ids of the campaign's indicators.
    let indicators: [String]
    let mailServers: [String: MailServer]
    /// The names of the letter templates at hand; nil where it does not matter which are.
    let templates: Set<String>?
    let findings: FindingBox

    /// A schedule with its block and, of each of its rules, the line: for what is found out only when
    /// the rules are computed.
    struct Read {
        let schedule: Schedule
        let block: Block
        let lines: [Block.Entry]
    }

    /// Sorted by id.
    func schedules() -> [Read] {
        blocks.compactMap(read).sorted { $0.schedule.id < $1.schedule.id }
    }

    private func read(_ block: Block) -> Read? {
        let reader = ValueReader(block, findings)
        let kind = kind(reader)
        reader.requireKeys()
        guard let kind else { return nil }
        let rules = RuleReader(reader, kind).rules()
        var schedule = Schedule(
            id: ScheduleID(block.id),
            name: block.name ?? block.id,
            kind: rules.kind
        )
        schedule.rules = rules.list
        readDelivery(of: &schedule, reader)
        LetterTextReader(reader: reader, templates: templates).read(into: &schedule)
        return Read(schedule: schedule, block: block, lines: rules.lines)
    }

    /// Whom the letters go to, and when and how they leave.
    private func readDelivery(of schedule: inout Schedule, _ reader: ValueReader) {
        let isReminder = schedule.isReminder
        schedule.targets =
            reader.value(.to) { cursor throws(Finding) in
                try cursor.targets(lists, isReminder: isReminder)
            } ?? []
        schedule.copies =
            reader.value(.copy) { cursor throws(Finding) in
                try cursor.targets(lists, isReminder: isReminder)
            } ?? []
        schedule.dayOffShift = reader.value(.onDayOff) {
            cursor throws(Finding) -> HolidayShift in
            if cursor.accept(.previousWorkingDay) { return .previousWorkingDay }
            if cursor.accept(.nextWorkingDay) { return .nextWorkingDay }
            if cursor.accept(.doNotSend) { return .skip }
            try cursor.expect(.sendAnyway)
            return .keep
        }
        schedule.window = reader.value(.window) { cursor throws(Finding) in try cursor.window() }
        schedule.mailServer = reader.value(.mail) { cursor throws(Finding) in
            try cursor.mailServer(mailServers)
        }
        schedule.maximum = reader.value(.atMost) { cursor throws(Finding) -> Int in
            let count = try cursor.number(1...9999)
            try cursor.expect(.times)
            return count
        }
        schedule.catchUp = reader.value(.ifMissed) { cursor throws(Finding) in
            try cursor.catchUp()
        }
        let resends = reader.value(.ifAmbiguous) { cursor throws(Finding) -> Bool in
            if cursor.accept(.resend) { return true }
            try cursor.expect(.hold)
            return false
        }
        if let resends { schedule.resendsWhenAmbiguous = resends }
        schedule.needsApproval = reader.flag(.approve) ?? false
        schedule.merges = reader.flag(.merge) ?? true
        let paused = reader.value(.active) { cursor throws(Finding) -> String? in
            if cursor.accept(.yes) { return nil }
            try cursor.expect(.no)
            try cursor.expectComma()
            return try cursor.string()
        }
        schedule.pausedBecause = paused ?? nil
    }
}
