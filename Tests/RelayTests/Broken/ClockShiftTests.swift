import Foundation
import ProgramBench
import Testing

/// The wall clock is set under the running program, by a library that stands before the system's.
@Suite(.serialized) struct ClockShiftTests {
    private static let days = 3 * 86_400

    /// A home whose units are reminded in a day and in two, its service, and the clock to set.
    private final class Bench {
        let home: GeneratedHome
        let folder: URL
        let sink: Sink
        let service: RunningService
        let program: DonDocProgram

        init() throws {
            folder = FileManager.default.temporaryDirectory
                .appendingPathComponent("dondoc-clock-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let library = try PreloadedLibrary.build("clock", in: folder)
            sink = try Sink(in: folder.appendingPathComponent("sink"))
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
            formatter.dateFormat = "dd/MM/yyyy HH:mm"
            home = try GeneratedHome(
                units: 3,
                server:
                    "  máy chủ: smtp://127.0.0.1:\(sink.port)\n  người vận hành: <van-hanh@so.example>",
                milestones: """
                    MỐC viec "Việc"
                      hạn: \(formatter.string(from: Date().addingTimeInterval(2 * 86_400)))
                    NHẮC VIỆC nhac "Nhắc"
                      mốc: viec
                      gửi: 1440 phút trước hạn
                      gửi: 1 giờ sau hạn
                      gửi tới: đơn vị chưa nộp
                    """
            )
            var program = DonDocProgram(home: home.url)
            #expect(try program.run("tick").code == 0)
            let ahead = folder.appendingPathComponent("ahead")
            try Data("0".utf8).write(to: ahead)
            program.environment = ["LD_PRELOAD": library.path, "CLOCK_AHEAD": ahead.path]
            self.program = program
            service = try RunningService(program)
            try service.wait(for: "lượt gửi kế tiếp")
        }

        func set(_ seconds: Int) throws {
            try Data("\(seconds)".utf8).write(to: folder.appendingPathComponent("ahead"))
        }

        /// Letters of the outbox in that state, but for the operator's.
        func letters(_ state: String) throws -> Int {
            try program.run("outbox", "list", "--format", "csv").output.split(separator: "\n")
                .count { $0.contains(",\(state),") && !$0.contains("van-hanh") }
        }

        deinit {
            service.kill()
            home.remove()
            try? FileManager.default.removeItem(at: folder)
        }
    }

    @Test func `three days forward: what falls due in them is held, told, and taken back`() throws {
        let bench = try Bench()
        try bench.set(Self.days)
        let jump = try bench.service.wait(for: "đồng hồ máy nhảy từ")
        #expect(jump.contains(" warning "), "\(jump)")
        try bench.service.wait(for: "đã gửi 1")
        #expect(try bench.letters("held") == 3)
        #expect(try bench.letters("sent") == 0)
        #expect(bench.sink.count == 1, "the operator's letter alone")
        let status = try bench.program.run("status")
        #expect(status.output.contains("nhảy từ"), "\(status.output)")
        try bench.set(0)
        let back = try bench.service.wait(for: "đã thu lại")
        #expect(!back.contains("thu: thu:"), "\(back)")
        #expect(bench.service.stop() == 0)
        #expect(try bench.letters("held") == 0)
        #expect(try bench.letters("sent") == 0)
        #expect(bench.sink.count == 1)
        let why = try bench.program.run("why", "U1", "viec")
        #expect(why.output.contains("sẽ gửi nếu khi đó chưa nộp"), "\(why.output)")
        #expect(try bench.program.run("ledger").code == 0)
    }

    @Test
    func `three days backward: nothing is sent, and what the clock had decided is taken back`()
        throws
    {
        let bench = try Bench()
        try bench.set(-Self.days)
        let back = try bench.service.wait(for: "các lượt trước chạy theo giờ sai")
        #expect(back.contains(" warning "), "\(back)")
        #expect(bench.service.stop() == 0)
        #expect(bench.sink.count == 0)
        #expect(try bench.letters("held") == 0)
        #expect(try bench.program.run("ledger").code == 0)
    }
}
