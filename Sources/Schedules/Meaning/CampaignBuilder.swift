import Campaigns
import Texts

/// Turns the blocks of one campaign into a ``Campaign``, reporting everything that is wrong.
struct CampaignBuilder {
    let id: CampaignID
    private(set) var blocks: [Block]
    let shared: SharedBlocks
    /// The unit list beside a file of the campaign; nil where it cannot be read.
    let readUnitList: (_ path: String, _ besideFile: String) -> Result<SourceFile, Finding>
    let templates: Set<String>

    var findings: [Finding] = []
    var units: [OrganisationalUnit] = []
    /// Finds them by what people write.
    var directory = UnitDirectory([])
    /// Headings of the unit list.
    var unitColumns: [String] = []
    var milestones: [MilestoneID: Milestone] = [:]
    var milestoneIDs: Set<MilestoneID> = []
    /// What `mọi mốc` stands for, by id.
    var owed: [MilestoneID] = []
    /// Milestones whose file says that there is none.
    var withoutDeadline: Set<MilestoneID> = []
    var recipientLists: [RecipientList] = []
    var indicators: [Indicator] = []
    var schedules: [Schedule] = []
    var scoreSheets: [ScoreSheet] = []
    /// Where the rules stand, for what is found out only when they are computed.
    var ruleEntries: [ScheduleID: (block: Block, lines: [Block.Entry])] = [:]

    init(
        id: CampaignID,
        blocks: [Block],
        shared: SharedBlocks,
        templates: Set<String>,
        readUnitList: @escaping (String, String) -> Result<SourceFile, Finding>
    ) {
        self.id = id
        self.blocks = blocks
        self.shared = shared
        self.templates = templates
        self.readUnitList = readUnitList
    }

    /// The campaign; nil where an error leaves it without meaning.
    mutating func build() -> Campaign? {
        dropRepeatedBlocks()
        guard let head = campaignHead() else { return nil }
        var reader = ValueReader(head)
        reader.requireKeys()
        let zone = reader.value(.timezone) { cursor throws(Finding) in try cursor.zone() }
        let calendar = reader.value(.calendar) { [shared] cursor throws(Finding) in
            try cursor.calendars(shared.calendars)
        }
        let validity = reader.value(.valid) { cursor throws(Finding) in try cursor.validity() }
        let window = reader.value(.window) { cursor throws(Finding) in try cursor.window() }
        let server = reader.value(.mail) { [shared] cursor throws(Finding) in
            try cursor.mailServer(shared.mailServers)
        }
        let language = reader.value(.language) { cursor throws(Finding) -> Language in
            let (text, token) = try cursor.identifier()
            guard let language = Language(rawValue: text) else {
                throw cursor.finding(.expected, token, Findings.aLanguage)
            }
            return language
        }
        let hasSampleUnits = readUnits(&reader)
        if let calendar, let validity, let entry = reader.entry(.calendar) {
            let covers = (
                start: calendar.validity.contains(validity.lowerBound),
                end: calendar.validity.contains(validity.upperBound)
            )
            // Too short at its end, it is still right for what comes before: only a line that counts
            // past it is wrong.
            if !covers.start || !covers.end {
                reader.report(
                    covers.start ? .calendarEnds : .calendarTooShort,
                    at: entry,
                    Findings.calendarTooShort(calendar.validity, validity)
                )
            }
        }

        var campaign: Campaign?
        if let zone, let calendar, let validity {
            var result = Campaign(
                id: id,
                name: head.name ?? id.text,
                zone: zone,
                calendar: calendar,
                validity: validity
            )
            result.shortName = reader.string(.shortName)
            result.window = window ?? Self.defaultWindow
            result.mailServer = server
            result.language = language ?? .vietnamese
            result.basis = reader.string(.basis)
            result.howToSubmit = reader.string(.howToSubmit)
            result.contact = reader.string(.contact)
            result.hasSampleUnits = hasSampleUnits
            campaign = result
        }
        let sends = blocks.contains { [.reminder, .digest, .bulletin].contains($0.kind) }
        if server == nil, !reader.has(.mail), sends {
            reader.report(.noMailServer, Findings.noMailServer)
        }
        findings += reader.findings

        buildRecipients()
        buildIndicators()
        buildMilestones(calendar: calendar)
        buildSchedules(validity: validity)
        buildScores()
        guard var campaign else { return nil }
        campaign.units = units
        campaign.milestones = milestones.values.sorted {
            ($0.deadline ?? Self.endOfTime, $0.id) < ($1.deadline ?? Self.endOfTime, $1.id)
        }
        campaign.schedules = schedules.sorted { $0.id < $1.id }
        campaign.recipientLists = recipientLists
        campaign.indicators = indicators
        campaign.scoreSheets = scoreSheets
        judgeRules(of: campaign)
        return campaign
    }

