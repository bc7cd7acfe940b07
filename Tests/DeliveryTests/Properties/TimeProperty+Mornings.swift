import Campaigns
import Delivery
import Foundation
import Home
import ProgramBench

// MARK: What a morning lists

extension TimeProperty {
    /// Each day beside what its first instant lists of it: the letters of a day on which nobody does anything are
    /// those of the list, whatever was recorded, changed or released before.
    static let mornings = TimeProperty("mornings") { number, rules in
        let scenario = IrregularScenario(number, [.approval, .newcomer])
        var course = try await IrregularCourse(
            scenario,
            blocks: scenario.blocks + circulars[number % circulars.count],
            keeping: rules
        )
        let zone = course.bench.campaign.zone
        var busy: Set<CivilDate> = []
        for event in scenario.events {
            busy.insert(zone.civil(of: try course.bench.instant(event.at)).date)
        }
        var differences: [String] = []
        var date = zone.civil(of: course.now).date.adding(days: 1)
        while zone.end(of: date) < course.end {
            let day = Morning(zone.start(of: date)...zone.end(of: date))
            try await course.proceed(until: day.span.lowerBound.adding(.milliseconds(-1)))
            if busy.contains(date) {
                try await course.proceed(until: day.span.upperBound)
            } else {
                let listed = try await day.list(course.bench)
                let said = try await day.live(&course)
                differences += listed.subtracting(said).map { "\(date): only listed: \($0)" }
                differences += said.subtracting(listed).map { "\(date): not listed: \($0)" }
            }
            date = date.adding(days: 1)
        }
        return differences.sorted()
    }

    /// Blocks whose letters are the same for all readers.
    private static let circulars = [
        "",
        """
        TỔNG HỢP ngay "Tổng hợp ngày"
          gửi: mỗi ngày làm việc lúc 16:30
          gửi tới: lãnh đạo Sở
          nếu không có gì mới: không gửi

        """,
        """
        TỔNG HỢP tuan "Tổng hợp tuần"
          gửi: mỗi thứ Hai lúc 08:00
          gửi tới: phòng TCCB
          nếu không có gì mới: vẫn gửi
          duyệt: có

        """,
    ]
}

/// One day, and what its first instant lists of it.
private struct Morning {
    let span: ClosedRange<Instant>

    init(_ span: ClosedRange<Instant>) { self.span = span }

    /// One letter: when it leaves or first waits, to whom, and what it says.
    struct Saying: Hashable, CustomStringConvertible {
        let leaves: CivilDateTime
        let recipientKey: String
        let said: Set<OccurrenceKey>
        let waits: Bool

        var description: String {
            "\(leaves) \(recipientKey)\(waits ? " waits" : ""): \(said.map(\.text).sorted())"
        }
    }

    func list(_ bench: TestBench) async throws -> Set<Saying> {
        let copy = Workspace(
            try HomeFolder(Project.root),
            store: try bench.store.scratchCopy()
        )
        let forecast = try await HomeForecast(
            of: bench.campaign,
            on: copy,
            templates: bench.templates,
            through: span
        )
        if let failure = forecast.failure { throw ForecastFailure(text: "\(failure)") }
        let zone = bench.campaign.zone
        return Set(
            forecast.letters.map { letter in
                Saying(
                    leaves: zone.civil(of: letter.leaves),
                    recipientKey: letter.recipientKey,
                    said: Set(letter.occurrences.map(\.key)),
                    waits: letter.waitsForApproval
                )
            }
        )
    }

    private struct ForecastFailure: Error { let text: String }

    /// Lives through the day.
    func live(_ course: inout IrregularCourse) async throws -> Set<Saying> {
        let (bench, zone) = (course.bench, course.bench.campaign.zone)
        var sayings: Set<Saying> = []
        let before = Set(try bench.store.outbox(of: bench.campaign.id, state: .sent).map(\.id))
        var seen: Set<Int64> = []
        func note(_ row: OutboxRow, leaves: Instant, waits: Bool) throws {
            guard let letter = try bench.store.letter(row.id) else { return }
            sayings.insert(
                Saying(
                    leaves: zone.civil(of: leaves),
                    recipientKey: letter.recipientKey,
                    said: Set(letter.occurrences.map(\.key)),
                    waits: waits
                )
            )
        }
        while course.now < span.upperBound {
            let next = max(course.now.adding(.milliseconds(1)), try course.nextLook())
            let first = max(min(next, span.upperBound), span.lowerBound)
            try course.advance(to: course.now < span.lowerBound ? span.lowerBound : first)
            try await course.look()
            for row in try bench.store.outbox(of: bench.campaign.id, state: .held)
            where row.reason?.code == .approval && row.due >= span.lowerBound
                && seen.insert(row.id).inserted
            {
                try note(row, leaves: row.due, waits: true)
            }
        }
        for row in try bench.store.outbox(of: bench.campaign.id, state: .sent)
        where !before.contains(row.id) {
            if let sent = row.sent { try note(row, leaves: sent, waits: false) }
        }
        return sayings
    }
}
