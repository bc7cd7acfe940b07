import Campaigns
import Delivery
import Foundation
import Home
import Letters
import MemoryStore
import Schedules
import Testing
import Trials

/// What `plan --with-facts` lists in the morning is what the day sends, unless somebody does something that day.
@Suite struct MorningTests {
    /// The demo from its first day to its last, each day beside its morning's list.
    ///
    /// Every difference is explained by a fact that was recorded on the day about the very unit and thing, or,
    /// for what all units are told together, about anything; or by a letter that was released.
    @Test func `each difference between a morning's list and its day has a cause on that day`()
        async throws
    {
        let demo = try Demo()
        var (days, same, letters) = (0, 0, 0)
        var unexplained: [String] = []
        var date = try #require(CivilDate(iso: "2021-02-17"))
        let last = try #require(CivilDate(iso: "2021-12-31"))
        while date <= last {
            let isListed = Effort.isFull || days % 9 == 0 || demo.isBusy(on: date)
            let listed = isListed ? try await demo.list(of: date) : []
            let day = try await demo.live(through: date)
            if isListed {
                let difference = listed.symmetricDifference(day.said)
                if difference.isEmpty { same += 1 }
                for saying in difference where !day.explains(saying) {
                    unexplained.append("\(date): \(saying)")
                }
            }
            letters += day.said.count
            days += 1
            date = date.adding(days: 1)
        }
        print("\(days) days, \(letters) sayings; \(same) lists were the day's")
        #expect(unexplained.isEmpty, "\(unexplained.prefix(10))")
        #expect(letters > 1_000)
    }
}

/// One occurrence said to one recipient, and when its letter left.
private struct Saying: Hashable {
    let key: OccurrenceKey
    let schedule: ScheduleID
    let unit: UnitCode?
    let milestone: MilestoneID?
    let recipientKey: String
    let leaves: Instant
    let waits: Bool
}

/// What a day brought.
private struct Day {
    var said: Set<Saying> = []
    /// Things about which something was recorded.
    var told: Set<ObligationID> = []
    /// Something was recorded at all.
    var hasNews = false
    /// What stood in letters that a person let go.
    var released: Set<OccurrenceKey> = []

    func explains(_ saying: Saying) -> Bool {
        if released.contains(saying.key) { return true }
        guard let unit = saying.unit, let milestone = saying.milestone else { return hasNews }
        return told.contains(ObligationID(unit: unit, milestone: milestone))
    }
}

/// The demo's campaign, whose facts are recorded when they became known, and which is released as a person would.
private final class Demo {
    let store = MemoryStore(retention: .openLetters)
    let workspace: Workspace
    let campaign: Campaign
    private let templates: TemplateLibrary
    private let facts: SampleFacts
    private let arrivals: [Instant]
    /// What became known until then is recorded.
    private var isKnown = Instant.distantPast
    private var now: Instant
    private let bench: HomeBench
    private let dispatcher: Dispatcher

    init() throws {
        let root = HomeBench.root
        let folder = try HomeBench.emptyFolder()
        for name in ["Schedules", "Templates"] {
            try FileManager.default.copyItem(
                at: root.appendingPathComponent(name),
                to: folder.appendingPathComponent(name)
            )
        }
        let store = store
        bench = try HomeBench(in: folder, wrap: { _ in store })
        workspace = Workspace(bench.home, store: store)
        let sets = try bench.home.readSchedules()
        campaign = try #require(sets.sets.first { $0.id == "bau-cu-2021" }?.campaign)
        templates = try bench.home.readTemplates()
        let zone = campaign.zone
        now = zone.start(of: try #require(CivilDate(iso: "2021-02-17")))
        facts = try SampleFacts(of: campaign, in: folder)
        arrivals = facts.instants.sorted()
        try store.prepare(campaign)
        _ = try store.activate(campaign, texts: [:], at: now)
        dispatcher = try workspace.dispatcher(for: [campaign])
    }

    func isBusy(on date: CivilDate) -> Bool {
        let span = campaign.zone.start(of: date)...campaign.zone.end(of: date)
        return arrivals.contains(where: span.contains)
    }

    /// What the morning lists for the day.
    func list(of date: CivilDate) async throws -> Set<Saying> {
        let zone = campaign.zone
        let forecast = try await HomeForecast(
            of: campaign,
            on: try workspace.scratchCopy(),
            templates: templates,
            through: zone.start(of: date)...zone.end(of: date)
        )
        #expect(forecast.failure == nil)
        return Set(
            forecast.letters.flatMap { letter in
                letter.occurrences.map { said in
                    Saying(
                        key: said.key,
                        schedule: said.schedule,
                        unit: said.unit,
                        milestone: said.milestone,
                        recipientKey: letter.recipientKey,
                        leaves: letter.leaves,
                        waits: letter.waitsForApproval
                    )
                }
            }
        )
    }

    /// Passes until the end of the day; facts are recorded when they became known.
    func live(through date: CivilDate) async throws -> Day {
        let end = campaign.zone.end(of: date)
        var day = Day()
        let before = Set(try store.outbox(of: campaign.id, state: .sent).map(\.id))
        now = campaign.zone.start(of: date)
        while now <= end {
            try record(upTo: now, &day)
            let instant = now
            let report = try await dispatcher.pass(
                at: instant,
                clock: { instant },
                transport: { _ in AcceptingTransport() }
            )
            #expect(report.failures.isEmpty)
            try note(.held, &day, waits: true) { $0.due >= campaign.zone.start(of: date) }
            try release(&day)
            let next = try dispatcher.nextDue(after: now).map {
                max($0, now.adding(.milliseconds(1)))
            }
            let arrival = arrivals.first { $0 > now }
            guard let wake = [next, arrival].compactMap(\.self).min() else { break }
            now = wake
        }
        try note(.sent, &day, waits: false) { !before.contains($0.id) }
        return day
    }

    private func note(
        _ state: LetterState,
        _ day: inout Day,
        waits: Bool,
        where isWanted: (OutboxRow) -> Bool
    ) throws {
        for row in try store.outbox(of: campaign.id, state: state) where isWanted(row) {
            guard let letter = try store.letter(row.id) else { continue }
            for said in letter.occurrences {
                day.said.insert(
                    Saying(
                        key: said.key,
                        schedule: said.schedule,
                        unit: said.unit,
                        milestone: said.milestone,
                        recipientKey: letter.recipientKey,
                        leaves: waits ? row.due : row.sent ?? row.due,
                        waits: waits
                    )
                )
            }
        }
    }

    private func release(_ day: inout Day) throws {
        let waiting = try store.outbox(of: campaign.id, state: .held)
            .filter { $0.reason?.code == .approval }
        guard !waiting.isEmpty else { return }
        for row in waiting {
            day.released.formUnion(try store.letter(row.id)?.occurrences.map(\.key) ?? [])
        }
        _ = try store.release(LetterSelection(ids: waiting.map(\.id), campaign: campaign.id))
    }

    private func record(upTo instant: Instant, _ day: inout Day) throws {
        let batch = facts.batch { [isKnown] in isKnown < $0 && $0 <= instant }
        isKnown = instant
        guard batch.count > 0 else { return }
        day.hasNews = true
        day.told.formUnion(batch.submissions.map(\.obligation))
        day.told.formUnion(batch.decisions.map(\.obligation))
        _ = try store.append(batch, to: campaign.id, author: "demo")
    }
}
