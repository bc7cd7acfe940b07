import Campaigns
import Texts

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
                if let expression = due {
                    expressions[milestone.id] = (expression, block)
                } else {
                    withoutDeadline.insert(milestone.id)
                }
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
        milestoneIDs = Set(milestones.keys)
        owed = milestones.values
            .filter { !$0.isDateOnly && $0.appliesTo != .nobody && $0.deadline != nil }
            .map(\.id).sorted()
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
        if milestone.isDateOnly, evidence.count > 1,
            let entry = reader.block.entries.last(where: { $0.key == .evidence })
        {
            reader.report(.repeatedKey, at: entry, Findings.nothingAndEvidence)
        }
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
            guard let milestone = milestones[id], let deadline = milestone.deadline else {
                continue
            }
            var reader = ValueReader(block)
            var lines: [UnitCode: Int] = [:]
            let hasOwn = block.entries.contains { $0.key == .ownDue || $0.key == .extended }
            let concerned = Set(
                !hasOwn
                    ? []
                    : units.filter { unit in
                        milestone.appliesTo.contains(unit)
                            || milestone.invites.contains { $0.matches(unit) }
                    }.map(\.code)
            )
            for entry in block.entries where entry.key == .ownDue || entry.key == .extended {
                let isExtension = entry.key == .extended
                let own = reader.value(of: entry) { cursor throws(Finding) in
                    let token = cursor.current
                    let unit = try cursor.unitCode(directory)
                    let message: Phrase? =
                        lines[unit].map { Findings.secondOwnDate(unit.text, line: $0) }
                        ?? (concerned.contains(unit) ? nil : Findings.unitOutside(unit.text))
                    if let message {
                        throw cursor.finding(
                            lines[unit] == nil ? .unknownUnit : .repeatedKey,
                            token,
                            message
                        )
                    }
                    guard isExtension else {
                        let date = try cursor.dateTime(defaultTime: deadline.time)
                        return (unit, date, String?.none)
                    }
                    try cursor.expect(.until)
                    let start = cursor.current
                    let date = try cursor.dateTime(defaultTime: deadline.time)
                    guard date > deadline else {
                        throw cursor.finding(
                            .reversedRange,
                            start,
                            Findings.extensionNotLater(deadline)
                        )
                    }
                    _ = cursor.accept(.comma)
                    return (unit, date, try cursor.string())
                }
                guard let (unit, date, reason) = own else { continue }
                lines[unit] = entry.line
                milestones[id]?.ownDeadlines[unit] = OwnDeadline(
                    deadline: date,
                    isExtension: isExtension,
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
            if let finding = nameInsteadOfCode(directory) { throw finding }
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

    /// `gia hạn: Chi cục A đến …`: the unit is named by its code.
    private func nameInsteadOfCode(_ directory: UnitDirectory) -> Finding? {
        var end = index + 1
        var found: (unit: UnitCode, name: Name)?
        while let last = token(at: end - 1), last.isNamePart, end <= index + 12 {
            let name = Name((0..<end).compactMap { token(at: $0) }, index..<end)
            if let unit = directory.unit(name.text) { found = (unit, name) }
            end += 1
        }
        return found.map {
            finding(
                .unknownUnit,
                $0.name,
                Findings.nameInsteadOfID($0.name.text),
                $0.unit.text
            )
        }
    }

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