    private static let endOfTime = CivilDateTime(CivilDate(dayNumber: 2_932_896), .lastSecond)
    private static let defaultWindow: SendWindow = {
        guard let from = TimeOfDay(hour: 7, minute: 30), let until = TimeOfDay(hour: 18, minute: 0)
        else { return .anyTime }
        return .daily(from: from, until: until)
    }()

    private mutating func campaignHead() -> Block? {
        let heads = blocks.filter { $0.kind == .campaign }
        let full = heads.filter { !$0.entries.isEmpty || $0.name != nil }
        for extra in full.dropFirst() {
            findings.append(
                Finding(
                    .repeatedBlock,
                    path: extra.path,
                    line: extra.line,
                    column: extra.column,
                    length: extra.length,
                    Findings.repeatedBlock(
                        BlockKind.campaign.label,
                        id.text,
                        path: full[0].path,
                        line: full[0].line
                    )
                )
            )
        }
        if full.isEmpty, let head = heads.first {
            findings.append(
                Finding(
                    .noCampaign,
                    path: head.path,
                    line: head.line,
                    column: head.column,
                    length: head.length,
                    Findings.campaignWithoutKeys(id.text)
                )
            )
        }
        return full.first
    }

    /// Only the first of two blocks with one id counts: nothing is said about the other's lines.
    private mutating func dropRepeatedBlocks() {
        var first: [String: Block] = [:]
        var kept: [Block] = []
        defer { blocks = kept }
        for block in blocks {
            guard block.kind != .campaign else {
                kept.append(block)
                continue
            }
            let isSchedule = [.reminder, .digest, .bulletin].contains(block.kind)
            let key = (isSchedule ? "schedule" : block.kind.rawValue) + " " + block.id
            if let earlier = first[key] {
                findings.append(
                    Finding(
                        .repeatedBlock,
                        path: block.path,
                        line: block.line,
                        column: block.column,
                        length: block.length,
                        Findings.repeatedBlock(
                            block.kind.label,
                            block.id,
                            path: earlier.path,
                            line: earlier.line
                        )
                    )
                )
            } else {
                first[key] = block
                kept.append(block)
            }
        }
    }

    /// Returns true where the list says that its figures are invented.
    private mutating func readUnits(_ reader: inout ValueReader) -> Bool {
        guard
            let path = reader.value(
                .units,
                { cursor throws(Finding) in
                    try cursor.relativePath()
                }
            ), let entry = reader.entry(.units)
        else {
            reader.block.doubts?.coverUnits = true
            return false
        }
        switch readUnitList(path, reader.block.path) {
        case .success(let file):
            var list = UnitListReader()
            list.read(file)
            units = list.units
            directory = UnitDirectory(units)
            unitColumns = list.columns
            findings += list.findings
            if list.findings.contains(where: { $0.severity == .error }) {
                reader.block.doubts?.coverUnits = true
            }
            if units.isEmpty, list.findings.allSatisfy({ $0.severity == .warning }) {
                reader.report(.unitList, at: entry, Findings.noUnits)
                reader.block.doubts?.coverUnits = true
            }
            return list.isSample
        case .failure(let finding):
            reader.block.doubts?.coverUnits = true
            if finding.code == .notUTF8 {
                reader.report(finding)
            } else {
                let token = entry.tokens.first
                reader.report(
                    Finding(
                        .unitList,
                        path: reader.block.path,
                        line: entry.line,
                        column: token?.column ?? entry.column,
                        length: token?.length ?? entry.length,
                        finding.message,
                        suggestion: finding.suggestion
                    )
                )
            }
            return false
        }
    }

    private mutating func buildRecipients() {
        for block in blocks where block.kind == .recipients {
            var reader = ValueReader(block)
            reader.requireKeys()
            var list = RecipientList(id: RecipientListID(block.id), name: block.name ?? block.id)
            list.addresses = reader.values(.address) { cursor throws(Finding) in
                try cursor.address()
            }
            recipientLists.append(list)
            findings += reader.findings
        }
    }

    private mutating func buildIndicators() {
        let columns = unitColumns
        for block in blocks where block.kind == .indicator {
            var reader = ValueReader(block)
            reader.requireKeys()
            let numerator = reader.string(.numerator)
            let denominator = reader.value(.denominator) {
                cursor throws(Finding) -> Indicator.Denominator in
                if cursor.accept(.column) { return .column(try cursor.column(among: columns)) }
                return .label(try cursor.string())
            }
            let target = reader.value(.target) { cursor throws(Finding) in try cursor.target() }
            let mayExceed = reader.flag(.mayExceed)
            if let numerator, let denominator {
                var indicator = Indicator(
                    id: IndicatorID(block.id),
                    name: block.name ?? block.id,
                    numeratorLabel: numerator,
                    denominator: denominator
                )
                indicator.target = target
                indicator.mayExceedDenominator = mayExceed ?? false
                indicators.append(indicator)
            }
            findings += reader.findings
        }
    }
}
