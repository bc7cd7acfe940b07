import Campaigns
import Foundation
import Intake
import Testing
import Texts

/// The made-up facts that ship with the first campaign, by when they became known.
struct SampleFacts {
    private(set) var batch = FactBatch()

    /// `folder`: a home with the shipped `Schedules`.
    init(of campaign: Campaign, in folder: URL) throws {
        let samples = folder.appendingPathComponent("Schedules/bau-cu-2021/mau")
        let names = try FileManager.default.contentsOfDirectory(atPath: samples.path)
        for name in names.sorted() where name.hasSuffix(".csv") {
            let text = try String(contentsOf: samples.appendingPathComponent(name), encoding: .utf8)
            let file = SourceFile(path: "mau/\(name)", text: text)
            let table = IntakeTable(file, of: campaign, now: .distantFuture, author: "demo")
            #expect(table.findings.isEmpty)
            batch.submissions += table.batch.submissions
            batch.decisions += table.batch.decisions
            batch.figures += table.batch.figures
            batch.scoreDecisions += table.batch.scoreDecisions
            batch.isSample = table.batch.isSample
        }
    }

    /// When something becomes known about a unit or an indicator.
    var instants: Set<Instant> {
        Set(
            batch.submissions.map(\.recorded) + batch.decisions.map(\.recorded)
                + batch.figures.map(\.recorded)
        )
    }

    /// What became known then.
    func batch(where isMeant: (Instant) -> Bool) -> FactBatch {
        var part = FactBatch()
        part.isSample = batch.isSample
        part.submissions = batch.submissions.filter { isMeant($0.recorded) }
        part.decisions = batch.decisions.filter { isMeant($0.recorded) }
        part.figures = batch.figures.filter { isMeant($0.recorded) }
        return part
    }
}
