import Foundation
import Texts

/// Header text as ASCII: as it is where it can be, else as encoded words of RFC 2047.
enum HeaderEncoder {
    /// The lines of a free-text header, folded at 76 columns.
    ///
    /// Throws ``MalformedMessage`` for a control character: it could end the header.
    static func unstructured(
        _ name: String,
        _ text: String
    ) throws(MalformedMessage) -> [String] {
        let text = try presentable(text, in: name, upTo: longestText)
        if text.isPlainASCII, text.utf8.count + name.utf8.count + 2 <= 76, !text.contains("=?") {
            return ["\(name): \(text)"]
        }
        var lines: [String] = []
        var rest = Substring(text)
        repeat {
            // Line length 76 with the header's name or the fold's blank before the word.
            let used = lines.isEmpty ? name.utf8.count + 2 : 1
            let word = encodedWord(from: &rest, within: min(75, 76 - used))
            lines.append(lines.isEmpty ? "\(name): \(word)" : " \(word)")
        } while !rest.isEmpty
        return lines
    }

    /// The lines of a display name before an address: plain where it is short and all atoms, else
    /// encoded words and nothing between them.
    ///
    /// Where a fold touches a plain word, GMime keeps it in the name; between two encoded words of a
    /// name Python before 3.14.5 keeps the blank (gh-128110), which does no harm where one stands there
    /// anyway. Names of up to 45 octets are one word.
    static func phrase(
        _ name: String,
        _ text: String
    ) throws(MalformedMessage) -> [String] {
        let text = try presentable(text, in: name, upTo: longestName)
        if text.utf8.count <= 60, text.split(separator: " ").allSatisfy(\.isAtom) {
            return ["\(name): \(text)"]
        }
        var lines: [String] = []
        var rest = Substring(text)
        repeat {
            let used = lines.isEmpty ? name.utf8.count + 2 : 1
            let isShort = lines.isEmpty && text.utf8.count <= 45
            let word = encodedWord(from: &rest, within: isShort ? 75 : min(75, 76 - used))
            if isShort, used + word.utf8.count > 76 { lines.append("\(name):") }
            lines.append(lines.isEmpty ? "\(name): \(word)" : " \(word)")
        } while !rest.isEmpty
        return lines
    }

    /// A file's name: as parameters of `Content-Disposition` (RFC 2231), cut between characters, and
    /// in ASCII for `name=`.
    ///
    /// Throws ``MalformedMessage`` for a control character.
    static func fileName(
        _ text: String
    ) throws(MalformedMessage) -> (ascii: String, parameters: [String]) {
        let text = try presentable(text, in: "filename", upTo: longestName)
            .replacing("/", with: "-").replacing("\\", with: "-")
        var sections = [""]
        for scalar in text.unicodeScalars {
            let isPlain = Character(scalar).isAttributeCharacter
            let octets = isPlain ? String(scalar) : scalar.utf8.map { "%" + $0.hex }.joined()
            if sections[sections.count - 1].utf8.count + octets.utf8.count > 50 {
                sections.append("")
            }
            sections[sections.count - 1] += octets
        }
        var ascii = String(text.strippedOfMarks.map { $0.isAttributeCharacter ? $0 : "_" })
        if ascii.count > 60 { ascii = "\(ascii.prefix(50))\(ascii.suffix(10))" }
        guard sections.count > 1 else { return (ascii, [" filename*=UTF-8''\(sections[0])"]) }
        return (
            ascii,
            sections.enumerated().map { index, section in
                let isLast = index == sections.count - 1
                return " filename*\(index)*=" + (index == 0 ? "UTF-8''" : "") + section
                    + (isLast ? "" : ";")
            }
        )
    }

    /// No header needs more characters; what is cut shows it.
    private static let longestText = 300
    private static let longestName = 100

