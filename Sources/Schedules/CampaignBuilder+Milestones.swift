package import Campaigns
import Wording

extension CampaignBuilder {
    mutating func buildMilestones(calendar: WorkingCalendar?) {
        var expressions: [MilestoneID: (DueExpression, Block)] = [:]
        /// Milestones whose `hạn` line had an error of its own: nothing follows from them.
        var unresolved: Set<MilestoneID> = []
        for block in blocks where block.kind == .milestone {
            var reader = ValueReader(block)
            reader.requireKeys()
            var milestone = Milestone(id: MilestoneID(block.id), name: block.name ?? block.id)
            let due = reader.value(.due) { cursor throws(Finding) in try cursor.dueExpression() }
            if let due {
                if let expression = due { expressions[milestone.id] = (expression, block) }
            } else {
                unresolved.insert(milestone.id)
            }
            readWords(of: &milestone, &reader)
            readUnits(of: &milestone, &reader)
            milestones[milestone.id] = milestone
            findings += reader.findings
        }
        var resolver = DeadlineResolver(
            expressions: expressions,
            unresolved: unresolved,
            known: Set(milestones.keys),
            calendar: calendar
        )
        for id in expressions.keys.sorted() {
            milestones[id]?.deadline = resolver.deadline(of: id)
        }
        findings += resolver.findings
        readOwnDates()
    }

    private func readWords(of milestone: inout Milestone, _ reader: inout ValueReader) {
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
        let evidence = reader.values(.evidence) { cursor throws(Finding) -> Evidence? in
            if cursor.accept(.document) { return .document(try cursor.optionalString()) }
            if cursor.accept(.figures) { return .figures(try cursor.optionalString()) }
            if cursor.accept(.link) { return .link(try cursor.optionalString()) }
            try cursor.expect(.none)
            return nil
        }
        milestone.isDateOnly = evidence.contains(nil)
        milestone.evidence = evidence.compactMap(\.self)
        if evidence.isEmpty { milestone.evidence = [.document(nil)] }
    }

    private func readUnits(of milestone: inout Milestone, _ reader: inout ValueReader) {
        let directory = directory
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

    /// Own deadlines, extensions and openings, which default to the milestone's own time of day.
    private mutating func readOwnDates() {
        let directory = directory
        for block in blocks where block.kind == .milestone {
            let id = MilestoneID(block.id)
            guard let deadline = milestones[id]?.deadline else { continue }
            var reader = ValueReader(block)
            let own = reader.values(.ownDue) { cursor throws(Finding) in
                let unit = try cursor.unitCode(directory)
                return (unit, try cursor.dateTime(defaultTime: deadline.time))
            }
            for (unit, date) in own {
                milestones[id]?.ownDeadlines[unit] = OwnDeadline(
                    deadline: date,
                    isExtension: false,
                    reason: nil
                )
            }
            let extensions = reader.values(.extended) { cursor throws(Finding) in
                let unit = try cursor.unitCode(directory)
                try cursor.expect(.until)
                let date = try cursor.dateTime(defaultTime: deadline.time)
                _ = cursor.accept(.comma)
                return (unit, date, try cursor.string())
            }
            for (unit, date, reason) in extensions {
                milestones[id]?.ownDeadlines[unit] = OwnDeadline(
                    deadline: date,
                    isExtension: true,
                    reason: reason
                )
            }
            milestones[id]?.opens = reader.value(.opens) {
                cursor throws(Finding) -> CivilDateTime in
                if cursor.startsDate { return try cursor.dateTime(defaultTime: .midnight) }
                let count = try cursor.number()
                try cursor.expect(.days)
                try cursor.expect(.beforeDue)
                return CivilDateTime(deadline.date.adding(days: -count), .midnight)
            }
            findings += reader.findings
        }
    }
}

extension Cursor {
    fileprivate mutating func optionalString() throws(Finding) -> String? {
        if case .string = current?.kind { return try string() }
        return nil
    }

    fileprivate mutating func dateTime(
        defaultTime: TimeOfDay
    ) throws(Finding) -> CivilDateTime {
        let date = try date()
        return CivilDateTime(date, startsTime ? try time() : defaultTime)
    }

    fileprivate mutating func unitCode(_ directory: UnitDirectory) throws(Finding) -> UnitCode {
        guard let token = current else { throw unexpected(Findings.aUnitCode) }
        guard let unit = directory.unit(code: token.text) else {
            throw unknown(
                .unknownUnit,
                token,
                Findings.unknownUnit(token.text),
                among: directory.codes
            )
        }
        advance()
        return unit
    }

    fileprivate mutating func selectors(
        _ directory: UnitDirectory
    ) throws(Finding) -> [UnitSelector] {
        var selectors: [UnitSelector] = []
        for name in try names(Findings.aUnitName) {
            guard let selector = directory.selector(name.text) else {
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

/// Finds units, kinds and khối by what people write.
package struct UnitDirectory: Sendable {
    private var selectors: [String: UnitSelector] = [:]
    private var unitsByCode: [String: UnitCode] = [:]
    package let names: [String]
    package let codes: [String]

    package init(_ units: [OrganisationalUnit]) {
        var names: [String] = []
        for unit in units {
            unitsByCode[unit.code.text.folded] = unit.code
            selectors[unit.code.text.folded] = .unit(unit.code)
        }
        for unit in units {
            for name in [unit.name] + unit.otherNames where selectors[name.folded] == nil {
                selectors[name.folded] = .unit(unit.code)
                names.append(name)
            }
        }
        for unit in units {
            if selectors[unit.kind.folded] == nil {
                selectors[unit.kind.folded] = .kind(unit.kind)
                names.append(unit.kind)
            }
            if let block = unit.block, selectors[block.folded] == nil {
                selectors[block.folded] = .block(block)
                names.append(block)
            }
        }
        self.names = names
        codes = units.map(\.code.text)
    }

    package func selector(_ written: String) -> UnitSelector? { selectors[written.folded] }

    package func unit(code: String) -> UnitCode? { unitsByCode[code.folded] }

    /// The unit of that code, name or other name.
    package func unit(_ written: String) -> UnitCode? {
        if let code = unit(code: written) { return code }
        if case .unit(let code) = selectors[written.folded] { return code }
        return nil
    }
}
