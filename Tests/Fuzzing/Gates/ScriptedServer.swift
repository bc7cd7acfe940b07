import Campaigns
import SMTP

/// A server in memory that says what it was told to say; time passes only in waits.
final class ScriptedServer: SMTPConnection {
    let certificateEnd: Instant? = nil
    let transcript: [Substring]
    private(set) var clock = Duration.zero
    /// What it says before each line of ours.
    private var turns: ArraySlice<ArraySlice<UInt8>>
    private var ready: ArraySlice<UInt8> = []
    private let step: Int
    private let hangsUp: Bool

    /// `octets`: cut at lines `?`; the first piece was said while connecting.
    init(_ octets: [UInt8], step: Int, hangsUp: Bool) {
        self.step = step
        self.hangsUp = hangsUp
        var pieces: [ArraySlice<UInt8>] = []
        var (start, line) = (0, 0)
        while line < octets.count {
            let end = octets[line...].firstIndex(of: 10) ?? octets.count - 1
            if octets[line...end].elementsEqual([63, 10]) {
                pieces.append(octets[start..<line])
                start = end + 1
            }
            line = end + 1
        }
        pieces.append(octets[start...])
        transcript = String(decoding: pieces[0], as: UTF8.self).split(whereSeparator: \.isNewline)
        turns = pieces.dropFirst()
    }

    func send(_ bytes: ArraySlice<UInt8>) throws(ConnectionFailure) -> Int {
        if turns.isEmpty, ready.isEmpty, hangsUp { throw .closed }
        for octet in bytes where octet == 10 {
            if let turn = turns.popFirst() { ready += turn }
        }
        return bytes.count
    }

    func receive() throws(ConnectionFailure) -> [UInt8] {
        guard !ready.isEmpty else {
            guard hangsUp, turns.isEmpty else { throw .again }
            return []
        }
        let part = Array(ready.prefix(step))
        ready = ready.dropFirst(part.count)
        return part
    }

    func wait(forWriting: Bool, milliseconds: Int) -> (readable: Bool, writable: Bool) {
        let isReadable = !ready.isEmpty || hangsUp && turns.isEmpty
        if !isReadable, !forWriting { clock += .milliseconds(max(1, milliseconds)) }
        return (isReadable, forWriting)
    }
}