    /// NFC, without the marks that turn the order of letters about, of bearable length.
    private static func presentable(
        _ text: String,
        in name: String,
        upTo limit: Int
    ) throws(MalformedMessage) -> String {
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw MalformedMessage("control character in \(name)") }
        var scalars = text.composed.unicodeScalars
        if scalars.contains(where: \.isBidirectionalControl) {
            scalars.removeAll(where: \.isBidirectionalControl)
        }
        let clean = String(scalars)
        if clean.unicodeScalars.count > 4 * limit {
            return String(clean.unicodeScalars.prefix(limit - 1)) + "…"
        }
        return clean.count > limit ? clean.prefix(limit - 1) + "…" : clean
    }

    /// An encoded word (RFC 2047) of at most `length` characters with as much of the text as it holds,
    /// cut before a blank where there is one, else never inside a grapheme; takes that off the text.
    ///
    /// The blank begins the next word: `Sở Nông` + ` nghiệp`. A reader that drops the fold between the two
    /// shows the name, and one that keeps it shows a blank more, never one inside `Nông`. In base64, whose
    /// words must not end in `=` while another follows: some readers drop what comes then (GMime before
    /// 3.2.14). Where no cut fits that, in the other encoding.
    private static func encodedWord(from text: inout Substring, within length: Int) -> String {
        if let word = wordBeforeBlank(of: &text, within: length) { return word }
        let room = (length - 12) / 4 * 3
        var end = text.startIndex
        var (best, size) = (text.startIndex, 0)
        while end < text.endIndex {
            let next = text.index(after: end)
            size += text[end..<next].utf8.count
            guard size <= room else { break }
            end = next
            if size % 3 == 0 || end == text.endIndex { best = end }
        }
        if best > text.startIndex {
            defer { text = text[best...] }
            return "=?UTF-8?B?" + Data(text[..<best].utf8).base64EncodedString() + "?="
        }
        var word = ""
        while let scalar = text.unicodeScalars.first {
            let piece = scalar.utf8.map { "=" + $0.hex }.joined()
            guard word.utf8.count + piece.utf8.count <= length - 12 else { break }
            word += piece
            text = Substring(text.unicodeScalars.dropFirst())
        }
        return "=?UTF-8?Q?\(word)?="
    }
}

extension HeaderEncoder {
    /// The longest encoded word that ends before a blank, in the encoding that holds more; nil where the
    /// whole text fits, or no blank is near enough.
    private static func wordBeforeBlank(of text: inout Substring, within length: Int) -> String? {
        let room = (length - 12) / 4 * 3
        guard text.utf8.count > room else { return nil }
        var (octets, quoted) = (0, "")
        var best: (end: Substring.Index, word: String)?
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == " ", index > text.startIndex {
                if octets % 3 == 0, octets <= room {
                    let data = Data(text[..<index].utf8).base64EncodedString()
                    best = (index, "=?UTF-8?B?\(data)?=")
                } else if quoted.utf8.count <= length - 12 {
                    best = (index, "=?UTF-8?Q?\(quoted)?=")
                }
            }
            guard octets <= room || quoted.utf8.count <= length - 12 else { break }
            octets += text[index].utf8.count
            quoted += self.quoted(text[index])
            index = text.index(after: index)
        }
        guard let best else { return nil }
        text = text[best.end...]
        return best.word
    }

    /// A character in the Q encoding (RFC 2047 §4.2, §5): what a phrase may not hold is written in hex.
    private static func quoted(_ character: Character) -> String {
        if character == " " { return "_" }
        if character.isASCII, character.isLetter || character.isNumber { return String(character) }
        return character.utf8.map { "=" + $0.hex }.joined()
    }
}

extension String {
    var isPlainASCII: Bool { utf8.allSatisfy { (32...126).contains($0) } }
}

extension Substring {
    /// A word that may stand in a phrase as it is (RFC 5322 §3.2.3), without `=?`.
    fileprivate var isAtom: Bool {
        utf8.allSatisfy { octet in
            (48...57).contains(octet) || (65...90).contains(octet) || (97...122).contains(octet)
        }
    }
}

extension Character {
    /// What may stand in a file name's parameter as it is (RFC 2231 §7).
    fileprivate var isAttributeCharacter: Bool {
        isASCII && (isLetter || isNumber || self == "-" || self == "." || self == "_")
    }
}

extension Unicode.Scalar {
    /// Marks that turn the order of what follows (Unicode Standard Annex 9).
    fileprivate var isBidirectionalControl: Bool {
        properties.isBidiControl
    }
}

extension UInt8 {
    fileprivate var hex: String {
        let digits = String(self, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}
