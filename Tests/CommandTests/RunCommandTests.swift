import Foundation
import ProgramBench
import Testing

/// `dondoc run` as an operator meets it: what it says, what it survives, how it ends.
@Suite struct RunCommandTests {
    private func home() throws -> GeneratedHome {
        try GeneratedHome.reminding(units: 2, server: "  máy chủ: smtp://127.0.0.1:9")
    }

    @Test func `the log says what is served, and that the mail server cannot be reached`() throws {
        let home = try home()
        defer { home.remove() }
        let service = try RunningService(DonDocProgram(home: home.url))
        defer { service.kill() }
        let fault = try service.wait(for: "127.0.0.1:9")
        #expect(
            fault.contains(" error máy chủ thư «may» (127.0.0.1:9): không kết nối được"),
            "\(fault)"
        )
        #expect(service.stop() == 0)
        let lines = service.log.split(separator: "\n")
        let form = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (info|notice|warning|error) .+/
        for line in lines { #expect(line.wholeMatch(of: form) != nil, "\(line)") }
        #expect(lines[0].contains("DonDoc 0.1.0, thư mục \(home.url.path)"), "\(lines[0])")
        #expect(lines.contains { $0.contains("đợt: thu; lượt gửi kế tiếp:") })
    }

    @Test func `asked for, each line of the log is an object`() throws {
        let home = try home()
        defer { home.remove() }
        var program = DonDocProgram(home: home.url)
        program.environment = ["DONDOC_LOG": "json"]
        let service = try RunningService(program)
        defer { service.kill() }
        try service.wait(for: "127.0.0.1:9")
        #expect(service.stop() == 0)
        for line in service.log.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let fields = try #require(object as? [String: String])
            #expect(Set(fields.keys).isSuperset(of: ["time", "level", "message"]), "\(line)")
        }
    }

    @Test func `files that are away for a moment end nothing, and are said once`() throws {
        let home = try home()
        defer { home.remove() }
        let service = try RunningService(DonDocProgram(home: home.url))
        defer { service.kill() }
        try service.wait(for: "lượt gửi kế tiếp")
        let schedules = home.url.appendingPathComponent("Schedules")
        let away = home.url.appendingPathComponent("away")
        try FileManager.default.moveItem(at: schedules, to: away)
        let fault = try service.wait(for: "không đọc được thư mục")
        #expect(fault.contains(" error "), "\(fault)")
        try FileManager.default.moveItem(at: away, to: schedules)
        try service.wait(for: "đã đọc được trở lại")
        service.send(SIGHUP)
        try service.wait(for: "được yêu cầu đọc lại tệp")
        #expect(service.stop() == 0)
        let faults = service.log.split(separator: "\n").filter { $0.contains("không đọc được") }
        #expect(faults.count == 1)
    }

    @Test func `a log that nobody reads any more ends nothing`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let service = try RunningService(program)
        defer { service.kill() }
        try service.wait(for: "127.0.0.1:9")
        try service.closeLog()
        service.send(SIGHUP)
        // Beside it the pass has read the files again, and said so to nobody.
        #expect(try program.run("status").code == 0)
        #expect(service.process.isRunning)
        #expect(service.stop() == 0)
    }
}
