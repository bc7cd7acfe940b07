import Campaigns
import Delivery
import Foundation
import Testing
import Texts

@testable import Home

/// The doctor finds what is wrong, and nothing where nothing is.
@Suite struct DoctorTests {
    private func bench(_ change: (inout [String: String]) -> Void = { _ in }) async throws
        -> HomeBench
    {
        var files = ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
        change(&files)
        let bench = try HomeBench(files)
        try bench.store.notePasses(by: .machine)
        try await bench.pass(at: "2021-03-01T08:00:00")
        return bench
    }

    private func found(_ bench: HomeBench, at time: String) throws -> [Diagnosis] {
        let workspace = Workspace(bench.home, store: bench.store)
        return try Doctor(workspace, at: HomeBench.instant(time)).diagnoses()
    }

    @Test func `a home that is well gets no warning`() async throws {
        let found = try found(await bench(), at: "2021-03-01T09:00:00")
        for diagnosis in found {
            #expect(diagnosis.level == .fine, "\(diagnosis.what.en)")
            #expect(diagnosis.why == nil)
        }
        let subjects: Set<Diagnosis.Subject> = [
            .home, .files, .templates, .calendar, .addresses, .clock, .disk,
        ]
        #expect(Set(found.map(\.subject)) == subjects)
    }

    @Test func `of a campaign that is over nothing is wrong`() async throws {
        let found = try found(await bench(), at: "2023-03-01T09:00:00")
        #expect(found.allSatisfy { $0.level == .fine })
    }

    /// What is broken in a home.
    enum Harm: CaseIterable {
        case brokenFile, noFolder, brokenTemplate, shortCalendar, noAddress, clockSetBack,
            clockJumped
    }

    @Test(arguments: Harm.allCases)
    func `what is broken is found, with why it matters and what mends it`(harm: Harm) async throws {
        let bench = try await bench { files in
            let path = harm == .noAddress ? "mot/don-vi.csv" : "mot/a.lich"
            files[path] = files[path]?
                .replacing("a@mot.example", with: harm == .noAddress ? "" : "a@mot.example")
                .replacing(
                    "thời gian: từ 01/01/2021 đến 31/12/2021",
                    with: "thời gian: từ 01/01/2021 đến "
                        + (harm == .shortCalendar ? "20/03/2021" : "31/12/2021")
                )
        }
        var time = "2021-03-01T09:00:00"
        let subject: Diagnosis.Subject
        switch harm {
        case .brokenFile:
            try bench.edit("mot/a.lich") { $0.replacing("mốc: m", with: "mốc: nirgends") }
            subject = .files
        case .noFolder:
            try FileManager.default.removeItem(at: bench.home.schedulesURL)
            subject = .files
        case .brokenTemplate:
            let url = bench.home.templatesURL
                .appendingPathComponent("nhac-viec.vi.text.mustache")
            try Data("{{#viec}}".utf8).write(to: url)
            subject = .templates
        case .shortCalendar: subject = .calendar
        case .noAddress: subject = .addresses
        case .clockSetBack:
            time = "2021-02-01T09:00:00"
            subject = .clock
        case .clockJumped:
            let reading = ClockReading(
                wall: try HomeBench.instant(time),
                sinceBoot: 0,
                boot: "a"
            )
            let jump = ClockWatch.Jump(
                from: reading.wall,
                to: reading.wall.adding(days: 3),
                steadySince: 0
            )
            try bench.store.note(ClockWatch(reading, jump: jump))
            subject = .clock
        }
        let wrong = try found(bench, at: time).filter { $0.level != .fine }
        #expect(wrong.map(\.subject) == [subject], "\(wrong.map(\.what.en))")
        #expect(wrong.allSatisfy { $0.remedy != nil })
        #expect(wrong.allSatisfy { ($0.level == .warning) == (harm == .noAddress) })
    }

    @Test func `letters that left later than now are a clock that was set back`() async throws {
        let bench = try await bench()
        try await bench.pass(at: "2021-03-08T08:00:00")
        // The service goes on by the wrong clock, and notes its own time.
        try await bench.pass(at: "2021-03-06T09:00:00")
        let wrong = try found(bench, at: "2021-03-06T09:05:00").filter { $0.level != .fine }
        #expect(wrong.map(\.subject) == [.clock], "\(wrong.map(\.what.en))")
    }

