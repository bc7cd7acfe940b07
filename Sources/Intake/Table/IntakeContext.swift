import Campaigns
import Texts

/// What all rows of a table are read against: the campaign, the options, the time.
///
/// It is a class because it remembers what a text meant; one reader uses it at a time.
final class IntakeContext {
    let campaign: Campaign
    let units: UnitMatcher
    let milestones: MilestoneMatcher
    let calculator: OccurrenceCalculator
    let options: IntakeOptions
    let now: Instant
    let author: String
    var columns = ColumnHabits()
    // A table has few different as-ofs, indicators and statuses, each in many rows.
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

/// Remembers what texts mean, so that each is looked up once.
///
/// The last text is compared first: in most tables the next row says the same.
struct Memo<Meaning> {
    private var known: [String: Meaning] = [:]
    private var last: (text: String, meaning: Meaning)?

    /// What the text means; nil where it was not noted yet.
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

/// What only a whole column tells: how thousands are parted, and whether months stand before days.
///
/// Where some cell says `3/15/2021`, `3/4/2021` can be 4 March or 3 April.
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

    /// True for the mark between thousands that fewer cells of the column have, where they have two.
    func isRare(_ mark: Count.Mark, in column: IntakeColumn) -> Bool {
        rare[column]?.contains(mark) ?? false
    }

    func hasMonthFirst(_ column: IntakeColumn) -> Bool { monthFirst.contains(column) }
}
