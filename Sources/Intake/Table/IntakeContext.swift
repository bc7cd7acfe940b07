import Campaigns
import Texts

/// What all rows of a table are read against.
///
/// A class for its memo alone; it is used by one reader at a time.
final class IntakeContext {
    let campaign: Campaign
    let units: UnitMatcher
    let milestones: MilestoneMatcher
    let calculator: OccurrenceCalculator
    let options: IntakeOptions
    let now: Instant
    let author: String
    var columns = ColumnHabits()
    // A table has few different ones of these.
    var asOfs = Memo<AsOf>()
    var indicators = Memo<Indicator>()
    var figureStatuses = Memo<Figure.Status>()

    init(_ campaign: Campaign, _ options: IntakeOptions, now: Instant, author: String) {
        self.campaign = campaign
        self.options = options
        self.now = now
        self.author = author
        units = UnitMatcher(campaign)
        milestones = MilestoneMatcher(campaign)
        calculator = OccurrenceCalculator(campaign)
    }
}

/// What texts mean, looked up once; the last one first, for it is mostly the next one too.
struct Memo<Meaning> {
    private var known: [String: Meaning] = [:]
    private var last: (text: String, meaning: Meaning)?

    /// nil where the text was not noted.
    subscript(_ text: String) -> Meaning? {
        mutating get {
            if let last, last.text == text { return last.meaning }
            guard let meaning = known[text] else { return nil }
            last = (text, meaning)
            return meaning
        }
        set {
            known[text] = newValue
            last = newValue.map { (text, $0) }
        }
    }
}

/// What is only known of whole columns: how thousands are parted, and whether a month stands before
/// a day.
struct ColumnHabits {
    private var rare: [IntakeColumn: Set<Count.Mark>] = [:]
    private var monthFirst: Set<IntakeColumn> = []

    init() {}

    init(_ rows: some Sequence<SheetRow>, _ layout: IntakeLayout) {
        let counts: [IntakeColumn] = [.numerator, .denominator]
        let dates: [IntakeColumn] = [.submitted, .recorded, .asOf, .until, .arrived, .dated]
        var dots: [IntakeColumn: Int] = [:]
        var commas: [IntakeColumn: Int] = [:]
        let countPositions = counts.compactMap { column in
            layout.positions[column].map { (column, $0) }
        }
        let datePositions = dates.compactMap { column in
            layout.positions[column].map { (column, $0) }
        }
        for row in rows {
            for (column, position) in countPositions where position < row.cells.count {
                let text = row.cells[position].text
                guard text.utf8.contains(where: { $0 == 0x2E || $0 == 0x2C }) else { continue }
                switch Count(text)?.mark {
                case .dot: dots[column, default: 0] += 1
                case .comma: commas[column, default: 0] += 1
                case .blank, nil: break
                }
            }
            for (column, position) in datePositions where position < row.cells.count {
                if WrittenDate.isMonthFirst(row.cells[position].text) { monthFirst.insert(column) }
            }
        }
        for column in counts {
            let (dot, comma) = (dots[column, default: 0], commas[column, default: 0])
            guard dot > 0, comma > 0 else { continue }
            rare[column] = dot == comma ? [.dot, .comma] : dot < comma ? [.dot] : [.comma]
        }
    }

    func isRare(_ mark: Count.Mark, in column: IntakeColumn) -> Bool {
        rare[column]?.contains(mark) ?? false
    }

    func hasMonthFirst(_ column: IntakeColumn) -> Bool { monthFirst.contains(column) }
}
