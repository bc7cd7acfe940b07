import Campaigns
import Delivery
import Foundation
import Home
import ProgramBench
import Testing

/// The numbers of a service, as a parser of another make reads them.
@Suite struct MetricsTests {
    /// One line of what the parser of Prometheus' Python client makes of a text: `name{a="b"} 1`, sorted.
    private static func read(_ text: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-metrics-\(UUID().uuidString).prom")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        let script = """
            import json, sys
            from prometheus_client.parser import text_string_to_metric_families as parse
            families = list(parse(open(sys.argv[1], encoding='utf-8').read()))
            names = [family.name for family in families]
            assert len(names) == len(set(names)), names
            for family in families:
                assert family.documentation and family.type in ('gauge', 'counter'), family
                for s in family.samples:
                    labels = json.dumps(s.labels, ensure_ascii=False, sort_keys=True)
                    print(s.name, labels, repr(s.value))
            """
        return try OtherProgram.python(["-c", script, file.path]).text
            .split(separator: "\n").map(String.init)
    }

    @Test func `labels of any text and large numbers are read back as they were`() throws {
        var snapshot = MetricsSnapshot(version: "0.1.0", machine: "máy \"một\"\\hai\nba")
        snapshot.lastPasses = ["x": Instant(milliseconds: 1_615_165_200_123)]
        snapshot.nextDue = Instant(milliseconds: 1_615_165_200_000)
        snapshot.letters = [
            LetterTally(
                campaign: "x",
                state: .sent,
                count: 1_234_567,
                oldest: Instant(milliseconds: 1_000)
            ),
            LetterTally(
                campaign: "x",
                state: .held,
                count: 2,
                oldest: Instant(milliseconds: 2_000)
            ),
        ]
        snapshot.imbalances = ["x": 0]
        snapshot.faults = ["may": true, "du-phong": false]
        snapshot.lastPassTook = .milliseconds(1250)
        #expect(
            try Self.read(snapshot.text) == [
                "dondoc_up {} 1.0",
                #"dondoc_build_info {"machine": "máy \"một\"\\hai\nba", "version": "0.1.0"} 1.0"#,
                #"dondoc_last_pass_timestamp_seconds {"campaign": "x"} 1615165200.123"#,
                "dondoc_next_due_timestamp_seconds {} 1615165200.0",
                #"dondoc_outbox_letters {"campaign": "x", "state": "held"} 2.0"#,
                #"dondoc_outbox_letters {"campaign": "x", "state": "sent"} 1234567.0"#,
                #"dondoc_outbox_oldest_timestamp_seconds {"state": "held"} 2.0"#,
                #"dondoc_letters_sent_total {"campaign": "x"} 1234567.0"#,
                #"dondoc_ledger_imbalance {"campaign": "x"} 0.0"#,
                #"dondoc_relay_fault {"server": "du-phong"} 0.0"#,
                #"dondoc_relay_fault {"server": "may"} 1.0"#,
                "dondoc_held_sets {} 0.0",
                "dondoc_pass_duration_seconds {} 1.25",
            ]
        )
    }

    @Test func `they follow the passes, and an idle pass asks the store nothing`() async throws {
        let bench = try HomeBench(Files.three)
        let store = ForwardingStore(bench.store)
        bench.restart(with: store)
        let desk = MetricsDesk(
            Workspace(bench.home, store: store),
            version: "1",
            machine: "m",
            isService: true
        )
        func pass(at text: String) async throws -> [String] {
            let now = try HomeBench.instant(text)
            let report = try await bench.pass(at: text)
            store.forgetCalls()
            let next = await bench.engine.nextDue()
            try desk.note(report, at: now, next: next, took: .milliseconds(5))
            desk.noteServers(report)
            return try Self.read(desk.snapshot.text)
        }
        var lines = try await pass(at: "2021-03-01T08:00:00")
        #expect(lines.contains(#"dondoc_relay_fault {"server": "may"} 0.0"#), "\(lines)")
        #expect(lines.contains(#"dondoc_ledger_imbalance {"campaign": "hai"} 0.0"#), "\(lines)")
        bench.mail.answer(.relayFault(RelayFault(.connection, "refused")))
        lines = try await pass(at: "2021-03-08T08:00:00")
        #expect(
            lines.contains(#"dondoc_outbox_letters {"campaign": "mot", "state": "pending"} 2.0"#)
        )
        #expect(lines.contains(#"dondoc_relay_fault {"server": "may"} 1.0"#), "\(lines)")
        let due = try HomeBench.instant("2021-03-08T08:00:00").milliseconds / 1000
        #expect(
            lines.contains(
                #"dondoc_outbox_oldest_timestamp_seconds {"state": "pending"} \#(due).0"#
            )
        )
        _ = try await pass(at: "2021-03-08T08:00:20")
        #expect(store.calls.isEmpty, "\(store.calls)")
        bench.mail.answer(.accepted(Reply(code: 250, enhanced: nil, text: "Ok")))
        lines = try await pass(at: "2021-03-08T08:10:00")
        #expect(lines.contains(#"dondoc_letters_sent_total {"campaign": "mot"} 2.0"#), "\(lines)")
        #expect(lines.contains(#"dondoc_relay_fault {"server": "may"} 0.0"#), "\(lines)")
        desk.noteEnd()
        #expect(desk.snapshot.text.contains("\ndondoc_up 0\n"))
    }

    @Test func `the file is replaced whole, readable by everybody`() throws {
        let folder = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("dondoc.prom").path
        let file = MetricsFile(path: path)
        try file.write("# HELP a\na 1\n")
        try file.write("# HELP a\na 2\n")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "# HELP a\na 2\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? NSNumber == 0o644)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["dondoc.prom"])
    }

    @Test(arguments: ["SQLite format 3\0", "ĐỢT thu", "#", "# TYPE x gauge"])
    func `a file of another kind is not replaced`(text: String) throws {
        let folder = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appendingPathComponent("dondoc.sqlite")
        try Data(text.utf8).write(to: url)
        #expect(throws: CocoaError.self) { try MetricsFile(path: url.path).write("# HELP a\n") }
        #expect(try String(contentsOf: url, encoding: .utf8) == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test func `a file that cannot be written leaves nothing behind`() throws {
        let folder = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let taken = folder.appendingPathComponent("dondoc.prom")
        // A folder of that name, which no file can take the place of.
        try FileManager.default.createDirectory(
            at: taken.appendingPathComponent("x"),
            withIntermediateDirectories: true
        )
        #expect(throws: (any Error).self) { try MetricsFile(path: taken.path).write("a 1\n") }
        #expect(throws: (any Error).self) {
            try MetricsFile(path: folder.appendingPathComponent("no/x.prom").path).write("a 1\n")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["dondoc.prom"])
    }

    @Test func `a link in place of the draft is not followed`() throws {
        let folder = try HomeBench.emptyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let victim = folder.appendingPathComponent("victim")
        try Data("precious".utf8).write(to: victim)
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent(".x.prom.moi"),
            withDestinationURL: victim
        )
        try MetricsFile(path: folder.appendingPathComponent("x.prom").path).write("a 1\n")
        #expect(try String(contentsOf: victim, encoding: .utf8) == "precious")
    }
}
