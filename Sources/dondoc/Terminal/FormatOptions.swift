import ArgumentParser
import Foundation
import Tables
import Texts

struct FormatOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.format(Screen.language), valueName: "FORMAT"))
    var format = OutputFormat.table

    func show(_ table: Table) { Screen.show(table, format) }
}

extension OutputFormat: ExpressibleByArgument {}

extension Screen {
    /// Prints a table as wide as the terminal.
    static func show(_ table: Table, _ format: OutputFormat = .table) {
        write(Data(table.text(format, language, width: width, colours: hasColours).utf8))
    }
}
