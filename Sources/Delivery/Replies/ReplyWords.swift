/// The words of a server's reply, to be looked for phrases whose meaning is known.
///
/// Case, punctuation and what names somebody do not count: addresses and names of hosts are left out, so
/// that `full@so.example` is no full mailbox; the words of a URL stay, for
/// `https://support.google.com/mail/?p=NoSuchUser` says something.
struct ReplyWords {
    /// Lower-case words, a blank before and after each.
    private let text: String

    init(_ text: String) {
        self.text = Self.folded(
            text.split(whereSeparator: \.isWhitespace).filter { !Self.isName($0) }
                .joined(separator: " ")
        )
    }

    /// Whether the reply has those words in that order; `blacklist*` also finds `blacklisted`.
    func says(_ phrase: String) -> Bool {
        guard phrase.hasSuffix("*") else { return text.contains(Self.folded(phrase)) }
        return text.contains(Self.folded(String(phrase.dropLast())).dropLast())
    }

    func says(anyOf phrases: [String]) -> Bool { phrases.contains(where: says) }

    private static func folded(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        return " " + words.joined(separator: " ") + " "
    }

    /// An address, of mail or of numbers, or the name of a host in small letters: `<a@so.example>`,
    /// `[192.0.2.1]`, `mx1.so.example[192.0.2.1]`.
    private static func isName(_ token: Substring) -> Bool {
        if token.contains("@") { return true }
        guard !token.contains("/") else { return false }
        let number = token.filter { !"[]()<>\"',;:".contains($0) }
        if number.contains("."), number.allSatisfy({ $0.isNumber || $0 == "." }) { return true }
        let name = token.prefix { $0 != "[" && $0 != "(" }
            .trimmingPrefix { "<\"'".contains($0) }
            .split(separator: ".", omittingEmptySubsequences: true)
        guard name.count > 1, let last = name.last, last.count > 1 else { return false }
        return name.allSatisfy { label in
            label.allSatisfy {
                $0.isASCII && ($0.isLowercase || $0.isNumber || "-_>\"':;,".contains($0))
            }
        } && last.first?.isLetter == true
    }
}
