import Foundation
import Texts

/// Reads one sheet of a workbook (ECMA-376, `.xlsx`).
struct WorkbookReader {
    let path: String

    /// The sheet of that name; without a name, the first that is not hidden.
    func read(_ octets: Data, sheet name: String?) throws(Finding) -> Sheet {
        guard octets.starts(with: [0x50, 0x4B]) else { throw refusal(IntakeWords.oldWorkbook) }
        do throws(WorkbookArchive.Problem) {
            let archive = try WorkbookArchive(octets)
            return try sheet(named: name, in: archive)
        } catch {
            switch error {
            case .damaged: throw refusal(IntakeWords.damagedWorkbook)
            case .huge: throw refusal(IntakeWords.hugeWorkbook)
            case .refused(let why): throw refusal(why)
            }
        }
    }

    private func refusal(_ why: Phrase) -> Finding {
        Finding(.badWorkbook, .file(path), IntakeWords.badWorkbook(why))
    }

    private func sheet(
        named name: String?,
        in archive: WorkbookArchive
    ) throws(WorkbookArchive.Problem) -> Sheet {
        let root = RelationshipReader()
        try parse("_rels/.rels", in: archive, with: root)
        let book = Self.joined("", root.byType["officeDocument"] ?? "xl/workbook.xml")
        let list = SheetListReader()
        guard try parse(book, in: archive, with: list) else { throw .damaged }
        let relations = RelationshipReader()
        try parse(Self.relations(of: book), in: archive, with: relations)

        let entry = try choose(name, among: list.sheets)
        guard let target = relations.targets[entry.relationship] else { throw .damaged }
        let strings = SharedStringReader()
        if let part = relations.byType["sharedStrings"] {
            try parse(Self.joined(book, part), in: archive, with: strings)
        }
        let styles = StyleReader()
        if let part = relations.byType["styles"] {
            try parse(Self.joined(book, part), in: archive, with: styles)
        }
        let reader = WorksheetReader(
            strings: strings.strings,
            forms: styles.forms,
            countsFrom1904: list.countsFrom1904
        )
        guard try parse(Self.joined(book, target), in: archive, with: reader) else {
            throw .damaged
        }
        guard !reader.isHuge else { throw .huge }
        var sheet = Sheet(path: path, rows: reader.rows)
        sheet.comments = reader.rows.prefix(30).compactMap { row in
            row.cells.first { !$0.isBlank }.flatMap { cell in
                cell.text.hasPrefix("#") ? String(cell.text.dropFirst()).trimmedOuter : nil
            }
        }
        return sheet
    }

    private func choose(
        _ name: String?,
        among sheets: [SheetListReader.Entry]
    ) throws(WorkbookArchive.Problem) -> SheetListReader.Entry {
        if let name {
            if let entry = sheets.first(where: { $0.name.folded == name.folded }) { return entry }
            throw .refused(IntakeWords.unknownSheet(name, known: sheets.map(\.name)))
        }
        guard let entry = sheets.first(where: { !$0.isHidden }) ?? sheets.first else {
            throw .refused(IntakeWords.noSheets)
        }
        return entry
    }

    /// Reads a part of the archive with the visitor; false where there is no such part.
    @discardableResult
    private func parse(
        _ name: String,
        in archive: WorkbookArchive,
        with visitor: some XMLVisitor
    ) throws(WorkbookArchive.Problem) -> Bool {
        guard let octets = try archive.entry(name) else { return false }
        guard XMLReader.read(octets, with: visitor) else { throw .damaged }
        return true
    }

    /// The name in the archive of what a relationship of the part points to: of `xl/workbook.xml` and
    /// `worksheets/sheet1.xml` it is `xl/worksheets/sheet1.xml`.
    private static func joined(_ part: String, _ target: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var pieces = part.split(separator: "/").dropLast().map(String.init)
        for piece in target.split(separator: "/") {
            if piece == ".." {
                _ = pieces.popLast()
            } else if piece != "." {
                pieces.append(String(piece))
            }
        }
        return pieces.joined(separator: "/")
    }

    private static func relations(of part: String) -> String {
        let pieces = part.split(separator: "/").map(String.init)
        return (pieces.dropLast() + ["_rels", (pieces.last ?? "") + ".rels"])
            .joined(separator: "/")
    }
}
