import Foundation
import Texts

/// What a template can be given under a name.
package enum TemplateValue: Sendable {
    case text(String)
    /// A piece of a page, which stands in pages as it is.
    case markup(String)
    case flag(Bool)
    case list([TemplateValues])
    case group(TemplateValues)
    /// Known to be missing: the name is not looked up further out.
    case absent
}

/// The values of one letter, or of one element of a list, by the names that templates use.
package struct TemplateValues: Sendable {
    private var entries: [(name: String, value: TemplateValue)] = []

    package init() {
        entries.reserveCapacity(32)
    }

    package subscript(name: String) -> (any TemplateValueConvertible)? {
        get { entries.first { $0.name == name }?.value }
        set {
            let value = newValue?.templateValue ?? .absent
            if let index = entries.firstIndex(where: { $0.name == name }) {
                entries[index].value = value
            } else {
                entries.append((name, value))
            }
        }
    }

    /// The text of that name; empty where it is none.
    func text(_ name: String) -> String {
        if case .text(let text) = entries.first(where: { $0.name == name })?.value {
            text
        } else {
            ""
        }
    }

    /// Adds values, which replace those of the same name.
    mutating func merge(_ others: TemplateValues) {
        for (name, value) in others.entries { self[name] = value }
    }
}

// MARK: Stencils

extension TemplateValues {
    /// Everything but the words: names, flags, lengths.
    var shape: String {
        var shape = ""
        shape.reserveCapacity(entries.count * 16)
        describe(into: &shape)
        return shape
    }

    private func describe(into shape: inout String) {
        for (name, value) in entries {
            shape += name
            switch value {
            // An empty text is part of the shape, so that a mark always stands for words.
            case .text(let text), .markup(let text): shape += text.isEmpty ? "=e " : "=t "
            case .flag(let flag): shape += flag ? "=1 " : "=0 "
            case .absent: shape += "=- "
            case .group(let group):
                shape += "{"
                group.describe(into: &shape)
                shape += "}"
            case .list(let list):
                shape += "["
                for element in list {
                    element.describe(into: &shape)
                    shape += ","
                }
                shape += "]"
            }
        }
    }

    /// The words, in the order of their marks: as they are, or as a page has them.
    func texts(forHTML: Bool) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(entries.count)
        collect(into: &texts, forHTML)
        return texts
    }

    private func collect(into texts: inout [String], _ forHTML: Bool) {
        for (_, value) in entries {
            switch value {
            case .text(let text):
                if !text.isEmpty { texts.append(forHTML ? text.escapedForHTML : text) }
            case .markup(let text): if !text.isEmpty { texts.append(text) }
            case .group(let group): group.collect(into: &texts, forHTML)
            case .list(let list): for element in list { element.collect(into: &texts, forHTML) }
            case .flag, .absent: break
            }
        }
    }

    /// The same values as mustache takes them, with a mark in place of every text.
    var marked: [String: Any] {
        var count = 0
        return rendering { text in
            guard !text.isEmpty else { return text }
            count += 1
            return Stencil.mark(count - 1)
        }
    }

    /// The values as mustache takes them.
    package var plain: [String: Any] { rendering { $0 } }

    private func rendering(_ text: (String) -> String) -> [String: Any] {
        var result: [String: Any] = [:]
        for (name, value) in entries {
            result[name] =
                switch value {
                case .text(let words), .markup(let words): text(words)
                case .flag(let flag): flag
                case .list(let list): list.map { $0.rendering(text) }
                case .group(let group): group.rendering(text)
                case .absent: NSNull()
                }
        }
        return result
    }
}

// MARK: Literals

/// What may stand in a literal of ``TemplateValues``.
package protocol TemplateValueConvertible {
    var templateValue: TemplateValue { get }
}

extension TemplateValues: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, any TemplateValueConvertible)...) {
        entries = elements.map { ($0, $1.templateValue) }
    }
}

extension TemplateValue: TemplateValueConvertible {
    package var templateValue: TemplateValue { self }
}

extension TemplateValues: TemplateValueConvertible {
    package var templateValue: TemplateValue { .group(self) }
}

extension String: TemplateValueConvertible {
    package var templateValue: TemplateValue { .text(self) }
}

extension Bool: TemplateValueConvertible {
    package var templateValue: TemplateValue { .flag(self) }
}

extension Optional: TemplateValueConvertible where Wrapped: TemplateValueConvertible {
    package var templateValue: TemplateValue { self?.templateValue ?? .absent }
}

extension [TemplateValues]: TemplateValueConvertible {
    package var templateValue: TemplateValue { .list(self) }
}
