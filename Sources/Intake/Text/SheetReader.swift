import Campaigns
import Foundation
import Texts

/// Finds the table in a file: decodes it, cuts it into cells, and looks for the heading.
struct SheetReader {
    let path: String
    let options: IntakeOptions

    private static let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

    /// The sheet, its layout, and what should be known of how it was read.
    func read(_ octets: Data) throws(Finding) -> (Sheet, IntakeLayout, [Finding]) {
        if octets.starts(with: [0x50, 0x4B]) || octets.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            let sheet = try WorkbookReader(path: path).read(octets, sheet: options.sheet)
            let head = Array(sheet.rows.prefix(IntakeLayout.depth))
            guard let layout = IntakeLayout(head, options) else { throw unknownTable(head) }
            try refuseRepeatedColumn(layout)
            return (sheet, layout, [])
        }
        guard let (text, isWindows1258) = Self.decoded(octets) else { throw badEncoding(octets) }
        let (sheet, layout) = try cut(text)
        guard let layout else {
            // Not Unicode and no table either: it is in no encoding that we know.
            if isWindows1258 { throw badEncoding(octets) }
            throw unknownTable(Array(sheet.rows.prefix(IntakeLayout.depth)))
        }
        try refuseRepeatedColumn(layout)
        let notes =
            isWindows1258
            ? [finding(.oldEncoding, line: 1, IntakeWords.oldEncoding)] : []
        return (sheet, layout, notes)
    }

    /// The text in UTF-8, and whether it was in the old code page.
    private static func decoded(_ octets: Data) -> (text: [UInt8], isWindows1258: Bool)? {
        DecodedText(octets).map { (Array($0.text.utf8), $0.isWindows1258) }
    }

    /// The finding that no row is a heading, at the row that comes nearest to one.
    private func unknownTable(_ rows: [SheetRow]) -> Finding {
        guard let near = IntakeLayout.shortfall(rows, options), let first = near.known.first else {
            return finding(.unknownColumns, line: 1, IntakeWords.unknownColumns)
        }
        let missing = near.missing.map { columns in
            IntakeWords.column(
                columns.map { $0.names[0] },
                option: columns == [.indicator] ? "--indicator" : columns == [.asOf] ? "--at" : nil
            )
        }
        return Finding(
            .unknownColumns,
            .cell(first, of: path),
            IntakeWords.incompleteHeading(near.known.map(\.text), missing: missing)
        )
    }

    private func refuseRepeatedColumn(_ layout: IntakeLayout) throws(Finding) {
        guard let cell = layout.repeated else { return }
        throw Finding(
            .repeatedColumn,
            .cell(cell, of: path),
            IntakeWords.repeatedColumn(cell.text)
        )
    }

    private func badEncoding(_ octets: Data) -> Finding {
        finding(
            .badEncoding,
            line: SourceFile.firstBadLine(of: octets),
            IntakeWords.badEncoding
        )
    }

    private func finding(_ code: FindingCode, line: Int, _ message: Phrase) -> Finding {
        Finding(code, .line(line, of: path), message)
    }

    /// Cuts the text at the separator whose heading has the most columns; without any, the layout is nil.
    private func cut(_ octets: [UInt8]) throws(Finding) -> (Sheet, IntakeLayout?) {
        if let line = octets.firstLongLine {
            throw finding(.longLine, line: line, Findings.longLine)
        }
        let declared = Self.declaredSeparator(octets)
        var best: (separator: UInt8, layout: IntakeLayout)?
        for separator in declared.map({ [$0] }) ?? Self.separators {
            var reader = DelimitedReader(
                octets,
                separator: separator,
                skippedLines: declared == nil ? 0 : 1
            )
            var head: [SheetRow] = []
            while head.count < 30, let row = try? reader.next() { head.append(row) }
            guard let layout = IntakeLayout(head, options) else { continue }
            if layout.headings.count > best?.layout.headings.count ?? 0 {
                best = (separator, layout)
            }
        }
        let separator = best?.separator ?? declared ?? Self.separators[0]
        let reader = DelimitedReader(
            octets,
            separator: separator,
            skippedLines: declared == nil ? 0 : 1
        )
        let headingRow = best?.layout.headingRow ?? 0
        var comments = reader.comments
        do throws(DelimitedReader.OpenQuote) {
            let rows = try SheetRows(reader) { position, row in
                guard position < headingRow, let cell = row.cells.first(where: { !$0.isBlank }),
                    cell.text.hasPrefix("#")
                else { return }
                comments.append(String(cell.text.dropFirst()))
            }
            var sheet = Sheet(path: path, rows: rows)
            sheet.comments = comments
            return (sheet, best?.layout)
        } catch {
            throw error.finding(in: path)
        }
    }

    /// The separator that a first line `sep=;` declares, as Excel writes and reads it.
    private static func declaredSeparator(_ octets: [UInt8]) -> UInt8? {
        guard octets.starts(with: Array("sep=".utf8)), octets.count > 4 else { return nil }
        let end = octets.dropFirst(5).first
        guard end == nil || end == 10 || end == 13 else { return nil }
        return octets[4]
    }
}
