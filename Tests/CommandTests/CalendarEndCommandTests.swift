import Foundation
import ProgramBench
import Testing

/// The shipped home at New Year, whose working calendar ends on 31/12/2021.
@Suite struct CalendarEndCommandTests {
    @Test func `letters held over New Year end, with a warning and without an error`() throws {
        let home = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-new-year-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: home) }
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        for folder in ["Schedules", "Templates"] {
            try FileManager.default.copyItem(
                at: Project.root.appendingPathComponent(folder),
                to: home.appendingPathComponent(folder)
            )
        }
        // Nobody is told of letters that wait for approval: there is no server to tell it by.
        let servers = home.appendingPathComponent("Schedules/may-chu-thu.lich")
        let lines = try String(contentsOf: servers, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("  người vận hành:") }
        try lines.joined(separator: "\n")
            .write(to: servers, atomically: true, encoding: .utf8)
        let program = DonDocProgram(home: home)
        for time in ["2021-12-01T08:00", "2021-12-30T17:01", "2021-12-31T17:30"] {
            try program.run("tick", "--now", time + "+07:00")
        }
        let held = try program.run("outbox", "list", "--state", "held", "--format", "csv").output
        #expect(held.split(separator: "\n").count == 3, "\(held)")
        let tick = try program.run("tick", "--now", "2022-01-04T09:00+07:00")
        // What expires without having left is trouble; the calendar's end is none.
        #expect(tick.code == 1)
        #expect(tick.output.contains("hết thời gian gửi"), "\(tick.output)")
        #expect(!tick.errors.contains("lỗi"), "\(tick.errors)")
        #expect(tick.errors.contains("lịch nghỉ chỉ có đến hết ngày 31/12/2021"), "\(tick.errors)")
        let ended = try program.run("outbox", "list", "--state", "expired", "--format", "csv")
            .output
        #expect(ended.contains("giam-doc@so-nnptnt.example"), "\(ended)")
        #expect(try program.run("ledger").code == 0)
        let next = try program.run("tick", "--now", "2022-01-05T09:00+07:00")
        #expect(next.code == 0)
        #expect(!next.errors.contains("lịch nghỉ"), "nothing is left to send: \(next.errors)")
    }
}
