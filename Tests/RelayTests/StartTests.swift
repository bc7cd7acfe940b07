import Foundation
import ProgramBench
import Testing

/// A service that starts with letters to send, by a server that keeps it waiting.
@Suite struct StartTests {
    @Test func `the service has started before the first letter has left`() throws {
        let server = try SilentServer()
        let due = try DueHome(units: 3, server: "  máy chủ: smtp://127.0.0.1:\(server.port)")
        defer { due.home.remove() }
        let systemd = try NotifySocket(isAbstract: true)
        var program = due.program
        program.environment = ["NOTIFY_SOCKET": systemd.address]
        let service = try RunningService(program)
        defer { service.kill() }
        try service.wait(for: "đợt: thu; lượt gửi kế tiếp")
        try service.wait(for: "3 thư chờ gửi")
        // It is told right after the log line; a look at the home takes longer than that.
        let status = try due.program.run("status")
        #expect(status.code == 0, "\(status.output)")
        #expect(status.output.contains("đang chạy từ"), "\(status.output)")
        #expect(!status.output.contains("!"), "\(status.output)")
        var told: [String] = []
        while let message = systemd.receive() { told.append(message) }
        #expect(told.first == "READY=1", "\(told)")
        #expect(told.contains { $0.hasPrefix("STATUS=") && $0.contains("3 thư chờ gửi") })
    }
}