    @Test func `a clock that was set back is doubted for a week`() async throws {
        let bench = try await bench()
        try await bench.pass(at: "2022-03-08T08:00:00")
        try await bench.pass(at: "2021-03-02T09:00:00")
        for (time, isDoubted) in [("2021-03-09T08:00:00", true), ("2021-03-09T09:00:00", false)] {
            let levels = try found(bench, at: time).filter { $0.subject == .clock }.map(\.level)
            #expect(levels == [isDoubted ? .warning : .fine], "\(time)")
        }
    }

    @Test(arguments: [
        ([], Diagnosis.Level.fine), (["2021-03-07"], .warning),
        (["2021-03-07", "2021-03-08"], .fine),
    ])
    func `a copy that should be there by now is missed`(days: [String], level: Diagnosis.Level)
        async throws
    {
        let bench = try await bench()
        let settings = bench.folder.appendingPathComponent("dondoc.conf")
        try Data("sao lưu: hằng ngày lúc 02:00\n".utf8).write(to: settings)
        let home = try HomeFolder(bench.folder)
        let folder = bench.folder.appendingPathComponent("sao-luu")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        for day in days {
            try Data("x".utf8).write(to: folder.appendingPathComponent("dondoc-\(day).sqlite"))
        }
        for (time, level) in [("2021-03-08T02:59:59", .fine), ("2021-03-08T03:00:01", level)] {
            let now = try HomeBench.instant(time)
            let doctor = Doctor(Workspace(home, store: bench.store), at: now)
            let found = try doctor.diagnoses().filter { $0.subject == .backup }
            #expect(found.map(\.level) == [level], "\(time)")
        }
    }

    @Test func `what counts is the active set, and what changed files bring is told beside it`()
        async throws
    {
        let bench = try await bench()
        try bench.edit("mot/a.lich") { text in
            text.replacing("Kế hoạch phát động", with: "Kế hoạch khác")
        }
        let changed = try found(bench, at: "2021-03-01T09:00:00")
        #expect(changed.allSatisfy { $0.level == .fine }, "\(changed.map(\.what.en))")
        let files = try #require(changed.first { $0.subject == .files })
        #expect(files.what.en.contains("differ from what counts"), "\(files.what.en)")
        try bench.edit("mot/don-vi.csv") { $0.replacing("b@mot.example", with: "") }
        let wrong = try found(bench, at: "2021-03-01T09:00:00").filter { $0.level != .fine }
        #expect(wrong.map(\.subject) == [.addresses])
        let words = try #require(wrong.first).what
        #expect(words.en.hasPrefix("by files that do not count yet: mot"), "\(words.en)")
        #expect(words.vi.hasPrefix("theo tệp lịch chưa có hiệu lực: mot"), "\(words.vi)")
    }

    @Test func `without templates anywhere the templates are at fault, and not the schedules`()
        async throws
    {
        let bench = try await bench()
        try FileManager.default.removeItem(at: bench.home.templatesURL)
        let home = try HomeFolder(
            bench.folder,
            shipped: ShippedFiles(variable: nil, program: nil)
        )
        let workspace = Workspace(home, store: bench.store)
        let now = try HomeBench.instant("2021-03-01T09:00:00")
        let wrong = try Doctor(workspace, at: now).diagnoses().filter { $0.level != .fine }
        #expect(wrong.map(\.subject) == [.templates], "\(wrong.map(\.what.en))")
        let words = HomeWords.unreadableSchedules(
            HomeError.noTemplates(home: "/nha", ShippedFiles(variable: nil, program: nil))
        )
        #expect(words.en.hasPrefix("no letter templates are found"), "\(words.en)")
        #expect(!words.vi.contains("Schedules"), "\(words.vi)")
    }

    @Test(arguments: [
        ("/var/lib/dondoc", "ext4"), ("/mnt/so nha", "nfs4"), ("/mnt/so nha/a/b", "nfs4"),
        ("/mnt/so nha2", "xfs"), ("/mnt", "xfs"),
    ])
    func `the file system of a path is that of the nearest place above it`(
        path: String,
        type: String
    ) {
        let mounts = Mounts(
            """
            /dev/sda1 / ext4 rw 0 0
            proc /proc proc rw 0 0
            /dev/sdb /mnt ext4 rw 0 0
            /dev/sdc /mnt xfs rw 0 0
            may:/so /mnt/so\\040nha nfs4 rw 0 0
            x
            """
        )
        #expect(mounts.type(of: path) == type)
    }
}
