import Campaigns
import Wording

/// Reads the unit list of a campaign: columns found by name, every bad row named.
struct UnitListReader {
    private(set) var units: [OrganisationalUnit] = []
    private(set) var findings: [Finding] = []
    /// The file's opening comment says that its figures are invented.
    private(set) var isSample = false
    /// The headings, in their order.
    private(set) var columns: [String] = []
    private var path = ""
    private var separator = separators[0]
    private var heading: [SheetCell] = []
    private var positions = Positions()
    /// Positions of columns of no known name with an address in some row.
    private var addressed: Set<Int> = []
    /// Lines by folded code, in capitals: as most codes are.
    private var lines: [String: Int] = [:]
    /// Kinds and khối.
    private var groups = Spellings()
    private var lastKind = 0
    private var lastBlock = 0
    /// By the position of the kind among the groups; none of those that are no kinds.
    private var kinds: [KindCount] = []

    fileprivate enum Column: Int, CaseIterable {
        case code, name, otherNames, kind, block, parent, staff, voters, focal, email, phone, head
        case headEmail, from, until

        var names: [String] {
            switch self {
            case .code: ["mã đơn vị", "mã", "code"]
            case .name: ["tên đơn vị", "tên", "name"]
            case .otherNames: ["tên gọi khác", "also known as"]
            case .kind: ["loại đơn vị", "nhóm", "kind"]
            case .block: ["khối thi đua", "khối", "block"]
            case .parent: ["đơn vị cấp trên", "trực thuộc", "parent"]
            case .staff: ["tổng số CCVC-NLĐ", "biên chế", "staff"]
            case .voters: ["số cử tri ban đầu", "cử tri", "voters"]
            case .focal: ["đầu mối", "focal officer"]
            case .email: ["thư điện tử đầu mối", "thư điện tử", "email đầu mối", "email"]
            case .phone: ["điện thoại đầu mối", "phone"]
            case .head: ["chức danh thủ trưởng", "thủ trưởng", "head"]
            case .headEmail:
                ["thư điện tử thủ trưởng", "thư thủ trưởng", "email thủ trưởng", "head email"]
            case .from: ["từ ngày", "from"]
            case .until: ["đến ngày", "until"]
            }
        }
    }

    mutating func read(_ file: SourceFile) {
        path = file.path
        do throws(DelimitedReader.OpenQuote) {
            try readTable(file.octets)
        } catch {
            findings.append(
                Finding(
                    .unterminatedText,
                    path: path,
                    line: error.line,
                    column: error.column,
                    length: 1,
                    Findings.unterminatedText
                )
            )
        }
    }

    /// Octets.
    private static let usualRow = 64
    private static let separators = [",", ";", "\t"].map { UInt8(ascii: $0) }

    private mutating func readTable(_ octets: [UInt8]) throws(DelimitedReader.OpenQuote) {
        var reader = DelimitedReader(octets, separator: Self.separators[0])
        isSample = reader.comments.first?.announcesSampleData ?? false
        reader.separator = reader.commonest(of: Self.separators) ?? reader.separator
        separator = reader.separator
        guard let row = try reader.next() else {
            return findings.append(
                Finding(.unitList, path: path, line: 0, column: 1, length: 1, Findings.emptyTable)
            )
        }
        heading = row.cells
        columns = heading.map(\.text)
        positions = Positions(heading)
        for column in [Column.code, .name, .kind] where positions[column] == nil {
            report(
                .unitList,
                nil,
                line: row.line,
                Findings.missingColumn(column.names[0], column.names.last ?? "")
            )
        }
        guard findings.isEmpty else { return }
        let likely = octets.count / Self.usualRow
        units.reserveCapacity(likely)
        lines.reserveCapacity(likely)
        while let row = try reader.next() { read(row) }
        judgeColumns()
        judgeKinds()
    }

    /// `line`: where there is no cell to point at.
    private mutating func report(
        _ code: FindingCode,
        _ cell: SheetCell?,
        line: Int = 0,
        _ message: Phrase,
        suggestion: String? = nil
    ) {
        findings.append(
            Finding(
                code,
                path: path,
                line: cell?.line ?? line,
                column: cell?.column ?? 1,
                length: cell?.length ?? 1,
                message,
                suggestion: suggestion
            )
        )
    }

    /// A heading that is none and nearly one, or that holds addresses nobody will be written to.
    private mutating func judgeColumns() {
        let names = Column.allCases.flatMap(\.names)
        for (position, cell) in heading.enumerated()
        where !positions.all.contains(position) && !cell.isBlank {
            let near = likelyWord(for: cell.text, among: names)
            guard near != nil || addressed.contains(position) else { continue }
            report(
                .unknownColumn,
                cell,
                Findings.unknownColumn(cell.text),
                suggestion: near ?? Column.email.names[0]
            )
        }
    }

    /// A kind of one unit alone that is nearly the kind of others.
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
        func cell(_ column: Column) -> SheetCell? {
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
            let missing = [Column.code, .name, .kind].filter { cell($0) == nil }
            return report(
                .unitList,
                nil,
                line: row.line,
                Findings.emptyField(missing.map { $0.names[0] })
            )
        }
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
            if let count = Int(cell.text), count >= 0 {
                unit.counts[columns[position]] = count
            } else if position == positions[.staff] || position == positions[.voters] {
                report(.unitList, cell, Findings.notACount(cell.text))
            } else if cell.text.contains("@") {
                addressed.insert(position)
            }
        }
        units.append(unit)
    }

    /// A unit of the last kind.
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
    /// Nothing but capital letters without marks, digits, `-`, `_` and `.`.
    fileprivate var isPlainCode: Bool {
        utf8.allSatisfy {
            (65...90).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 || $0 == 46
        }
    }
}

/// Where the columns of a unit list stand.
private struct Positions {
    private var byColumn: [Int?] = UnitListReader.Column.allCases.map { _ in nil }
    /// Positions of columns that may hold a count.
    private(set) var undescribed: [Int] = []
    private(set) var all: Set<Int> = []

    init() {}

    init(_ heading: [SheetCell]) {
        let folded = heading.map(\.text.folded)
        for column in UnitListReader.Column.allCases {
            let names = column.names.map(\.folded)
            byColumn[column.rawValue] = folded.firstIndex { names.contains($0) }
        }
        all = Set(byColumn.compactMap(\.self))
        let counted = [self[.staff], self[.voters]]
        undescribed = heading.indices.filter { !all.contains($0) || counted.contains($0) }
    }

    subscript(_ column: UnitListReader.Column) -> Int? { byColumn[column.rawValue] }
}

/// Names in the spelling in which each came first: the same words in another case are no other name.
private struct Spellings {
    private(set) var names: [String] = []
    private var exact: [String: Int] = [:]
    private var folded: [String: Int] = [:]

    /// `guess`: where it most likely is.
    mutating func index(of text: String, guess: Int) -> Int {
        if guess < names.count, names[guess] == text { return guess }
        if let known = exact[text] { return known }
        let key = text.folded
        let index = folded[key] ?? names.count
        if index == names.count {
            names.append(text)
            folded[key] = index
        }
        exact[text] = index
        return index
    }
}

extension CivilDate {
    /// The date of `dd/mm/yyyy` or `yyyy-mm-dd`.
    package init?(written text: String) {
        if let date = CivilDate(iso: text) {
            self = date
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4, (1...2).contains(parts[0].count),
            (1...2).contains(parts[1].count),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
