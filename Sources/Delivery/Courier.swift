package import Campaigns
import Letters

/// Delivers the letters of the outbox that may leave: one pass, no loop.
package struct Courier: Sendable {
    private let outbox: any OutboxStore
    private let retry = RetryPolicy()
    private let owner: String

    package init(outbox: any OutboxStore, owner: String) {
        self.outbox = outbox
        self.owner = owner
    }

    /// What a pass came to.
    package struct Report: Hashable, Sendable {
        package var sent = 0
        package var deferred = 0
        package var failed = 0
        package var ambiguous = 0
        package var skipped = 0
        /// Why the pass ended early; nil where the outbox was emptied.
        package var fault: RelayFault?

        package init() {}

        package var hasTrouble: Bool { fault != nil || deferred + failed + ambiguous > 0 }
    }

    /// Sends until nothing may leave, the relay is at fault or the task is cancelled.
    ///
    /// `clock`: the present, asked anew for each letter. `judge`: whether a letter still says what
    /// is true. A letter whose content has started is always finished.
    package func deliver(
        of campaigns: Set<String>,
        through transport: any Transport,
        clock: @Sendable () -> Instant,
        judge: (OutboxLetter, any FactReader) throws -> Judgement,
        progress: (OutboxLetter, Outcome) -> Void
    ) async throws -> Report {
        var report = Report()
        while !Task.isCancelled {
            let started = clock()
            guard
                let letter = try outbox.claimNext(
                    of: campaigns,
                    at: started,
                    owner: owner,
                    judge: { letter, reader in
                        let judgement = try judge(letter, reader)
                        if case .skip = judgement { report.skipped += 1 }
                        return judgement
                    }
                )
            else { break }
            let outbox = outbox
            let outcome = await transport.deliver(letter) {
                try outbox.markInFlight(letter, at: started)
            }
            let ended = clock()
            let next = retry.nextAttempt(
                after: letter.attempts + 1,
                token: letter.token,
                now: ended
            )
            try outbox.record(
                outcome,
                of: letter,
                started: started,
                ended: ended,
                next: outcome.verdict == .deferred ? next : nil
            )
            progress(letter, outcome)
            switch outcome.verdict {
            case .sent: report.sent += 1
            case .deferred: report.deferred += 1
            case .failed: report.failed += 1
            case .ambiguous: report.ambiguous += 1
            case .returned: break
            }
            if outcome.endsPass {
                report.fault = outcome.fault
                break
            }
        }
        await transport.close()
        return report
    }
}

extension Outcome {
    /// The relay's fault, also where it was told as a rejection.
    fileprivate var fault: RelayFault? {
        switch self {
        case .relayFault(let fault): fault
        case .rejected(let phase, let reply):
            RelayFault(phase == .mail ? .account : .throttled, reply.line)
        case .accepted, .notSent, .ambiguous: nil
        }
    }
}
