package import Foundation

/// A delivery status notification (RFC 3464), read back from a mailbox.
package struct DeliveryReport: Hashable, Sendable {
    package enum Action: String, Hashable, Sendable {
        case failed, delayed, delivered, relayed, expanded
    }

    /// What became of one recipient's copy.
    package struct Recipient: Hashable, Sendable {
        package let address: String
        /// As it was written on the letter, where the report tells.
        package let originalAddress: String?
        package let action: Action
        /// `5.1.1` (RFC 3463).
        package let status: String
        /// What the server said, on one line; nil where the report does not tell.
        package let diagnostic: String?
    }

    /// Addresses that the notification was sent to: one of them holds the token of the letter.
    package let returnedTo: [String]
    /// Its `Message-ID`, else its date: what tells it from another report.
    package let name: String
    /// It calls itself a report of delivery.
    package let isReport: Bool
    /// Empty where it is no report, or one that cannot be read.
    package let recipients: [Recipient]
    /// The addresses of `X-Failed-Recipients`: as they stood on the letter, whatever aliases made of them.
    ///
    /// Exim and Google write them, Exim once without any part that a program could read.
    package let failedRecipients: [String]
    /// What it says to people.
    private let text: String

    /// Reads one message; what is no report has no recipients.
    ///
    /// Whatever the octets are, it does not fail: others write them.
    package init(message: Data) {
        // A report says what it says at its beginning; what follows is the letter.
        let entity = MailEntity(message.prefix(Self.longest))
        name = entity.fields("message-id").first ?? entity.fields("date").first ?? ""
        returnedTo = ["delivered-to", "x-original-to", "envelope-to", "to"]
            .flatMap(entity.fields).flatMap(Self.addresses)
        let failed = entity.fields("x-failed-recipients").flatMap(Self.addresses)
        failedRecipients = Array(failed.prefix(Self.mostRecipients))
        let parts = entity.parts
        let words = parts.first { $0.type == "text/plain" } ?? entity
        text = String(decoding: words.content.prefix(Self.longestText), as: UTF8.self)
        let part = parts.first {
            ["message/delivery-status", "message/global-delivery-status"].contains($0.type)
        }
        isReport = part != nil
        recipients = part.map { Self.recipients($0.content) } ?? []
    }

    private static let longest = 1 << 20
    private static let longestText = 1 << 14
    /// A letter of ours has one recipient, and an alias behind it few: for each the words are gone through once.
    private static let mostRecipients = 100

    /// What the words for people say behind that address, on one line; nil where they do not name it.
    ///
    /// `a@so.example` and below it `550 5.1.1 User unknown`: the second.
    package func complaint(about address: String) -> String? {
        guard let range = text.range(of: address, options: .caseInsensitive) else { return nil }
        let lines = text[range.upperBound...].split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        )
        .map { $0.trimmingCharacters(in: .whitespacesAndNewlines.union(.init(charactersIn: ">:"))) }
        let said = lines.drop(while: \.isEmpty).prefix { !$0.isEmpty && !$0.hasPrefix("---") }
            .joined(separator: " ")
        return said.isEmpty ? nil : String(said.prefix(400))
    }

    /// Words with an `@`, without brackets and commas around them.
    private static func addresses(_ field: String) -> [String] {
        field.split { $0.isWhitespace || "<>,;\"()".contains($0) }.filter { $0.contains("@") }
            .map(String.init)
    }

    /// The groups of fields after the first, which is about the message (RFC 3464 §2.1).
    private static func recipients(_ content: Data) -> [Recipient] {
        var rest = content[...]
        var recipients: [Recipient] = []
        while !rest.isEmpty {
            let group = MailEntity(rest)
            rest = group.rest
            guard
                let address = group.fields("final-recipient").first
                    ?? group.fields("original-recipient").first,
                let action = group.fields("action").first.flatMap({
                    Action(rawValue: Self.value($0).lowercased())
                }),
                let status = group.fields("status").first.flatMap(Self.status)
            else { continue }
            recipients.append(
                Recipient(
                    address: typed(address),
                    originalAddress: group.fields("original-recipient").first.map(typed),
                    action: action,
                    status: status,
                    diagnostic: group.fields("diagnostic-code").first.map(typed)
                        .flatMap { $0.isEmpty ? nil : $0 }
                )
            )
        }
        return recipients
    }

    /// Without the type before the semicolon: `rfc822; a@b`.
    private static func typed(_ field: String) -> String {
        let parts = field.split(
            separator: ";",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let value = parts.count > 1 ? parts[1] : parts.first ?? ""
        return value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .trimmingCharacters(in: CharacterSet(charactersIn: "<>"))
    }

    /// Without a comment behind it.
    private static func value(_ field: String) -> String {
        (field.split(separator: "(", maxSplits: 1).first ?? "").trimmingCharacters(in: .whitespaces)
    }

    private static func status(_ field: String) -> String? {
        let code = value(field).split(separator: " ").first ?? ""
        let parts = code.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3,
            parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(\.isNumber) })
        else { return nil }
        return String(code)
    }
}
