/// The host and port of a mail server's URL.
package struct Endpoint: Hashable, Sendable {
    package let host: String
    package let port: Int
    package let isImplicitTLS: Bool

    /// nil for anything but `smtp://host[:port]` and `smtps://host[:port]`.
    package init?(_ url: String) {
        let rest: Substring
        if url.hasPrefix("smtps://") {
            isImplicitTLS = true
            rest = url.dropFirst(8)
        } else if url.hasPrefix("smtp://") {
            isImplicitTLS = false
            rest = url.dropFirst(7)
        } else {
            return nil
        }
        var port = isImplicitTLS ? 465 : 587
        var host = rest
        if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("]") {
            guard let number = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(number)
            else { return nil }
            port = number
            host = rest[..<colon]
        }
        let isAllowed = host.utf8.allSatisfy { octet in
            (48...57).contains(octet) || (65...90).contains(octet) || (97...122).contains(octet)
                || "-.[]:".utf8.contains(octet)
        }
        guard !host.isEmpty, isAllowed else { return nil }
        self.host = String(host)
        self.port = port
    }
}
