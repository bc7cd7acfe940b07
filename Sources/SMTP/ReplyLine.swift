import Delivery

/// One line of an SMTP reply: `250-text` or `250 text` (RFC 5321 §4.2).
struct ReplyLine {
    let reply: Reply
    let isLast: Bool

    /// nil where the line does not begin with a reply code.
    init?(_ line: ArraySlice<UInt8>, _ redaction: Redaction = .none) {
        var line = line
        if line.last == 13 { line = line.dropLast() }
        guard line.count >= 3 else { return nil }
        var code = 0
        for octet in line.prefix(3) {
            guard (48...57).contains(octet) else { return nil }
            code = code * 10 + Int(octet - 48)
        }
        guard (200...599).contains(code) else { return nil }
        let separator = line.dropFirst(3).first
        guard separator == nil || separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-")
        else { return nil }
        isLast = separator != UInt8(ascii: "-")
        // Before it is cut: a part of a secret is a secret.
        let clean = String(redaction.applied(to: Self.text(line.dropFirst(4))).prefix(500))
        let words = clean.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let first = words.first.map(String.init) ?? ""
        let isEnhanced = first.isEnhancedCode && first.first == String(code).first
        reply = Reply(
            code: code,
            enhanced: isEnhanced ? first : nil,
            text: isEnhanced ? words.dropFirst().first.map(String.init) ?? "" : clean
        )
    }

    /// The text with a blank for each control character.
    private static func text(_ octets: ArraySlice<UInt8>) -> String {
        if octets.allSatisfy({ (32...126).contains($0) }) {
            return String(decoding: octets, as: UTF8.self)
        }
        let scalars = String(decoding: octets, as: UTF8.self).unicodeScalars.map {
            $0.properties.generalCategory == .control ? " " : $0
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension Reply {
    /// Without the secret, should several lines hold it together.
    func clean(_ redaction: Redaction) -> Reply {
        Reply(code: code, enhanced: enhanced, text: redaction.applied(to: text))
    }

    /// The text of all lines: servers say in the first what the last explains with a link.
    ///
    /// `lines` is not empty.
    init(lines: [Reply]) {
        let last = lines[lines.count - 1]
        guard lines.count > 1 else {
            self = last
            return
        }
        let text = lines.map { $0.text.trimmingBlanks }.filter { !$0.isEmpty }
        self.init(
            code: last.code,
            enhanced: last.enhanced ?? lines.lazy.compactMap(\.enhanced).first,
            text: String(text.joined(separator: " ").prefix(Self.longest))
        )
    }

    private static let longest = 500
}

extension String {
    fileprivate var trimmingBlanks: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// `5.1.1` (RFC 3463).
    fileprivate var isEnhancedCode: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.utf8.allSatisfy { (48...57).contains($0) }
            }
    }
}
