extension String {
    /// Without control characters and marks that turn the order of letters about: data never steers
    /// a terminal.
    package var printable: String {
        guard unicodeScalars.contains(where: \.steers) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.steers }))
    }
}

extension String {
    /// The same, but with its line ends and tabs.
    package var printableLines: String {
        guard unicodeScalars.contains(where: \.steers) else { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.filter { !$0.steers || $0 == "\n" || $0 == "\t" }
            )
        )
    }
}

extension Unicode.Scalar {
    fileprivate var steers: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
