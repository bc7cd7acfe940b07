/// Whether a refusal or a bounce says that nobody can be reached at an address, ever.
///
/// A living address that is written to no more is worse than a dead one that still is. So what is said is
/// asked in this order, and the first answer counts:
///
/// 1. words that are about something else: `552 5.1.1 Over quota`, a list of blocked senders, a rate
/// 2. the enhanced codes inside the reply (RFC 3463): `5.1.1` means nobody, `5.7.1` a policy; `5.1.0` and
///    its like mean nothing by themselves, whoever wraps a reply of another writes them
/// 3. words that mean nobody: `no such user`, Microsoft 365's `Recipient address rejected`
/// 4. the `Status` field of a report, which many systems fill in by guess
package enum DeadAddress {
    /// After so many the address is written to no more.
    package static let limit = 2

    /// Whether a refusal or a bounce with those words means it.
    ///
    /// `status`: a report's field. `text`: the server's words with their codes.
    package static func isMeant(by status: String?, text: String?) -> Bool {
        let text = text ?? ""
        let words = ReplyWords(text)
        guard !words.says(anyOf: AddressWords.alive), !text.isTransient, status != "5.2.2" else {
            return false
        }
        let codes = text.enhancedCodes.compactMap(meaning)
        if !codes.isEmpty { return codes.allSatisfy { $0 == .nobody } }
        if words.says(anyOf: AddressWords.nobody) { return status?.hasPrefix("4.") != true }
        return status.flatMap(meaning) == .nobody
    }

    /// Whether a server's refusal means it: its code stands inside the reply.
    package static func isMeant(by reply: Reply) -> Bool {
        isMeant(by: nil, text: reply.line)
    }

    private enum Meaning {
        case nobody, somethingElse
    }

    /// nil: the code leaves it open.
    private static func meaning(of code: String) -> Meaning? {
        if nobody.contains(code) { return .nobody }
        if aboutSender.contains(code) { return .somethingElse }
        return undecided.contains(where: code.hasPrefix) ? nil : .somethingElse
    }

    /// Bad mailbox, system, syntax; moved away; a domain that takes no mail (RFC 7505); and Exchange's
    /// `RecipientNotFound`.
    private static let nobody = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"]

    private static let aboutSender = ["5.1.7", "5.1.8"]

    /// "Other", and codes that systems use for nobody and for much else.
    private static let undecided = [
        "5.0.", "5.1.", "5.2.0", "5.2.1", "5.3.0", "5.4.0", "5.4.1", "5.4.4", "5.4.31", "5.5.",
    ]
}

extension String {
    /// `5.1.1` and `4.2.2` among its words; not the parts of an address of four numbers.
    var enhancedCodes: [String] {
        split { !($0.isNumber && $0.isASCII || $0 == ".") }.compactMap { word in
            let parts = word.split(separator: ".")
            guard parts.count == 3, ["2", "4", "5"].contains(parts[0]), !word.hasPrefix("."),
                parts.allSatisfy({ (1...3).contains($0.count) })
            else { return nil }
            return parts.joined(separator: ".")
        }
    }

    /// It begins with a reply code that asks for patience: `450 4.2.0 later`.
    fileprivate var isTransient: Bool {
        let code = prefix { $0.isNumber }
        return code.count == 3 && code.first == "4"
    }
}
