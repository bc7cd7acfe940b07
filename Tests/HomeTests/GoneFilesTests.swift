import Campaigns
import Delivery
import Foundation
import Home
import Testing

/// Files that are away or broken never end the service: what counted last goes on, and it is told.
@Suite struct GoneFilesTests {
    private static let units = ["a@mot.example", "b@mot.example"]

    private func bench() async throws -> HomeBench {
        let bench = try HomeBench(
            ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
        )
        try await bench.pass(at: "2021-03-01T08:00:00")
        return bench
    }

    private func heard(_ bench: HomeBench) -> [String] {
        bench.mail.recipients.filter { Self.units.contains($0) }.sorted()
    }

    /// What happens to `Schedules` for a moment.
    enum Mishap: CaseIterable {
        case renamed, emptied, replacedByAFile, unreadable
    }

    @Test(arguments: Mishap.allCases, [false, true])
    func `letters leave though Schedules is away, and it is told once`(
        mishap: Mishap,
        restarts: Bool
    ) async throws {
        let bench = try await bench()
        let manager = FileManager.default
        let folder = bench.home.schedulesURL
        let away = bench.folder.appendingPathComponent("away")
        try manager.moveItem(at: folder, to: away)
        switch mishap {
        case .renamed: break
        case .emptied: try manager.createDirectory(at: folder, withIntermediateDirectories: false)
        case .replacedByAFile: try Data("x".utf8).write(to: folder)
        case .unreadable:
            try manager.createSymbolicLink(
                at: folder,
                withDestinationURL: bench.folder.appendingPathComponent("nirgends")
            )
        }
        if restarts { bench.restart() }
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(!report.activation.isClean)
        #expect(heard(bench) == Self.units)
        for minute in 1...3 { try await bench.pass(at: "2021-03-08T08:1\(minute):00") }
        #expect(bench.mail.recipients.count { $0 == "van-hanh@so.example" } == 1)
        if mishap != .renamed { try manager.removeItem(at: folder) }
        try manager.moveItem(at: away, to: folder)
        let after = try await bench.pass(at: "2021-03-08T08:20:00")
        #expect(after.activation.isClean)
        #expect(try bench.store.causes().isEmpty)
        #expect(heard(bench) == Self.units)
    }

    @Test func `a folder that is not there is no home, wherever the database lies`() async throws {
        let bench = try await bench()
        #expect(throws: HomeError.self) {
            try HomeFolder(
                bench.folder.appendingPathComponent("nirgends"),
                database: bench.home.databasePath
            )
        }
        _ = try HomeFolder(bench.folder, database: bench.home.databasePath)
    }

    /// What is said of a pass needs no file.
    @Test func `without files the zone is nobody's, and nothing is thrown`() throws {
        let bench = try HomeBench(["may.lich": Files.server].merging(Files.campaign("mot")) { $1 })
        let workspace = Workspace(bench.home, store: bench.store)
        #expect(try workspace.zone()?.identifier == "Asia/Ho_Chi_Minh")
        try FileManager.default.removeItem(at: bench.home.schedulesURL)
        #expect(try workspace.zone() == nil)
    }

    /// A campaign whose folder was taken away has ended: errors in another's files do not bring it back.
    @Test(arguments: [false, true])
    func `a campaign whose files are gone stays ended though others have errors`(restarts: Bool)
        async throws
    {
        let bench = try HomeBench(
            ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
                .merging(Files.campaign("hai")) { $1 }
        )
        try await bench.pass(at: "2021-03-01T08:00:00")
        let folder = bench.home.schedulesURL.appendingPathComponent("hai")
        try FileManager.default.removeItem(at: folder)
        let gone = try await bench.pass(at: "2021-03-02T08:00:00")
        #expect(gone.activation.campaigns.map(\.id) == ["mot"])
        try bench.edit("mot/a.lich") { $0.replacing("mốc: m", with: "mốc: nirgends") }
        if restarts { bench.restart() }
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(report.activation.campaigns.map(\.id) == ["mot"])
        #expect(report.activation.notes == [.keepsStored("mot")])
        #expect(heard(bench) == Self.units)
        #expect(!bench.mail.recipients.contains("a@hai.example"))
    }

    @Test func `of a campaign whose files are gone nothing waits for a person`() async throws {
        let bench = try HomeBench(
            ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
                .merging(Files.campaign("hai")) { $1 }
        )
        try await bench.pass(at: "2021-03-01T08:00:00")
        try bench.edit("hai/a.lich") { $0.replacing("mốc: m", with: "mốc: nirgends") }
        try await bench.pass(at: "2021-03-02T08:00:00")
        #expect(try bench.store.causes().map(\.cause.campaign) == ["hai"])
        let since = try HomeBench.instant("2021-03-02T08:00:00")
        let peak = SendPeak(from: since, letters: 71, limit: 50)
        try bench.store.hold(HeldSet(texts: [:], since: since, peak: peak), of: "ba")
        let folder = bench.home.schedulesURL.appendingPathComponent("hai")
        try FileManager.default.removeItem(at: folder)
        try await bench.pass(at: "2021-03-02T08:15:00")
        #expect(try bench.store.causes().isEmpty)
        #expect(try bench.store.heldSets().isEmpty)
    }

    /// What happens to a template.
    enum Damage: CaseIterable {
        case broken, empty, gone, noText, folderGone
    }

    @Test(arguments: Damage.allCases, [false, true])
    func `letters are written with the templates that were whole last, and it is told`(
        damage: Damage,
        restarts: Bool
    ) async throws {
        let bench = try await bench()
        let manager = FileManager.default
        let folder = bench.home.templatesURL
        let file = folder.appendingPathComponent("nhac-viec.vi.text.mustache")
        let text = try Data(contentsOf: file)
        let away = bench.folder.appendingPathComponent("away")
        switch damage {
        case .broken: try Data("{{#viec}} ohne Ende".utf8).write(to: file)
        case .empty: try Data(" \n".utf8).write(to: file)
        case .gone: try manager.removeItem(at: file)
        case .noText: try Data([0xFF, 0xFE, 0x00]).write(to: file)
        case .folderGone: try manager.moveItem(at: folder, to: away)
        }
        if restarts { bench.restart() }
        let early = try await bench.pass(at: "2021-03-02T08:00:00")
        #expect(!early.activation.isClean)
        #expect(early.isNews)
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(heard(bench) == Self.units)
        #expect(bench.mail.recipients.count { $0 == "van-hanh@so.example" } == 1)
        if damage == .folderGone {
            try manager.moveItem(at: away, to: folder)
        } else {
            try text.write(to: file)
        }
        let after = try await bench.pass(at: "2021-03-08T08:20:00")
        #expect(after.activation.isClean)
        #expect(try bench.store.causes().isEmpty)
    }
}
