import Foundation

/// Domain names in other letters than ASCII, as the name system knows them.
enum DomainName {
    /// The ASCII form of a domain (RFC 5891): each other label in lower case, NFC, as Punycode; nil
    /// where a label holds anything but letters, marks, digits and hyphens.
    static func ascii(_ domain: String) -> String? {
        var labels: [String] = []
        for label in domain.split(separator: ".", omittingEmptySubsequences: false) {
            guard !label.utf8.allSatisfy({ $0 < 128 }) else {
                labels.append(String(label))
                continue
            }
            let letters = label.lowercased().precomposedStringWithCanonicalMapping
            guard letters.unicodeScalars.allSatisfy({ $0 == "-" || isLetterOrDigit($0) }),
                letters.unicodeScalars.first.map({ !isMark($0) }) ?? false,
                letters.first != "-", letters.last != "-", letters.dropFirst(2).prefix(2) != "--"
            else { return nil }
            labels.append("xn--" + punycode(letters))
        }
        return labels.joined(separator: ".")
    }

    static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber: true
        default: isMark(scalar)
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    /// RFC 3492 §6.3.
    private static func punycode(_ label: String) -> String {
        let points = label.unicodeScalars.map(\.value)
        var output = points.filter { $0 < 128 }
        let basic = output.count
        if basic > 0 { output.append(45) }
        var (point, delta, bias, done) = (UInt32(128), UInt32(0), UInt32(72), basic)
        while done < points.count {
            let next = points.filter { $0 >= point }.min() ?? point
            delta += (next - point) * UInt32(done + 1)
            point = next
            for other in points {
                if other < point { delta += 1 }
                guard other == point else { continue }
                output += digits(of: delta, bias)
                bias = adapted(delta, points: UInt32(done + 1), isFirst: done == basic)
                delta = 0
                done += 1
            }
            delta += 1
            point += 1
        }
        return String(String.UnicodeScalarView(output.compactMap(Unicode.Scalar.init)))
    }

    private static func digits(of delta: UInt32, _ bias: UInt32) -> [UInt32] {
        var digits: [UInt32] = []
        var (rest, place) = (delta, UInt32(36))
        while true {
            let threshold = place <= bias ? 1 : min(26, place - bias)
            guard rest >= threshold else { break }
            digits.append(letter(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            place += 36
        }
        return digits + [letter(rest)]
    }

    /// a…z, 0…9.
    private static func letter(_ digit: UInt32) -> UInt32 { digit < 26 ? digit + 97 : digit + 22 }

    private static func adapted(_ delta: UInt32, points: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / points
        var bias: UInt32 = 0
        while delta > 455 {
            delta /= 35
            bias += 36
        }
        return bias + 36 * delta / (delta + 38)
    }
}
