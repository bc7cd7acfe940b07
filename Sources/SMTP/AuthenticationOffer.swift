/// The ways to log in that a server offers (RFC 4954 §3): `250-AUTH LOGIN PLAIN`.
package struct AuthenticationOffer {
    /// In the server's order, as of its last EHLO: before TLS it may offer others.
    package let mechanisms: [String]

    /// `transcript`: the lines that the server said while connecting.
    package init(_ transcript: [Substring]) {
        let reply = transcript.reversed().drop { !$0.hasPrefix("250") }
            .prefix { $0.hasPrefix("250") }.reversed()
        // The last EHLO's answer ends with the last `250 `; the one before it is cut off.
        let last = reply.dropLast().lastIndex { $0.hasPrefix("250 ") }
        let lines = last.map { reply[reply.index(after: $0)...] } ?? reply[...]
        var told: Set<String> = []
        mechanisms = lines.reduce(into: []) { found, line in
            // `AUTH=LOGIN` is how servers said it before the RFC.
            let words = line.dropFirst(4).split { $0 == " " || $0 == "=" }.map { $0.uppercased() }
            guard words.first == "AUTH" else { return }
            found += words.dropFirst().filter { told.insert($0).inserted }
        }
    }
}
