package import Campaigns
import GRDB

extension Store {
    /// The outcomes of all obligations of the campaign at the instant, without reading what else is
    /// known of the submissions: one pass over each table, in the order of its rows.
    package func outcomeBoard(
        of campaign: Campaign,
        at instant: Instant
    ) throws -> OutcomeBoard {
        try read { connection in
            var loader = BoardLoader(campaign, at: instant)
            try loader.readSlots(connection)
            try loader.readSubmissions(connection)
            try loader.readDecisions(connection)
            try loader.readSampleMarks(connection)
            return loader.board
        }
    }
}

/// Fills an outcome board from the tables.
private struct BoardLoader {
    private(set) var board: OutcomeBoard
    private let campaign: Campaign
    private let instant: Instant
    /// Positions by obligation's id; -1 for one of another campaign, or of none.
    private var milestones: [Int32] = []
    private var units: [Int32] = []
    /// When the latest submission taken so far happened, by obligation's id.
    private var latest: [Int64] = []
    /// Obligations whose submissions were not recorded in the order in which they happened.
    private var disordered: Set<Int64> = []

    init(_ campaign: Campaign, at instant: Instant) {
        self.campaign = campaign
        self.instant = instant
        board = OutcomeBoard(campaign)
    }

    mutating func readSlots(_ connection: Database) throws {
        let last = try Int64.fetchOne(connection, sql: "SELECT max(id) FROM obligation") ?? 0
        milestones = Array(repeating: -1, count: Int(last) + 1)
        units = Array(repeating: -1, count: Int(last) + 1)
        latest = Array(repeating: .min, count: Int(last) + 1)
        // Rows come milestone by milestone, units in their order: the next is mostly the guess.
        var guess = PositionGuess(campaign)
        try connection.forEachRow(
            "SELECT id, unit, milestone FROM obligation NOT INDEXED WHERE campaign = ?",
            [campaign.id.databaseValue]
        ) { row in
            let id = Int(row.integer(0))
            guard let milestone = guess.milestone(row, 2), let unit = guess.unit(row, 1) else {
                return
            }
            milestones[id] = Int32(milestone)
            units[id] = Int32(unit)
        }
    }

    mutating func readSubmissions(_ connection: Database) throws {
        try connection.forEachRow(
            """
            SELECT id, obligation_id, status, happened, recorded, sample
            FROM submission NOT INDEXED
            """
        ) { row in
            let obligation = Int(row.integer(1))
            guard units.indices.contains(obligation), units[obligation] >= 0 else { return }
            if row.integer(5) == 1 { board.containsSamples = true }
            let happened = row.integer(3)
            guard happened <= instant.milliseconds, row.integer(4) <= instant.milliseconds else {
                return
            }
            if latest[obligation] > happened { disordered.insert(Int64(obligation)) }
            latest[obligation] = happened
            guard let status = Submission.Status(row, 2) else { return }
            board.take(
                status,
                id: row.integer(0),
                happened: Instant(milliseconds: happened),
                milestone: Int(milestones[obligation]),
                unit: Int(units[obligation])
            )
        }
        guard !disordered.isEmpty else { return }
        try readDisordered(connection)
    }

    /// Takes what was recorded out of order again, in order.
    private mutating func readDisordered(_ connection: Database) throws {
        var facts: [Int: [(happened: Int64, id: Int64, status: Submission.Status)]] = [:]
        try connection.forEachRow(
            """
            SELECT id, obligation_id, status, happened, recorded FROM submission NOT INDEXED
            """
        ) { row in
            let obligation = row.integer(1)
            guard disordered.contains(obligation), row.integer(3) <= instant.milliseconds,
                row.integer(4) <= instant.milliseconds, let status = Submission.Status(row, 2)
            else { return }
            facts[Int(obligation), default: []].append((row.integer(3), row.integer(0), status))
        }
        for (obligation, facts) in facts {
            var outcome = ObligationOutcome()
            for fact in facts.sorted(by: { ($0.happened, $0.id) < ($1.happened, $1.id) }) {
                outcome.take(
                    fact.status,
                    id: fact.id,
                    happened: Instant(milliseconds: fact.happened)
                )
            }
            board.replace(
                outcome,
                milestone: Int(milestones[obligation]),
                unit: Int(units[obligation])
            )
        }
    }

