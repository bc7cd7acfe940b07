package import Campaigns

/// What a person sees of the outbox and does to letters by hand.
///
/// `ids` nil: all of the campaign; `campaign` nil: of every one. Letters that are named beside a campaign are
/// changed where they are that campaign's. Each act returns how many letters it changed.
package protocol LetterDesk: Sendable {
    /// Letters in the order of their due instants.
    func outbox(of campaign: CampaignID?, state: LetterState?) throws -> [OutboxRow]

    /// nil where there is no such letter.
    func letter(_ id: Int64) throws -> LetterDetails?

    func attempts(of letter: Int64) throws -> [AttemptRow]

    /// Letters that wait for a person, and letters that wait for their time or a server; `campaign` nil: of all.
    func waiting(of campaign: CampaignID?) throws -> (held: Int, unsent: Int)

    /// Lets letters leave that wait for approval or were held.
    func release(_ ids: [Int64]?, of campaign: CampaignID?) throws -> Int

    /// Sends again what did not leave or may not have arrived.
    ///
    /// An expired letter gets a day more; one that was never approved waits for approval again. Its
    /// address is written to again. A letter whose bytes are no longer kept is left as it is.
    func retry(_ ids: [Int64]?, of campaign: CampaignID?, at instant: Instant) throws -> Int

    /// Keeps letters from leaving until they are released.
    func hold(_ ids: [Int64]?, of campaign: CampaignID?) throws -> Int

    /// Ends letters that have not left; one of which a copy may have arrived stays unclear.
    func cancel(_ ids: [Int64]?, of campaign: CampaignID?, at instant: Instant) throws -> Int
}
