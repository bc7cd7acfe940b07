import Foundation

/// A mail address that is safe to put into a header or an SMTP command.
///
/// Built only by a strict parser: one `@`, no blanks, specials or control characters, at most 64 octets
/// before it and 254 in all (RFC 5321 §4.5.3.1). A domain in other letters is kept in its ASCII form
/// (RFC 5891); a local part in other letters (RFC 6531) needs a server that takes such. Quoted local
/// parts are refused.
package struct EmailAddress: Hashable, Sendable {
    /// The addr-spec: `tccb@so-nnptnt.example`.
    package let addrSpec: String
    /// The name shown beside it; nil where there is none.
    package var displayName: String?
    /// Whether the server must offer SMTPUTF8.
    package let needsUTF8: Bool

    /// The address of that text; nil where it breaks a rule.
    package init?(_ addrSpec: some StringProtocol, displayName: String? = nil) {
        let octets = Array(addrSpec.utf8)
        guard octets.count <= 254, let at = octets.firstIndex(of: UInt8(ascii: "@")),
            (1...64).contains(at)
        else { return nil }
        if let displayName, displayName.unicodeScalars.contains(where: Self.isControl) {
            return nil
        }
        self.displayName = displayName
        let (local, domain) = (octets[..<at], octets[(at + 1)...])
        if octets.allSatisfy({ $0 < 128 }) {
            guard Self.isDotAtom(local), Self.isDomain(domain) else { return nil }
            self.addrSpec = String(addrSpec)
            needsUTF8 = false
            return
        }
        let localText = String(decoding: local, as: UTF8.self).precomposedStringWithCanonicalMapping
        let written = Array(localText.utf8)[...]
        guard localText.unicodeScalars.allSatisfy(Self.isWritten), Self.isDotAtom(written),
            (1...64).contains(written.count),
            let ascii = DomainName.ascii(String(decoding: domain, as: UTF8.self)),
            Self.isDomain(Array(ascii.utf8)[...]), written.count + 1 + ascii.utf8.count <= 254
        else { return nil }
        self.addrSpec = "\(localText)@\(ascii)"
        needsUTF8 = !local.allSatisfy { $0 < 128 }
    }

    package var domain: String {
        String(
            addrSpec[addrSpec.index(after: addrSpec.lastIndex(of: "@") ?? addrSpec.startIndex)...]
        )
    }

    /// Atoms between dots (RFC 5322 §3.2.3), octets above 127 among their letters.
    private static func isDotAtom(_ octets: ArraySlice<UInt8>) -> Bool {
        var previous = UInt8(ascii: ".")
        for octet in octets {
            if octet == UInt8(ascii: "."), previous == octet { return false }
            guard octet == UInt8(ascii: ".") || octet > 127 || atomOctets.contains(octet) else {
                return false
            }
            previous = octet
        }
        return previous != UInt8(ascii: ".")
    }

    private static let atomOctets = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~".utf8
    )

    private static func isDomain(_ octets: ArraySlice<UInt8>) -> Bool {
        var length = 0
        var previous = UInt8(ascii: ".")
        for octet in octets {
            switch octet {
            case UInt8(ascii: "."):
                guard length > 0, previous != UInt8(ascii: "-") else { return false }
                length = 0
            case 48...57, 65...90, 97...122: length += 1
            case UInt8(ascii: "-"):
                guard length > 0 else { return false }
                length += 1
            default: return false
            }
            guard length <= 63 else { return false }
            previous = octet
        }
        return length > 0 && previous != UInt8(ascii: "-")
    }

    /// ASCII, or a letter, mark or digit of another script.
    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII || DomainName.isLetterOrDigit(scalar)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.value == 0x2028
            || scalar.value == 0x2029
    }
}
