import Campaigns
import Delivery
import Foundation
import Home
import Storage
import Synchronization
import Testing

/// A home in a folder of its own with its service, driven by hand-fed instants and without a network.
final class HomeBench {
    let folder: URL
    let home: HomeFolder
    let store: any HomeStore
    let mail = RecordingMail()
    private(set) var engine: Engine

    /// A home of these files.
    ///
    /// `files`: schedule files and unit lists by their path below `Schedules`. `rules`: those of time that the
    /// service keeps to.
    convenience init(
        _ files: [String: String],
        keeping rules: Set<TimeRule> = TimeRule.all
    ) throws {
        let folder = try Self.emptyFolder()
        let manager = FileManager.default
        for (path, text) in files {
            let url = folder.appendingPathComponent("Schedules/\(path)")
            try manager.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        try manager.copyItem(
            at: Self.root.appendingPathComponent("Templates"),
            to: folder.appendingPathComponent("Templates")
        )
        try self.init(in: folder, keeping: rules)
    }

    /// A copy of a whole home.
    convenience init(copyOf source: URL) throws {
        let folder = try Self.emptyFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
            try FileManager.default.copyItem(
                at: source.appendingPathComponent(name),
                to: folder.appendingPathComponent(name)
            )
        }
        try self.init(in: folder)
    }

    /// `wrap`: puts another store before the home's.
    init(
        in folder: URL,
        keeping rules: Set<TimeRule> = TimeRule.all,
        wrap: (any HomeStore) -> any HomeStore = { $0 }
    ) throws {
        self.folder = folder
        home = try HomeFolder(folder)
        store = wrap(try Store(path: home.databasePath))
        let mail = mail
        engine = Engine(Workspace(home, store: store, keeping: rules), transport: { _ in mail })
    }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func emptyFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-home-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// A service that was started anew, over another store if wanted.
    func restart(
        with store: (any HomeStore)? = nil,
        keeping rules: Set<TimeRule> = TimeRule.all
    ) {
        let mail = mail
        engine = Engine(
            Workspace(home, store: store ?? self.store, keeping: rules),
            transport: { _ in mail }
        )
    }

    @discardableResult
    func pass(at text: String) async throws -> Engine.Report {
        let now = try Self.instant(text)
        return try await engine.pass(at: now, clock: { now })
    }

    /// A pass that goes by the clocks of a machine that was started on Friday 5/3/2021 at 08:00, `minutes` ago;
    /// `ahead`: minutes by which the clock on the wall is set forward.
    @discardableResult
    func pass(
        minutes: Int,
        ahead: Int = 0,
        boot: String = "a"
    ) async throws -> Engine.Report {
        let now = try Self.instant("2021-03-05T08:00:00").adding(minutes: minutes + ahead)
        let reading = ClockReading(wall: now, sinceBoot: Int64(minutes) * 60_000, boot: boot)
        return try await engine.pass(at: now, clock: { now }, machine: reading)
    }

    static func instant(_ text: String) throws -> Instant {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        return zone.instant(of: try #require(CivilDateTime(iso: text)))
    }

    /// The home's store as another process opens it.
    func openedElsewhere() throws -> any HomeStore { try Store(path: home.databasePath) }

    func edit(_ path: String, _ change: (String) -> String) throws {
        let url = folder.appendingPathComponent("Schedules/\(path)")
        try change(String(contentsOf: url, encoding: .utf8))
            .write(to: url, atomically: true, encoding: .utf8)
    }
}

/// A mail server that takes everything, unless told otherwise, and remembers it.
final class RecordingMail: Transport {
    private let items = Mutex<[MailItem]>([])
    private let answer = Mutex(Outcome.accepted(Reply(code: 250, enhanced: nil, text: "Ok")))

    /// What it says to each letter from now on; a letter that it does not accept is not remembered.
    func answer(_ outcome: Outcome) { answer.withLock { $0 = outcome } }

    var delivered: [MailItem] { items.withLock { $0 } }
    var recipients: [String] { delivered.map(\.recipient.addrSpec) }

    func open() async throws(RelayFault) {}

    func deliver(
        _ letters: [MailItem],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws {
        for (index, letter) in letters.enumerated() {
            let outcome = answer.withLock { $0 }
            if case .accepted = outcome { items.withLock { $0.append(letter) } }
            guard try concluded(index, outcome) else { return }
        }
    }

    func close() async {}
}
