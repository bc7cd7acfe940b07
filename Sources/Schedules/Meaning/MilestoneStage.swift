import Campaigns
import Texts

/// Reads the milestones, `MỐC`, and works out their deadlines.
///
/// A deadline may be counted from another milestone's, and a unit's own deadline from its milestone's;
/// so the blocks are read twice, and the deadlines are worked out in between.
struct MilestoneStage {
    let blocks: [Block]
    let units: CampaignUnits
    /// nil where the campaign's calendar is unknown: working days are then not counted.
    let calendar: WorkingCalendar?
    let findings: FindingBox

    func milestones() -> CampaignMilestones {
        var milestones: [MilestoneID: Milestone] = [:]
        var expressions: [MilestoneID: (DueExpression, Block)] = [:]
        /// Milestones with `hạn: không`.
        var withoutDeadline: Set<MilestoneID> = []
        /// Milestones whose `hạn` line had an error of its own: nothing follows from them.
        var unresolved: Set<MilestoneID> = []
        for block in blocks {
            let reader = ValueReader(block, findings)
            reader.requireKeys()
            var milestone = Milestone(id: MilestoneID(block.id), name: block.name ?? block.id)
            let due = reader.value(.due) { cursor throws(Finding) in try cursor.dueExpression() }
            switch due {
            case nil: unresolved.insert(milestone.id)
            case .some(nil): withoutDeadline.insert(milestone.id)
            case .some(let expression?): expressions[milestone.id] = (expression, block)
            }
            readWords(of: &milestone, reader)
            readUnits(of: &milestone, reader)
            milestones[milestone.id] = milestone
        }
        var resolver = DeadlineResolver(
            expressions: expressions,
            unresolved: unresolved,
            known: Set(milestones.keys),
            calendar: calendar,
            findings: findings
        )
        for id in expressions.keys.sorted() {
            milestones[id]?.deadline = resolver.deadline(of: id)
        }
        for block in blocks {
            let id = MilestoneID(block.id)
            guard let milestone = milestones[id] else { continue }
            milestones[id] = OwnDateReader(block, units, findings).complete(milestone)
        }
        return CampaignMilestones(byID: milestones, withoutDeadline: withoutDeadline)
    }

    private func readWords(of milestone: inout Milestone, _ reader: ValueReader) {
        milestone.shortName = reader.string(.shortName)
        if let text = milestone.shortName, text.count > 40, let entry = reader.entry(.shortName) {
            reader.report(.textTooLong, at: entry, Findings.textTooLong(text.count, limit: 40))
        }
        milestone.code = reader.string(.code)
        let grace = reader.value(.grace) { cursor throws(Finding) -> Int in
            let count = try cursor.number()
            if cursor.accept(.hours) { return count * 60 }
            try cursor.expect(.minutes)
            return count
        }
        milestone.graceMinutes = grace ?? 0
        let basis = reader.value(.dueBasis) { cursor throws(Finding) -> DueBasis in
            if cursor.accept(.byDocument) { return .document(try cursor.string()) }
            if cursor.accept(.byLaw) { return .law(try cursor.string()) }
            try cursor.expect(.officeProposal)
            return .officeProposal
        }
        milestone.basis = basis ?? .officeProposal
        readEvidence(of: &milestone, reader)
    }

    private func readEvidence(of milestone: inout Milestone, _ reader: ValueReader) {
        let evidence = reader.values(.evidence) { cursor throws(Finding) -> Evidence? in
            if cursor.accept(.document) { return .document(try cursor.optionalString()) }
            if cursor.accept(.figures) { return .figures(try cursor.optionalString()) }
            if cursor.accept(.link) { return .link(try cursor.optionalString()) }
            try cursor.expect(.none)
            return nil
        }
        milestone.isDateOnly = evidence.contains(nil)
        if milestone.isDateOnly, evidence.count > 1,
            let entry = reader.block.entries.last(where: { $0.key == .evidence })
        {
            reader.report(.repeatedKey, at: entry, Findings.nothingAndEvidence)
        }
        milestone.evidence = evidence.compactMap(\.self)
        if evidence.isEmpty { milestone.evidence = [.document(nil)] }
    }

    private func readUnits(of milestone: inout Milestone, _ reader: ValueReader) {
        let directory = units.directory
        let applies = reader.value(.appliesTo) { cursor throws(Finding) -> UnitSelection in
            if cursor.accept(.nobody) { return .nobody }
            if cursor.accept(.allUnits) {
                guard cursor.accept(.except) else { return .everyUnit(except: []) }
                return .everyUnit(except: try cursor.selectors(directory))
            }
            return .only(try cursor.selectors(directory))
        }
        milestone.appliesTo = applies ?? .everyUnit(except: [])
        let invites = reader.value(.invites) { cursor throws(Finding) in
            try cursor.selectors(directory)
        }
        milestone.invites = invites ?? []
    }
}

/// The milestones of a campaign, and what references to them may mean.
struct CampaignMilestones {
    let byID: [MilestoneID: Milestone]
    /// Milestones with `hạn: không`.
    let withoutDeadline: Set<MilestoneID>
    let ids: Set<MilestoneID>
    /// What `mọi mốc` stands for, by id: every milestone that some unit owes by a deadline.
    let owed: [MilestoneID]

    init(byID: [MilestoneID: Milestone], withoutDeadline: Set<MilestoneID>) {
        self.byID = byID
        self.withoutDeadline = withoutDeadline
        ids = Set(byID.keys)
        owed = byID.values
            .filter { !$0.isDateOnly && $0.appliesTo != .nobody && $0.deadline != nil }
            .map(\.id).sorted()
    }

    /// The milestones by deadline; those without one stand last.
    var inOrder: [Milestone] {
        byID.values.sorted {
            ($0.deadline ?? Self.endOfTime, $0.id) < ($1.deadline ?? Self.endOfTime, $1.id)
        }
    }

    private static let endOfTime = CivilDateTime(CivilDate(dayNumber: 2_932_896), .lastSecond)
}

extension Cursor {
    /// The text in quotes, if one stands here.
    fileprivate mutating func optionalString() throws(Finding) -> String? {
        if case .string = current?.kind { return try string() }
        return nil
    }

    /// Units, kinds of units and khối, parted by commas.
    fileprivate mutating func selectors(
        _ directory: UnitDirectory
    ) throws(Finding) -> [UnitSelector] {
        var selectors: [UnitSelector] = []
        for name in try names(Findings.aUnitName) {
            let meaning = directory.meaning(of: name.text)
            if case .ambiguous(let codes) = meaning {
                throw finding(
                    .unknownUnit,
                    name,
                    Findings.ambiguousUnit(name.text, codes.map(\.text))
                )
            }
            if name.folded == "moi don vi" || name.folded == "all units" {
                throw finding(.expected, name, Findings.eachUnitByName)
            }
            guard case .selector(let selector) = meaning else {
                throw unknown(
                    .unknownUnit,
                    name,
                    Findings.unknownUnit(name.text),
                    among: directory.names
                )
            }
            selectors.append(selector)
        }
        return selectors
    }
}
