import Campaigns
import Delivery
import Storage
import Texts
import Wording

/// What became of a letter, in words.
extension LetterTrace {
    func words(of fate: Fate, _ occurrence: Occurrence) throws -> String? {
        switch fate {
        case .absent: return nil
        case .skipped(let reason): return words("skipped", reason)
        case .undecided: return Messages.whyUnknown(language)
        case .ahead(let needsApproval):
            return (needsApproval ? Messages.whyFutureHeld : Messages.whyFuture)(language)
        case .barred(let reason): return Messages.whyBarred(phrase(of: reason))(language)
        case .inRun:
            let rule = RuleName(schedule: occurrence.schedule, ruleKey: occurrence.ruleKey)
            let run = try store.runs(of: rule, campaign: campaign.id)
                .filter { $0.first <= occurrence.due && occurrence.due <= $0.last }
                .max { left, _ in left.disposition != "missed" }
            guard let run, let reason = run.reason else {
                // Due before the rule was looked at for the first time.
                return words("skipped", Reason(.beforeEffect))
            }
            return words(run.disposition, reason)
        }
    }

    func words(of end: OccurrenceEnd) -> String {
        guard let message = end.message else {
            return end.reason.map { words(end.disposition, $0) } ?? end.disposition
        }
        var text = Messages.state(message.state)(language)
        if let sent = message.sent {
            text += " " + dates.inTable(campaign.zone.civil(of: sent))
        } else if let reason = message.reason {
            let why = phrase(of: reason)(language)
            if why != text, message.state != "held" || reason.code != .approval {
                text += ": " + why
            }
        }
        let letter = Messages.whyLetter(message.id, isMerged: end.disposition == "merged")
        return "\(text), \(letter(language))"
    }

    private func words(_ disposition: String, _ reason: Reason) -> String {
        Messages.state(disposition)(language) + ": " + phrase(of: reason)(language)
    }

    /// A reason whose instants are told as everything else on the screen.
    private func phrase(of reason: Reason) -> Phrase {
        let detail = reason.detail.map { detail in
            if let local = CivilDateTime(iso: detail) { return dates.inTable(local) }
            let instant = InstantArgument(argument: detail)?.absolute(now: now)
            return instant.map { dates.inTable(campaign.zone.civil(of: $0)) } ?? detail
        }
        return Messages.reason(reason.code, detail)
    }
}
