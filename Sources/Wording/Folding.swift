import Foundation

extension StringProtocol {
    /// The text without case and diacritics, composed or decomposed alike: `Trước hạn` → `truoc han`.
    ///
    /// Also `đ` → `d`, which Unicode's decomposition and Foundation's `.diacriticInsensitive` keep,
    /// and the typographic apostrophe → `'`. Runs of blanks become one blank, outer blanks go.
    package var folded: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        var pendingBlank = false
        let isASCII = utf8.allSatisfy { $0 < 128 }
        let scalars =
            isASCII
            ? String(self).unicodeScalars : decomposedStringWithCanonicalMapping.unicodeScalars
        for scalar in scalars {
            switch scalar {
            case " ", "\t", "\u{A0}", "\u{202F}", "\n", "\r":
                pendingBlank = !result.isEmpty
            case "đ", "Đ": append("d")
            case "’", "ʼ", "‘": append("'")
            default:
                if scalar.properties.generalCategory == .nonspacingMark { continue }
                append(scalar.properties.lowercaseMapping)
            }
        }
        return result

        func append(_ text: String) {
            if pendingBlank {
                result.append(" ")
                pendingBlank = false
            }
            result.append(text)
        }
    }

    /// Unicode normalisation form C, in which all text of DonDoc is kept.
    package var composed: String {
        isPlainlyComposed ? String(self) : precomposedStringWithCanonicalMapping
    }

    /// True where no scalar could combine with another.
    ///
    /// Latin letters, general punctuation and box drawing are nearly all there is, and normalising
    /// costs more than looking.
    private var isPlainlyComposed: Bool {
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0..<0x300, 0x1E00..<0x1F00, 0x2000..<0x2070, 0x2190..<0x2200, 0x2500..<0x2600:
                continue
            default: return false
            }
        }
        return true
    }
}
