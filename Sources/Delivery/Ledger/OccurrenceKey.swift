package import Campaigns
import Hashing
import Letters

/// What names an intended letter for ever: the same occurrence has the same key after a restart, an
/// edit of texts, a changed address.
package struct OccurrenceKey: Hashable, Sendable {
    /// 32 hexadecimal digits.
    package let text: String

    package init(text: String) {
        self.text = text
    }

    package init(
        campaign: CampaignID,
        occurrence: Occurrence,
        unit: UnitCode?,
        recipient: Recipient
    ) {
        self.init(parts: [
            "1", campaign.text, occurrence.schedule.text, occurrence.ruleKey,
            occurrence.milestone?.text ?? "", occurrence.deadline?.description ?? "",
            unit?.text ?? "", recipient.key, occurrence.slot,
        ])
    }

    /// Hashed with their lengths, so that no two lists of parts read alike.
    package init(parts: [String]) {
        let joined = parts.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")
        text = Self.digest(joined)
    }

    /// The `Message-ID`'s left side: a hash of the sorted keys of the occurrences in the letter.
    package static func messageToken(of keys: [OccurrenceKey]) -> String {
        digest(keys.map(\.text).sorted().joined(separator: ","))
    }

    private static func digest(_ text: String) -> String {
        SHA256.hash(text).prefix(16).hexadecimal
    }
}
