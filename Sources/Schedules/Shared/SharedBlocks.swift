import Campaigns
import Texts

/// Calendars and mail servers: blocks that belong to no campaign, and that every one can name.
struct SharedBlocks {
    private(set) var calendars: [String: WorkingCalendar] = [:]
    private(set) var mailServers: [String: MailServer] = [:]
    /// Files of this machine that blocks of mail servers name.
    private(set) var serverFiles: [ServerFile] = []

    /// `variables`: see ``MailServerReader/init(_:tolerating:)``.
    init(_ blocks: [Block], _ findings: FindingBox, tolerating variables: Set<String>?) {
        var first: [String: Block] = [:]
        var servers: [ValueReader] = []
        for block in blocks where block.kind.isShared {
            let reader = ValueReader(block, findings)
            let name = "\(block.kind) \(block.id)"
            if let earlier = first[name] {
                findings.add(.repeated(block, after: earlier))
                continue
            }
            first[name] = block
            switch block.kind {
            case .calendar: calendars[block.id] = Self.calendar(reader)
            case .mailServer:
                let server = MailServerReader(reader, tolerating: variables).server()
                mailServers[block.id] = server
                if let server { serverFiles += ServerFile.all(of: server, in: block) }
                servers.append(reader)
            default: continue
            }
        }
        let fallbacks = FallbackChains(servers, among: mailServers)
        for id in mailServers.keys { mailServers[id]?.fallbacks = fallbacks.chain(from: id) }
    }

    /// nil where a line has a mistake: a day off that is missing would move deadlines elsewhere, and these
    /// would be told where they are computed.
    private static func calendar(_ reader: ValueReader) -> WorkingCalendar? {
        reader.requireKeys()
        let validity = reader.value(.valid) { cursor throws(Finding) in
            try cursor.validity(years: Cursor.mostYearsOfCalendar)
        }
        let weekly = reader.value(.weeklyOff) { cursor throws(Finding) in
            var days: Set<Weekday> = [try cursor.weekday()]
            while cursor.accept(.comma) { days.insert(try cursor.weekday()) }
            return days
        }
        var daysOff: [CivilDate: String] = [:]
        let ranges = reader.values(.off) { cursor throws(Finding) in
            (try cursor.days(), try cursor.string())
        }
        for (days, name) in ranges {
            for date in days { daysOff[date] = name }
        }
        let worked = reader.values(.work) { cursor throws(Finding) in
            (try cursor.date(), try cursor.string())
        }
        let written = reader.block.entries.filter { $0.key == .off || $0.key == .work }
        guard let validity, let weekly, !reader.block.isDamaged,
            written.count == ranges.count + worked.count
        else { return nil }
        return WorkingCalendar(
            validity: validity,
            weeklyDaysOff: weekly,
            daysOff: daysOff,
            workedDays: Dictionary(worked, uniquingKeysWith: { first, _ in first })
        )
    }
}
