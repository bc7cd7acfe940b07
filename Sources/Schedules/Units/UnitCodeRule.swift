import Texts

/// What the code of a unit may be: `CCKL`, `H40.01`, `000.00.01.H40`, `Đ-1`.
///
/// It is typed in commands, named in lists of units, and becomes part of file names and of headers of letters.
enum UnitCodeRule {
    static let longest = 64
    /// Each would end a code in a list, a path or a page.
    private static let unwanted = Set("<>/\\,;\"'`|#:=".unicodeScalars)

    /// What is wrong with the code; nil for a good one.
    static func finding(about cell: SheetCell, in path: String) -> Finding? {
        let scalars = cell.text.unicodeScalars
        if scalars.count > longest {
            let words = Findings.textTooLong(scalars.count, limit: longest)
            return Finding(.textTooLong, .cell(cell, of: path), words)
        }
        guard !scalars.allSatisfy(isWanted) else { return nil }
        let kept = String(String.UnicodeScalarView(scalars.map { isWanted($0) ? $0 : "-" }))
        return Finding(
            .badIdentifier,
            .cell(cell, of: path),
            Findings.badUnitCode(cell.text),
            suggestion: kept
        )
    }

    /// Letters and digits of any script with their marks, and signs such as `-`, `_`, `.`, `(`.
    private static func isWanted(_ scalar: Unicode.Scalar) -> Bool {
        if unwanted.contains(scalar) { return false }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate,
            .privateUse, .unassigned, .otherSymbol:
            return false
        default: return true
        }
    }
}
