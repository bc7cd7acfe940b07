import Delivery
import Foundation
import Mail

/// A mailbox → messages → what each report says about a letter of ours.
enum BounceGate {
    private static let token = BounceToken(key: Data("the key of this home".utf8))

    static func take(_ octets: [UInt8]) -> [String] {
        var broken: [String] = []
        for message in MailFolder.messages(in: Data(octets)) {
            let report = DeliveryReport(message: message)
            for address in report.returnedTo {
                if token.letter(in: address) != nil { broken.append("forged: \(address)") }
                _ = BounceToken.isToken(in: address)
            }
            for address in report.failedRecipients {
                if let complaint = report.complaint(about: address) {
                    if complaint.contains(where: \.isNewline) { broken.append("of several lines") }
                    _ = DeadAddress.isMeant(by: nil, text: complaint)
                }
            }
            for recipient in report.recipients {
                let bounce = Bounce(
                    letter: 1,
                    action: recipient.action,
                    status: recipient.status,
                    diagnostic: recipient.diagnostic,
                    addresses: [recipient.address, recipient.originalAddress].compactMap(\.self),
                    report: report.name
                )
                _ = (bounce.line, bounce.isAbout("cca@so.example"), bounce.isFailure)
                _ = DeadAddress.isMeant(by: bounce.status, text: bounce.diagnostic)
                if bounce.diagnostic?.isEmpty == true { broken.append("an empty diagnostic") }
            }
        }
        return broken
    }
}
