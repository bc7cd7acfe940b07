extension String {
    /// Without control characters and marks that turn the order of letters about: data never steers
    /// a terminal.
    package var printable: String { without(\.steers) }

    /// The same, but with its line ends and tabs.
    package var printableLines: String {
        without { $0.steers && $0 != "\n" && $0 != "\t" }
    }

    /// The text as what a person, a file or a server gave is quoted in a sentence: in one line, a blank for each
    /// line end or tab, `�` for what would steer the terminal.
    ///
    /// It has as many scalars as the text, so that a place in the one is a place in the other.
    package var shown: String {
        guard mayHoldSteering, unicodeScalars.contains(where: \.steers) else { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0.endsLineOrIsTab ? " " : $0.steers ? "\u{FFFD}" : $0 }
            )
        )
    }

    /// The text as a letter may hold it: without control characters and marks that turn the order of letters
    /// about, with all its line ends.
    package var withoutControls: String { without { $0.isForbiddenControl || $0.turnsOrder } }

    private func without(_ isUnwanted: (Unicode.Scalar) -> Bool) -> String {
        guard mayHoldSteering, unicodeScalars.contains(where: isUnwanted) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !isUnwanted($0) }))
    }
}
