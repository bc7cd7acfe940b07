import Campaigns
import Texts

/// Reads the dates of a milestone that are counted from its deadline or take its time of day: own
/// deadlines, extensions, and the day from which letters remind of it.
///
/// `hạn riêng: CCKL 25/05/2021` means 17:00 where the milestone is due at 17:00.
struct OwnDateReader {
    private let reader: ValueReader
    private let units: CampaignUnits

    init(_ block: Block, _ units: CampaignUnits, _ findings: FindingBox) {
        reader = ValueReader(block, findings)
        self.units = units
    }

    /// The milestone with these dates; unchanged where it has no deadline.
    func complete(_ milestone: Milestone) -> Milestone {
        guard let deadline = milestone.deadline else { return milestone }
        var milestone = milestone
        milestone.ownDeadlines = ownDeadlines(of: milestone, deadline)
        milestone.opens = reader.value(.opens) { cursor throws(Finding) -> Opening in
            if cursor.startsDate { return .at(try cursor.dateTime(defaultTime: .midnight)) }
            let count = try cursor.number()
            try cursor.expect(.days)
            try cursor.expect(.beforeDue)
            return .daysBeforeDue(count)
        }
        return milestone
    }

    private func ownDeadlines(
        of milestone: Milestone,
        _ deadline: CivilDateTime
    ) -> [UnitCode: OwnDeadline] {
        let entries = reader.block.entries.filter { $0.key == .ownDue || $0.key == .extended }
        guard !entries.isEmpty else { return [:] }
        let concerned = Set(
            units.all.filter { unit in
                milestone.appliesTo.contains(unit)
                    || milestone.invites.contains { $0.matches(unit) }
            }.map(\.code)
        )
        var own: [UnitCode: OwnDeadline] = [:]
        /// Where each unit has its date.
        var lines: [UnitCode: Int] = [:]
        for entry in entries {
            let read = reader.value(of: entry) { cursor throws(Finding) in
                let unit = try cursor.unit(units.directory, concerned, lines)
                return (unit, try cursor.ownDeadline(insteadOf: deadline, key: entry.key))
            }
            guard let (unit, date) = read else { continue }
            lines[unit] = entry.line
            own[unit] = date
        }
        return own
    }
}

extension Cursor {
    /// A unit that the milestone concerns and that has no date of its own yet.
    fileprivate mutating func unit(
        _ directory: UnitDirectory,
        _ concerned: Set<UnitCode>,
        _ lines: [UnitCode: Int]
    ) throws(Finding) -> UnitCode {
        let token = current
        let unit = try unitCode(directory)
        if let line = lines[unit] {
            throw finding(.repeatedKey, token, Findings.secondOwnDate(unit.text, line: line))
        }
        guard concerned.contains(unit) else {
            throw finding(.unknownUnit, token, Findings.unitOutside(unit.text))
        }
        return unit
    }

    /// `25/05/2021 12:00`, or, of an extension, `đến 25/05/2021, "lý do"`.
    fileprivate mutating func ownDeadline(
        insteadOf deadline: CivilDateTime,
        key: Key
    ) throws(Finding) -> OwnDeadline {
        guard key == .extended else {
            let date = try dateTime(defaultTime: deadline.time)
            return OwnDeadline(deadline: date, isExtension: false, reason: nil)
        }
        try expect(.until)
        let start = current
        let date = try dateTime(defaultTime: deadline.time)
        guard date > deadline else {
            throw finding(.reversedRange, start, Findings.extensionNotLater(deadline))
        }
        _ = accept(.comma)
        return OwnDeadline(deadline: date, isExtension: true, reason: try string())
    }

    /// A date, with a time or without.
    fileprivate mutating func dateTime(
        defaultTime: TimeOfDay
    ) throws(Finding) -> CivilDateTime {
        let date = try date()
        return CivilDateTime(date, startsTime ? try time() : defaultTime)
    }

    private mutating func unitCode(_ directory: UnitDirectory) throws(Finding) -> UnitCode {
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

    /// The finding for `gia hạn: Chi cục A đến …`: here a unit is named by its code.
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
}
