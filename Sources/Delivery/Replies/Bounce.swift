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

    /// Whether it is about that address, and not about a copy that its reader had passed on.
    package func isAbout(_ address: String) -> Bool {
        addresses.contains { $0.lowercased() == address.lowercased() }
    }

    /// The action as it is stored: `failed`, `delayed` (RFC 3464 §2.3.3).
    package var actionName: String { action.rawValue }

    /// `5.1.1 550 5.1.1 No such user`.
    package var line: String {
        [status, diagnostic].compactMap(\.self).joined(separator: " ")
    }
}
