/// What another mail system reported about a letter of ours.
package struct Bounce: Hashable, Sendable {
    /// Its number in the outbox.
    package let letter: Int64
    /// failed, delayed, delivered, relayed or expanded (RFC 3464 §2.3.3).
    package let action: String
    package let status: String
    package let diagnostic: String?

    package init(letter: Int64, action: String, status: String, diagnostic: String?) {
        self.letter = letter
        self.action = action
        self.status = status
        self.diagnostic = diagnostic
    }

    /// `5.1.1 550 5.1.1 No such user`.
    package var line: String {
        [status, diagnostic].compactMap(\.self).joined(separator: " ")
    }
}

/// Which enhanced codes (RFC 3463) say that nobody can be reached at an address, ever.
package enum DeadAddress {
    /// After so many the address is written to no more.
    package static let limit = 2

    /// `text`: where a system that knows only classes, `5.0.0`, quotes the code of another.
    package static func isMeant(by status: String?, text: String?) -> Bool {
        guard let status else { return true }
        if status.hasPrefix("5.0."), let quoted = text?.firstEnhancedCode {
            return isMeant(by: quoted, text: nil)
        }
        return ["5.0.", "5.1."].contains { status.hasPrefix($0) }
            || ["5.2.1", "5.4.4"].contains(status)
    }
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
