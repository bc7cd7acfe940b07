package import Campaigns

/// Notes what other mail systems reported about letters.
package protocol BounceDesk: Sendable {
    /// What makes and knows the tokens of this store's letters.
    func bounceToken() throws -> BounceToken

    /// Notes what came back, everything or nothing; letters that never left are passed over.
    ///
    /// A letter that failed there is failed here, and its address is written to no more after
    /// ``DeadAddress/limit`` of them. What became of a copy that its reader had passed on is noted only.
    func note(_ bounces: [Bounce], at instant: Instant) throws -> [BouncedLetter]
}
