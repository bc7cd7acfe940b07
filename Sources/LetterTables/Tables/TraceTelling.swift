package import Campaigns
package import Delivery
package import Home
package import Texts
import Wording

/// Tells the chain from rule to reply for the letters about one obligation, sent or not.
///
/// Without a day each occurrence is told with its end; for one day every step of the chain is.
package struct TraceTelling {
    private let campaign: Campaign
    private let letters: any LetterDesk
    private let now: Instant
    private let day: CivilDate?
    private let language: Language

    /// `day`: the one day of which every step is told; nil for all, by their ends.
    package init(
        campaign: Campaign,
        letters: any LetterDesk,
        now: Instant,
        day: CivilDate?,
        language: Language
    ) {
        self.campaign = campaign
        self.letters = letters
        self.now = now
        self.day = day
        self.language = language
    }

    private var dates: DateStyle { DateStyle(language) }
    private static let futureLimit = 3

    /// `unit`: its name, or the code of one that the files no longer have.
    package func lines(
        _ unit: String,
        _ milestone: Milestone,
        _ account: TraceAccount
    ) throws -> [String] {
        var lines = [LetterPhrases.whyHead(unit, milestone.name)(language)]
        switch account.concern {
        case .concerned(let involvement, let status):
            lines += standing(status, with: milestone)
            if involvement == .invited { lines.append(LetterPhrases.whyInvited(language)) }
            if !account.hasBeenActive { lines.append(LetterPhrases.whyNeverActive(language)) }
            if !account.isRemindedOf { lines.append(LetterPhrases.whyNoRule(language)) }
        case .not(let why):
            let due = milestone.deadline?.date
            lines.append(LetterPhrases.whyNotConcerned(because: why, due: due)(language))
        case .formerUnit(let status):
            lines.append(LetterPhrases.whyFormerUnit(language))
            lines += standing(status, with: milestone)
        }
        for (schedule, steps) in account.schedules {
            let name = campaign.schedule(schedule)?.name
            lines += try section(
                name.map { "\(schedule) «\($0)»" } ?? schedule.text,
                steps.filter { !$0.isNotice }
            )
        }
        // The block that a notice is booked under means nothing to a reader.
        let notices = account.schedules.flatMap(\.steps).filter(\.isNotice)
        lines += try section(
            LetterPhrases.whyNotices(language),
            notices.sorted { ($0.due, $0.recipientKey) < ($1.due, $1.recipientKey) }
        )
        return lines
    }

    private func standing(_ status: ObligationStatus, with milestone: Milestone) -> [String] {
        guard !milestone.isDateOnly else { return [] }
        let deadline = status.deadline.map(dates.inTable)
        let state = CampaignWords.obligationState(status.state)
        var lines = [LetterPhrases.whyStatus(state, deadline: deadline)(language)]
        if status.isExtended, let deadline {
            lines.append("  " + CampaignWords.extensionGranted(deadline)(language))
        }
        return lines
    }

    /// What the block asked for before its files were in effect, in a line; nil for less than two days.
    private func beforeEffect(_ steps: [TraceStep]) -> String? {
        let times = Set(steps.map(\.actual))
        guard times.count > 1, let first = times.min(), let last = times.max() else { return nil }
        let span = "\(dates.inTable(first)) – \(dates.inTable(last))"
        return "  " + LetterPhrases.whyBeforeEffect(span, times: times.count)(language)
    }

    private func section(_ title: String, _ all: [TraceStep]) throws -> [String] {
        var steps = all.filter { day == nil || $0.actual.date == day || $0.nominal.date == day }
        guard !steps.isEmpty else { return [] }
        var lines = ["", title]
        if day == nil, let line = beforeEffect(steps.filter(\.isBeforeEffect)) {
            lines.append(line)
            steps.removeAll(where: \.isBeforeEffect)
        }
        // Lines of a block that meet are told apart by their rules.
        let met = Dictionary(grouping: steps, by: \.due)
            .filter { _, steps in Set(steps.map(\.line)).count > 1 }
        var future: Set<Instant> = []
        var previous: TraceStep?
        for step in steps {
            // Of what is still to come the next few tell enough, unless a day is asked for.
            if step.due > now, day == nil {
                future.insert(step.due)
                if future.count > Self.futureLimit { continue }
            }
            let isSame = previous.map { $0.due == step.due && $0.line == step.line } ?? false
            if day != nil {
                lines += isSame ? [] : ["  " + rule(of: step)]
                lines += try chain(step)
            } else {
                let line = time(of: step, withRule: met[step.due] != nil)
                lines += isSame ? [] : ["  " + line]
                lines.append("    \(step.address ?? "–"): \(words(of: step.end))")
            }
            previous = step
        }
        if future.count > Self.futureLimit {
            lines.append("  " + LetterPhrases.whyMore(future.count - Self.futureLimit)(language))
        }
        return lines
    }

    private func rule(of step: TraceStep) -> String {
        if let notice = Notice(rawValue: step.ruleKey) {
            return LetterPhrases.notice(notice)(language)
        }
        let rule = campaign.schedule(step.schedule)?.rules.first { $0.line == step.line }
        guard step.occurrence != nil, let rule else { return LetterPhrases.whyRuleGone(language) }
        return LetterPhrases.whyRule(CampaignWords.rule(rule), line: step.line)(language)
    }

    private func time(of step: TraceStep, withRule: Bool) -> String {
        var text = dates.inTable(step.nominal)
        if step.actual != step.nominal {
            text += " → \(dates.inTable(step.actual))\(shift(of: step))"
        }
        return step.line == 0 || withRule ? "\(text)  \(rule(of: step))" : text
    }

    private func shift(of step: TraceStep) -> String {
        let why = step.occurrence?.shifts.map { CampaignWords.shift($0)(language) } ?? []
        return why.isEmpty ? "" : " (\(why.joined(separator: "; ")))"
    }

    /// Every step from the rule to the server's answer, a line each.
    private func chain(_ step: TraceStep) throws -> [String] {
        let schedule = campaign.schedule(step.schedule)
        var rows = [(LetterPhrases.whyNominal, dates.inTable(step.nominal))]
        if step.actual != step.nominal {
            rows.append((LetterPhrases.whyActual, dates.inTable(step.actual) + shift(of: step)))
        }
        if let maximum = schedule?.maximum, step.line > 0 {
            rows.append((LetterPhrases.whyLimit, LetterPhrases.whyAtMost(maximum)(language)))
        }
        if schedule?.needsApproval == true {
            let isApproved = step.message.map { $0.state != .held }
            rows.append(
                (LetterPhrases.whyApproval, LetterPhrases.whyApproved(isApproved)(language))
            )
        }
        rows.append((LetterPhrases.whyRecipient, step.address ?? "–"))
        rows.append((LetterPhrases.whyEnd, words(of: step.end)))
        if let message = step.message {
            for attempt in try letters.attempts(of: message.id) {
                let time = dates.inTable(campaign.zone.civil(of: attempt.ended))
                let reply = attempt.reply ?? LetterPhrases.attemptEnd(attempt.end)(language)
                rows.append(
                    (
                        LetterPhrases.whyServer,
                        LetterPhrases.attempt(attempt.number, time, reply)(language)
                    )
                )
            }
        }
        let width = rows.map { $0.0(language).count }.max() ?? 0
        return rows.map { label, text in
            let label = label(language)
            let gap = String(repeating: " ", count: width - label.count + 2)
            return "    \(label)\(gap)\(text)"
        }
    }

    // MARK: Ends in words

    private func words(of end: TraceStep.End) -> String {
        switch end {
        case .ended(let end): words(of: end)
        case .without(let disposition, let reason): words(disposition, reason)
        case .undecided: LetterPhrases.whyUnknown(language)
        case .ahead(let needsApproval):
            (needsApproval ? LetterPhrases.whyFutureHeld : LetterPhrases.whyFuture)(language)
        case .barred(let reason): LetterPhrases.whyBarred(phrase(of: reason))(language)
        }
    }

    private func words(of end: OccurrenceEnd) -> String {
        guard let message = end.message else {
            return end.reason.map { words(end.disposition, $0) }
                ?? LetterPhrases.disposition(end.disposition)(language)
        }
        var text = LetterPhrases.state(of: message)(language)
        if let sent = message.sent {
            text += " " + dates.inTable(campaign.zone.civil(of: sent))
            if let ahead = message.ahead {
                let clock = dates.inTable(campaign.zone.civil(of: ahead))
                text += ", " + LetterPhrases.whyAhead(clock: clock)(language)
            }
        } else if let reason = message.reason, message.state != .held || reason.code.isNews {
            let why = phrase(of: reason)(language)
            if why != text { text += ": " + why }
        }
        let letter = LetterPhrases.whyLetter(message.id, isMerged: end.disposition == .merged)
        return "\(text), \(letter(language))"
    }

    private func words(_ disposition: Disposition, _ reason: Reason) -> String {
        LetterPhrases.disposition(disposition)(language) + ": " + phrase(of: reason)(language)
    }

    /// A reason whose instants are told as everything else on the screen.
    private func phrase(of reason: Reason) -> Phrase {
        let detail = reason.detail.map { detail in
            if let local = CivilDateTime(iso: detail) { return dates.inTable(local) }
            return Instant(iso: detail).map { dates.inTable(campaign.zone.civil(of: $0)) } ?? detail
        }
        return LetterPhrases.reason(reason.code, detail)
    }
}

extension Reason.Code {
    /// Says more about a held letter than that it is held: see ``LetterPhrases/state(of:)``.
    fileprivate var isNews: Bool {
        self != .approval && self != .byHand && self != .backlog && self != .restored
    }
}

extension TraceStep {
    /// No `gửi:` line asked for it.
    fileprivate var isNotice: Bool { Notice(rawValue: ruleKey) != nil }
}
