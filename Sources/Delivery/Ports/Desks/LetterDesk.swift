package import Campaigns

/// What a person sees of the outbox and does to letters by hand.
///
/// Each act changes those of the selected letters whose state allows it, and returns them as they are
/// afterwards, in the order of ``outbox(_:in:)``.
package protocol LetterDesk: Sendable {
    /// The selected letters in one of these states, nil: in any; in the order of their due instants.
    func outbox(_ selection: LetterSelection, in states: [LetterState]?) throws -> [OutboxRow]

    /// nil where there is no such letter.
    func letter(_ id: Int64) throws -> LetterDetails?

    func attempts(of letter: Int64) throws -> [AttemptRow]

    /// Letters that wait for a person, and letters that wait for their time or a server; `campaign` nil: of all.
    func waiting(of campaign: CampaignID?) throws -> (held: Int, unsent: Int)

    /// How many letters each campaign has in each state that one of them is in.
    func tallies() throws -> [LetterTally]

    /// Lets letters leave that wait for approval or were held.
    func release(_ selection: LetterSelection) throws -> [OutboxRow]

    /// Sends again what did not leave or may not have arrived.
    ///
    /// An expired letter gets a day more; one that was never approved waits for approval again. Its
    /// address is written to again. A letter whose bytes are no longer kept is left as it is. Servers of the
    /// selected letters that are paused, whatever the letters' states, are tried at once.
    func retry(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow]

    /// Keeps letters from leaving until they are released.
    func hold(_ selection: LetterSelection) throws -> [OutboxRow]

    /// Ends letters that have not left; one of which a copy may have arrived stays unclear.
    func cancel(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow]
}

extension LetterDesk {
    /// All letters of a campaign, nil: of every one, in one state, nil: in any.
    package func outbox(of campaign: CampaignID?, state: LetterState?) throws -> [OutboxRow] {
        try outbox(LetterSelection(campaign: campaign), in: state.map { [$0] })
    }
}
