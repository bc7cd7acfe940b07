package import Texts

/// A mistake in a template, with its place.
package struct TemplateFault: Error, Hashable, Sendable {
    package let path: String
    /// 1-based; 0 where the file as a whole is meant.
    package let line: Int
    /// 1-based, in scalars.
    package let column: Int
    package let length: Int
    package let message: Phrase
    package let suggestion: String?
}

/// Finds the tags of a mustache text, so that names can be checked and written with diacritics.
///
/// swift-mustache takes ASCII names only and renders an unknown one as nothing; both are mended
/// here, before it sees the text.
struct TemplateScanner {
    private let path: String

    init(path: String) {
        self.path = path
    }

    /// The text with every name folded to ASCII, and what is wrong with it.
    func scan(
        _ text: String,
        known: Set<String>,
        partials: Set<String>
    ) -> (folded: String, faults: [TemplateFault]) {
        var folded = ""
        var faults: [TemplateFault] = []
        let scalars = Array(text.composed.unicodeScalars)
        var index = 0
        var line = 1
        var lineStart = 0
        /// Blocks `{{$name}}` are names of their own.
        var open: [(name: String, line: Int, column: Int, length: Int)] = []
        func fault(_ start: Int, _ length: Int, _ message: Phrase, _ suggestion: String? = nil) {
            faults.append(
                TemplateFault(
                    path: path,
                    line: line,
                    column: start - lineStart + 1,
                    length: length,
                    message: message,
                    suggestion: suggestion
                )
            )
        }
        while index < scalars.count {
            guard scalars[index] == "{", index + 1 < scalars.count, scalars[index + 1] == "{" else {
                if scalars[index] == "\n" {
                    line += 1
                    lineStart = index + 1
                }
                if scalars[index].properties.generalCategory == .privateUse {
                    fault(index, 1, TemplateWords.privateUse)
                }
                folded.unicodeScalars.append(scalars[index])
                index += 1
                continue
            }
            guard let close = closing(scalars, from: index + 2) else {
                fault(index, scalars.count - index, TemplateWords.unclosedTag)
                break
            }
            let inner = string(scalars[index + 2..<close])
            let trimmed = inner.trimmed
            let length = close + 2 - index
            let sigil = trimmed.unicodeScalars.first.map(Character.init) ?? " "
            let name = "#/^$>&<{!%=".contains(sigil) ? String(trimmed.dropFirst()).trimmed : trimmed
            let ascii = name.folded
            switch sigil {
            case "!": folded += "{{" + inner + "}}"
            case "%", "=": fault(index, length, TemplateWords.pragma)
            case ">", "<":
                if !partials.contains(ascii) {
                    fault(
                        index,
                        length,
                        TemplateWords.unknownPartial(name),
                        likelyName(for: name, among: partials)
                    )
                }
                if sigil == "<" { open.append((ascii, line, index - lineStart + 1, length)) }
                folded += "{{\(sigil)\(ascii)}}"
            case "{", "&":
                fault(index, length, TemplateWords.unescaped)
                folded += "{{\(ascii)}}"
            case "$":
                open.append((ascii, line, index - lineStart + 1, length))
                folded += "{{$\(ascii)}}"
            case "#", "^":
                open.append((ascii, line, index - lineStart + 1, length))
                checkName()
                folded += "{{\(sigil)\(ascii)}}"
            case "/":
                if let last = open.popLast() {
                    if last.name != ascii {
                        fault(index, length, TemplateWords.wrongClose(name, open: last.name))
                    }
                } else {
                    fault(index, length, TemplateWords.closeWithoutOpen(name))
                }
                folded += "{{/\(ascii)}}"
            default:
                checkName()
                folded += "{{\(ascii)}}"
            }
            func checkName() {
                guard ascii != ".", !known.contains(ascii) else { return }
                fault(
                    index,
                    length,
                    TemplateWords.unknownName(name),
                    likelyName(for: name, among: known)
                )
            }
            index = close + 2
        }
        for section in open {
            faults.append(
                TemplateFault(
                    path: path,
                    line: section.line,
                    column: section.column,
                    length: section.length,
                    message: TemplateWords.unclosedSection(section.name),
                    suggestion: nil
                )
            )
        }
        return (folded, faults)
    }

    private func closing(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var index = start
        while index + 1 < scalars.count {
            if scalars[index] == "}", scalars[index + 1] == "}" { return index }
            index += 1
        }
        return nil
    }

    private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private func likelyName(for name: String, among known: Set<String>) -> String? {
        likelyWord(for: name, among: known.sorted())
    }
}

extension String {
    fileprivate var trimmed: String {
        var view = self[...]
        while view.first?.isWhitespace ?? false { view = view.dropFirst() }
        while view.last?.isWhitespace ?? false { view = view.dropLast() }
        return String(view)
    }
}
