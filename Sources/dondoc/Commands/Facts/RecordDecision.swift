import ArgumentParser
import Campaigns
import Delivery
import Home
import Intake
import Schedules
import Statistics
import StatisticsTables
import Texts
import Wording

/// The council's decision on a unit, beside what was computed.
struct RecordDecision: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decision",
            abstract: Commands.recordDecision(Screen.language),
            aliases: ["quyet-dinh"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String

    @Option(help: ArgumentHelp(Commands.sheet(Screen.language), valueName: "ID"))
    var sheet: ScoreSheetID?

    @Option(help: ArgumentHelp(Commands.decidedPoints(Screen.language), valueName: "N"))
    var points: PointsArgument?

    @Option(help: ArgumentHelp(Commands.decidedCriterion(Screen.language), valueName: "NAME"))
    var criterion: String?

    @Option(help: ArgumentHelp(Commands.decidedRank(Screen.language), valueName: "N"))
    var rank: Int?

    @Option(help: ArgumentHelp(Commands.decidedLevel(Screen.language), valueName: "NAME"))
    var level: String?

    @Option(help: ArgumentHelp(Commands.reason(Screen.language), valueName: "TEXT"))
    var reason: String

    func run() throws {
        let workspace = try Workspace(options.home.open())
        let campaign = try workspace.campaign(options.campaign)
        let recorded = try options.time(in: campaign).recorded
        let unit = try campaign.unit(named: self.unit)
        let sheet = try campaign.scoreSheet(named: sheet)
        let rulings = try rulings(sheet)
        guard !reason.trimmedBlanks.isEmpty else { throw CommandFailure(Messages.reasonMissing) }
        let tables = StatisticsTables(
            input: StatisticsInput(
                try workspace.knowing(campaign),
                try workspace.facts(of: campaign),
                at: recorded
            )
        )
        let ranking = try tables.ranking(sheet)
        let row = ranking.rows.first { $0.unit.code == unit.code }
        guard row?.isScored ?? false else {
            throw CommandFailure(Messages.notScored(unit.name))
        }
        if let rank {
            let group = row?.group
            let members = ranking.rows.count { other in
                other.group == group && (other.points != nil || other.unit.code == unit.code)
            }
            guard rank <= members else {
                throw CommandFailure(Messages.rankPastGroup(rank, members: members))
            }
        }
        let batch = rulings.map { ruling in
            ScoreDecision(
                unit: unit.code,
                sheet: sheet.id,
                ruling: ruling,
                computed: row.flatMap { computed($0, for: ruling, sheet) },
                reason: reason,
                author: options.author,
                recorded: recorded
            )
        }
        var facts = FactBatch()
        facts.scoreDecisions = batch
        try workspace.store.prepare(campaign)
        _ = try workspace.store.append(facts, to: campaign.id, author: options.author)
        let words = ScoreEvidenceWords(tables: tables)
        for decision in batch {
            Screen.say(
                "\(IntakeWords.recorded(Screen.language)): \(unit.name) – \(words.decision(decision))"
            )
        }
    }

    private func rulings(_ sheet: ScoreSheet) throws -> [ScoreDecision.Ruling] {
        var rulings: [ScoreDecision.Ruling] = []
        if let criterion {
            let judged = sheet.criteria.filter { $0.formula == .council }
            guard let known = judged.first(where: { $0.name.folded == criterion.folded }) else {
                throw CommandFailure(
                    Messages.notForCouncil(criterion, judged: judged.map(\.name))
                )
            }
            guard let points = points?.points, points <= known.points else {
                throw CommandFailure(
                    Messages.criterionPoints(NumberStyle(.vietnamese).points(known.points))
                )
            }
            rulings.append(.criterion(known.name, points))
        } else if let points {
            let most = sheet.criteria.reduce(0) { $0 + $1.points.thousandths }
            guard points.points.thousandths <= most else {
                throw CommandFailure(
                    Messages.pointsPastSheet(
                        NumberStyle(.vietnamese).points(Points(thousandths: most))
                    )
                )
            }
            rulings.append(.points(points.points))
        }
        if let rank {
            guard rank > 0 else { throw CommandFailure(Messages.badRank) }
            rulings.append(.rank(rank))
        }
        if let level {
            guard let known = sheet.levels.first(where: { $0.name.folded == level.folded }) else {
                throw CommandFailure(Messages.unknownLevel(level, known: sheet.levels.map(\.name)))
            }
            rulings.append(.level(known.name))
        }
        return rulings.isEmpty ? [.confirm] : rulings
    }

    /// What was computed where the council decided, as shown: `97,25; 3; xuất sắc` for a
    /// confirmation.
    private func computed(
        _ row: RankingTable.Row,
        for ruling: ScoreDecision.Ruling,
        _ sheet: ScoreSheet
    ) -> String? {
        let numbers = NumberStyle(.vietnamese)
        switch ruling {
        case .points: return row.computed.map(numbers.points)
        case .rank: return row.computedRank.map(String.init)
        case .level: return row.computed.flatMap { sheet.level(of: $0)?.name }
        case .criterion: return nil
        case .confirm:
            return [
                row.computed.map(numbers.points), row.computedRank.map { "\($0)" },
                row.computed.flatMap { sheet.level(of: $0)?.name },
            ].compactMap(\.self).joined(separator: "; ")
        }
    }
}
