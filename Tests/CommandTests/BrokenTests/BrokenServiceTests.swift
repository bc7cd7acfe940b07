import Foundation
import Glibc
import MailCatcher
import ProgramBench
import Testing

/// What is broken under the running service: it says so, and goes on.
@Suite struct BrokenServiceTests {
    /// What somebody does to a home, and what the log says of it.
    enum Harm: String, CaseIterable, Sendable {
        case aMistake, noUnitList, noSchedules, aPipe, aBrokenTemplate, noTemplates

        var words: String {
            switch self {
            case .aMistake: "lỗi L013: không có tháng 13"
            case .noUnitList: "lỗi L028"
            case .noSchedules: "không đọc được thư mục"
            case .aPipe: "lỗi L028"
            case .aBrokenTemplate: "nhac-viec.vi.text.mustache"
            case .noTemplates: "thư mục Templates riêng không còn"
            }
        }
    }

    private func home(server: String = "  máy chủ: smtp://127.0.0.1:9") throws -> GeneratedHome {
        try GeneratedHome.reminding(
            units: 2,
            server: server + "\n  người vận hành: <van-hanh@so.example>"
        )
    }

    private func harm(_ home: GeneratedHome, _ harm: Harm) throws {
        let manager = FileManager.default
        func place(_ name: String) -> URL { home.url.appendingPathComponent(name) }
        switch harm {
        case .aMistake: try home.edit("a.lich") { $0.replacing("15/03/2021", with: "15/13/2021") }
        case .noUnitList: try manager.removeItem(at: place("Schedules/thu/don-vi.csv"))
        case .noSchedules: try manager.moveItem(at: place("Schedules"), to: place("away"))
        case .aPipe: #expect(unsafe mkfifo(place("Schedules/thu/x.lich").path, 0o600) == 0)
        case .aBrokenTemplate:
            try Data("{{#viec}} no end".utf8)
                .write(to: place("Templates/nhac-viec.vi.text.mustache"))
        case .noTemplates: try manager.moveItem(at: place("Templates"), to: place("away"))
        }
    }

    @Test(arguments: Harm.allCases)
    func `what is broken under the service is said once, told to the operator, and ends nothing`(
        harm: Harm
    ) throws {
        let home = try home()
        defer { home.remove() }
        // Words of the office's own: those that ship would be no loss.
        let own = home.url.appendingPathComponent("Templates/nhac-viec.vi.text.mustache")
        try (String(contentsOf: own, encoding: .utf8) + "\nPhòng TCCB\n")
            .write(to: own, atomically: true, encoding: .utf8)
        let program = DonDocProgram(home: home.url)
        let service = try RunningService(program)
        defer { service.kill() }
        try service.wait(for: "lượt gửi kế tiếp")
        try self.harm(home, harm)
        try service.wait(for: harm.words)
        let list = try program.run("outbox", "list", "--format", "csv")
        #expect(list.output.contains("van-hanh@so.example"), "\(list.output)")
        #expect(service.process.isRunning)
        service.send(SIGHUP)
        try service.wait(for: "được yêu cầu đọc lại tệp")
        #expect(service.stop() == 0)
        let told = service.log.split(separator: "\n").count { $0.contains(harm.words) }
        #expect(told == 1, "\(service.log)")
        // A start afterwards, as after a reboot months later, is one with the last good files.
        let restarted = try RunningService(program)
        defer { restarted.kill() }
        try restarted.wait(for: harm.words)
        #expect(restarted.stop() == 0)
        #expect(try program.run("ledger").code == 0)
    }

    @Test func `where no file was ever in force the service says so and waits for one`() throws {
        let home = try home()
        defer { home.remove() }
        let folder = home.url.appendingPathComponent("Schedules/thu")
        let away = home.url.appendingPathComponent("away")
        try FileManager.default.moveItem(at: folder, to: away)
        let service = try RunningService(DonDocProgram(home: home.url))
        defer { service.kill() }
        let said = try service.wait(for: "chưa có đợt nào")
        #expect(said.contains(" warning "), "\(said)")
        try FileManager.default.moveItem(at: away, to: folder)
        try service.wait(for: "thu: đã áp dụng tệp lịch")
        #expect(service.stop() == 0)
    }

