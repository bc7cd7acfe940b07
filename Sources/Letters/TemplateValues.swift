import Foundation

/// The values of one letter, cut into their shape and their texts.
///
/// Values are texts, flags, `NSNull` for what is absent, lists and groups of these by name.
struct TemplateValues {
    /// Everything but the words: names, flags, lengths.
    private(set) var shape = ""
    /// The words, in the order of their marks.
    private(set) var texts: [String] = []

    init(_ values: [String: Any]) {
        add(values)
    }

    private mutating func add(_ value: Any) {
        switch value {
        case let text as String:
            // An empty text is part of the shape, so that a mark always stands for words.
            shape.append(text.isEmpty ? "e" : "t")
            if !text.isEmpty { texts.append(text) }
        case let flag as Bool: shape.append(flag ? "1" : "0")
        case let list as [Any]:
            shape.append("[")
            for element in list { add(element) }
            shape.append("]")
        case let group as [String: Any]:
            shape.append("{")
            for name in group.keys.sorted() {
                shape.append(name)
                shape.append(":")
                group[name].map { add($0) }
            }
            shape.append("}")
        default: shape.append("-")
        }
    }

    /// The same values with a mark in place of every text.
    static func marked(_ values: [String: Any]) -> [String: Any] {
        var count = 0
        return marked(values, &count) as? [String: Any] ?? [:]
    }

    private static func marked(_ value: Any, _ count: inout Int) -> Any {
        switch value {
        case let text as String:
            guard !text.isEmpty else { return text }
            count += 1
            return Stencil.mark(count - 1)
        case let list as [Any]: return list.map { marked($0, &count) }
        case let group as [String: Any]:
            var result: [String: Any] = [:]
            for name in group.keys.sorted() {
                if let element = group[name] { result[name] = marked(element, &count) }
            }
            return result
        default: return value
        }
    }
}

extension String {
    /// The text as it stands in HTML, also within a quoted attribute.
    var escapedForHTML: String {
        guard utf8.contains(where: { Self.escape($0) != nil }) else { return self }
        var octets: [UInt8] = []
        octets.reserveCapacity(utf8.count + 16)
        for octet in utf8 {
            if let entity = Self.escape(octet) {
                octets += entity.utf8
            } else {
                octets.append(octet)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    private static func escape(_ octet: UInt8) -> String? {
        switch octet {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
