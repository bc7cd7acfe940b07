import Campaigns
import Delivery
import Foundation
import SMTP

/// What a mail server says → outcomes of letters → what is made of them.
///
/// The first line says how the server behaves: any of `overlap`, `silent` (it does not hang up at the end) and
/// `step=3` (so many octets arrive at once). Then come its octets; what stands before the first line `?` was said
/// while connecting, and each `?` waits for a line of ours.
enum ReplyGate {
    private static let secret = "mat-khau-bi-mat"

    static func take(_ octets: [UInt8]) -> [String] {
        let parts = octets.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
        let options = String(decoding: parts.first ?? [], as: UTF8.self)
        let connection = ScriptedServer(
            Array(parts.dropFirst().first ?? []),
            step: options.firstMatch(of: /step=([1-9]\d{0,3})/).flatMap { Int($0.1) } ?? 4096,
            hangsUp: !options.contains("silent")
        )
        _ = AuthenticationOffer(connection.transcript).mechanisms
        let session = SMTPSession(
            connection,
            timeouts: SMTPTimeouts(),
            limits: ConnectionLimits(),
            mayOverlap: options.contains("overlap"),
            redaction: Redaction(of: secret)
        )
        var broken: [String] = []
        var next = 0
        var outcomes: [Outcome] = []
        while next < letters.count, session.isUsable {
            let end = session.deliver(letters[next...]) { index, outcome in
                if index < outcomes.count { broken.append("letter \(index) has two outcomes") }
                outcomes.append(outcome)
                return true
            }
            guard case .lineEnded(let index) = end, index > next else { break }
            next = index
        }
        session.quit()
        return broken + outcomes.flatMap(check)
    }

    private static let letters: [MailItem] = [
        "cca@so.example", "ccb@so.example", "đắk@đắk.example",
    ]
    .map { address in
        guard let sender = EmailAddress("tccb@so.example"), let to = EmailAddress(address)
        else { preconditionFailure(address) }
        let content = "Subject: thu\r\n\r\n.\r\nmot\r\n..hai\r\n"
        return MailItem(sender: sender, recipient: to, bytes: Data(content.utf8))
    }

    /// What the program makes of an outcome; words of the server come clean.
    private static func check(_ outcome: Outcome) -> [String] {
        var words = ""
        switch outcome {
        case .accepted(let reply): words = reply.line
        case .rejected(let phase, let reply):
            words = reply.line
            _ = DeadAddress.isMeant(by: reply)
            let answers = (1...3).map {
                WaveBrake.Answer(
                    letter: $0,
                    isAccepted: false,
                    phase: phase,
                    reply: reply,
                    ended: GateCampaign.now
                )
            }
            _ = WaveBrake.row(of: answers, isReturned: false)
        case .relayFault(let fault): words = fault.detail
        case .notSent(let said), .ambiguous(let said): words = said
        }
        for provider in MailServer.Provider.allCases {
            _ = (outcome.verdict(by: provider), outcome.relayFault(by: provider))
        }
        var broken: [String] = []
        if words.lowercased().contains(secret) { broken.append("the secret: \(words)") }
        if words.count > 600 { broken.append("\(words.count) characters") }
        if words.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            broken.append("a control character: \(words.debugDescription)")
        }
        return broken
    }
}
