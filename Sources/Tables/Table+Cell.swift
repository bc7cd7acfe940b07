extension Table {
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
}
