extension String {
    /// The text as a cell means it: `'007` is `007`, for Excel marks text by an apostrophe.
    package var cellText: String {
        let trimmed = trimmedOuter
        return trimmed.hasPrefix("'") ? String(trimmed.dropFirst()).trimmedOuter : trimmed
    }
}

extension StringProtocol {
    /// The text without the blanks, no-break blanks, tabs and line ends at its two ends.
    package var trimmedOuter: String {
        func isOuter(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0xA0, 0x202F, 0x200B, 0xFEFF: true
            default: false
            }
        }
        var scalars = unicodeScalars[...]
        guard let first = scalars.first, let last = scalars.last, isOuter(first) || isOuter(last)
        else { return String(self) }
        while let first = scalars.first, isOuter(first) { scalars = scalars.dropFirst() }
        while let last = scalars.last, isOuter(last) { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    /// The text without the blanks, tabs and no-break blanks at its two ends; line ends stay.
    package var trimmedBlanks: String {
        var view = self[...]
        while let first = view.first, first.isBlank { view = view.dropFirst() }
        while let last = view.last, last.isBlank { view.removeLast() }
        return String(view)
    }

    /// The text in one line: each run of line ends, tabs and other control characters is, with the blanks
    /// beside it, one blank; marks that turn the order of letters about are left out.
    ///
    /// `Chi cục⏎Kiểm lâm`, as Alt+Enter leaves it in a cell, is `Chi cục Kiểm lâm`.
    package var inOneLine: String {
        guard mayHoldSteering, unicodeScalars.contains(where: \.steers) else { return String(self) }
        var line = String.UnicodeScalarView()
        var isAfterControl = false
        for scalar in unicodeScalars where !scalar.turnsOrder {
            if scalar.steers {
                isAfterControl = true
                while line.last == " " { line.removeLast() }
            } else if !isAfterControl || scalar != " " {
                if isAfterControl, !line.isEmpty { line.append(" ") }
                isAfterControl = false
                line.append(scalar)
            }
        }
        return String(line)
    }

    /// The text without the line ends at its end.
    package var trimmedLines: String {
        var view = self[...]
        while let last = view.last, last.isNewline { view.removeLast() }
        return String(view)
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\u{A0}" }
}
