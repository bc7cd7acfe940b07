package import Campaigns

/// A set of files that waits until a person accepts it, for it would send too much at once.
package struct HeldSet: Hashable, Sendable {
    /// By path, as the files were when they were judged.
    package let texts: [String: String]
    /// When files of the campaign were first held; a change that is held too does not begin anew.
    package let since: Instant
    package let peak: SendPeak

    package init(texts: [String: String], since: Instant, peak: SendPeak) {
        self.texts = texts
        self.since = since
        self.peak = peak
    }
}

/// The 24 hours in which a set of files sends most beyond what the one before it sends.
///
/// Example: from 13/04 at 08:00 on 71 letters, where 50 are safe.
package struct SendPeak: Hashable, Sendable {
    package let from: Instant
    package let letters: Int
    /// More than so many are not sent unless a person has accepted it.
    package let limit: Int

    package init(from: Instant, letters: Int, limit: Int) {
        self.from = from
        self.letters = letters
        self.limit = limit
    }

    package var isSafe: Bool { letters <= limit }
}
