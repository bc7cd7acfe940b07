import Campaigns
import Foundation
import ProgramBench
import Schedules
import Testing
import Texts
import Wording

/// What the guides show is what the program does.
@Suite struct GuideTests {
    @Test func `the guide's campaign loads, with every block that it shows`() throws {
        let sets = try GuideCampaign.sets(Guide.schedules.blocks("lich"))
        let errors = sets.findings.filter { $0.severity == .error }
        #expect(errors.map { $0.headline(.vietnamese) } == [])
        let campaign = try #require(sets.sets.first { $0.id == "ra-soat-2021" }?.campaign)
        #expect(campaign.scoreSheets.first?.criteria.count == 3)
        #expect(
            campaign.scoreSheets.first?.levels.map(\.name) == ["Xuất sắc", "Tốt", "Hoàn thành"]
        )
    }

    /// What each mistake of the guide's table is made of: a line of its campaign, and how it is written there.
    private static let mistakes: [String: (line: String, mistake: String)] = [
        "L001": ("gửi tối đa:          4 lần", "gửi tối đa           4 lần"),
        "L011": ("thứ Tư 17/02/2021 17:00", "thứ Năm 17/02/2021 17:00"),
        "L012": ("lúc 14:00", "lúc 14.00"), "L013": ("thứ Tư 17/02/2021 17:00", "02/17/2021 17:00"),
        "L014": ("= thứ Năm 29/04/2021", "= thứ Sáu 30/04/2021"),
        "L020": ("mốc:                 mọi mốc\n", "mốc: ke-hoahc\n"),
        "L022": ("gửi tới:             phòng TCCB", "gửi tới:             phòng TCB"),
        "L028": ("TTC,Trung tâm C,", "TTC,Trung tâm C, D,"),
        "L030": ("tên ngắn:            \"Rà soát hồ sơ\"", "tên ngắn: Rà soát hồ sơ"),
        "L032": ("gửi tối đa:          4 lần", "nếu rơi ngày nghỉ: dời sang thứ Hai"),
    ]

    @Test func `the guide's ten mistakes are told in its words`() throws {
        let rows = try Guide.schedules.table("viết | báo")
        #expect(rows.count == 10)
        for row in rows {
            let (written, told) = (row[0].bare, row[1].bare)
            let code = try #require(told.firstMatch(of: /lỗi (L\d+):/)).1
            let (line, mistake) = try #require(Self.mistakes[String(code)], "\(code)")
            let words = written.split { "…= ".contains($0) }
            #expect(words.allSatisfy { mistake.contains($0) || line.contains($0) }, "\(written)")
            func wrong(_ text: String) -> String {
                text.firstRange(of: line).map { text.replacingCharacters(in: $0, with: mistake) }
                    ?? text
            }
            let (campaign, units) = (try Guide.campaign, try Guide.units)
            #expect(wrong(campaign) != campaign || wrong(units) != units, "\(line)")
            let sets = try GuideCampaign.sets([wrong(campaign)], units: wrong(units))
            let first = sets.findings.first { $0.severity == .error }?.headline(.vietnamese)
            #expect(first?.hasSuffix(told) == true, "\(first ?? "") instead of \(told)")
        }
    }

    @Test func `who would get no letter at all is warned of, as the guide says`() throws {
        #expect(
            try Guide.schedules.says(
                "(ở mục 2: Công đoàn, vì chỉ được mời làm `ket-qua`; cần thêm khối `gửi tới: đơn vị`)"
            )
        )
        let invitation = """
            NHẮC VIỆC moi "Mời"
              mốc: ket-qua
              gửi: 10 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị
            """
        for (texts, warnings) in [
            ([try Guide.campaign], ["1 đơn vị liên quan không nhận thư nào về việc này: CDOAN"]),
            ([try Guide.campaign, invitation], []),
        ] {
            let found = try GuideCampaign.sets(texts).findings.map { $0.headline(.vietnamese) }
                .filter { $0.contains("C27") }
            #expect(found.count == warnings.count)
            for (headline, words) in zip(found, warnings) { #expect(headline.hasSuffix(words)) }
        }
    }

    @Test func `the first page shows lines of the shipped campaign, and a server that is read`()
        throws
    {
        let folder = Project.schedules.appendingPathComponent("bau-cu-2021")
        let shipped = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".lich") }
            .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
            .joined()
        let blocks = try Guide.program.blocks("")
        let first = try #require(blocks.first { $0.hasPrefix("MỐC ") })
        // Which milestones the block is about is too long a line for a page.
        for line in first.split(separator: "\n") where !line.hasPrefix("  mốc:") {
            #expect(shipped.contains(line + "\n"), "\(line)")
        }
        let server = try #require(blocks.first { $0.hasPrefix("MÁY CHỦ THƯ ") })
        let campaign = try Guide.campaign.replacing("thu-ra-soat\n", with: "may-chu-so\n")
        let errors = try GuideCampaign.sets([campaign, server]).findings.filter {
            $0.severity == .error
        }
        #expect(errors.map { $0.headline(.vietnamese) } == [])
    }

    /// A test that quotes an example fails where the guide does not give it; this one where no test quotes it.
    @Test func `every example of the guides is quoted by a test`() throws {
        let tests = Project.root.appendingPathComponent("Tests")
        let files = try #require(
            FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
        )
        var code = ""
        for case let file as URL in files where file.pathExtension == "swift" {
            code += try String(contentsOf: file, encoding: .utf8).letters
        }
        let examples = try [Guide.schedules, Guide.templates, Guide.program].flatMap(\.examples)
        #expect(examples.count > 20)
        for example in examples { #expect(code.contains(example.letters), "\(example)") }
    }
}

extension String {
    /// Without the marks of a code in a page.
    fileprivate var bare: String { trimmingCharacters(in: CharacterSet(charactersIn: "`")) }

    /// Letters and digits alone: of a text that stands in code over several lines, and of one that does not.
    fileprivate var letters: String { String(filter { $0.isLetter || $0.isNumber }) }
}
