package import Campaigns

/// Everything about a message that is not its words.
package struct Envelope: Hashable, Sendable {
    package let sender: EmailAddress
    package let recipient: EmailAddress
    package let replyTo: EmailAddress?
    /// Without angle brackets; the same for the same occurrences.
    package let messageID: String
    /// nil for a letter on its own.
    package let thread: MailThread?
    package let date: Instant
    package let zone: CivilZone
    /// `List-Id` of the campaign.
    package let listID: String
    /// A digest: automatic answers are not wanted, and it may be filed as bulk.
    package let isBulk: Bool

    package init(
        sender: EmailAddress,
        recipient: EmailAddress,
        replyTo: EmailAddress?,
        messageID: String,
        thread: MailThread?,
        date: Instant,
        zone: CivilZone,
        listID: String,
        isBulk: Bool
    ) {
        self.sender = sender
        self.recipient = recipient
        self.replyTo = replyTo
        self.messageID = messageID
        self.thread = thread
        self.date = date
        self.zone = zone
        self.listID = listID
        self.isBulk = isBulk
    }
}

extension Envelope {
    /// Whether an address in it is in other letters than ASCII (RFC 6531).
    var needsUTF8: Bool {
        sender.needsUTF8 || recipient.needsUTF8 || replyTo?.needsUTF8 ?? false
    }

    /// A letter of the campaign by that server.
    ///
    /// `token`: the left side of its `Message-ID`. `thread`: that of its thread's synthetic root, and
    /// its topic.
    package init(
        of campaign: Campaign,
        by server: MailServer,
        to recipient: EmailAddress,
        token: String,
        thread: (token: String, topic: String)? = nil,
        date: Instant,
        isBulk: Bool = false
    ) {
        let domain = server.sender.domain
        self.init(
            sender: server.sender,
            recipient: recipient,
            replyTo: server.replyTo,
            messageID: "\(token)@\(domain)",
            thread: thread.map {
                MailThread(
                    root: "\($0.token)@\(domain)",
                    topic: $0.topic,
                    start: campaign.zone.instant(
                        of: CivilDateTime(campaign.validity.lowerBound, .midnight)
                    )
                )
            },
            date: date,
            zone: campaign.zone,
            listID: "\(campaign.id).\(domain)",
            isBulk: isBulk
        )
    }
}