    /// Another program holds the database's write lock for longer than the ten seconds that are waited for it.
    @Test(arguments: [false, true])
    func `a database that another program writes is waited for`(isAtTheStart: Bool) throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("check", "--accept").code == 0)
        var service = isAtTheStart ? nil : try RunningService(program)
        try service?.wait(for: "lượt gửi kế tiếp")
        let script = """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1], isolation_level=None)
            database.execute("BEGIN IMMEDIATE")
            print("held", flush=True)
            sys.stdin.read()
            """
        let path = home.url.appendingPathComponent("dondoc.sqlite").path
        let (other, input, output) = (Process(), Pipe(), Pipe())
        other.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        other.arguments = ["-c", script, path]
        (other.standardInput, other.standardOutput) = (input, output)
        try other.run()
        defer { kill(other.processIdentifier, SIGKILL) }
        _ = output.fileHandleForReading.availableData
        service?.send(SIGHUP)
        let running = try service ?? RunningService(program)
        service = running
        defer { running.kill() }
        let fault = try running.wait(for: "chương trình khác đang ghi dondoc.sqlite")
        #expect(fault.contains(" error "), "\(fault)")
        #expect(running.process.isRunning)
        try input.fileHandleForWriting.close()
        try running.wait(for: "dịch vụ làm việc trở lại")
        if isAtTheStart { try running.wait(for: "lượt gửi kế tiếp") }
        #expect(running.stop() == 0)
        #expect(try program.run("ledger").code == 0)
    }

    @Test func `a log into a full disk ends nothing`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let line = """
            '\(DonDocProgram.path)' run --home '\(home.url.path)' 2> /dev/full &
            until '\(DonDocProgram.path)' status --format json --home '\(home.url.path)' | grep -q '"lastPass" : "2'
            do :; done
            kill -TERM $! && wait $!
            """
        let result = try OtherProgram.run("/bin/bash", ["-c", line])
        #expect(result.code == 0, "\(String(decoding: result.errors, as: UTF8.self))")
        #expect(try program.run("status").output.contains("không chạy"))
    }

    // MARK: Ends

    /// A letter falls due as soon as the service starts, by a server that plays the script.
    private func withLetterInHand(
        _ script: CatcherScript,
        _ body: (GeneratedHome, MailCatcher) throws -> Void
    ) async throws {
        let inbox = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: inbox) }
        let catcher = try await MailCatcher(inbox: inbox, script: script)
        let now = Date()
        func local(_ offset: TimeInterval) -> String {
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
            formatter.dateFormat = "dd/MM/yyyy HH:mm"
            return formatter.string(from: now.addingTimeInterval(offset))
        }
        let home = try GeneratedHome(
            units: 1,
            server: "  máy chủ: smtp://127.0.0.1:\(catcher.port)",
            milestones: """
                MỐC viec "Việc"
                  hạn: \(local(7_200))
                NHẮC VIỆC nhac "Nhắc"
                  mốc: viec
                  gửi: 125 phút trước hạn
                  gửi tới: đơn vị chưa nộp
                """
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let start = now.addingTimeInterval(-1_200).formatted(.iso8601)
        #expect(try program.run("check", "--accept", "--now", start).code == 0)
        // One pass by the machine's time books what was before it; the letter is due since five minutes.
        #expect(try program.run("tick", "--now", start).code == 0)
        try body(home, catcher)
        try await catcher.stop()
    }

    private func wait(_ program: DonDocProgram, for state: String) throws {
        for _ in 0..<200 {
            let list = try program.run("outbox", "list", "--format", "csv").output
            if list.contains(",\(state),") { return }
        }
        Issue.record("no letter became \(state)")
    }

    @Test(arguments: ["run", "tick"], [SIGTERM, SIGINT])
    func `told to stop in the middle of a letter the service finishes it`(
        command: String,
        signal: Int32
    ) async throws {
        var script = CatcherScript()
        script.play([.delay(milliseconds: 3_000)], at: .content)
        try await withLetterInHand(script) { home, catcher in
            let program = DonDocProgram(home: home.url)
            let (service, _, errors) = try program.start([command, "--yes"])
            defer { kill(service.processIdentifier, SIGKILL) }
            try wait(program, for: "inFlight")
            kill(service.processIdentifier, signal)
            let log = String(
                decoding: errors.fileHandleForReading.readDataToEndOfFile(),
                as: UTF8.self
            )
            service.waitUntilExit()
            #expect(service.terminationReason == .exit)
            #expect(service.terminationStatus == (command == "run" ? 0 : 1))
            let words = command == "run" ? ["đã gửi 1", "dịch vụ đã dừng"] : ["lượt bị dừng"]
            #expect(words.allSatisfy { log.contains($0) }, "\(log)")
            #expect(catcher.inbox.received == 1)
            let list = try program.run("outbox", "list", "--format", "csv").output
            #expect(list.contains(",sent,"), "\(list)")
            #expect(try program.run("ledger").code == 0)
        }
    }

    @Test func `killed in the middle of a letter the next start says so, and sends it again`()
        async throws
    {
        var script = CatcherScript()
        script.play([.silence], at: .content)
        try await withLetterInHand(script) { home, catcher in
            let program = DonDocProgram(home: home.url)
            let (service, _, _) = try program.start(["run", "--yes"])
            try wait(program, for: "inFlight")
            kill(service.processIdentifier, SIGKILL)
            service.waitUntilExit()
            let restarted = try RunningService(program)
            defer { restarted.kill() }
            let said = try restarted.wait(for: "1 thư đang gửi dở khi dịch vụ dừng đột ngột")
            #expect(said.contains(" warning "), "\(said)")
            #expect(said.contains("1 thư gửi lại, 0 thư chưa rõ"), "\(said)")
            try wait(program, for: "sent")
            #expect(restarted.stop() == 0)
            #expect(catcher.inbox.received == 1)
            #expect(try program.run("ledger").code == 0)
        }
    }
}
