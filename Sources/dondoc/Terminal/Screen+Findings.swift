import Foundation
import Schedules
import Texts
import Wording

extension Screen {
    /// Shows findings on standard error, in colour on a terminal.
    static func complain(about findings: [Finding], in files: [SourceFile]) {
        let report = FindingReport(findings, files: files)
            .text(language, isColored: mayColour(isTerminal: isErrorTerminal))
        // A report holds colours of ours, and nothing of the files that steers a terminal.
        if !report.isEmpty { showProgress(report.trimmedLines + "\n") }
    }
}
