import Texts

/// What a column of a unit list holds.
enum UnitListColumn: Int, CaseIterable {
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

/// Where the columns of a unit list stand.
struct UnitListPositions {
    private var byColumn: [Int?] = UnitListColumn.allCases.map { _ in nil }
    /// The columns that may hold a count, by position: heads, voters, and those of no known name.
    private(set) var undescribed: [Int] = []
    private(set) var all: Set<Int> = []

    init() {}

    init(_ heading: [SheetCell]) {
        let folded = heading.map(\.text.folded)
        for column in UnitListColumn.allCases {
            let names = column.names.map(\.folded)
            byColumn[column.rawValue] = folded.firstIndex { names.contains($0) }
        }
        all = Set(byColumn.compactMap(\.self))
        let counted = [self[.staff], self[.voters]]
        undescribed = heading.indices.filter { !all.contains($0) || counted.contains($0) }
    }

    subscript(_ column: UnitListColumn) -> Int? { byColumn[column.rawValue] }
}
