package import Campaigns

/// Knows that a home goes on from an earlier copy of itself.
package protocol RestorationStore: Sendable {
    /// The store was put back from a copy at that instant: what may have left since is held.
    ///
    /// Letters in a worker's hand, and those that could have left by then, wait for a person with the reason
    /// ``Reason/Code/restored``, and are sent again with the same bytes only; one whose acceptance was stored is
    /// sent. What a person already holds stays as it is. Returns what is remembered from now on.
    @discardableResult
    func noteRestoration(at instant: Instant) throws -> Restoration

    /// The campaign's files are those of its active set: whatever was lost with the store, they changed nothing.
    func noteUnchangedFiles(of campaign: CampaignID) throws
}

/// A store that was put back from a copy.
package struct Restoration: Hashable, Sendable {
    /// The last pass that the copy knows of; nil where there was none.
    package let asOf: Instant?
    /// When it was put back: what fell due until then may have left already.
    package let restored: Instant
    /// Letters of the copy that were held then.
    package let held: Int
    /// Campaigns of the copy whose files nobody has compared since with the set that it has.
    package var unseen: Set<CampaignID>
    /// Campaigns whose files were others than the copy's set, and when they were taken over.
    package var takenOver: [CampaignID: Instant]

    package init(
        asOf: Instant?,
        restored: Instant,
        held: Int,
        unseen: Set<CampaignID> = [],
        takenOver: [CampaignID: Instant] = [:]
    ) {
        self.asOf = asOf
        self.restored = restored
        self.held = held
        self.unseen = unseen
        self.takenOver = takenOver
    }

    /// Whether a letter of the campaign about what was due at that instant may have left already: by the restore, or as a
    /// notice of what files changed that are newer than the copy.
    ///
    /// Example: a deadline was moved on the 3rd, and units were told; on the 5th a copy of the 1st is put back. The files
    /// say the new deadline, for the copy it moves on the 5th: its notices, due at that instant, are held.
    package func isDoubtful(_ due: Instant, of campaign: CampaignID) -> Bool {
        due <= restored || due == takenOver[campaign]
    }

    /// Why letters wait that may have left.
    package var reason: Reason { Reason(.restored, asOf?.description) }

    /// The same with no instant later than a clock that was ahead can have meant.
    package func corrected(by correction: ClockCorrection) -> Restoration {
        Restoration(
            asOf: asOf.map(correction.clamped),
            restored: correction.clamped(restored),
            held: held,
            unseen: unseen,
            takenOver: takenOver.mapValues(correction.clamped)
        )
    }
}
