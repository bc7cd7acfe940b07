/// A mail address that is safe to put into a header or an SMTP command.
///
/// Built only by a strict parser: one `@`, printable ASCII without blanks and specials, at most
/// 64 octets before it and 254 in all (RFC 5321 §4.5.3.1). Quoted local parts and non-ASCII
/// addresses are refused.
package struct EmailAddress: Hashable, Sendable {
    /// The addr-spec: `tccb@so-nnptnt.example`.
    package let addrSpec: String
    /// The name shown beside it; nil where there is none.
    package var displayName: String?

    /// The address of that text; nil where it breaks a rule.
    package init?(_ addrSpec: some StringProtocol, displayName: String? = nil) {
        let parts = addrSpec.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, addrSpec.utf8.count <= 254, (1...64).contains(parts[0].utf8.count),
            Self.isDotAtom(parts[0]), Self.isDomain(parts[1])
        else { return nil }
        if let displayName, displayName.unicodeScalars.contains(where: Self.isControl) {
            return nil
        }
        self.addrSpec = String(addrSpec)
        self.displayName = displayName
    }

    package var domain: String {
        String(
            addrSpec[addrSpec.index(after: addrSpec.lastIndex(of: "@") ?? addrSpec.startIndex)...]
        )
    }

    private static func isDotAtom(_ text: some StringProtocol) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.utf8.allSatisfy { octet in
                    switch octet {
                    case 48...57, 65...90, 97...122: true
                    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(octet)
                    }
                }
        }
    }

    private static func isDomain(_ text: some StringProtocol) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { octet in
                    switch octet {
                    case 45, 48...57, 65...90, 97...122: true
                    default: false
                    }
                }
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.value == 0x2028
            || scalar.value == 0x2029
    }
}
