package import Campaigns

/// Why an occurrence was not sent, or a letter waits; every non-send has one.
package struct Reason: Hashable, Sendable {
    package enum Code: String, CaseIterable, Hashable, Sendable {
        /// The unit had submitted; detail: the instant.
        case submitted
        case excused
        /// Returned to the unit, whose resubmission date has not passed; detail: that date.
        case returned
        case maximum
        /// The deadline was moved within 72 hours after the same letter about the earlier one.
        case recent
        case noAddress = "no-address"
        /// The block is paused; detail: its reason.
        case paused
        case beforeEffect = "before-effect"
        /// The files that ask for it waited until a person accepted them.
        case acceptance
        /// The block sends nothing on days off.
        case dayOff = "day-off"
        /// A later letter of the same block went out instead.
        case superseded
        /// The catch-up window had closed.
        case tooLate = "too-late"
        case nothingNew = "nothing-new"
        case expired
        /// Waits for a person to release it; detail, of one that expired: since when it had waited.
        case approval
        /// A backlog or a jump of the clock: held until a person looks.
        case backlog
        /// The home goes on from an earlier copy: it may have left already; detail: the copy's last pass.
        case restored
        case ruleRemoved = "rule-removed"
        case deadlineMoved = "deadline-moved"
        case unitLeft = "unit-left"
        /// The block no longer writes to the recipient.
        case recipientLeft = "recipient-left"
        /// Another letter says what it said.
        case rewritten
        /// The server's words.
        case refused
        /// Another mail system took the letter and gave it back; detail: its words.
        case bounced
        /// The address cannot be reached; detail: what was last said of it.
        case deadAddress = "dead-address"
        case ambiguous
        case byHand = "by-hand"
        /// It could not be told whether the letter still holds; detail: what went wrong.
        case notJudged = "not-judged"
        /// Its bytes would break a rule of mail; detail: which. It is tried again at each pass.
        case notWritten = "not-written"
        /// The clock was ahead when it was written: it is written anew when it is due.
        case clockAhead = "clock-ahead"
        /// It fell due while the clock jumped forward, which may be wrong.
        case clockJump = "clock-jump"
    }

    package let code: Code
    package let detail: String?

    package init(_ code: Code, _ detail: String? = nil) {
        self.code = code
        self.detail = detail
    }

    /// Why a letter ends that is past its use.
    ///
    /// `waiting`: why it waited; what could not be written ends as that. `since`: when it began to wait, for a
    /// person where it was not approved.
    package static func expiry(
        of waiting: Reason?,
        isApproved: Bool,
        since: Instant
    ) -> Reason {
        if let waiting, waiting.code == .notWritten { return waiting }
        return isApproved ? Reason(.expired) : Reason(.approval, since.description)
    }

    /// As stored: `code` or `code: detail`.
    package var text: String {
        detail.map { "\(code.rawValue): \($0)" } ?? code.rawValue
    }

    package init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard let first = parts.first, let code = Code(rawValue: String(first)) else { return nil }
        self.code = code
        detail = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : nil
    }
}

extension Reason.Code {
    /// A letter is held for it though nothing is wrong with its words: somebody looks first, a person or, of a
    /// clock, a later pass.
    package var isDoubt: Bool {
        [.backlog, .notJudged, .clockJump, .restored].contains(self)
    }
}
