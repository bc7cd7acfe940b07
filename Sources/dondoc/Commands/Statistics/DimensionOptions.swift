import ArgumentParser
import Statistics
import Texts
import Wording

/// What the rows of a table are, of those that it can have.
struct DimensionOptions<List: BreakdownList>: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.by(Screen.language), valueName: "ROWS"))
    var by: Dimension<List>?

    func dimension(otherwise usual: Breakdown = .unit) -> Breakdown { by?.breakdown ?? usual }
}

/// The breakdowns that some tables have.
protocol BreakdownList {
    static var known: [Breakdown] { get }
}

/// Of tables about obligations.
enum ObligationBreakdowns: BreakdownList {
    static let known = Breakdown.allCases
}

/// Of tables about what units report.
enum UnitBreakdowns: BreakdownList {
    static let known: [Breakdown] = [.unit, .kind, .block, .all]
}

/// Of the share of units, or of people, that took part.
enum ParticipationBreakdowns: BreakdownList {
    static let known: [Breakdown] = [.unit, .kind, .block, .milestone, .all]
}

struct Dimension<List: BreakdownList>: ExpressibleByArgument {
    let breakdown: Breakdown

    init?(argument: String) {
        guard let breakdown = Breakdown(rawValue: argument), List.known.contains(breakdown) else {
            return nil
        }
        self.breakdown = breakdown
    }

    static var allValueStrings: [String] { List.known.map(\.rawValue) }
}
