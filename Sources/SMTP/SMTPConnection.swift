package import Campaigns

/// What the SMTP dialogue needs of a connection that is made, encrypted and logged in.
package protocol SMTPConnection: AnyObject {
    /// The lines that the server said while connecting.
    var transcript: [Substring] { get }

    /// When the first certificate of the server's chain ends; nil without TLS.
    var certificateEnd: Instant? { get }

    /// Sends what the line takes now.
    func send(_ bytes: ArraySlice<UInt8>) throws(ConnectionFailure) -> Int

    /// What has arrived; empty at the end of the stream.
    func receive() throws(ConnectionFailure) -> [UInt8]

    /// Waits for something to read, or for room to write where asked.
    func wait(forWriting: Bool, milliseconds: Int) -> (readable: Bool, writable: Bool)

    /// Time since some fixed moment; never goes back.
    var clock: Duration { get }
}

package enum ConnectionFailure: Error {
    /// Nothing now: wait.
    case again
    case closed
}
