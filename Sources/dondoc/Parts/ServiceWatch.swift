import Campaigns
import Delivery
import Foundation
import Home
import Logging
import Monitoring
import Schedules
import ServiceLifecycle
import Synchronization
import Texts
import Wording

/// What watches passes from outside, as `dondoc.conf` says: metrics in a file and, of a service, on a port, an address
/// that hears of good passes.
///
/// Nothing of it stops a pass: what fails is said once, until it succeeds.
struct ServiceWatch: Sendable {
    private let desk: MetricsDesk
    private let file: MetricsFile?
    private let ping: Ping?
    private let port: MetricsPort?
    private let state: Box
    private let say: Say

    /// Says what does not work.
    typealias Say = @Sendable (Logger.Level, Phrase) -> Void

    /// What is kept between passes.
    private final class Box: Sendable {
        let value = Mutex(Values())

        struct Values {
            var written: (text: String, at: Instant)?
            var hasComplained = false
            /// The last pass that did anything had nothing in its way.
            var isGood = false
        }
    }

    /// Watches from now on.
    ///
    /// `isService`: says what the settings have no effect for; false for a single pass, beside which no port is open.
    static func begin(
        over workspace: Workspace,
        isService: Bool,
        say: @escaping Say
    ) -> ServiceWatch {
        let reading = workspace.home.reading
        if isService {
            Screen.complain(about: reading.findings, in: [reading.file].compactMap(\.self))
        }
        return ServiceWatch(workspace, isService: isService, say)
    }

    private init(_ workspace: Workspace, isService: Bool, _ say: @escaping Say) {
        self.say = say
        let settings = workspace.home.settings
        let desk = MetricsDesk(
            workspace,
            version: DonDoc.version,
            machine: settings.machine ?? ProcessInfo.processInfo.hostName,
            isService: isService
        )
        self.desk = desk
        state = Box()
        file = settings.metrics?.file.map { MetricsFile(path: workspace.home.path(of: $0)) }
        ping = settings.ping.map { url in
            Ping(
                visit: { await HTTPSVisit(url: url).go() },
                complain: { say(.warning, WatchWords.pingFailed($0)) }
            )
        }
        port = settings.metrics?.port.map { port in
            MetricsPort(
                port: port,
                text: { desk.snapshot.text },
                complain: { say(.error, WatchWords.portNotOpened(port, $0)) }
            )
        }
    }

    /// What runs beside the passes.
    var services: [any Service] { port.map { [$0] } ?? [] }

    /// After a pass: brings the numbers up to date, writes the file, tells the address.
    ///
    /// `next`: when the next pass has something to do. Returns the telling; nil where there is none.
    @discardableResult
    func passed(
        _ report: Engine.Report,
        from start: Instant,
        to end: Instant,
        next: Instant?
    ) -> Task<Void, Never>? {
        let took = max(.zero, end.duration(since: start))
        // What the store throws here the next pass meets, and tells.
        try? desk.note(report, at: end, next: next, took: took)
        desk.noteServers(report)
        write(at: end)
        let isGood = state.value.withLock { values in
            if !report.isIdle { values.isGood = report.isGood }
            return values.isGood
        }
        guard isGood, let ping else { return nil }
        return Task { await ping.beat(at: end) }
    }

    /// After the last pass.
    func ended(at now: Instant) {
        desk.noteEnd()
        write(at: now)
    }

    /// Writes the file where it would say something else, or else once a minute: its age tells that the service lives.
    private func write(at now: Instant) {
        guard let file else { return }
        let text = desk.snapshot.text
        let isDue = state.value.withLock { values in
            guard let (written, instant) = values.written, written == text, now >= instant else {
                return true
            }
            return now >= instant.adding(minutes: 1)
        }
        guard isDue else { return }
        do {
            try file.write(text)
            state.value.withLock { ($0.written, $0.hasComplained) = ((text, now), false) }
        } catch {
            let isFirst = state.value.withLock { values in
                defer { values.hasComplained = true }
                return !values.hasComplained
            }
            guard isFirst else { return }
            let folder = file.url.deletingLastPathComponent().path
            let isThere = FileManager.default.fileExists(atPath: folder)
            let obstacle = (error as? CocoaError).flatMap(WritingObstacle.init) ?? .inputOutput
            say(.warning, WatchWords.fileNotWritten(file.url.path, isThere ? obstacle : .noFolder))
        }
    }
}

extension Engine.Report {
    /// Every campaign was planned, and no letter waits for a server that takes none.
    fileprivate var isGood: Bool {
        dispatch.failures.isEmpty && dispatch.paused.isEmpty
            && dispatch.absent.allSatisfy(\.waiting.isEmpty)
            && dispatch.stopped.allSatisfy(\.waiting.isEmpty)
    }
}
