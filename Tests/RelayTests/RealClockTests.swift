import Foundation
import GRDB
import ProgramBench
import Testing
import Trials

/// The machine's own clock: `dondoc run` for some minutes, and `dondoc tick` started once a minute at several
/// seconds of it.
///
/// Takes six minutes, for the clock is what is tried: its sleeps wait for the second at which a pass is to start,
/// and for the last letter. So it runs by hand only (``Effort/isLong``).
@Suite struct RealClockTests {
    /// Who starts passes.
    enum Driver: Hashable, Sendable, CustomTestStringConvertible {
        case service
        /// `tick`, started at that second of each minute.
        case tick(second: Int)

        var testDescription: String {
            switch self {
            case .service: "run"
            case .tick(let second): "tick at second \(second)"
            }
        }
    }

    private static let units = 5
    private static let readers = 2
    /// Minutes from the first letter to the last.
    private static let minutes = 3

    @Test(.enabled(if: Effort.isLong, "takes six minutes"))
    func `every kind of line leaves once, whoever starts the passes`() async throws {
        let drivers: [Driver] =
            [.service] + [0, 1, 5, 59].map { Driver.tick(second: $0) }
        let start = try await Self.firstMinute()
        let reports = try await withThrowingTaskGroup(of: String.self) { group in
            for driver in drivers {
                group.addTask { try await Self.drive(driver, from: start) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        print(reports.sorted().joined(separator: "\n"))
    }

    /// The beginning of the minute of the first letter: long enough ahead to set the homes up, not around
    /// midnight of their zone.
    private static func firstMinute() async throws -> Date {
        let zone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(zone)
        var start: Date
        repeat {
            let ahead = Date().addingTimeInterval(100)
            start = Date(
                timeIntervalSince1970: (ahead.timeIntervalSince1970 / 60).rounded(.up) * 60
            )
            if calendar.isDate(start, inSameDayAs: start.addingTimeInterval(600)) { return start }
            try await Task.sleep(for: .seconds(60))
        } while true
    }

    /// Serves a home of its own until all is due; what it came to.
    private static func drive(_ driver: Driver, from start: Date) async throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-clock-\(UUID().uuidString)")
        let sink = try Sink(in: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let home = try home(from: start, port: sink.port)
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        // The files take effect.
        let first = try program.run("tick")
        #expect(first.code == 0, "\(first.errors)")
        let end = start.addingTimeInterval(Double(minutes) * 60)
        switch driver {
        case .service:
            let (service, _, _) = try program.start(["run"])
            try await Task.sleep(for: .seconds(end.timeIntervalSinceNow + 30))
            kill(service.processIdentifier, SIGTERM)
            service.waitUntilExit()
            #expect(service.terminationStatus == 0)
        case .tick(let second):
            for minute in -1...minutes {
                let moment = start.addingTimeInterval(Double(minute * 60 + second))
                try await Task.sleep(for: .seconds(max(0, moment.timeIntervalSinceNow)))
                let pass = try program.run("tick")
                #expect(pass.code == 0, "\(driver), minute \(minute): \(pass.errors)")
            }
        }
        return try judge(driver, home, sink)
    }

    private static func judge(_ driver: Driver, _ home: GeneratedHome, _ sink: Sink) throws
        -> String
    {
        let path = home.url.appendingPathComponent("dondoc.sqlite").path
        let (rows, runs) = try DatabaseQueue(path: path).read { connection in
            (
                try Row.fetchAll(
                    connection,
                    sql: """
                        SELECT o.schedule AS block, o.disposition AS end, o.due AS due, m.state AS state,
                            m.ended AS ended, m.token AS token
                        FROM occurrence o LEFT JOIN message m ON m.id = o.message_id
                        """
                ), try String.fetchAll(connection, sql: "SELECT schedule || ' ' || reason FROM run")
            )
        }
        #expect(runs.isEmpty, "\(driver): \(runs)")
        var counts: [String: Int] = [:]
        var delay = 0.0
        for row in rows {
            counts["\(row["block"] as String) \(row["end"] as String)", default: 0] += 1
            #expect(row["state"] == "sent", "\(driver): \(row)")
            let (due, ended) = (row["due"] as Int64, row["ended"] as Int64? ?? .max)
            delay = max(delay, Double(ended - due) / 1000)
        }
        #expect(
            counts == [
                "truoc letter": units, "den-han letter": units, "sau letter": units,
                "co-dinh letter": units, "chung letter": units, "chung merged": 2 * units,
                "bao-cao letter": readers * (minutes + 1),
            ],
            "\(driver)"
        )
        // Nothing waits for longer than a pass and the minute between two.
        #expect(delay < 75, "\(driver): \(delay)")
        let copies = try copies(in: sink.folder)
        #expect(copies.count == Set(rows.map { $0["token"] as String? }).count, "\(driver)")
        #expect(copies.values.allSatisfy { $0.count == 1 }, "\(driver)")
        return
            "\(driver.testDescription): \(rows.count) occurrences in \(copies.count) letters, each once; "
            + "the latest \(Int(delay)) s after it was due"
    }

    /// The lines that the service must not miss: each kind in a block that shares no letter, three in one that
    /// does, and a bulletin every minute.
    private static func home(from start: Date, port: Int) throws -> GeneratedHome {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
        func moment(_ minute: Int, _ format: String) -> String {
            formatter.dateFormat = format
            return formatter.string(from: start.addingTimeInterval(Double(minute) * 60))
        }
        func block(_ name: String, _ milestone: String, _ lines: [String], merges: Bool = false)
            -> String
        {
            """
            NHẮC VIỆC \(name) "Nhắc \(name)"
              mốc: \(milestone)
            \(lines.map { "  gửi: \($0)" }.joined(separator: "\n"))
              gửi tới: đơn vị chưa nộp
              nếu rơi ngày nghỉ: vẫn gửi
              gộp: \(merges ? "có" : "không")

            """
        }
        let milestones =
            """
            MỐC rieng "Việc riêng"
              hạn: \(moment(1, "dd/MM/yyyy HH:mm"))
            MỐC chung "Việc chung"
              hạn: \(moment(2, "dd/MM/yyyy HH:mm"))

            """ + block("truoc", "rieng", ["1 phút trước hạn"])
            + block("den-han", "rieng", ["lúc đến hạn"])
            + block("sau", "rieng", ["2 phút sau hạn"])
            + block("co-dinh", "rieng", [moment(2, "dd/MM/yyyy 'lúc' HH:mm")])
            + block(
                "chung",
                "chung",
                ["1 phút trước hạn", "lúc đến hạn", "2 phút sau hạn"],
                merges: true
            )
                + """
                CHỈ TIÊU so "Số phiếu"
                  tử số: "Đã xong"
                  mẫu số: "Tổng số"
                NGƯỜI NHẬN lanh-dao "Lãnh đạo"
                  địa chỉ: "A" <a@so.example>
                  địa chỉ: "B" <b@so.example>
                BÁO CÁO NHANH bao-cao "Báo cáo nhanh"
                  ngày: \(moment(0, "dd/MM/yyyy"))
                  gửi: mỗi 1 phút, từ \(moment(0, "HH:mm")) đến \(moment(minutes, "HH:mm"))
                  chỉ tiêu: so
                  gửi tới: lanh-dao
                """
        return try GeneratedHome(
            units: units,
            server: "  máy chủ: smtp://127.0.0.1:\(port)",
            milestones: milestones
        )
    }
}
