package import Mail

/// What another mail system reported about a letter of ours.
package struct Bounce: Hashable, Sendable {
    /// Its number in the outbox.
    package let letter: Int64
    package let action: DeliveryReport.Action
    package let status: String
    package let diagnostic: String?
    /// The addresses that failed.
    ///
    /// If the reader forwarded the letter, none of them need be the one we wrote to.
    package let addresses: [String]
    /// What names the report.
    package let report: String

    package init(
        letter: Int64,
        action: DeliveryReport.Action,
        status: String,
        diagnostic: String?,
        addresses: [String],
        report: String
    ) {
        self.addresses = addresses
        self.report = report
        self.letter = letter
        self.action = action
        self.status = status
        self.diagnostic = diagnostic
    }

    /// Whether the letter did not and will not arrive.
    package var isFailure: Bool { action == .failed }

    /// The action as it is stored: `failed`, `delayed` (RFC 3464 §2.3.3).
    package var actionName: String { action.rawValue }

    /// `5.1.1 550 5.1.1 No such user`.
    package var line: String {
        [status, diagnostic].compactMap(\.self).joined(separator: " ")
    }
}

/// Which enhanced codes (RFC 3463) say that nobody can be reached at an address, ever.
package enum DeadAddress {
    /// After so many the address is written to no more.
    package static let limit = 2

    /// `text`: where the system knows only classes, `5.0.0`, or no such codes at all, its words
    /// decide; what is about the sender is not about the address.
    package static func isMeant(by status: String?, text: String?) -> Bool {
        let words = (text ?? "").lowercased()
        guard !words.contains("sender") else { return false }
        guard let status, !status.hasPrefix("5.0.") else {
            if let quoted = text?.firstEnhancedCode, !quoted.hasPrefix("5.0.") {
                return isMeant(by: quoted, text: text)
            }
            return nobody.contains(where: words.contains)
        }
        guard !["5.1.7", "5.1.8"].contains(status) else { return false }
        return status.hasPrefix("5.1.") || ["5.2.1", "5.4.4"].contains(status)
    }

    private static let nobody = [
        "unknown user", "user unknown", "no such user", "no such address", "unknown recipient",
        "recipient unknown", "not exist", "no mailbox", "unrouteable", "mailbox not found",
        "user not found", "account has been disabled",
    ]
}

extension String {
    /// The first `5.1.1` or `4.2.2` among its words.
    fileprivate var firstEnhancedCode: String? {
        split { !($0.isNumber || $0 == ".") }.first { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 3 && ["2", "4", "5"].contains(parts[0])
                && parts.allSatisfy { (1...3).contains($0.count) }
        }.map(String.init)
    }
}
