extension Unicode.Scalar {
    /// True for tabs and everything that ends a line, as Alt+Enter leaves it in a cell: a text in one line has a
    /// blank for it.
    package var endsLineOrIsTab: Bool {
        switch value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// True for control characters that no text has, such as ESC, NUL and BEL: a file that holds one is refused.
    package var isForbiddenControl: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: !endsLineOrIsTab
        default: false
        }
    }

    /// True for the invisible marks that turn the order of letters about (Unicode Standard Annex 9).
    ///
    /// Where a text is read they are left out: nobody types one on purpose, and `tuan⟨U+202E⟩gpj.exe` shows as
    /// `tuanexe.jpg`.
    package var turnsOrder: Bool {
        switch value {
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// True where a terminal or a reader of mail does something for it instead of showing it.
    package var steers: Bool { isForbiddenControl || endsLineOrIsTab || turnsOrder }
}

extension StringProtocol {
    /// Whether some octet could belong to a scalar that ``Unicode/Scalar/steers``; nearly no text has one.
    var mayHoldSteering: Bool {
        utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 }
    }

    /// Whether it holds a control character that no text has.
    package var holdsForbiddenControl: Bool {
        mayHoldSteering && unicodeScalars.contains(where: \.isForbiddenControl)
    }
}
