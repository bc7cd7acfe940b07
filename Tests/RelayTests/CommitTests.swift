import Foundation
import GRDB
import ProgramBench
import Testing
import Trials

/// The program killed before each single write of its database: while it composes letters, between composing
/// and marking, and while it notes what became of them.
@Suite(.serialized, .enabled(if: Effort.isLong, "takes minutes")) struct CommitTests {
    /// How far a pass had come when it was killed, as the database says afterwards.
    private enum Stage: String, CaseIterable {
        /// The pass had stored nothing.
        case composing
        /// Letters are written, none is claimed.
        case written
        /// Letters are claimed, none is in flight that has not been sent.
        case claimed
        /// Letters may be leaving: the one window in which a copy may arise.
        case inFlight
        /// All are sent.
        case done
    }

    /// What the pass that is killed has to write.
    enum Work: String, CaseIterable {
        /// Letters that have just fallen due.
        case dueNow
        /// Letters that waited for the server since the day before, and are composed anew with what falls due.
        case waiting
    }

    private static let units = 12

    @Test(arguments: Work.allCases)
    func `killed before every write of a pass it loses nothing and copies only what was in flight`(
        work: Work
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-commit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let shim = try PreloadedLibrary.build("killpoint", in: folder)
        let template = try Self.home(of: work)
        defer { template.remove() }

        let count = folder.appendingPathComponent("count")
        let whole = try Self.trial(
            template,
            folder,
            environment: ["LD_PRELOAD": shim.path, "COUNT_WRITES": count.path]
        )
        #expect(whole.killed.code == 0, "\(whole.killed.errors)")
        #expect(whole.letters.values.allSatisfy { $0.count == 1 })
        let writes = try #require(
            Int(
                String(contentsOf: count, encoding: .utf8)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            )
        )
        var kills: [Stage: Int] = [:]
        var copied = 0
        var numbers: [Stage: [Int]] = [:]
        func kill(before number: Int) throws {
            let trial = try Self.trial(
                template,
                folder,
                environment: ["LD_PRELOAD": shim.path, "KILL_BEFORE_WRITE": "\(number)"]
            )
            #expect(trial.killed.code == SIGKILL, "write \(number): \(trial.killed.errors)")
            let stage = try #require(trial.stage)
            kills[stage, default: 0] += 1
            numbers[stage, default: []].append(number)
            #expect(trial.letters.count == Self.units, "lost before write \(number)")
            let copies = trial.letters.filter { $0.value.count > 1 }
            copied += copies.count
            #expect(copies.values.allSatisfy { $0.count == 2 && Set($0).count == 1 })
            #expect(Set(copies.keys).isSubset(of: trial.unanswered), "write \(number)")
            #expect(copies.isEmpty || stage == .inFlight, "copied while \(stage), \(number)")
            #expect(trial.isBalanced, "write \(number)")
        }
        for number in Effort.some(of: Array(1...writes), quick: 5) { try kill(before: number) }
        if Effort.isFull {
            // Of a stage with few writes each one several times.
            for stage in Stage.allCases where stage != .done {
                let all = numbers[stage] ?? []
                #expect(!all.isEmpty, "never killed while \(stage)")
                for round in 0..<max(0, 40 - all.count) where !all.isEmpty {
                    try kill(before: all[round % all.count])
                }
            }
        }
        let words = Stage.allCases.map { "\(kills[$0, default: 0]) \($0.rawValue)" }
        print(
            "\(work.rawValue), \(writes) writes: killed \(kills.values.reduce(0, +)) times (\(words.joined(separator: ", "))): 0 lost, \(copied) copied"
        )
    }

    private struct Trial {
        let killed: DonDocProgram.Result
        /// What the kill left; nil where there was none.
        let stage: Stage?
        /// Copies of every letter that arrived.
        let letters: [String: [String]]
        let unanswered: Set<String>
        let isBalanced: Bool
    }

    /// A pass over a copy of the home, and then one that is left alone.
    private static func trial(
        _ template: GeneratedHome,
        _ folder: URL,
        environment: [String: String]
    ) throws -> Trial {
        let inbox = folder.appendingPathComponent(UUID().uuidString)
        let sink = try Sink(in: inbox)
        defer { try? FileManager.default.removeItem(at: inbox) }
        let home = folder.appendingPathComponent("home-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: template.url, to: home)
        defer { try? FileManager.default.removeItem(at: home) }
        let file = home.appendingPathComponent("Schedules/thu/a.lich")
        try String(contentsOf: file, encoding: .utf8)
            .replacing("127.0.0.1:9", with: "127.0.0.1:\(sink.port)")
            .write(to: file, atomically: true, encoding: .utf8)
        var program = DonDocProgram(home: home)
        let moment = ["--now", "2021-03-10T08:00+07:00"]
        program.environment = environment
        let killed = try program.run(["tick"] + moment)
        let path = home.appendingPathComponent("dondoc.sqlite").path
        let stage = killed.code == 0 ? nil : try Self.stage(path)
        program.environment = [:]
        let after = try program.run(["tick"] + moment)
        #expect(after.code == 0, "\(after.errors)")
        return Trial(
            killed: killed,
            stage: stage,
            letters: try copies(in: inbox),
            unanswered: try DueHome.unanswered(in: path),
            isBalanced: try program.run("ledger", "--format", "csv").code == 0
        )
    }

    private static func stage(_ path: String) throws -> Stage {
        try DatabaseQueue(path: path).read { connection in
            func count(_ condition: String) throws -> Int {
                try Int.fetchOne(
                    connection,
                    sql: "SELECT count(*) FROM message WHERE \(condition)"
                ) ?? 0
            }
            let planned = try count(
                "id IN (SELECT message_id FROM occurrence WHERE slot = '2021-03-10')"
            )
            if planned == 0 { return .composing }
            if try count("state = 'sent'") == units { return .done }
            if try count("state = 'inFlight'") > 0 { return .inFlight }
            if try count("state = 'claimed'") > 0 { return .claimed }
            return .written
        }
    }

    /// A home whose letters of the 10th at 08:00 are yet to be written; its server is away until then.
    private static func home(of work: Work) throws -> GeneratedHome {
        let home = try GeneratedHome(
            units: units,
            server: "  máy chủ: smtp://127.0.0.1:9",
            milestones: """
                MỐC viec "Việc thử"
                  hạn: thứ Hai 15/03/2021 17:00
                NHẮC VIỆC nhac "Nhắc"
                  mốc: viec
                  gửi: 5 ngày trước hạn, lúc 08:00
                  \(work == .waiting ? "gửi: 6 ngày trước hạn, lúc 08:00" : "")
                  gửi tới: đơn vị chưa nộp
                """,
            years: 2021...2021
        )
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T08:00+07:00").code == 0)
        if work == .waiting {
            #expect(try program.run("tick", "--now", "2021-03-09T08:00+07:00").code == 1)
        }
        return home
    }
}
