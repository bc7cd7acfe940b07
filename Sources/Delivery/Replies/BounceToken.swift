package import Campaigns
package import Foundation
import Hashing

/// Names a letter in its envelope's sender, so that only what we sent can come back as a bounce:
/// `thu-tra+1a-c5k2…@so.example`, the letter's number and a keyed hash of it (RFC 2104).
package struct BounceToken: Sendable {
    private let key: Data

    package init(key: Data) {
        self.key = key
    }

    /// The address to which reports about the letter return; `base` where it has no room for a token.
    package func address(_ base: EmailAddress, for letter: Int64) -> EmailAddress {
        let local = base.addrSpec.dropLast(base.domain.count + 1)
        return EmailAddress("\(local)+\(token(of: letter))@\(base.domain)") ?? base
    }

    /// The letter that an address names; nil where it names none or the token is not ours.
    package func letter(in address: String) -> Int64? {
        guard let local = address.lowercased().split(separator: "@").first,
            let plus = local.lastIndex(of: "+")
        else { return nil }
        let token = local[local.index(after: plus)...]
        guard let number = token.split(separator: "-").first,
            let letter = Int64(number, radix: 36), Self.equal(token, self.token(of: letter))
        else { return nil }
        return letter
    }

    /// Whether an address has the form of a token, ours or not.
    package static func isToken(in address: String) -> Bool {
        guard let local = address.split(separator: "@").first, let plus = local.lastIndex(of: "+")
        else { return false }
        let parts = local[local.index(after: plus)...].split(separator: "-")
        return parts.count == 2 && parts[1].count == hashLength
    }

    private static let hashLength = 16

    private func token(of letter: Int64) -> String {
        let hash = SHA256.code("bounce \(letter)".utf8, key: key)
        return String(letter, radix: 36) + "-" + Self.base32(hash.prefix(10))
    }

    /// 10 octets as 16 small letters and digits: mail systems change the case of an address.
    private static func base32(_ octets: some Sequence<UInt8>) -> String {
        let digits = Array("abcdefghijklmnopqrstuvwxyz234567")
        var text = ""
        var (bits, count) = (0, 0)
        for octet in octets {
            bits = bits << 8 | Int(octet)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(digits[bits >> count & 31])
            }
        }
        return text
    }

    /// Takes the same time wherever they differ.
    private static func equal(_ left: Substring, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
