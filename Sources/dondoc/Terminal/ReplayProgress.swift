import Campaigns
import Home
import Texts
import Wording

/// One line on a terminal that says how far a replay has come; nothing in a pipe.
struct ReplayProgress {
    private let zone: CivilZone

    init(_ zone: CivilZone) {
        self.zone = zone
    }

    func show(_ now: Instant, _ report: ReplayLoop.Report) {
        guard Screen.isErrorTerminal else { return }
        let date = DateStyle(Screen.language).inTable(zone.civil(of: now).date)
        let line = Messages.replaying(date, sent: report.sent)(Screen.language)
        Screen.showProgress("\r\u{1B}[K\(line)")
    }

    static func clear() {
        if Screen.isErrorTerminal { Screen.showProgress("\r\u{1B}[K") }
    }
}
