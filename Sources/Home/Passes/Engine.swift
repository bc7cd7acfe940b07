package import Campaigns
package import Delivery
import Letters
package import Texts

/// Passes over a home, one at a time: looks whether anything changed, reads changed files, plans,
/// delivers.
package actor Engine {
    private let workspace: Workspace
    private let transport: @Sendable (MailServer) -> any Transport
    private var dispatcher: Dispatcher?
    /// What the dispatcher goes by.
    private var dispatched: [Campaign] = []
    private var activation = Activation()
    private var hasRun = false
    private var hasActivated = false
    /// Somebody asked for it while a pass delivered.
    private var isToLookAnew = false
    /// The activation says something that no report has told yet: a pass that threw has none.
    private var hasNews = false
    /// As of the last pass; where nothing differs and nothing is due there is nothing to do.
    private var files: FolderFingerprint?
    private var changes: Int64?
    private var lastPass: Instant?
    private var next: Instant?
    /// In minutes: a pass that long after the last one is never idle.
    ///
    /// Held sets and ends of calendars change though nothing says when, and the ledger learns that the
    /// service runs: a quiet month is no jump of the clock.
    private static let longestIdle = 15
    /// What the operator has been told of and what may be over by now.
    private var causes: Set<OperatorCause>?
    /// What is wrong with the home's templates, as of the last change of its files.
    private var templateRefusal: TemplateRefusal?
    private var clocks: ClockGuard
    /// Why the last copy that was owed could not be made.
    private var backupFailure: Phrase?
    /// When the operator is to hear of an outage that has just begun.
    private var telling: Instant?

    package init(
        _ workspace: Workspace,
        transport: @escaping @Sendable (MailServer) -> any Transport
    ) {
        self.workspace = workspace
        self.transport = transport
        clocks = ClockGuard(workspace.store)
    }

    /// What a pass came to.
    package struct Report: Sendable {
        package var dispatch = Dispatcher.Report()
        package var activation = Activation()
        /// Campaigns whose clock was ahead, and what was taken back.
        package var takebacks: [Takeback] = []
        /// What is to be said of the machine's clock.
        package var clock = ClockGuard.Report()
        /// The activation says something else than at the pass before.
        package var isNews = false
        /// Campaigns whose working calendar ends within 30 days or has ended, with its last day.
        package var endingCalendars: [EndingCalendar] = []
        /// Nothing had changed and nothing was due: nothing was read or done.
        package var isIdle = false
    }

    /// One pass.
    ///
    /// `machine`: what its clocks show, where the pass goes by them. `decided`: hears what counts and when the next
    /// letter leaves, before the first one does, which may take hours; an idle pass decides nothing.
    package func pass(
        at now: Instant,
        clock: @escaping @Sendable () -> Instant,
        machine: ClockReading? = nil,
        decided: @Sendable (Activation, Instant?) throws -> Void = { _, _ in }
    ) async throws -> Report {
        let present = FolderFingerprint(
            of: workspace.home,
            read: activation.files.map(\.path)
        )
        let foreign = try workspace.store.foreignChanges()
        var report = Report()
        try clocks.look(machine, othersWrote: foreign != changes)
        let isSame = present == files && foreign == changes && hasRun && !clocks.hasNews
        if isSame, let lastPass, now >= lastPass, now < lastPass.adding(minutes: Self.longestIdle),
            next.map({ now < $0 }) ?? true
        {
            await dispatcher?.rest(at: now)
            report.activation = activation
            report.isIdle = true
            return report
        }
        (hasRun, isToLookAnew) = (false, false)
        report.takebacks = try workspace.correctClock(at: now)
        if !report.takebacks.isEmpty {
            // What it knows of servers, facts and units the wrong clock had told it.
            await dispatcher?.close()
            dispatcher = nil
        }
        try clocks.releaseBelieved()
        if !isSame || dispatcher == nil || activation.mayChangeByItself {
            let former = activation
            activation = try await workspace.activate(
                at: now,
                resting: machine == nil ? .never : hasActivated ? .always : .changed
            )
            if hasActivated { activation.notes += activation.accepted(since: former) }
            hasActivated = true
            // What an earlier pass took over and threw before it told it, this one tells.
            if hasNews { activation.notes = former.activations + activation.notes }
            hasNews = hasNews || !activation.activations.isEmpty
            let isStale =
                dispatcher == nil || present != files || activation.campaigns != dispatched
            var templates: TemplateLibrary?
            if isStale {
                // What a campaign that rests needs is judged with the files that it gets.
                (templates, templateRefusal) = try workspace.goodTemplates(
                    for: activation.campaigns.filter { activation.resting[$0.id] == nil }
                )
            }
            if let templateRefusal { activation.notes.append(.keepsTemplates(templateRefusal)) }
            hasNews = hasNews || !activation.saysTheSame(as: former)
            if isStale {
                await dispatcher?.close()
                dispatcher = try workspace.dispatcher(
                    for: activation.campaigns,
                    after: dispatcher,
                    templates: templates
                )
                dispatched = activation.campaigns
            }
        }
        report.activation = activation
        dispatcher?.resting = Set(activation.resting.keys)
        if let dispatcher {
            // Asked before the pass: what it ends is what the calendar had to be known for.
            report.endingCalendars = try endingCalendars(at: now)
            let activation = activation
            report.dispatch = try await dispatcher.pass(
                at: now,
                sure: clocks.sure,
                clock: clock,
                planned: {
                    let next = try dispatcher.nextLetter(after: now)
                    // What could have left before leaves now.
                    try decided(activation, next.map { max($0, now) })
                },
                transport: transport
            )
            try tell(report, at: now)
            next = [
                try dispatcher.nextDue(after: now), telling, activation.resting.values.min(),
            ].compactMap(\.self).min()
        }
        // Of files that rest the next pass looks at everything again.
        files = activation.resting.isEmpty ? present : nil
        (changes, lastPass, hasRun) = (foreign, now, true)
        if isToLookAnew { lookAnew() }
        (report.isNews, hasNews) = (hasNews, false)
        report.clock = clocks.report()
        return report
    }

    /// Takes leave of the mail servers.
    package func close() async {
        await dispatcher?.close()
    }

    /// The next pass reads everything again, whether or not it looks changed.
    package func lookAnew() {
        (hasRun, files) = (false, nil)
        isToLookAnew = true
    }

    /// The day's copy of the database could not be made; nil: it was.
    package func noteBackup(_ failure: Phrase?) {
        guard failure != backupFailure else { return }
        (backupFailure, hasRun) = (failure, false)
    }

    /// When the next pass has something to do, as of the last one.
    package func nextDue() -> Instant? { next }

    /// Those of campaigns that are not over, or that still have letters to send; letters to the operator, of which each
    /// would bring the next, are none.
    private func endingCalendars(at now: Instant) throws -> [EndingCalendar] {
        try activation.campaigns.filter { campaign in
            guard campaign.calendarEndsSoon(after: now) else { return false }
            if now <= campaign.zone.end(of: campaign.validity.upperBound) { return true }
            let operators = campaign.operatorAddresses
            return try workspace.store
                .outbox(LetterSelection(campaign: campaign.id), in: LetterState.waiting + [.held])
                .contains { !operators.contains($0.recipient) }
        }.map { EndingCalendar(campaign: $0.id, lastDay: $0.calendar.validity.upperBound) }
    }

    /// Tells the operator what campaigns could not do, and forgets what is over.
    private func tell(_ report: Report, at now: Instant) throws {
        let store = workspace.store
        var lasting = try causes ?? Set(store.causes().map(\.cause))
        let servers = try ServerCauses(
            report.dispatch,
            of: activation.campaigns,
            letters: store,
            at: now
        )
        let letters = LetterFaults(of: activation.campaigns, in: store)
        telling = nil
        let failures =
            report.dispatch.failures
            + report.endingCalendars.map { ending in
                DeskFailure(
                    campaign: ending.campaign,
                    kind: .calendar,
                    words: HomeWords.calendarEnds(ending.lastDay)
                )
            }
            + (try letters.unjudged(lasting)) + servers.failures
            + (try letters.unapproved(at: now)) + (try letters.undelivered(at: now)) + homeFaults()
        for failure in failures {
            guard let campaign = activation.campaigns.first(where: { $0.id == failure.campaign })
            else { continue }
            let cause = OperatorCause(failure.kind, of: campaign.id)
            lasting.insert(cause)
            try store.note(cause, at: now) { record in
                let ripe = record.firstSeen.adding(minutes: ServerCauses.patience)
                if failure.kind == .relayAway, now < ripe {
                    telling = min(telling ?? ripe, ripe)
                    return nil
                }
                let notice = OperatorNotice(
                    subject: HomeWords.failureSubject(failure.kind, campaign.id)(campaign.language),
                    text: HomeWords.failureBody(
                        failure,
                        campaign.name,
                        since: campaign.zone.civil(of: record.firstSeen)
                    )(campaign.language)
                )
                return try? notice.draft(
                    for: campaign,
                    avoiding: failure.kind.isOutage ? servers.unusable : [],
                    at: now,
                    named: store.letterNames
                )
            }
        }
        let failing = Set(failures.map { OperatorCause($0.kind, of: $0.campaign) })
        for cause in lasting where !failing.contains(cause) {
            switch cause.kind {
            case .planning:
                if report.dispatch.paused.contains(cause.campaign) { continue }
            case .server, .relayAway: if servers.lasts(cause) { continue }
            case .files: continue
            case .calendar, .letter, .failed, .approval, .templates, .clock, .disk, .backup,
                .variable:
                break
            }
            try store.clear(cause.kind, of: cause.campaign)
            lasting.remove(cause)
        }
        causes = lasting
    }

    /// What is wrong with the home itself, told to the operator of each campaign.
    private func homeFaults() -> [DeskFailure] {
        activation.campaigns.flatMap { campaign in
            HomeFaults(
                templates: templateRefusal,
                jump: clocks.jump,
                disk: DiskSpace(of: workspace.home),
                backup: backupFailure
            )
            .failures(of: campaign)
        }
    }
}
