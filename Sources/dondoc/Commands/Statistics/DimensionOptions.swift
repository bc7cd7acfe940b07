import ArgumentParser
import Statistics
import Texts
import Wording

/// The option `--by`: what the rows of a table are.
struct DimensionOptions<List: BreakdownList>: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.by(Screen.language), valueName: "ROWS"))
    var by: Dimension<List>?

    func dimension(otherwise usual: Breakdown = .unit) -> Breakdown { by?.breakdown ?? usual }
}

/// The breakdowns that some tables have.
protocol BreakdownList {
    static var known: [Breakdown] { get }
}

/// What the rows of a table about obligations can be.
enum ObligationBreakdowns: BreakdownList {
    static let known = Breakdown.allCases
}

/// What the rows of a table about reports of units can be.
enum UnitBreakdowns: BreakdownList {
    static let known: [Breakdown] = [.unit, .kind, .block, .all]
}

/// What the rows of a table of participation can be: by milestone it is about units, else about
/// people.
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
