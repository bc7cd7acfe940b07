import Campaigns
import Delivery

extension Reply {
    static let taken = Reply(code: 250, enhanced: "2.0.0", text: "Ok")
    static let nobody = Reply(code: 550, enhanced: "5.1.1", text: "No such user")
    static let later = Reply(code: 451, enhanced: nil, text: "Try again later")
}

extension Scene {
    func request(
        at instant: Instant = .morning,
        by worker: Worker = .one,
        limit: Int = 10,
        server: MailServerID = "may",
        campaigns: Set<CampaignID> = ["d", "e"]
    ) -> ClaimRequest {
        ClaimRequest(
            campaigns: campaigns,
            server: server,
            instant: instant,
            worker: worker,
            limit: limit
        )
    }

    func claim(
        at instant: Instant = .morning,
        by worker: Worker = .one,
        limit: Int = 10,
        judge: @escaping (OutboxLetter) throws -> Judgement = { _ in .send }
    ) throws -> [OutboxLetter] {
        try store.claim(request(at: instant, by: worker, limit: limit)) { _ in judge }
    }

    /// Claims the one letter that may leave.
    func claimOne(at instant: Instant = .morning, by worker: Worker = .one) throws -> OutboxLetter {
        guard let letter = try claim(at: instant, by: worker, limit: 1).first else {
            throw Broken("nothing to claim")
        }
        return letter
    }

    func mark(_ letters: [OutboxLetter], by worker: Worker = .one) throws {
        let marked = try store.markInFlight(letters, by: worker)
        try check(marked.map(\.id), is: letters.map(\.id), "marked as in flight")
    }

    func record(
        _ letter: OutboxLetter,
        _ outcome: Outcome,
        _ verdict: Verdict,
        at ended: Instant = .morning.adding(minutes: 1),
        next: Instant? = nil
    ) throws {
        try store.record(
            EndedAttempt(
                letter: letter,
                outcome: outcome,
                verdict: verdict,
                started: ended.adding(.seconds(-2)),
                ended: ended,
                next: next
            )
        )
    }

    /// Claims one letter and ends the attempt to send it so.
    @discardableResult
    func attempt(
        _ outcome: Outcome,
        _ verdict: Verdict,
        at instant: Instant = .morning,
        next: Instant? = nil
    ) throws -> OutboxLetter {
        let letter = try claimOne(at: instant)
        try mark([letter])
        try record(letter, outcome, verdict, at: instant.adding(minutes: 1), next: next)
        try store.finish([letter])
        return letter
    }

    @discardableResult
    func send(at instant: Instant = .morning) throws -> OutboxLetter {
        try attempt(.accepted(.taken), .sent, at: instant)
    }

    /// The server does not know the recipient.
    @discardableResult
    func refuse(at instant: Instant = .morning) throws -> OutboxLetter {
        try attempt(.rejected(.rcpt, .nobody), .failed, at: instant)
    }

    /// The answer to the final dot is lost.
    @discardableResult
    func loseAnswer(at instant: Instant = .morning) throws -> OutboxLetter {
        try attempt(.ambiguous("lost"), .ambiguous, at: instant)
    }

    /// A letter's history as the ledger tells it: how its occurrences ended.
    func ends(of obligation: ObligationID) throws -> [Disposition] {
        try store.trace(of: obligation, campaign: "d").map(\.end.disposition)
    }
}

extension ObligationID {
    static let first = ObligationID(unit: "CCA", milestone: "m1")
    static let second = ObligationID(unit: "CCA", milestone: "m2")
}
