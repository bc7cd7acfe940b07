package import Campaigns

/// What whoever runs the machine must hear of.
///
/// A cause lasts from when it is first noted until it is cleared. Of each the operator gets one letter
/// a day at most, however often it is noted.
package protocol OperatorDesk: Sendable {
    /// Notes that the cause is there.
    ///
    /// Where a letter about it is due, `letter` is asked for one, and it is stored with the note in one
    /// transaction; nil: nobody is to be told, or nothing can be written.
    func note(
        _ cause: OperatorCause,
        at instant: Instant,
        letter: (CauseRecord) throws -> MessageDraft?
    ) throws

    /// The causes of that kind are over.
    func clear(_ kind: OperatorCause.Kind, of campaign: CampaignID) throws

    /// What lasts, the oldest first.
    func causes() throws -> [CauseRecord]
}

/// Something that a person must look at.
package struct OperatorCause: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Changed files are not taken over.
        case files
        /// The campaign could not be planned; its letters that are written go on.
        case planning
        /// A letter could not be judged or written: it is held.
        case letter
        /// Its working calendar ends: what is computed beyond counts by the days of the week alone.
        case calendar
        /// Letters could not be delivered and are not tried again; lasts for a day after the latest.
        case failed
        /// A mail server refused letters alike and is left alone.
        case server
        /// A mail server cannot be used, by line, TLS or login, while letters wait; told once it has lasted an hour.
        case relayAway
        /// Letters that wait for approval end within a working day.
        case approval
        /// Letter templates are broken or missing: those that were whole last are used.
        case templates
        /// The clock jumped forward under the running machine: letters are held.
        case clock
        /// The disk of the home has little room left.
        case disk
        /// The day's copy of the database could not be made.
        case backup
        /// A password stands in a variable that may be another program's: changed files may not name it for ever.
        case variable

        /// Told again each day while it lasts, and not only once.
        package var isToldDaily: Bool {
            switch self {
            case .planning, .letter, .failed, .server, .relayAway, .approval, .disk, .backup: true
            case .files, .calendar, .templates, .clock, .variable: false
            }
        }
    }

    package let campaign: CampaignID
    package let kind: Kind

    package init(_ kind: Kind, of campaign: CampaignID) {
        self.kind = kind
        self.campaign = campaign
    }
}

/// A cause with since when it lasts and when the operator was last told.
package struct CauseRecord: Hashable, Sendable {
    package let cause: OperatorCause
    package let firstSeen: Instant
    package var lastTold: Instant?

    package init(cause: OperatorCause, firstSeen: Instant, lastTold: Instant?) {
        self.cause = cause
        self.firstSeen = firstSeen
        self.lastTold = lastTold
    }

    /// The same with no instant later than a clock that was ahead can have meant.
    package func corrected(by correction: ClockCorrection) -> CauseRecord {
        CauseRecord(
            cause: cause,
            firstSeen: correction.clamped(firstSeen),
            lastTold: lastTold.map(correction.clamped)
        )
    }

    /// Whether a letter about it is due: the first at once, the next a day later.
    package func isToBeTold(at instant: Instant) -> Bool {
        guard let lastTold else { return true }
        return cause.kind.isToldDaily && instant >= lastTold.adding(days: 1)
    }
}
