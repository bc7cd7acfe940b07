package import Texts

/// How rows are written.
package enum OutputFormat: String, CaseIterable, Sendable {
    case table, csv, json, markdown
}

/// Rows with headings, printed in any of the output formats.
///
/// A cell has a text for people and a value for machines; csv and json show the value.
package struct Table {
    package struct Column {
        /// The name in csv and json, never localised.
        package let key: String
        package let heading: Phrase
        package var isNumber = false
        /// Gives way where the terminal is too narrow.
        package var isFlexible = false
        /// Shown to machines only.
        package var isHidden = false
        /// Shown to people only.
        package var isPicture = false
        /// Tells one row from another.
        package var isKey = false
        /// What the row comes to in one value: what trends and short texts show.
        package var isPrincipal = false
        package var tone: Tone?

        package init(
            key: String,
            heading: Phrase,
            isNumber: Bool = false,
            isFlexible: Bool = false,
            isHidden: Bool = false,
            isPicture: Bool = false,
            isKey: Bool = false,
            isPrincipal: Bool = false,
            tone: Tone? = nil
        ) {
            self.key = key
            self.heading = heading
            self.isNumber = isNumber
            self.isFlexible = isFlexible
            self.isHidden = isHidden
            self.isPicture = isPicture
            self.isKey = isKey
            self.isPrincipal = isPrincipal
            self.tone = tone
        }
    }

    /// What a value means, shown as a colour where the terminal has them.
    package enum Tone {
        case good, middling, bad, quiet
    }

    package enum Value: Hashable {
        case text(String)
        case number(Int)
        /// 0…1, or over it where the indicator allows that.
        case share(Double)
        case decimal(Double)
        case empty
    }

    package struct Cell {
        package let value: Value
        package var shown: String?
        package var tone: Tone?
        /// Drawn before the text, as wide as there is room.
        package var bar: Bar?

        package init(value: Value, shown: String? = nil, tone: Tone? = nil, bar: Bar? = nil) {
            self.value = value
            self.shown = shown
            self.tone = tone
            self.bar = bar
        }

        package static func text(_ text: String, shown: String? = nil, tone: Tone? = nil) -> Cell {
            Cell(value: .text(text), shown: shown, tone: tone)
        }

        package static func number(_ number: Int?, shown: String? = nil, tone: Tone? = nil) -> Cell
        {
            Cell(value: number.map(Value.number) ?? .empty, shown: shown, tone: tone)
        }

        package static func share(_ share: Double?, shown: String, bar: Bar? = nil) -> Cell {
            Cell(value: share.map(Value.share) ?? .empty, shown: shown, bar: bar)
        }

        package static func decimal(_ value: Double?, shown: String) -> Cell {
            Cell(value: value.map(Value.decimal) ?? .empty, shown: shown)
        }

        package static let empty = Cell(value: .empty, shown: "")
    }

    /// A share as a bar, full only where it is exactly whole.
    package struct Bar {
        package let share: Double
        package let isComplete: Bool

        package init(share: Double, isComplete: Bool) {
            self.share = share
            self.isComplete = isComplete
        }

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

    package let columns: [Column]
    package var rows: [[Cell]] = []
    /// What a row and those after it belong to, by its position, for people.
    package var leads: [Int: String] = [:]
    /// Lines under a row, by its position, for people.
    package var details: [Int: [String]] = [:]
    /// Lines above and below the table for people.
    package var title: String?
    /// What the table is about, without its instant.
    package var subject: String?
    package var footnotes: [String] = []
    /// What the table comes to, the most important first, where its rows do not say so themselves.
    package var summary: [String]?

    package init(_ columns: [Column]) {
        self.columns = columns
    }

    package func text(_ format: OutputFormat, _ language: Language, width: Int?, colours: Bool)
        -> String
    {
        switch format {
        case .csv: csv()
        case .json: json()
        case .table: aligned(language, width: width, colours: colours)
        case .markdown: markdown(language)
        }
    }

    /// What a person sees in the cell, without its bar and without control characters.
    package func shown(_ cell: Cell, _ language: Language) -> String {
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
    package var printable: String {
        guard unicodeScalars.contains(where: \.steers) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.steers }))
    }
}

extension String {
    /// The same, but with its line ends and tabs.
    package var printableLines: String {
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
