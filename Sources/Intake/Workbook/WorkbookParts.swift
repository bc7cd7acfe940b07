import Campaigns

/// Reads the relationships of a part: every target by its id, and the first target of each type.
final class RelationshipReader: XMLVisitor {
    private(set) var targets: [String: String] = [:]
    private(set) var byType: [String: String] = [:]

    func start(_ name: String, _ attributes: [String: String]) {
        guard name == "Relationship", let target = attributes["Target"] else { return }
        if let id = attributes["Id"] { targets[id] = target }
        if let type = attributes["Type"]?.split(separator: "/").last.map(String.init),
            byType[type] == nil
        {
            byType[type] = target
        }
    }

    func end(_ name: String) {}
    func text(_ text: String) {}
}

/// Reads which sheets a workbook has, in their order, and from which year it counts days.
final class SheetListReader: XMLVisitor {
    struct Entry {
        let name: String
        let isHidden: Bool
        let relationship: String
    }

    private(set) var sheets: [Entry] = []
    private(set) var countsFrom1904 = false

    func start(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "sheet":
            sheets.append(
                Entry(
                    name: attributes["name"] ?? "",
                    isHidden: ["hidden", "veryHidden"].contains(attributes["state"] ?? ""),
                    relationship: attributes["id"] ?? ""
                )
            )
        case "workbookPr":
            countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        default: break
        }
    }

    func end(_ name: String) {}
    func text(_ text: String) {}
}

/// Reads the strings that cells share, without their phonetic readings.
final class SharedStringReader: XMLVisitor {
    private(set) var strings: [String] = []
    /// Excel's bound is 32,767 characters.
    private static let longestText = 131_072
    private var current = ""
    private var isText = false
    private var isPhonetic = false

    func start(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "si": current = ""
        case "rPh": isPhonetic = true
        case "t": isText = !isPhonetic
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "si": strings.append(current)
        case "rPh": isPhonetic = false
        case "t": isText = false
        default: break
        }
    }

    func text(_ text: String) {
        if isText, current.utf8.count < Self.longestText { current += text }
    }
}

/// Reads what the styles of cells make of their numbers: dates, percentages, or numbers.
final class StyleReader: XMLVisitor {
    enum Form: Hashable {
        case plain, date
        /// A percentage, shown with so many decimals.
        case percent(Int)
    }

    /// The form of each style, by its number.
    private(set) var forms: [Form] = []
    private var custom: [String: String] = [:]
    private var isCell = false

    func start(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "numFmt": custom[attributes["numFmtId"] ?? ""] = attributes["formatCode"]
        case "cellXfs": isCell = true
        case "xf": if isCell { forms.append(form(attributes["numFmtId"] ?? "0")) }
        default: break
        }
    }

    func end(_ name: String) {
        if name == "cellXfs" { isCell = false }
    }

    func text(_ text: String) {}

    private func form(_ id: String) -> Form {
        if let code = custom[id] { return Self.form(ofCode: code) }
        switch Int(id) ?? 0 {
        case 9: return .percent(0)
        case 10: return .percent(2)
        case 14...22, 27...36, 45...47, 50...58: return .date
        default: return .plain
        }
    }

    /// What a format code makes of a number: `dd/mm/yyyy` a date, `0.00%` a percentage.
    ///
    /// What stands in quotes or brackets in it is text and colour, and means nothing here.
    private static func form(ofCode code: String) -> Form {
        var bare = ""
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.prefix(while: { $0 != ";" }) {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if isBracketed {
                isBracketed = character != "]"
            } else {
                switch character {
                case "\\", "_", "*": isEscaped = true
                case "\"": isQuoted = true
                case "[": isBracketed = true
                default: bare.append(character)
                }
            }
        }
        if let sign = bare.firstIndex(of: "%") {
            let before = bare[..<sign]
            let point = before.lastIndex(of: ".")
            return .percent(point.map { before[$0...].count { "0#?".contains($0) } } ?? 0)
        }
        return bare.lowercased().contains { "ymdhs".contains($0) } ? .date : .plain
    }
}
