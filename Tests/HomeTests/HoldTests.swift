import Campaigns
import Delivery
import Foundation
import Home
import ProgramBench
import Testing
import Texts

/// Files that would send too much at once wait for a person, however often a pass looks.
@Suite struct HoldTests {
    @Test func `files that wait stay waiting though their wave has passed`() async throws {
        let bench = try await HoldBench()
        try bench.add(HoldBench.twoWaves)
        for time in [
            "2021-04-12T07:00:00", "2021-04-13T07:55:00", "2021-04-13T08:05:00",
            "2021-04-15T08:00:00", "2021-04-20T08:00:00",
        ] {
            let hold = try await bench.hold(at: time)
            #expect(hold?.letters == 70, "at \(time)")
            #expect(hold?.limit == 50)
            #expect(hold?.from.description == "2021-04-13T08:00:00")
        }
        #expect(bench.lettersToUnits.isEmpty)
        #expect(bench.letters.filter { $0.hasPrefix("van-hanh") }.count == 1, "told once")
    }

    @Test func `the guide shows what is told`() async throws {
        let bench = try await HoldBench()
        try bench.add(HoldBench.twoWaves)
        let hold = try #require(try await bench.hold(at: "2021-04-12T07:00:00"))
        let told = HomeWords.setHeld(hold).vi.replacing("mot:", with: "bau-cu-2021:")
        let guide = try Guide.schedules
        #expect(guide.shows("70 đơn vị, thêm khối nhắc tất cả lúc 08:00 ngày 13/04:"))
        let shown = try #require(told.components(separatedBy: " Thư đến hạn").first)
        #expect(guide.says(shown), "\(shown)")
    }

    @Test func `what fell due while files waited is noted, and what follows leaves`() async throws {
        let bench = try await HoldBench()
        try bench.add(HoldBench.twoWaves)
        for time in ["2021-04-12T07:00:00", "2021-04-13T08:05:00"] {
            #expect(try await bench.hold(at: time) != nil)
        }
        try bench.accept(at: "2021-04-14T09:00:00")
        bench.home.restart()
        #expect(try await bench.hold(at: "2021-04-14T09:01:00") == nil, "accepted")
        #expect(bench.lettersToUnits.isEmpty)
        #expect(try await bench.hold(at: "2021-04-15T08:00:00") == nil)
        #expect(bench.lettersToUnits.count == 70)
        let reasons = try bench.reasons(of: "dot")
        #expect(reasons["2021-04-13"] == [.acceptance])
        #expect(reasons["2021-04-09"] == [.beforeEffect])
    }

    @Test(arguments: [
        // Letters that the block would have sent before it existed do not use up its limit.
        "gửi: mỗi ngày làm việc lúc 08:00, đến hạn\n  gửi tối đa: 3 lần",
        // What it sends on every day is no measure of what is safe.
        "gửi: mỗi ngày làm việc lúc 08:00, đến hạn",
        "gửi: mỗi ngày làm việc lúc 08:00, từ 12/04/2021, đến hạn\n  gửi tối đa: 3 lần",
    ])
    func `a block that writes to everybody from tomorrow on waits`(lines: String) async throws {
        let bench = try await HoldBench()
        try bench.add(
            "NHẮC VIỆC dot \"Dồn dập\"\n  mốc: m2\n  \(lines)\n  gửi tới: đơn vị chưa nộp\n"
        )
        let hold = try await bench.hold(at: "2021-04-12T12:00:00")
        #expect(hold?.letters == 70)
        try await bench.home.pass(at: "2021-04-13T08:00:00")
        #expect(bench.lettersToUnits.isEmpty)
    }

    @Test func `notices of a moved deadline count`() async throws {
        let bench = try await HoldBench()
        try await bench.home.pass(at: "2021-05-06T08:00:00")
        #expect(bench.lettersToUnits.count == 70)
        try bench.home.edit("mot/a.lich") {
            $0.replacing("thứ Sáu 07/05/2021", with: "thứ Sáu 14/05/2021")
        }
        #expect(try await bench.hold(at: "2021-05-06T12:00:00")?.letters == 71)
    }

    @Test func `what the active files send in the same day does not count`() async throws {
        let bench = try await HoldBench()
        // All are written to on that day, six hours earlier.
        try bench.home.edit("mot/a.lich") {
            $0.replacing("1 ngày làm việc trước hạn, lúc 08:00", with: "06/05/2021 lúc 14:00")
        }
        #expect(try await bench.hold(at: "2021-04-12T12:00:00") == nil)
    }

