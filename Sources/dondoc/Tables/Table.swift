import ArgumentParser
import Campaigns
import Wording

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, markdown
}

/// Rows with headings, printed in any of the output formats.
///
/// A cell has a text for people and a value for machines; csv and json show the value.
struct Table {
    struct Column {
        /// The name in csv and json, never localised.
        let key: String
        let heading: Phrase
        var isNumber = false
        /// Gives way where the terminal is too narrow.
        var isFlexible = false
        /// Shown to machines only.
        var isHidden = false
        /// Shown to people only.
        var isPicture = false
        /// Tells one row from another.
        var isKey = false
        /// What the row comes to in one value: what trends and short texts show.
        var isPrincipal = false
        var tone: Tone?
    }

    /// What a value means, shown as a colour where the terminal has them.
    enum Tone {
        case good, middling, bad, quiet
    }

    enum Value: Hashable {
        case text(String)
        case number(Int)
        /// 0…1, or over it where the indicator allows that.
        case share(Double)
        case decimal(Double)
        case empty
    }

    struct Cell {
        let value: Value
        var shown: String?
        var tone: Tone?
        /// Drawn before the text, as wide as there is room.
        var bar: Bar?

        static func text(_ text: String, shown: String? = nil, tone: Tone? = nil) -> Cell {
            Cell(value: .text(text), shown: shown, tone: tone)
        }

        static func number(_ number: Int?, shown: String? = nil, tone: Tone? = nil) -> Cell {
            Cell(value: number.map(Value.number) ?? .empty, shown: shown, tone: tone)
        }

        static func share(_ share: Double?, shown: String, bar: Bar? = nil) -> Cell {
            Cell(value: share.map(Value.share) ?? .empty, shown: shown, bar: bar)
        }

        static func decimal(_ value: Double?, shown: String) -> Cell {
            Cell(value: value.map(Value.decimal) ?? .empty, shown: shown)
        }

        static let empty = Cell(value: .empty, shown: "")
    }

    /// A share as a bar, full only where it is exactly whole.
    struct Bar {
        let share: Double
        let isComplete: Bool

        private static let eighths = Array(" ▏▎▍▌▋▊▉")

        func drawn(cells: Int) -> String {
            guard !isComplete else { return String(repeating: "█", count: cells) }
            let steps = max(0, min(cells * 8 - 1, Int(share * Double(cells * 8))))
            let part = steps % 8 == 0 ? "" : String(Self.eighths[steps % 8])
            let rest = cells - steps / 8 - part.count
            return String(repeating: "█", count: steps / 8) + part
                + String(repeating: "░", count: rest)
        }
    }

    let columns: [Column]
    var rows: [[Cell]] = []
    /// What a row and those after it belong to, by its position, for people.
    var leads: [Int: String] = [:]
    /// Lines under a row, by its position, for people.
    var details: [Int: [String]] = [:]
    /// Lines above and below the table for people.
    var title: String?
    /// What the table is about, without its instant.
    var subject: String?
    var footnotes: [String] = []
    /// What the table comes to, the most important first, where its rows do not say so themselves.
    var summary: [String]?

    init(_ columns: [Column]) {
        self.columns = columns
    }

    func text(_ format: OutputFormat, _ language: Language, width: Int?, colours: Bool) -> String {
        switch format {
        case .csv: csv()
        case .json: json()
        case .table: aligned(language, width: width, colours: colours)
        case .markdown: markdown(language)
        }
    }

    /// What a person sees in the cell, without its bar and without control characters.
    func shown(_ cell: Cell, _ language: Language) -> String {
        switch cell.value {
        case _ where cell.shown != nil: (cell.shown ?? "").printable
        case .empty: ""
        case .number(let number): NumberStyle(language).grouped(number)
        case .share(let share): String(share)
        case .decimal(let value): String(value)
        case .text(let value): value.printable
        }
    }
}

extension String {
    /// Without control characters and marks that turn the order of letters about: data never steers
    /// a terminal.
    var printable: String {
        guard unicodeScalars.contains(where: \.steers) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.steers }))
    }
}

extension String {
    /// The same, but with its line ends and tabs.
    var printableLines: String {
        guard unicodeScalars.contains(where: \.steers) else { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.filter { !$0.steers || $0 == "\n" || $0 == "\t" }
            )
        )
    }
}

extension Unicode.Scalar {
    fileprivate var steers: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