    /// Facts that are not read here make the campaign one of samples as well: figures, decisions of the
    /// council, and whatever is about units that left or was recorded later.
    mutating func readSampleMarks(_ connection: Database) throws {
        guard !board.containsSamples, !campaign.hasSampleUnits else { return }
        let named = "obligation_id IN (SELECT id FROM obligation WHERE campaign = :id)"
        for (table, isOfCampaign) in [
            ("figure", "campaign = :id"), ("score_decision", "campaign = :id"),
            ("decision", named), ("submission", named),
        ] where !board.containsSamples {
            board.containsSamples =
                try Bool.fetchOne(
                    connection,
                    sql: "SELECT 1 FROM \(table) WHERE sample = 1 AND \(isOfCampaign) LIMIT 1",
                    arguments: ["id": campaign.id]
                ) ?? false
        }
    }

    mutating func readDecisions(_ connection: Database) throws {
        let rows = try Row.fetchCursor(
            connection,
            sql: """
                SELECT id, obligation_id, deadline, reason, author, recorded, sample FROM decision
                WHERE recorded <= ? ORDER BY id
                """,
            arguments: [instant.milliseconds]
        )
        while let row = try rows.next() {
            let obligation: Int = row[1]
            guard units.indices.contains(obligation), units[obligation] >= 0 else { continue }
            if row[6] as Int == 1 { board.containsSamples = true }
            let (milestone, unit) = (Int(milestones[obligation]), Int(units[obligation]))
            board.take(
                Decision(
                    id: row[0],
                    obligation: ObligationID(
                        unit: campaign.units[unit].code,
                        milestone: campaign.milestones[milestone].id
                    ),
                    ruling: row.civil("deadline").map { .extend($0) } ?? .excuse,
                    reason: row[3],
                    author: row[4],
                    recorded: Instant(column: row[5])
                ),
                milestone: milestone,
                unit: unit
            )
        }
    }
}

/// Finds positions by name, the one after the last first.
private struct PositionGuess {
    private let campaign: Campaign
    private let codes: [[UInt8]]
    private let names: [[UInt8]]
    private var lastMilestone = 0
    private var nextUnit = 0

    init(_ campaign: Campaign) {
        self.campaign = campaign
        codes = campaign.units.map { Array($0.code.text.utf8) }
        names = campaign.milestones.map { Array($0.id.text.utf8) }
    }

    mutating func milestone(_ row: RawRows, _ column: Int32) -> Int? {
        if lastMilestone < names.count, isEqual(row, column, names[lastMilestone]) {
            return lastMilestone
        }
        guard let position = campaign.position(of: MilestoneID(row.text(column))) else {
            return nil
        }
        lastMilestone = position
        return position
    }

    mutating func unit(_ row: RawRows, _ column: Int32) -> Int? {
        if nextUnit < codes.count, isEqual(row, column, codes[nextUnit]) {
            nextUnit += 1
            return nextUnit - 1
        }
        guard let position = campaign.position(of: UnitCode(row.text(column))) else { return nil }
        nextUnit = position + 1
        return position
    }

    private func isEqual(_ row: RawRows, _ column: Int32, _ octets: [UInt8]) -> Bool {
        unsafe row.octets(column) { unsafe $0.elementsEqual(octets) }
    }
}

extension Submission.Status {
    /// By the first letters of its word: rec…, a…, ret…, w….
    fileprivate init?(_ row: RawRows, _ column: Int32) {
        let letters = unsafe row.octets(column) { octets in
            unsafe octets.count > 2 ? (octets[0], octets[2]) : (0, 0)
        }
        switch letters {
        case (UInt8(ascii: "r"), UInt8(ascii: "c")): self = .received
        case (UInt8(ascii: "r"), UInt8(ascii: "t")): self = .returned
        case (UInt8(ascii: "a"), _): self = .accepted
        case (UInt8(ascii: "w"), _): self = .withdrawn
        default: return nil
        }
    }
}
