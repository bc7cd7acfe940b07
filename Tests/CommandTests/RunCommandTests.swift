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

    /// So many units are reminded in a week that a person has to accept it.
    private func largeHome() throws -> GeneratedHome {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
        formatter.dateFormat = "dd/MM/yyyy"
        let day = formatter.string(from: Date().addingTimeInterval(10 * 86_400))
        return try GeneratedHome(
            units: 60,
            server: "  máy chủ: smtp://127.0.0.1:9",
            milestones: """
                MỐC viec "Việc"
                  hạn: \(day) 17:00
                NHẮC VIỆC nhac "Nhắc"
                  mốc: viec
                  gửi: 3 ngày trước hạn, lúc 08:00
                  gửi tới: đơn vị chưa nộp
                """
        )
    }

    @Test func `a database that it made and files that a person accepted are told`() throws {
        let home = try largeHome()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let service = try RunningService(program)
        defer { service.kill() }
        try service.wait(for: "tạo cơ sở dữ liệu mới «\(home.url.path)/dondoc.sqlite»")
        try service.wait(for: "chưa có đợt nào được áp dụng")
        let waiting = try program.run("status")
        #expect(waiting.code == 1)
        #expect(waiting.output.contains("thu: bản mới chờ chấp nhận"), "\(waiting.output)")
        #expect(try program.run("check", "--accept").code == 0)
        try service.wait(for: "thu: bản mới của tệp lịch đã được chấp nhận")
        #expect(service.stop() == 0)
        let again = try RunningService(program)
        defer { again.kill() }
        try again.wait(for: "đợt: thu; lượt gửi kế tiếp")
        #expect(!again.log.contains("tạo cơ sở dữ liệu"))
        #expect(!again.log.contains("đã được chấp nhận"))
        #expect(again.stop() == 0)
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
