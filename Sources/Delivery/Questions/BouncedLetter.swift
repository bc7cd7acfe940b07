/// What a bounce did to its letter.
package struct BouncedLetter: Sendable {
    package let bounce: Bounce
    /// The unit or list that it was for.
    package let recipient: String
    package let address: String
    /// It had been noted before.
    package let isKnown: Bool

    /// The report is about a copy that its reader had passed on: nothing is made of it.
    package var isNotedOnly: Bool { !bounce.isAbout(address) }

    package init(bounce: Bounce, recipient: String, address: String, isKnown: Bool) {
        self.bounce = bounce
        self.recipient = recipient
        self.address = address
        self.isKnown = isKnown
    }
}
