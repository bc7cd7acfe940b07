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
    private var spellings: [String: String] = [:]
    /// Positions of columns that hold no count.
    private var described: Set<Int> = []
    /// Kinds and khối as written, already looked up.
    private var canonicals: [String: String] = [:]

    private enum Column: CaseIterable {
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
        let table: CSVTable
        do {
            table = try CSVTable(file)
        } catch {
            findings.append(error)
            return
        }
        isSample = table.saysSample
        columns = table.heading.map(\.text)
        var positions: [Column: Int] = [:]
        for column in Column.allCases { positions[column] = table.column(column.names) }
        for column in [Column.code, .name, .kind] where positions[column] == nil {
            findings.append(
                Finding(
                    .unitList,
                    path: file.path,
                    line: table.heading.first?.line ?? 1,
                    column: 1,
                    length: 1,
                    Findings.missingColumn(column.names[0], column.names.last ?? "")
                )
            )
        }
        guard findings.isEmpty else { return }
        described = Set(positions.filter { $0.key != .staff && $0.key != .voters }.values)
        var lines: [String: Int] = [:]
        lines.reserveCapacity(table.rows.count)
        units.reserveCapacity(table.rows.count)
        for row in table.rows {
            read(row, in: table, positions, &lines)
        }
        judgeColumns(of: table, Set(positions.values))
        judgeKinds(of: table, positions[.kind] ?? 0)
    }

    /// A heading that is none and nearly one, or that holds addresses nobody will be written to.
    private mutating func judgeColumns(of table: CSVTable, _ known: Set<Int>) {
        let names = Column.allCases.flatMap(\.names)
        for (position, heading) in table.heading.enumerated()
        where !known.contains(position) && !heading.text.isEmpty {
            let holdsAddresses = table.rows.contains {
                position < $0.fields.count && $0.fields[position].text.contains("@")
            }
            let near = likelyWord(for: heading.text, among: names)
            guard near != nil || holdsAddresses else { continue }
            findings.append(
                Finding(
                    .unknownColumn,
                    path: table.path,
                    line: heading.line,
                    column: heading.column,
                    length: heading.length,
                    Findings.unknownColumn(heading.text),
                    suggestion: near ?? Column.email.names[0]
                )
            )
        }
    }

    /// A kind of one unit alone that is nearly the kind of others.
    private mutating func judgeKinds(of table: CSVTable, _ position: Int) {
        let counts = Dictionary(grouping: units, by: \.kind).mapValues(\.count)
        guard counts.values.contains(1) else { return }
        let common = counts.filter { $0.value > 1 }.keys.sorted()
        for row in table.rows where position < row.fields.count {
            let field = row.fields[position]
            guard counts[spellings[field.text.folded] ?? field.text] == 1,
                let near = likelyWord(for: field.text, among: common)
            else { continue }
            findings.append(
                Finding(
                    .oddKind,
                    path: table.path,
                    line: field.line,
                    column: field.column,
                    length: field.length,
                    Findings.oddKind(field.text, near),
                    suggestion: near
                )
            )
        }
    }

    /// The first spelling of a kind or khối: the same word in another case is no other kind.
    private mutating func canonical(_ name: String) -> String {
        if let known = canonicals[name] { return known }
        let folded = name.folded
        let canonical = spellings[folded] ?? name
        spellings[folded] = canonical
        canonicals[name] = canonical
        return canonical
    }

    private mutating func read(
        _ row: CSVTable.Row,
        in table: CSVTable,
        _ positions: [Column: Int],
        _ lines: inout [String: Int]
    ) {
        func field(_ column: Column) -> CSVTable.Field? {
            guard let position = positions[column], position < row.fields.count,
                !row.fields[position].text.isEmpty
            else { return nil }
            return row.fields[position]
        }
        func report(_ code: FindingCode, _ field: CSVTable.Field?, _ message: Phrase) {
            findings.append(
                Finding(
                    code,
                    path: table.path,
                    line: field?.line ?? row.line,
                    column: field?.column ?? 1,
                    length: field?.length ?? 1,
                    message
                )
            )
        }
        guard row.fields.count <= table.heading.count else {
            report(
                .unitList,
                row.fields[table.heading.count],
                Findings.tooManyFields(
                    row.fields.count,
                    table.heading.count,
                    separator: table.separator
                )
            )
            return
        }
        guard let code = field(.code), let name = field(.name), let kind = field(.kind) else {
            let missing = [Column.code, .name, .kind].filter { field($0) == nil }
            report(.unitList, nil, Findings.emptyField(missing.map { $0.names[0] }))
            return
        }
        if let first = lines[code.text.folded] {
            report(.unitList, code, Findings.repeatedUnit(code.text, line: first))
            return
        }
        lines[code.text.folded] = row.line

        var unit = OrganisationalUnit(
            code: UnitCode(code.text),
            name: name.text,
            kind: canonical(kind.text)
        )
        unit.otherNames =
            field(.otherNames)?.text.split(separator: ";").map { $0.trimmedBlanks } ?? []
        unit.block = field(.block).map { canonical($0.text) }
        unit.parent = field(.parent).map { UnitCode($0.text) }
        unit.focalOfficer = field(.focal)?.text
        unit.focalPhone = field(.phone)?.text
        unit.headTitle = field(.head)?.text
        for (column, path) in [
            (Column.email, \OrganisationalUnit.focalAddress), (.headEmail, \.headAddress),
        ] {
            guard let field = field(column) else { continue }
            guard let address = EmailAddress(field.text) else {
                report(.badAddress, field, Findings.badAddress(field.text))
                continue
            }
            unit[keyPath: path] = address
        }
        for (column, path) in [
            (Column.from, \OrganisationalUnit.validFrom), (.until, \.validUntil),
        ] {
            guard let field = field(column) else { continue }
            guard let date = CivilDate(written: field.text) else {
                report(.badDate, field, Findings.badDate(field.text))
                continue
            }
            unit[keyPath: path] = date
        }
        for (position, field) in row.fields.enumerated()
        where !described.contains(position) && !field.text.isEmpty {
            if let count = Int(field.text), count >= 0 {
                unit.counts[table.heading[position].text] = count
            } else if position == positions[.staff] || position == positions[.voters] {
                report(.unitList, field, Findings.notACount(field.text))
            }
        }
        units.append(unit)
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

extension CSVTable {
    /// The opening comment says that the figures below are made up.
    package var saysSample: Bool {
        comments.first.map { comment in
            ["so lieu minh hoa", "gia dinh", "sample data", "invented"]
                .contains { comment.folded.contains($0) }
        } ?? false
    }
}
