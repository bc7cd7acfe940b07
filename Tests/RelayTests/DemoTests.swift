import Foundation
import GRDB
import ProgramBench
import Testing
import Trials

/// The demo, run as the README says, and what must hold over its ledger and inbox.
@Suite(.serialized) struct DemoTests {
    @Test func `the demo runs to its end, twice to the same bytes, and every promise holds`() throws
    {
        let first = try Demo()
        let second = Effort.isFull ? try Demo() : first
        defer {
            first.remove()
            second.remove()
        }
        #expect(first.code == 0, "\(first.errors)")
        for word in [
            "TIẾN ĐỘ", "TỶ LỆ CỬ TRI ĐI BẦU", "SỔ THEO DÕI GỬI THƯ", "SỐ LIỆU MINH HỌA",
            "BA THƯ MẪU",
        ] {
            #expect(first.output.contains(word))
        }
        let names = try first.letters()
        #expect(names.count > 150)
        #expect(try second.letters() == names)
        for name in names {
            #expect(try first.letter(name) == second.letter(name))
        }
        try expectPythonParses(first)
        try expectNoSpam(first)
        try expectPromises(first)
        let ledger = try DonDocProgram(home: first.folder).run("ledger", "--format", "csv")
        #expect(ledger.code == 0)
        #expect(
            ledger.output.hasPrefix(
                "day,schedule,rule,due,sent,merged,skipped,missed,cancelled,failed,pending,ambiguous\n"
            )
        )
    }

    /// Python's `email` reads every letter without a defect; no Message-ID stands twice; no unit is
    /// told a rank or classification.
    private func expectPythonParses(_ demo: Demo) throws {
        let script = """
            import email, email.policy, pathlib, sys
            seen = set()
            inside = ("chicuc", "phong", "trungtam", "bql", "vuon", "quy", "congdoan", "doan", "hoi")
            for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
                message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                for part in message.walk():
                    assert not part.defects, (path, part.defects)
                assert message["message-id"] not in seen, path
                seen.add(message["message-id"])
                assert message["subject"].startswith("[Thi đua bầu cử] "), message["subject"]
                assert message["auto-submitted"] == "auto-generated"
                text = message.get_body(("plain",)).get_content()
                html = message.get_body(("html",)).get_content()
                assert "SỐ LIỆU MINH HỌA" in text and "SỐ LIỆU MINH HỌA" in html, path
                assert len(html.encode()) < 80_000, path
                for word in ("thứ hạng", "Thứ hạng", "xếp loại dự kiến", "Hoàn thành xuất sắc"):
                    assert word not in text and word not in html, (path, word)
            print(len(seen))
            """
        let text = try OtherProgram.python(["-c", script, demo.inbox.path]).text
        #expect(Int(text) == (try demo.letters().count))
    }

    /// SpamAssassin scores one letter of each subject below 1.
    private func expectNoSpam(_ demo: Demo) throws {
        var kinds: [String: Data] = [:]
        for name in try demo.letters() {
            let letter = try demo.letter(name)
            let subject =
                String(decoding: letter, as: UTF8.self)
                .firstMatch(of: /Subject: (.*?)\r\n[A-Z]/.dotMatchesNewlines())?.1 ?? ""
            // The first encoded word holds the campaign and the beginning of what it is about.
            kinds[String(subject.prefix(70))] = letter
        }
        #expect(kinds.count > 20)
        let scores = try SpamScore.of(Array(kinds.values))
        #expect(scores.count == kinds.count)
        for (score, rules) in scores { #expect(score < 1, "\(rules)") }
        print("SpamAssassin: \(scores.count) letters, at most \(scores.map(\.score).max() ?? 0)")
    }

    private func expectPromises(_ demo: Demo) throws {
        let path = demo.folder.appendingPathComponent("dondoc.sqlite").path
        try DatabaseQueue(path: path).read { connection in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(connection, sql: sql) ?? -1 }
            // About nothing that the unit had submitted and that was not returned or withdrawn since.
            let wrong = try count(
                """
                SELECT count(*) FROM occurrence o JOIN message m ON m.id = o.message_id
                JOIN obligation b ON b.campaign = o.campaign AND b.unit = o.unit
                    AND b.milestone = o.milestone
                WHERE m.state = 'sent' AND EXISTS (
                    SELECT 1 FROM submission s WHERE s.obligation_id = b.id
                        AND s.status IN ('received', 'accepted') AND s.recorded <= m.ended
                        AND NOT EXISTS (SELECT 1 FROM submission t
                            WHERE t.obligation_id = b.id AND t.status IN ('returned', 'withdrawn')
                                AND t.happened >= s.happened AND t.recorded <= m.ended))
                """
            )
            #expect(wrong == 0)
            // No reminder of an obligation to one who is only invited.
            #expect(
                try count(
                    """
                    SELECT count(*) FROM occurrence o JOIN obligation b ON b.campaign = o.campaign
                        AND b.unit = o.unit AND b.milestone = o.milestone
                    WHERE b.involvement = 'invited' AND o.message_id IS NOT NULL
                    """
                ) == 0
            )
            #expect(
                try count(
                    """
                    SELECT count(*) FROM occurrence o JOIN unit u ON u.code = o.unit
                    WHERE u.kind = 'đoàn thể' AND o.schedule LIKE 'qua-han%'
                    """
                ) == 0
            )
            #expect(try count("SELECT count(*) FROM occurrence WHERE nominal < '2021-03-03'") == 0)
            // Election day, a Sunday: eight bulletins to two readers.
            #expect(
                try count(
                    """
                    SELECT count(*) FROM occurrence o JOIN message m ON m.id = o.message_id
                    WHERE o.schedule = 'ngay-bau-cu' AND o.line > 0 AND m.state = 'sent'
                        AND o.actual LIKE '2021-05-23%'
                    """
                ) == 16
            )
            // At most one reminder letter per recipient and half-hour; what a person lets go is a letter of its own.
            #expect(
                try count(
                    """
                    SELECT count(*) FROM message a JOIN message b
                        ON a.recipient = b.recipient AND a.id < b.id AND a.priority = 2
                        AND b.priority = 2 AND abs(a.ended - b.ended) < 30 * 60 * 1000
                        AND 'qua-han-3' NOT IN (a.schedule, b.schedule)
                    """
                ) == 0
            )
        }
    }
}

/// One run of the demo into a folder of its own.
private struct Demo {
    let folder: URL
    let code: Int32
    let output: String
    let errors: String
    var inbox: URL { folder.appendingPathComponent("inbox/new") }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-demo-\(UUID().uuidString)")
        let result = try DonDocProgram(home: Project.root).run("demo", "--into", folder.path)
        (code, output, errors) = (result.code, result.output, result.errors)
    }

    func letters() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: inbox.path).sorted()
    }

    func letter(_ name: String) throws -> Data {
        try Data(contentsOf: inbox.appendingPathComponent(name))
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }
}
