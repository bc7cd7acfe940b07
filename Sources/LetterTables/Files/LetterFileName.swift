package import Campaigns
package import Delivery
import Texts

/// What the file of a letter is called, so that a person finds it among hundreds.
///
/// `2021-03-08T0800-CCKL-nhac-viec-QT-CCKL`: when it left (local), the unit or list that reads it, the
/// block, and, where it is about one thing, the reference that stands in its subject. ASCII, at most
/// 110 characters; two letters may have the same name, and their files then need a number.
package struct LetterFileName {
    private static let longestPart = 28

    /// Without its ending.
    package let text: String

    package init(of letter: LetterDetails, in campaign: Campaign, leaving: CivilDateTime) {
        let clock = String(leaving.toMinute.time.description.filter(\.isNumber))
        let parts = [
            Self.reader(of: letter, campaign.language),
            letter.row.schedule.text, Self.reference(of: letter, in: campaign) ?? "",
        ]
        text = ([leaving.date.description + "T" + clock] + parts.map(Self.plain))
            .filter { !$0.isEmpty }.joined(separator: "-")
    }

    /// `CCKL`, of the head's copy `CCKL-lanh-dao`; `hoi-dong-chu-tich` of an address of a list.
    private static func reader(of letter: LetterDetails, _ language: Language) -> String {
        let key = letter.recipientKey
        let mailbox = letter.row.recipient.split(separator: "@").first.map(String.init) ?? ""
        let parts = key.drop { $0 != ":" }.dropFirst().split(separator: "/", maxSplits: 1)
        guard let place = parts.first.map(String.init) else { return mailbox }
        for role in ContactRole.allCases where key == Recipient.key(of: role, in: UnitCode(place)) {
            switch role {
            case .focal: return place
            case .head: return place + (language == .vietnamese ? "-lanh-dao" : "-head")
            }
        }
        return "\(place)-\(mailbox)"
    }

    /// `QT-CCKL` of the subject's `#QT-CCKL`; nil for a letter about several things or none.
    private static func reference(of letter: LetterDetails, in campaign: Campaign) -> String? {
        let things = Set(letter.occurrences.map { [$0.milestone?.text, $0.unit?.text] })
        guard things.count == 1, let unit = letter.row.unit,
            let milestone = letter.row.milestone.flatMap(campaign.milestone)
        else { return nil }
        return "\(milestone.referenceWord)-\(unit)"
    }

    /// Letters and digits of ASCII, with one dash for whatever stands between them.
    private static func plain(_ text: String) -> String {
        let words = text.strippedOfMarks.unicodeScalars.split { scalar in
            !(scalar.isASCII && scalar.properties.isAlphabetic) && !("0"..."9").contains(scalar)
        }
        return String(words.map { String($0) }.joined(separator: "-").prefix(longestPart))
    }
}
