import Foundation
import ProgramBench
import Testing

/// Whole letters of the 2021 campaign, one of each kind, word for word as `Letters/*.txt` has them.
///
/// Where a template or a sentence was changed on purpose, write the files anew and read their difference:
///
///     DONDOC_GOLDEN=write swift test --filter GoldenLetterTests && git diff Tests/CommandTests/Letters
@Suite struct GoldenLetterTests {
    /// The file, the day on which the letter leaves, and how its subject goes on;
    /// of several such letters that day the first.
    private static let letters: [(name: String, day: String, subject: String)] = [
        ("thu-chung", "2021-03-03", "Phát động đợt thi đua"),
        ("nhac-viec", "2021-03-05", "Quán triệt Văn bản 548"),
        ("tong-hop-tuan", "2021-03-05", "Tổng hợp tiến độ tuần"),
        ("don-doc-qua-han", "2021-03-16", "Quá hạn: Kế hoạch phát động"),
        ("qua-han-7-ngay", "2021-03-22", "02 đơn vị quá hạn từ 07 ngày"),
        ("nhac-nhieu-viec", "2021-03-19", "02 việc cần nộp"),
        ("tong-hop-thang", "2021-03-31", "Tổng hợp tiến độ tháng 3/2021"),
        ("don-vi-moi", "2021-04-01", "19 việc đơn vị cần thực hiện"),
        ("gui-so-lieu", "2021-05-23", "Đề nghị gửi số liệu: Báo cáo nhanh đến 11:00"),
        ("bao-cao-nhanh", "2021-05-23", "Báo cáo nhanh đến 11:00"),
        ("bao-vu-viec", "2021-05-23", "Đề nghị liên hệ trực tiếp ngay"),
        ("bao-cao-cuoi-ngay", "2021-05-23", "Báo cáo nhanh cuối ngày"),
        ("tong-ket-thang-6", "2021-06-30", "Tổng kết đợt thi đua"),
        ("tong-ket-nam", "2021-12-27", "Tổng kết năm 2021"),
    ]

    private struct Sent: Decodable {
        let day: String
        let to: String
        let subject: String
        let text: String
    }

    /// The letters of those days alone, and those up to each day of a digest, whose period begins earlier.
    private static let sent = Result { try replay() }

    private static func replay() throws -> [Sent] {
        let home = try SampleHome()
        let inboxes = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-golden-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: inboxes) }
        // A digest tells from the day on which the replay begins.
        let spans = [("2021-03-01", "2021-03-05"), ("2021-03-01", "2021-03-31")]
        for (first, day) in Set(letters.map(\.day)).map({ ($0, $0) }) + spans {
            let inbox = inboxes.appendingPathComponent(first == day ? day : "until \(day)")
            let result = try home.run(
                ["replay", "--from", first, "--to", day, "--to-inbox", inbox.path, "--approve"]
            )
            #expect(result.code == 0, "\(result.errors)")
        }
        let script = """
            import csv, email, email.policy, json, pathlib, sys
            paths = [index.parent / "new" / row["file"]
                for index in sorted(pathlib.Path(sys.argv[1]).glob("*/index.csv"))
                for row in csv.DictReader(index.open())]
            for path in paths:
                message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                text = message.get_body(("plain",)).get_content()
                print(json.dumps({"day": path.parts[-3], "to": message["to"],
                    "subject": message["subject"], "text": text.replace("\\r\\n", "\\n")}))
            """
        return try OtherProgram.python(["-c", script, inboxes.path]).text.split(separator: "\n")
            .map { try JSONDecoder().decode(Sent.self, from: Data($0.utf8)) }
    }

    @Test(arguments: letters.indices)
    func `a letter is word for word what it was`(index: Int) throws {
        let (name, day, subject) = Self.letters[index]
        let sent = try Self.sent.get()
        let letter = try #require(
            sent.first {
                $0.day == (name.hasPrefix("tong-hop") ? "until \(day)" : day)
                    && $0.subject.hasPrefix("[Thi đua bầu cử] " + subject)
            },
            "no letter \(name); that day: \(sent.filter { $0.day == day }.map(\.subject))"
        )
        let found = "Tới: \(letter.to)\nChủ đề: \(letter.subject)\n\n\(letter.text)"
        let file = Project.root.appendingPathComponent("Tests/CommandTests/Letters/\(name).txt")
        if ProcessInfo.processInfo.environment["DONDOC_GOLDEN"] == "write" {
            try found.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try found == String(contentsOf: file, encoding: .utf8))
    }
}
