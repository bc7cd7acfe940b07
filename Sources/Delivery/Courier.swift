package import Campaigns
import Letters

/// Delivers the letters of the outbox that may leave: one pass, no loop.
package struct Courier: Sendable {
    private let outbox: any OutboxStore
    private let retry = RetryPolicy()
    private let worker: Worker

    package init(outbox: any OutboxStore, worker: Worker) {
        self.outbox = outbox
        self.worker = worker
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
    /// is true, see ``OutboxStore/claim(of:by:at:worker:limit:judge:)``. A letter whose content has
    /// started is always finished.
    package func deliver(
        of campaigns: Set<String>,
        by server: MailServer,
        through transport: any Transport,
        clock: @Sendable () -> Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement,
        progress: (OutboxLetter, Outcome) -> Void
    ) async throws -> Report {
        var report = Report()
        var size = 1
        while !Task.isCancelled, report.fault == nil {
            let started = clock()
            let batch = try outbox.claim(
                of: campaigns,
                by: server.id,
                at: started,
                worker: worker,
                limit: size
            ) {
                let judge = try judge($0)
                return { letter in
                    let judgement = try judge(letter)
                    if case .skip = judgement { report.skipped += 1 }
                    return judgement
                }
            }
            guard !batch.isEmpty else { break }
            do throws(RelayFault) {
                try await transport.open()
            } catch {
                try outbox.finish(batch)
                report.fault = error
                break
            }
            try outbox.markInFlight(batch)
            try await deliver(
                batch,
                by: server.provider,
                through: transport,
                clock,
                &report,
                progress
            )
            try outbox.finish(batch)
            let took = clock().duration(since: started)
            size = took < Self.batchTime ? min(size * 2, Self.largestBatch) : max(size / 2, 1)
        }
        await transport.close()
        return report
    }

    /// Batches grow and shrink to about this, so that what was judged true still is when it leaves.
    private static let batchTime = Duration.milliseconds(100)
    private static let largestBatch = 64

    /// Delivers the letters one after the other, until the relay is at fault or time is up.
    private func deliver(
        _ batch: [OutboxLetter],
        by provider: MailServer.Provider,
        through transport: any Transport,
        _ clock: @Sendable () -> Instant,
        _ report: inout Report,
        _ progress: (OutboxLetter, Outcome) -> Void
    ) async throws {
        let begun = clock()
        for (index, letter) in batch.enumerated() {
            let started = clock()
            let isLate = index > 0 && started.duration(since: begun) > Self.batchTime * 10
            guard !isLate, !Task.isCancelled else { return }
            let outcome = await transport.deliver(letter)
            let ended = clock()
            let verdict = outcome.verdict(by: provider)
            let next = retry.nextAttempt(
                after: letter.attempts + 1,
                token: letter.token,
                now: ended,
                isGreylisted: outcome.refusal(by: provider) == .greylisting
            )
            try outbox.record(
                outcome,
                as: verdict,
                of: letter,
                started: started,
                ended: ended,
                next: verdict == .deferred ? next : nil
            )
            progress(letter, outcome)
            switch verdict {
            case .sent: report.sent += 1
            case .deferred: report.deferred += 1
            case .failed: report.failed += 1
            case .ambiguous: report.ambiguous += 1
            case .returned: break
            }
            if let fault = outcome.relayFault(by: provider) {
                report.fault = fault
                return
            }
        }
    }
}
