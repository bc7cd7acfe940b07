extension String {
    /// The text as it stands in HTML, also within a quoted attribute.
    package var escapedForHTML: String {
        guard utf8.contains(where: { Self.escape($0) != nil }) else { return self }
        var octets: [UInt8] = []
        octets.reserveCapacity(utf8.count + 16)
        for octet in utf8 {
            if let entity = Self.escape(octet) {
                octets += entity.utf8
            } else {
                octets.append(octet)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    private static func escape(_ octet: UInt8) -> String? {
        switch octet {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
