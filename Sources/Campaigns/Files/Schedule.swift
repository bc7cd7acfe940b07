/// A block of the schedule files that sends letters: a reminder, a digest or a bulletin.
package struct Schedule: Hashable, Sendable {
    package let id: ScheduleID
    package let name: String
    package let kind: Kind
    /// Its `gửi:` lines in the order of the file; a bulletin's closing letter follows as the last.
    package var rules: [SendRule] = []
    /// What the file says about days off; nil leaves it to the kind of rule.
    package var dayOffShift: HolidayShift?
    /// nil means the campaign's window.
    package var window: SendWindow?
    /// nil means the campaign's server.
    package var mailServer: MailServer?
    package var targets: [Target] = []
    /// Each of these gets a letter of its own with the same text.
    package var copies: [Target] = []
    /// Letters to one recipient about one milestone at most; nil for no limit.
    package var maximum: Int?
    package var catchUp: CatchUp?
    package var resendsWhenAmbiguous: Bool
    package var needsApproval = false
    /// Whether what it says may share a letter with what other reminders say.
    package var merges = true
    package var subject: String?
    package var body: [String]?
    package var template: String?
    /// The reason why the block is paused; nil while it is active.
    package var pausedBecause: String?

    package init(id: ScheduleID, name: String, kind: Kind) {
        self.id = id
        self.name = name
        self.kind = kind
        if case .reminder = kind {
            resendsWhenAmbiguous = true
        } else {
            resendsWhenAmbiguous = false
        }
    }

    package enum Kind: Hashable, Sendable {
        case reminder([MilestoneID])
        case digest(DigestTerms)
        case bulletin(BulletinTerms)
    }

    package var isReminder: Bool {
        if case .reminder = kind { true } else { false }
    }

    package var isDigest: Bool {
        if case .digest = kind { true } else { false }
    }
}

/// What a digest covers.
package struct DigestTerms: Hashable, Sendable {
    package enum Period: String, Hashable, Sendable {
        case sinceLastSent, week, month, wholeCampaign
    }

    package enum Scope: Hashable, Sendable {
        case everything
        case overdue(days: Int)
        case milestones([MilestoneID])
    }

    package var period = Period.sinceLastSent
    package var scope = Scope.everything
    package var isSentWhenNothingNew = true

    package init(scope: Scope = .everything) {
        self.scope = scope
    }
}

/// On which days a bulletin goes out and what it counts.
package struct BulletinTerms: Hashable, Sendable {
    package var days: ClosedRange<CivilDate>
    package var indicators: [IndicatorID] = []
    /// Minutes between the slot and the letter.
    package var waitMinutes = 0
    /// The catch-up of the closing letter, where the file gives one.
    package var closingCatchUp: CatchUp?

    package init(days: ClosedRange<CivilDate>) {
        self.days = days
    }
}

/// To whom a letter goes.
package enum Target: Hashable, Sendable {
    case unitsNotDone
    case units
    case unitHeads
    case list(RecipientListID)
}

/// How late a letter may still go out after an outage.
package enum CatchUp: Hashable, Sendable {
    case never
    case within(minutes: Int)
    case untilDue
}

/// A named list of addresses outside the unit list: the department's leaders, the council.
package struct RecipientList: Hashable, Sendable {
    package let id: RecipientListID
    package let name: String
    package var addresses: [EmailAddress] = []

    package init(id: RecipientListID, name: String) {
        self.id = id
        self.name = name
    }
}
