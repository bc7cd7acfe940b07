import Foundation
import Wording

/// Header text as ASCII: as it is where it can be, else as encoded words of RFC 2047.
enum HeaderEncoder {
    /// The lines of a free-text header, folded at 76 columns.
    ///
    /// Throws ``LetterError/malformed(_:)`` for a control character: it could end the header.
    static func unstructured(_ name: String, _ text: String) throws -> [String] {
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw LetterError.malformed("control character in \(name)") }
        let text = text.composed
        if text.isPlainASCII, text.utf8.count + name.utf8.count + 2 <= 76, !text.contains("=?") {
            return ["\(name): \(text)"]
        }
        return folded(name, text)
    }

    /// The lines of a display name before an address.
    ///
    /// Runs of plain words stay plain between encoded ones: some readers keep the blank between two
    /// neighbouring encoded words of a phrase, which RFC 2047 §6.2 tells them to drop, so
    /// neighbours are made only where a run is too long for one word.
    static func phrase(_ name: String, _ text: String) -> [String] {
        let words = text.composed.split(separator: " ").map(String.init)
        var pieces: [String] = []
        var run: [String] = []
        func flush() {
            guard !run.isEmpty else { return }
            pieces += encodedWords(of: run.joined(separator: " "), room: 45)
            run = []
        }
        for word in words {
            if word.isAtom {
                flush()
                pieces.append(word)
            } else {
                run.append(word)
            }
        }
        flush()
        var lines: [String] = []
        var line = "\(name):"
        for piece in pieces {
            if line.utf8.count + 1 + piece.utf8.count > 76 {
                lines.append(line)
                line = ""
            }
            line += " " + piece
        }
        return lines + [line]
    }

    /// Encoded words of at most `room` octets of text each.
    private static func encodedWords(of text: String, room: Int) -> [String] {
        var words: [String] = []
        var chunk = ""
        func flush() {
            if !chunk.isEmpty {
                words.append("=?UTF-8?B?" + Data(chunk.utf8).base64EncodedString() + "?=")
            }
            chunk = ""
        }
        for character in text {
            if chunk.utf8.count + character.utf8.count > room { flush() }
            chunk.append(character)
        }
        flush()
        return words
    }

    /// Encoded words of at most 75 characters, never cut inside a grapheme.
    private static func folded(_ name: String, _ text: String) -> [String] {
        let prefix = "=?UTF-8?B?"
        let suffix = "?="
        var lines: [String] = []
        var chunk = ""
        func room() -> Int {
            // Line length 76 with the header's name or the fold's blank before the word.
            let used = lines.isEmpty ? name.utf8.count + 2 : 1
            return ((min(75, 76 - used) - prefix.count - suffix.count) / 4) * 3
        }
        func flush() {
            let word = prefix + Data(chunk.utf8).base64EncodedString() + suffix
            lines.append(lines.isEmpty ? "\(name): \(word)" : " \(word)")
            chunk = ""
        }
        for character in text {
            if chunk.utf8.count + character.utf8.count > room(), !chunk.isEmpty { flush() }
            chunk.append(character)
        }
        if !chunk.isEmpty || lines.isEmpty { flush() }
        return lines
    }
}

extension String {
    var isPlainASCII: Bool { utf8.allSatisfy { (32...126).contains($0) } }

    /// A word that may stand in a phrase as it is (RFC 5322 §3.2.3), without `=?`.
    fileprivate var isAtom: Bool {
        utf8.allSatisfy { octet in
            (48...57).contains(octet) || (65...90).contains(octet) || (97...122).contains(octet)
        }
    }
}