    @Test func `a comment changes nothing, another meaning is judged anew`() async throws {
        let bench = try await HoldBench()
        try bench.add(HoldBench.twoWaves)
        #expect(try await bench.hold(at: "2021-04-12T07:00:00") != nil)
        try bench.add("# chờ trưởng phòng xem\n")
        #expect(
            try await bench.hold(at: "2021-04-15T07:00:00")?.from.date.description == "2021-04-13"
        )
        try bench.home.edit("mot/a.lich") {
            $0.replacing("  gửi: 15/04/2021 lúc 08:00\n", with: "")
        }
        #expect(try await bench.hold(at: "2021-04-15T09:00:00") == nil)
        #expect(try bench.home.store.heldSet(of: "mot") == nil)
        try await bench.home.pass(at: "2021-04-15T09:01:00")
        #expect(bench.lettersToUnits.isEmpty)
    }

    @Test func `files put back as they were wait no longer`() async throws {
        let bench = try await HoldBench()
        let before = try String(contentsOf: bench.file, encoding: .utf8)
        try bench.add(HoldBench.twoWaves)
        #expect(try await bench.hold(at: "2021-04-12T07:00:00") != nil)
        try bench.home.edit("mot/a.lich") { _ in before }
        #expect(try await bench.hold(at: "2021-04-12T07:01:00") == nil)
        #expect(try bench.home.store.heldSet(of: "mot") == nil)
    }

    @Test func `the first files of a campaign wait where a day sends more than fifty letters`()
        async throws
    {
        let bench = try HoldBench(units: 51)
        let first = try await bench.hold(at: "2021-05-01T07:00:00")
        #expect(first?.letters == 51)
        #expect(first?.hasActive == false)
        let far = try HoldBench(units: 51)
        #expect(try await far.hold(at: "2021-03-15T07:00:00") == nil, "the wave is 52 days ahead")
        let small = try HoldBench(units: 50)
        #expect(try await small.hold(at: "2021-05-01T07:00:00") == nil)
    }
}

/// A campaign that reminds one unit of one milestone every working day, and all of another on the working day
/// before its deadline.
private final class HoldBench {
    let home: HomeBench

    /// Without active files.
    init(units: Int) throws {
        var list = "mã,tên,loại đơn vị,thư điện tử\n"
        for unit in 1...units { list += "U\(unit),Chi cục U\(unit),chi cục,u\(unit)@mot.example\n" }
        var files = ["may.lich": Files.server]
        for (path, text) in Files.campaign("mot") {
            files[path] = text.replacing(
                "thứ Hai 15/03/2021 17:00",
                with: "thứ Hai 31/05/2021 17:00\n  áp dụng cho: U1"
            ).replacing("7 ngày trước hạn, lúc 08:00", with: "mỗi ngày làm việc lúc 08:00, đến hạn")
        }
        let more = """
            MỐC m2 "Báo cáo"
              hạn: thứ Sáu 07/05/2021 17:00
            NHẮC VIỆC cuoi "Nhắc cuối"
              mốc: m2
              gửi: 1 ngày làm việc trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp

            """
        files["mot/a.lich", default: ""] += more
        files["mot/don-vi.csv"] = list
        home = try HomeBench(files)
    }

    /// Of 71 units, with active files.
    convenience init() async throws {
        try self.init(units: 71)
        try accept(at: "2021-03-01T08:00:00")
        try await home.pass(at: "2021-04-09T12:00:00")
        try await home.pass(at: "2021-04-11T12:00:00")
    }

    static let twoWaves = """
        NHẮC VIỆC dot "Hai đợt"
          mốc: m2
          gửi: 09/04/2021 lúc 08:00
          gửi: 13/04/2021 lúc 08:00
          gửi: 15/04/2021 lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    var file: URL { home.folder.appendingPathComponent("Schedules/mot/a.lich") }
    var letters: [String] { home.mail.recipients }
    /// Those of the new files: the active ones write to U1 alone.
    var lettersToUnits: [String] {
        Set(letters.filter { $0.hasPrefix("u") }).subtracting(["u1@mot.example"]).sorted()
    }

    func add(_ text: String) throws { try home.edit("mot/a.lich") { $0 + text } }

    func accept(at text: String) throws {
        let workspace = Workspace(home.home, store: home.store)
        _ = try workspace.accept(home.home.readSchedules(), at: HomeBench.instant(text))
    }

    /// What a pass says of files that wait; nil where none do.
    func hold(at text: String) async throws -> SetHold? {
        try await home.pass(at: text).activation.notes.lazy.compactMap { note in
            if case .held(let hold) = note { hold } else { nil }
        }.first
    }

    /// Why the block's occurrences did not leave, by the local day of their due instants.
    func reasons(of schedule: ScheduleID) throws -> [String: Set<Reason.Code>] {
        let rules = try home.store.ruleStates(of: "mot").keys.filter { $0.schedule == schedule }
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        return try rules.flatMap { try home.store.runs(of: $0, campaign: "mot") }
            .reduce(into: [:]) { reasons, run in
                guard let code = run.reason?.code else { return }
                let day = zone.civil(of: run.first).date.description
                reasons[day, default: []].insert(code)
            }
    }
}
