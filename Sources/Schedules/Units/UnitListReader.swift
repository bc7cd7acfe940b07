import Campaigns
import Texts

/// Reads the unit list of a campaign: columns found by name, every bad row named.
struct UnitListReader {
    private var list = UnitList()
    private let findings: FindingBox
    private let path: String
    private var separator = separators[0]
    private var heading: [SheetCell] = []
    private var positions = UnitListPositions()
    /// Columns of no known name that hold an address in some row, by position.
    private var addressed: Set<Int> = []
    /// The line of each unit, by its code, folded and in capitals, as most codes are written anyway.
    private var lines: [String: Int] = [:]
    /// The names of kinds and khối.
    private var groups = Spellings()
    private var lastKind = 0
    private var lastBlock = 0
    /// Indexed like ``groups``; entries that are khối, not kinds, are empty.
    private var kinds: [KindCount] = []

    private init(path: String, _ findings: FindingBox) {
        self.path = path
        self.findings = findings
    }

    static func read(_ file: SourceFile, _ findings: FindingBox) -> UnitList {
        var reader = UnitListReader(path: file.path, findings)
        for finding in file.controlFindings { reader.report(finding) }
        do throws(DelimitedReader.OpenQuote) {
            try reader.readTable(file.octets)
        } catch {
            reader.report(error.finding(in: file.path))
        }
        return reader.list
    }

    /// The octets of a usual row, for making room.
    private static let usualRow = 64
    private static let separators = [",", ";", "\t"].map { UInt8(ascii: $0) }

    private mutating func readTable(_ octets: [UInt8]) throws(DelimitedReader.OpenQuote) {
        var reader = DelimitedReader(octets, separator: Self.separators[0])
        list.isSample = reader.comments.first?.announcesSampleData ?? false
        reader.separator = reader.commonest(of: Self.separators) ?? reader.separator
        separator = reader.separator
        guard let row = try reader.next() else {
            return report(line: 0, Findings.emptyTable)
        }
        heading = row.cells
        list.columns = heading.map(\.text)
        positions = UnitListPositions(heading)
        for column in [UnitListColumn.code, .name, .kind] where positions[column] == nil {
            report(
                line: row.line,
                Findings.missingColumn(column.names[0], column.names.last ?? "")
            )
        }
        guard !list.hasErrors else { return }
        let likely = octets.count / Self.usualRow
        list.units.reserveCapacity(likely)
        lines.reserveCapacity(likely)
        while let row = try reader.next() { read(row) }
        judgeColumns()
        judgeKinds()
    }

    private mutating func report(_ finding: Finding) {
        if finding.severity == .error { list.hasErrors = true }
        findings.add(finding)
    }

    private mutating func report(
        _ code: FindingCode,
        _ cell: SheetCell,
        _ message: Phrase,
        suggestion: String? = nil
    ) {
        report(Finding(code, .cell(cell, of: path), message, suggestion: suggestion))
    }

    /// Reports something about a row, or, in line 0, about the list.
    private mutating func report(line: Int, _ message: Phrase) {
        report(Finding(.unitList, .line(line, of: path), message))
    }

    /// Reports headings that nobody knows and that matter: nearly a known one, or above addresses to
    /// which then no letter would go.
    private mutating func judgeColumns() {
        let names = UnitListColumn.allCases.flatMap(\.names)
        for (position, cell) in heading.enumerated()
        where !positions.all.contains(position) && !cell.isBlank {
            let near = likelyWord(for: cell.text, among: names)
            guard near != nil || addressed.contains(position) else { continue }
            report(
                .unknownColumn,
                cell,
                Findings.unknownColumn(cell.text),
                suggestion: near ?? UnitListColumn.email.names[0]
            )
        }
    }

    /// Reports a kind that one unit alone has and that is nearly the kind of others: most likely a slip.
    private mutating func judgeKinds() {
        let common = kinds.indices.filter { kinds[$0].count > 1 }.map { groups.names[$0] }.sorted()
        for kind in kinds where kind.count == 1 {
            guard let near = likelyWord(for: kind.first.text, among: common) else { continue }
            report(
                .oddKind,
                kind.first,
                Findings.oddKind(kind.first.text, near),
                suggestion: near
            )
        }
    }

