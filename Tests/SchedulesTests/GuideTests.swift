import Campaigns
import Delivery
import Foundation
import ProgramBench
import Schedules
import Testing
import Texts
import Wording

/// What `Schedules/README.md` shows is what the program does.
@Suite struct GuideTests {
    @Test func `the guide's campaign loads, with every block that it shows`() throws {
        let sets = try campaign(blocks("lich"))
        let errors = sets.findings.filter { $0.severity == .error }
        #expect(errors.map { $0.headline(.vietnamese) } == [])
        let campaign = try #require(sets.sets.first { $0.id == "ra-soat-2021" }?.campaign)
        #expect(campaign.scoreSheets.first?.criteria.count == 3)
        #expect(
            campaign.scoreSheets.first?.levels.map(\.name) == ["Xuất sắc", "Tốt", "Hoàn thành"]
        )
    }

    @Test func `the plan in the guide is the plan of its campaign`() throws {
        let sets = try campaign([blocks("lich")[0]])
        let campaign = try #require(sets.sets.first?.campaign)
        let (first, last) = (CivilDate(iso: "2021-02-01"), CivilDate(iso: "2021-02-22"))
        let rows = try SendPlan(Agenda(campaign), isPerUnit: false).rows.filter {
            (try #require(first)...#require(last)).contains($0.occurrence.actual.date)
        }
        let dates = DateStyle(.vietnamese)
        let found = rows.map { row in
            let occurrence = row.occurrence
            return [
                occurrence.schedule.text, "\(occurrence.line)", occurrence.milestone?.text ?? "",
                dates.inTable(occurrence.nominal), dates.inTable(occurrence.actual),
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
        let table = try #require(blocks("").first { $0.contains("theo quy tắc") })
        let shown = table.split(separator: "\n").dropFirst(2).map { line in
            line.split(separator: " ").prefix { !["Tết"].contains($0) }.joined(separator: " ")
        }
        #expect(found == shown)
    }

    /// Each mistake of the guide's table gives the message printed beside it.
    @Test func `the guide's ten mistakes are told in its words`() throws {
        let good = blocks("lich")[0]
        for (line, mistake, message) in [
            (
                "gửi tối đa:          4 lần", "gửi tối đa           4 lần",
                "lỗi L001: thiếu dấu hai chấm sau «gửi tối đa»"
            ),
            (
                "thứ Tư 17/02/2021 17:00", "thứ Năm 17/02/2021 17:00",
                "lỗi L011: 17/02/2021 là thứ Tư, không phải thứ Năm"
            ),
            ("lúc 14:00", "lúc 14.00", "lỗi L012: '14.00' không phải giờ hợp lệ, ví dụ 08:00"),
            (
                "thứ Tư 17/02/2021 17:00", "02/17/2021 17:00",
                "lỗi L013: không có tháng 17; ngày ghi theo thứ tự ngày/tháng/năm"
            ),
            (
                "= thứ Năm 29/04/2021", "= thứ Sáu 30/04/2021",
                "lỗi L014: tính ra thứ Năm 29/04/2021, không phải 30/04/2021"
            ),
            (
                "gửi tới:             phòng TCCB", "gửi tới:             phòng TCB",
                "lỗi L022: không có NGƯỜI NHẬN «phòng TCB»"
            ),
            (
                "tên ngắn:            \"Rà soát hồ sơ\"", "tên ngắn:            Rà soát hồ sơ",
                "lỗi L030: chữ phải đặt trong ngoặc kép"
            ),
        ] {
            #expect(good.contains(line), "\(line)")
            let bad = good.replacingOccurrences(
                of: line,
                with: mistake,
                range: good.range(of: line)
            )
            let first = try campaign([bad]).findings.first { $0.severity == .error }
            #expect(first?.headline(.vietnamese).hasSuffix(message) == true, "\(first as Any)")
            let guide = try guide()
            #expect(guide.contains(message), "\(message)")
        }
    }

    // MARK: Helpers

    private func guide() throws -> String {
        try String(
            contentsOf: Project.schedules.appendingPathComponent("README.md"),
            encoding: .utf8
        )
    }

    /// The fenced blocks of that language, in order.
    private func blocks(_ language: String) -> [String] {
        var blocks: [String] = []
        var current: (language: String, lines: [Substring])?
        for line in (try? guide().split(separator: "\n", omittingEmptySubsequences: false)) ?? [] {
            if line.hasPrefix("```") {
                if let block = current {
                    if block.language == language {
                        blocks.append(block.lines.joined(separator: "\n"))
                    }
                    current = nil
                } else {
                    current = (String(line.dropFirst(3)), [])
                }
            } else {
                current?.lines.append(line)
            }
        }
        return blocks
    }

    /// Later blocks continue the first one's campaign unless they name their own.
    private func campaign(_ texts: [String]) throws -> ScheduleSets {
        let units = try #require(blocks("csv").first)
        let files = texts.enumerated().map { index, text in
            let isWhole = text.contains("ĐỢT ") || text.contains("CAMPAIGN ")
            let head = isWhole ? "" : "ĐỢT ra-soat-2021\n"
            return SourceFile(path: "Schedules/ra-soat-2021/\(index).lich", text: head + text)
        }
        return ScheduleSets(
            scheduleFiles: files,
            templates: ShippedFiles.templates,
            readUnitList: { path, _ in .success(SourceFile(path: path, text: units)) }
        )
    }
}
