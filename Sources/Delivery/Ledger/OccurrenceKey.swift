package import Campaigns
import Hashing

/// What names an intended letter for ever: the same occurrence has the same key after a restart, an
/// edit of texts, a changed address.
///
/// The key of an occurrence for a recipient is made by its ``KeyStem``.
package struct OccurrenceKey: Hashable, Sendable {
    /// 32 hexadecimal digits.
    package let text: String

    package init(text: String) {
        self.text = text
    }

    /// Hashed with their lengths, so that no two lists of parts read alike: `["ab", "c"]` is hashed
    /// as `2:ab,1:c`.
    package init(parts: [String]) {
        text = Self.digest(parts.map(Self.measured).joined(separator: ","))
    }

    fileprivate init(hashing text: String) {
        self.text = Self.digest(text)
    }

    fileprivate static func measured(_ part: String) -> String {
        "\(part.utf8.count):\(part)"
    }

    /// The `Message-ID`'s left side: a hash of the sorted keys of the occurrences in the letter.
    package static func messageToken(of keys: [OccurrenceKey]) -> String {
        digest(keys.map(\.text).sorted().joined(separator: ","))
    }

    /// That of a letter that takes over what another one said, at that instant.
    package static func messageToken(
        of keys: [OccurrenceKey],
        leaving former: String,
        at instant: Instant
    ) -> String {
        digest((keys.map(\.text).sorted() + [former, instant.description]).joined(separator: ","))
    }

    private static func digest(_ text: String) -> String {
        SHA256.hash(text).prefix(16).hexadecimal
    }
}

/// What the keys of one occurrence have in common, written out once for all its recipients.
///
/// A key is the hash of: version, campaign, block, rule, milestone, deadline, unit, recipient, slot.
/// Example: in `…,19:2021-03-15T17:00:00,3:CCA,14:unit:CCA/focal,10:2021-03-08` all but the unit and
/// the recipient are the same for every unit.
package struct KeyStem: Sendable {
    private let head: String
    private let tail: String

    package init(_ occurrence: Occurrence, of campaign: CampaignID) {
        let parts = [
            "1", campaign.text, occurrence.schedule.text, occurrence.ruleKey,
            occurrence.milestone?.text ?? "", occurrence.deadline?.description ?? "",
        ]
        head = parts.map(OccurrenceKey.measured).joined(separator: ",")
        tail = OccurrenceKey.measured(occurrence.slot)
    }

    /// The key for one recipient.
    ///
    /// `unit`: the unit that the letter is about; nil for digests and bulletins.
    package func key(unit: UnitCode?, _ recipient: Recipient) -> OccurrenceKey {
        let unit = OccurrenceKey.measured(unit?.text ?? "")
        let recipient = OccurrenceKey.measured(recipient.key)
        return OccurrenceKey(hashing: "\(head),\(unit),\(recipient),\(tail)")
    }
}
