import Campaigns
import Foundation
import Logging
import Texts

/// The service's log on standard error: a line for each thing, in one form.
///
/// `2021-03-08T01:00:05Z info bau-cu-2021: …` on a terminal and in a file; under journald each line begins with
/// its priority, `<6>`; with `DONDOC_LOG=json` each is an object with `time`, `level`, `campaign`, `message`.
struct ServiceLog: Sendable {
    /// How lines are written.
    enum Form: String, Sendable {
        case plain, journal, json
    }

    let logger: Logger
    private let language: Language

    /// `clock`: what lines are dated with.
    init(
        _ form: Form,
        in language: Language,
        clock: @escaping @Sendable () -> Instant,
        write: @escaping @Sendable (String) -> Void = Screen.showProgress
    ) {
        self.language = language
        var logger = Logger(label: "dondoc") { _ in
            ServiceLogHandler(form: form, clock: clock, write: write)
        }
        logger.logLevel = .info
        self.logger = logger
    }

    /// The form that the environment asks for: by `DONDOC_LOG`, else by where standard error goes.
    ///
    /// systemd names the journal's socket in `JOURNAL_STREAM`, as device and inode: a process of the service
    /// whose standard error goes elsewhere does not write for the journal (`man systemd.exec`).
    static func form(_ environment: [String: String]) -> Form {
        if let asked = environment["DONDOC_LOG"].flatMap(Form.init) { return asked }
        var status = stat()
        guard let stream = environment["JOURNAL_STREAM"],
            unsafe fstat(STDERR_FILENO, &status) == 0,
            stream == "\(status.st_dev):\(status.st_ino)"
        else { return .plain }
        return .journal
    }

    /// Says it; what begins with the campaign's name, as it does on a screen, names it once all the same.
    func say(_ level: Logger.Level, _ what: Phrase, of campaign: CampaignID? = nil) {
        let metadata: Logger.Metadata? = campaign.map { ["campaign": "\($0)"] }
        let (text, head) = (what(language), campaign.map { "\($0): " } ?? "")
        let message = text.hasPrefix(head) ? text.dropFirst(head.count) : text[...]
        logger.log(level: level, "\(message)", metadata: metadata)
    }
}

/// Writes the lines.
private struct ServiceLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()
    private let form: ServiceLog.Form
    private let clock: @Sendable () -> Instant
    private let write: @Sendable (String) -> Void

    init(
        form: ServiceLog.Form,
        clock: @escaping @Sendable () -> Instant,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.form = form
        self.clock = clock
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let (level, message) = (event.level, event.message)
        let campaign = (event.metadata?["campaign"] ?? metadata["campaign"]).map { "\($0)" }
        let time = clock().withSeconds
        switch form {
        case .json:
            var fields = ["time": time, "level": level.rawValue, "message": "\(message)"]
            fields["campaign"] = campaign
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let line = try? encoder.encode(fields) else { return }
            write(String(decoding: line, as: UTF8.self) + "\n")
        case .plain, .journal:
            let head = form == .journal ? "<\(level.priority)>" : "\(time) \(level.rawValue) "
            let subject = campaign.map { "\($0): " } ?? ""
            let lines = "\(message)".split(separator: "\n", omittingEmptySubsequences: true)
            let text = lines.enumerated().map { index, line in
                // What belongs to a line stands below it, and is a line of the journal all the same.
                switch (form, index) {
                case (_, 0): "\(head)\(subject)\(line)\n"
                case (.journal, _): "\(head)  \(line)\n"
                default: "  \(line)\n"
                }
            }
            write(text.joined())
        }
    }
}

extension Logger.Level {
    /// As syslog numbers it (RFC 5424 §6.2.1).
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