    private mutating func read(_ row: SheetRow) {
        func cell(_ column: UnitListColumn) -> SheetCell? {
            guard let position = positions[column], position < row.cells.count,
                !row.cells[position].isBlank
            else { return nil }
            return row.cells[position]
        }
        guard row.cells.count <= heading.count else {
            return report(
                .unitList,
                row.cells[heading.count],
                Findings.tooManyFields(
                    row.cells.count,
                    heading.count,
                    separator: Character(Unicode.Scalar(separator))
                )
            )
        }
        guard let code = cell(.code), let name = cell(.name), let kind = cell(.kind) else {
            let missing = [UnitListColumn.code, .name, .kind].filter { cell($0) == nil }
            return report(line: row.line, Findings.emptyField(missing.map { $0.names[0] }))
        }
        if let finding = UnitCodeRule.finding(about: code, in: path) { report(finding) }
        let key = code.text.isPlainCode ? code.text : code.text.folded.uppercased()
        if let first = lines.updateValue(row.line, forKey: key) {
            lines[key] = first
            return report(.unitList, code, Findings.repeatedUnit(code.text, line: first))
        }

        lastKind = groups.index(of: kind.text, guess: lastKind)
        count(kind)
        var unit = OrganisationalUnit(
            code: UnitCode(code.text),
            name: name.text,
            kind: groups.names[lastKind]
        )
        if let block = cell(.block) {
            lastBlock = groups.index(of: block.text, guess: lastBlock)
            unit.block = groups.names[lastBlock]
        }
        unit.otherNames =
            cell(.otherNames)?.text.split(separator: ";").map { $0.trimmedBlanks } ?? []
        unit.parent = cell(.parent).map { UnitCode($0.text) }
        unit.focalOfficer = cell(.focal)?.text
        unit.focalPhone = cell(.phone)?.text
        unit.headTitle = cell(.head)?.text
        if let cell = cell(.email) { unit.focalAddress = address(cell) }
        if let cell = cell(.headEmail) { unit.headAddress = address(cell) }
        if let cell = cell(.from) { unit.validFrom = date(cell) }
        if let cell = cell(.until) { unit.validUntil = date(cell) }
        for position in positions.undescribed where position < row.cells.count {
            let cell = row.cells[position]
            guard !cell.isBlank else { continue }
            if let count = Int(cell.text), (0...Figure.largestCount).contains(count) {
                unit.counts[list.columns[position]] = count
            } else if position == positions[.staff] || position == positions[.voters] {
                report(.unitList, cell, Findings.notACount(cell.text))
            } else if cell.text.contains("@") {
                addressed.insert(position)
            }
        }
        list.units.append(unit)
    }

    /// Counts a unit of the last kind; `kind`: the cell that names it.
    private mutating func count(_ kind: SheetCell) {
        while kinds.count <= lastKind { kinds.append(KindCount(count: 0, first: kind)) }
        kinds[lastKind].count += 1
    }

    private mutating func address(_ cell: SheetCell) -> EmailAddress? {
        if let address = EmailAddress(cell.text) { return address }
        report(.badAddress, cell, Findings.badAddress(cell.text))
        return nil
    }

    private mutating func date(_ cell: SheetCell) -> CivilDate? {
        if let date = CivilDate(written: cell.text) { return date }
        report(.badDate, cell, Findings.badDate(cell.text))
        return nil
    }
}

/// How many units are of a kind, and where it stands first.
private struct KindCount {
    var count: Int
    let first: SheetCell
}

extension String {
    /// True for `CCKL-2.A`: capital letters without marks, digits, `-`, `_` and `.`; such a code is its
    /// own folded form in capitals.
    fileprivate var isPlainCode: Bool {
        utf8.allSatisfy {
            (65...90).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 || $0 == 46
        }
    }
}
