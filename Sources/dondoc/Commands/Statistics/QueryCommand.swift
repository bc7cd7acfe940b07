import ArgumentParser
import Delivery
import Foundation
import Home
import Tables
import Texts
import Wording

struct QueryCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "query",
            abstract: Commands.query(Screen.language),
            aliases: ["truy-van"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: ArgumentHelp(Commands.sql(Screen.language)))
    var sql: String?

    @Flag(help: ArgumentHelp(Commands.views(Screen.language)))
    var views = false

    @Option(help: ArgumentHelp(Commands.rowLimit(Screen.language), valueName: "N"))
    var limit = 1000

    private static let seconds = 10

    func validate() throws {
        guard (1...1_000_000).contains(limit) else {
            throw ValidationError(QueryWords.badLimit(Screen.language))
        }
        guard sql != nil || views else {
            throw ValidationError(QueryWords.nothingAsked(Screen.language))
        }
    }

    func run() throws {
        let home = try home.open()
        // What is wrong with the file is said as every command says it.
        _ = try Workspace(reading: home)
        let query = Stores.query(home)
        guard let sql else { return format.show(try viewTable(query)) }
        let result = try query.run(sql, rowLimit: limit, seconds: Self.seconds)
        format.show(table(result))
        if result.isCut { Screen.complain(QueryWords.cut(limit)(Screen.language)) }
    }

    private func table(_ result: QueryResult) -> Table {
        var table = Table(
            result.columns.enumerated().map { index, name in
                let isNumber = result.rows.allSatisfy { $0[index].isNumber }
                return Table.Column(
                    key: name.printable,
                    heading: .verbatim(name.printable),
                    isNumber: isNumber && !result.rows.isEmpty,
                    isFlexible: !isNumber
                )
            }
        )
        for row in result.rows { table.append(cells: row.map(\.cell)) }
        return table
    }

    private func viewTable(_ query: any QueryReader) throws -> Table {
        var table = Table([
            Table.Column(key: "view", heading: QueryWords.view),
            Table.Column(key: "columns", heading: QueryWords.columns, isHidden: true),
            Table.Column(key: "about", heading: QueryWords.about, isFlexible: true),
        ])
        for view in QueryView.allCases {
            let columns = try query.columns(of: view).joined(separator: ", ")
            table.append(
                [
                    "view": .text(view.rawValue), "columns": .text(columns),
                    "about": .text(QueryWords.about(view)(Screen.language)),
                ],
                details: [columns]
            )
        }
        return table
    }
}

extension QueryValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .real, .null: true
        case .text, .blob: false
        }
    }

    fileprivate var cell: Table.Cell {
        switch self {
        case .null: .empty
        case .integer(let number): .number(Int(number))
        case .real(let value) where !value.isFinite: .text("\(value)")
        case .real(let value):
            .decimal(
                value,
                shown: NumberStyle(Screen.language).decimal(
                    value,
                    digits: value == value.rounded() ? 1 : 4
                )
            )
        case .text(let text): .text(text)
        case .blob(let count): .text(QueryWords.octets(count)(Screen.language))
        }
    }
}
