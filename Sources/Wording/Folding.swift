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
        precomposedStringWithCanonicalMapping
    }
}
