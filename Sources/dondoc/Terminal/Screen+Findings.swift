import Foundation
import Schedules
import Texts
import Wording

extension Screen {
    /// Shows findings on standard error, in colour on a terminal.
    static func complain(about findings: [Finding], in files: [SourceFile]) {
        let report = FindingReport(findings, files: files).text(language, isColored: colorsErrors)
        if !report.isEmpty { complain(report.trimmedLines) }
    }

    /// <https://no-color.org>: any value of `NO_COLOR` but the empty one turns colours off.
    private static var colorsErrors: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isErrorTerminal && (environment["NO_COLOR"] ?? "").isEmpty
            && environment["TERM"] != "dumb"
    }
}
