import Campaigns
import Delivery
import Mail

extension TestBench {
    /// Takes one letter as a worker that will die.
    func claim(at instant: Instant) throws -> OutboxLetter? {
        try claim(1, at: instant, by: Self.dead).first
    }

    func claim(_ limit: Int, at instant: Instant, by worker: Worker) throws -> [OutboxLetter] {
        try store.claim(
            ClaimRequest(
                campaigns: ["d"],
                server: "may",
                instant: instant,
                worker: worker,
                limit: limit
            )
        ) { _ in { _ in .send } }
    }

    /// Notes how an attempt to send the letter ended.
    func note(
        _ outcome: Outcome,
        as verdict: Verdict,
        of letter: OutboxLetter,
        at instant: Instant
    ) throws {
        try store.record(
            EndedAttempt(
                letter: letter,
                outcome: outcome,
                verdict: verdict,
                started: instant,
                ended: instant,
                next: nil
            )
        )
    }
}

extension Bounce {
    /// Nobody was there.
    init(of letter: MailItem, report: String) {
        self.init(
            letter: letter.id,
            action: .failed,
            status: "5.1.1",
            diagnostic: nil,
            addresses: [letter.recipient.addrSpec],
            report: report
        )
    }
}
