package import Campaigns

/// What a mail server says and shows of itself when a line to it is opened.
package struct ServerDetails: Hashable, Sendable {
    /// What its clock showed, where the greeting tells: `220 mx.so.example ESMTP Tue, 1 Dec 2026 07:05:11 +0700`.
    package let clock: Instant?
    /// Octets of a letter at most (RFC 1870); nil where it sets no limit.
    package let sizeLimit: Int?
    /// When the first certificate of its chain ends; nil on a line without TLS.
    package let certificateEnd: Instant?

    package init(clock: Instant?, sizeLimit: Int?, certificateEnd: Instant?) {
        self.clock = clock
        self.sizeLimit = sizeLimit
        self.certificateEnd = certificateEnd
    }
}
