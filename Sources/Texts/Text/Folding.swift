import Foundation

extension String {
    /// The text without case and diacritics, composed or decomposed alike: `Trước hạn` → `truoc han`.
    ///
    /// Also `đ` → `d`, which Unicode's decomposition and Foundation's `.diacriticInsensitive` keep,
    /// and the typographic apostrophe → `'`. Runs of blanks become one blank, outer blanks go.
    package var folded: String {
        var octets: [UInt8] = []
        octets.reserveCapacity(utf8.count)
        var pendingBlank = false
        for scalar in unicodeScalars {
            let letter: UInt8
            switch scalar {
            case " ", "\t", "\u{A0}", "\u{202F}", "\n", "\r":
                pendingBlank = !octets.isEmpty
                continue
            case "A"..."Z": letter = UInt8(scalar.value) | 0x20
            case "\0"..."\u{7F}": letter = UInt8(scalar.value)
            // Dashes, double quotes and the ellipsis stay as they are.
            case "\u{2010}"..."\u{2015}", "\u{201C}"..."\u{201F}", "…":
                if pendingBlank { octets.append(UInt8(ascii: " ")) }
                pendingBlank = false
                octets.append(contentsOf: Array(String(scalar).utf8))
                continue
            default:
                guard let base = scalar.vietnameseBase else { return foldedByDecomposition }
                letter = base
            }
            if pendingBlank { octets.append(UInt8(ascii: " ")) }
            pendingBlank = false
            octets.append(letter)
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// ``folded`` for any script: decomposes first, which takes ten times as long.
    private var foldedByDecomposition: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        var pendingBlank = false
        for scalar in decomposedStringWithCanonicalMapping.unicodeScalars {
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

    /// The folded letters and digits, with one blank for whatever stands between them.
    ///
    /// `Phòng Kế hoạch – Tài chính`, `phòng kế hoạch - tài chính` and `Phòng Kế hoạch, Tài chính` are
    /// all `phong ke hoach tai chinh`. Empty for text without a letter or digit.
    package var foldedWords: String {
        let text = folded
        let isPlain = text.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == 32
        }
        guard !isPlain else { return text }
        return text.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// Unicode normalisation form C, in which all text of DonDoc is kept.
    package var composed: String {
        isPlainlyComposed ? self : precomposedStringWithCanonicalMapping
    }

    /// True where normalising could change nothing; false where looking closer costs more than doing it.
    ///
    /// Latin letters, general punctuation, arrows and box drawing are nearly all there is.
    private var isPlainlyComposed: Bool {
        let span = utf8.span
        var skip = 0
        var lead: UInt8 = 0
        for index in span.indices {
            let octet = span[index]
            if skip > 0 {
                if lead == 0xE1, skip == 2, !(0xB8...0xBB).contains(octet) { return false }
                if lead == 0xE2, skip == 2 {
                    guard
                        octet == 0x80 || (0x86...0x87).contains(octet)
                            || (0x94...0x97).contains(octet)
                    else { return false }
                    if octet == 0x80 { lead = 0x80 }
                } else if lead == 0x80, skip == 1, octet < 0x82 {
                    // U+2000 and U+2001 stand for U+2002 and U+2003.
                    return false
                }
                skip -= 1
                continue
            }
            switch octet {
            case 0..<0x80: continue
            case 0xC2...0xCB: skip = 1
            case 0xE1, 0xE2: skip = 2
            default: return false
            }
            lead = octet
        }
        return true
    }
}

extension Substring {
    /// See ``Swift/String/folded``.
    package var folded: String { String(self).folded }
}

extension Unicode.Scalar {
    /// The ASCII letter under the diacritics of a letter of the Vietnamese alphabet, in lower case.
    fileprivate var vietnameseBase: UInt8? {
        let letter: Unicode.Scalar
        switch value {
        case 0xC0...0xC3, 0xE0...0xE3, 0x102...0x103, 0x1EA0...0x1EB7: letter = "a"
        case 0x110...0x111: letter = "d"
        case 0xC8...0xCA, 0xE8...0xEA, 0x1EB8...0x1EC7: letter = "e"
        case 0xCC...0xCD, 0xEC...0xED, 0x128...0x129, 0x1EC8...0x1ECB: letter = "i"
        case 0xD2...0xD5, 0xF2...0xF5, 0x1A0...0x1A1, 0x1ECC...0x1EE3: letter = "o"
        case 0xD9...0xDA, 0xF9...0xFA, 0x168...0x169, 0x1AF...0x1B0, 0x1EE4...0x1EF1: letter = "u"
        case 0xDD, 0xFD, 0x1EF2...0x1EF9: letter = "y"
        case 0x2018, 0x2019, 0x2BC: letter = "'"
        default: return nil
        }
        return UInt8(letter.value)
    }
}
