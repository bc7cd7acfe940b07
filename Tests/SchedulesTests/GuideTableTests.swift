import Campaigns
import Delivery
import Foundation
import ProgramBench
import Schedules
import Testing
import Texts
import Wording

/// The days that the guide's table of `gửi:` lines gives are those of its campaign.
@Suite struct GuideTableTests {
    @Test func `each line of the table leaves on its days`() throws {
        let rows = try Guide.schedules.table("`gửi:`")
        #expect(rows.count == 12)
        for row in rows {
            let line = try #require(row[0].split(separator: "`").first).description
            let cells = [row[2], row[3] == "như bên" ? row[2] : row[3]]
            for (milestone, cell) in zip(["ke-hoach", "ket-qua"], cells) {
                try check(line, of: milestone, says: cell)
            }
        }
    }

    @Test(arguments: [
        ("mỗi thứ Sáu lúc 16:00", "thứ Sáu 30/04 nghỉ → 16:00 29/04"),
        ("ngày làm việc cuối mỗi tháng lúc 15:00", "26/02, 31/03, 29/04, 31/05, 30/06"),
        ("ngày 20 mỗi tháng lúc 08:00", "20/02 thứ Bảy → 19/02"),
    ])
    func `lines that follow no deadline leave on the days that the guide gives`(
        line: String,
        days: String
    ) throws {
        let page = try Guide.schedules
        #expect(page.says("`\(line)`") && page.says(days))
        let found = try leaving("TỔNG HỢP x \"X\"\n  gửi: \(line)\n  gửi tới: phòng TCCB\n")
        for day in Cell(days).days {
            #expect(found.contains { $0.hasSuffix(day) }, "\(line): \(day) in \(found)")
        }
        for day in Cell(days).daysOff { #expect(!found.contains { $0.hasSuffix(day) }) }
    }

    @Test(arguments: [
        ("7 days before due, at 08:00", "22/04"), ("3 days after due, at 08:00", "04/05"),
        ("1 working day before due, at 14:00", "28/04"),
        ("2 working days after due, at 08:00", "05/05"), ("2 hours before due", "15:00 29/04"),
        ("at due", "17:00 29/04"), ("on due day at 08:00", "08:00 29/04"),
        ("every Monday at 08:00, after due, until done", "04/05, 10/05, 17/05, …"),
        ("every working day at 08:00, after due, until 07/05/2021", "04, 05, 06, 07/05"),
    ])
    func `each line of the English table leaves on its days`(line: String, days: String) throws {
        #expect(try Guide.schedules.says("`\(line)`"))
        try check(line, of: "ket-qua", says: days)
    }

    private func check(_ line: String, of milestone: String, says text: String) throws {
        let block =
            "NHẮC VIỆC x \"X\"\n  mốc: \(milestone)\n  gửi: \(line)\n  gửi tới: đơn vị chưa nộp\n"
        let found = try leaving(block)
        let cell = Cell(text)
        let shown = cell.goesOn ? Array(found.prefix(cell.days.count)) : found
        #expect(shown.count == cell.days.count, "\(line) of \(milestone): \(found), not «\(text)»")
        for (leaves, day) in zip(shown, cell.days) {
            #expect(leaves.hasSuffix(day), "\(line) of \(milestone): \(leaves), not \(day)")
        }
    }

    /// When the letters of the block `x` leave: `08:00 22/04`.
    private func leaving(_ block: String) throws -> [String] {
        let sets = try GuideCampaign.sets([Guide.campaign, block])
        let findings = sets.findings.filter { $0.severity == .error }
        #expect(findings.map { $0.headline(.vietnamese) } == [])
        let campaign = try #require(sets.sets.first { $0.id == "ra-soat-2021" }?.campaign)
        let dates = DateStyle(.vietnamese)
        return try SendPlan(Agenda(campaign), isPerUnit: false).rows
            .filter { $0.occurrence.schedule == "x" }
            .sorted { $0.occurrence.due < $1.occurrence.due }
            .map { dates.inTable($0.occurrence.actual).replacing("/2021", with: "") }
    }
}

/// What a cell of the table says, as `03/05 nghỉ → 04/05, rồi 10/05, 17/05, …`.
private struct Cell {
    /// With the time where the cell has one: `08:00 22/04`, `10/05`.
    let days: [String]
    /// Days of the cell on which nothing leaves.
    let daysOff: [String]
    /// More follows.
    let goesOn: Bool

    init(_ text: String) {
        let parts = text.components(separatedBy: " → ")
        daysOff = parts.count == 1 ? [] : parts[0].matches(of: /\d\d\/\d\d/).map { String($0.0) }
        let last = parts[parts.count - 1]
        goesOn = last.hasSuffix("…")
        // `15, 19, 22/04`: the month stands behind the last one.
        var month: Substring = ""
        days =
            last.matches(of: /(\d\d:\d\d )?(\d\d)(\/\d\d)?(?!:)/).reversed().map { match in
                month = match.output.3 ?? month
                return (match.output.1 ?? "") + match.output.2 + month
            }.map { String($0) }.reversed()
    }
}
