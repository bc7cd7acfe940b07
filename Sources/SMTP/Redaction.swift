import Foundation

/// Takes a secret out of what a server says: nothing that it echoes may reach a log, a screen or the database.
///
/// Known are the secret as it is and in capitals, as HTML writes it, cut short by a quarter, in percent and
/// quoted-printable signs, in hexadecimal digits, and in Base64 wherever in the encoded text it begins: so in an answer to `AUTH LOGIN`, in the triple of `AUTH PLAIN`
/// (RFC 4616) and in a bearer's token (RFC 7628). Blanks within it, and the ends of lines, hide nothing.
package struct Redaction: Sendable {
    /// What stands for a word that held the secret.
    static let mark = "***"
    /// Without a secret: everything is left as it is.
    package static let none = Redaction(of: nil)

    private let secret: String
    private let forms: [String]
    /// Shorter ones are known only where they are a whole word.
    private static let shortest = 4
    /// Of those that are as long, three quarters are known, too.
    private static let longEnoughToCut = 8

    package init(of secret: String?) {
        let secret = secret ?? ""
        self.secret = Self.folded(secret)
        var forms = [secret, secret.utf8.map { String($0, radix: 16).leftPadded }.joined()]
        // Cut short by the server, or by whoever wrote it down.
        if secret.count >= Self.longEnoughToCut {
            let count = secret.count * 3 / 4
            forms += [String(secret.prefix(count)), String(secret.suffix(count))]
        }
        for offset in 0..<3 { forms.append(Self.base64(of: secret, at: offset)) }
        forms += forms.map { $0.replacing("+", with: "-").replacing("/", with: "_") }
        self.forms = Set(forms.map(Self.folded)).filter { $0.count >= Self.shortest }.sorted()
    }

    /// The text with a mark in place of each word that holds the secret, or in place of all of it where several
    /// words hold it together.
    func applied(to text: String) -> String {
        guard isHeld(in: text) else { return text }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
            .map { isHeld(in: String($0)) ? Self.mark : String($0) }
        let clean = words.joined(separator: " ")
        return isHeld(in: clean) ? Self.mark : clean
    }

    private func isHeld(in text: String) -> Bool {
        guard !secret.isEmpty else { return false }
        if secret.count < Self.shortest {
            let words = text.split { $0 == " " || $0.isPunctuation }
            return words.contains { Self.folded(String($0)) == secret }
        }
        let plain = Self.withoutEntities(text)
        return [text, plain, Self.unescaped(text), text.filter { $0 != ":" && $0 != "-" }].contains
        {
            text in
            let text = Self.folded(text)
            return forms.contains { text.contains($0) }
        }
    }

    /// In small letters and without blanks.
    private static func folded(_ text: String) -> String {
        text.lowercased().filter { !$0.isWhitespace }
    }

    /// The digits that stand for the text alone where that many octets come before it, whatever they are.
    ///
    /// Each digit stands for six bits: those that share bits with what comes before or after are left out.
    private static func base64(of text: String, at offset: Int) -> String {
        let digits = Data(Array(repeating: 0, count: offset) + Array(text.utf8))
            .base64EncodedString()
        let bits = 8 * (offset + text.utf8.count)
        return String(digits.prefix(bits / 6).dropFirst((8 * offset + 5) / 6))
    }

    /// With what HTML's entities stand for, also where `&` was one itself.
    private static func withoutEntities(_ text: String) -> String {
        let entities = [
            ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""),
            ("&apos;", "'"), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&"),
        ]
        return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    /// With the octets that `%41` and `=41` stand for.
    private static func unescaped(_ text: String) -> String {
        let octets = Array(text.utf8)
        var result: [UInt8] = []
        var place = 0
        while place < octets.count {
            if [UInt8(ascii: "%"), UInt8(ascii: "=")].contains(octets[place]),
                place + 2 < octets.count,
                let octet = UInt8(
                    String(decoding: octets[place + 1...place + 2], as: UTF8.self),
                    radix: 16
                )
            {
                result.append(octet)
                place += 3
            } else {
                result.append(octets[place])
                place += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension String {
    fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
