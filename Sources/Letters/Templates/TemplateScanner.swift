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

extension TemplateFault {
    /// Of the file as a whole.
    init(in path: String, _ message: Phrase) {
        self.init(path: path, line: 0, column: 1, length: 1, message: message, suggestion: nil)
    }
}

/// Finds the tags of a mustache text, so that names can be checked and written with diacritics.
///
/// swift-mustache takes ASCII names only and renders an unknown one as nothing; both are mended
/// here, before it sees the text.
struct TemplateScanner {
    private let path: String
    /// Rendering goes as deep as tags stand in each other, and nobody reads what is deeper.
    private static let deepest = 32
    /// What has more is no template, and is not told fault by fault.
    private static let mostFaults = 100
    /// Mustache counts for each tag the characters that follow it.
    private static let mostWork = 100_000_000

    init(path: String) {
        self.path = path
    }

    /// What a text says.
    struct Scan {
        /// The text with every name folded to ASCII.
        fileprivate(set) var folded = ""
        fileprivate(set) var faults: [TemplateFault] = []
        /// The other templates that it calls, in their order.
        fileprivate(set) var calls: [TemplateCall] = []
        /// Whether it has places `{{$name}}` for others to fill.
        fileprivate(set) var hasPlaces = false
    }

    /// A tag that is closed further on.
    private struct OpenTag {
        let sigil: Character
        let name: String
        let line: Int
        let column: Int
        let length: Int
    }

    /// The text with every name folded to ASCII, what is wrong with it, and whom it calls.
    func scan(
        _ text: String,
        known: Set<String>,
        partials: Set<String>
    ) -> Scan {
        var scan = Scan()
        let scalars = Array(text.composed.unicodeScalars)
        var index = 0
        var line = 1
        var lineStart = 0
        var tags = 0
        /// Blocks `{{$name}}` are names of their own.
        var open: [OpenTag] = []
        /// Within what fills a place of another template.
        var isFilling: Bool {
            open.last { $0.sigil == "$" || $0.sigil == "<" }?.sigil == "$"
                && open.contains { $0.sigil == "<" }
        }
        func fault(_ start: Int, _ length: Int, _ message: Phrase, _ suggestion: String? = nil) {
            scan.faults.append(
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
        while index < scalars.count, scan.faults.count < Self.mostFaults,
            open.count <= Self.deepest
        {
            guard scalars[index] == "{", index + 1 < scalars.count, scalars[index + 1] == "{" else {
                if scalars[index] == "\n" {
                    line += 1
                    lineStart = index + 1
                }
                if scalars[index].properties.generalCategory == .privateUse {
                    fault(index, 1, TemplateWords.privateUse)
                }
                scan.folded.unicodeScalars.append(scalars[index])
                index += 1
                continue
            }
            guard let close = closing(scalars, from: index + 2) else {
                fault(index, scalars.count - index, TemplateWords.unclosedTag)
                break
            }
            tags += 1
            let inner = string(scalars[index + 2..<close])
            let trimmed = inner.trimmed
            let length = close + 2 - index
            let sigil = trimmed.unicodeScalars.first.map(Character.init) ?? " "
            let name = "#/^$>&<{!%=".contains(sigil) ? String(trimmed.dropFirst()).trimmed : trimmed
            let ascii = name.folded
            func begin() {
                open.append(
                    OpenTag(
                        sigil: sigil,
                        name: ascii,
                        line: line,
                        column: index - lineStart + 1,
                        length: length
                    )
                )
                if open.count == Self.deepest + 1 {
                    fault(index, length, TemplateWords.tooDeep(Self.deepest))
                }
            }
            switch sigil {
            case "!": scan.folded += "{{" + inner + "}}"
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
                scan.calls.append(
                    TemplateCall(
                        name: ascii,
                        line: line,
                        column: index - lineStart + 1,
                        length: length,
                        isFilling: isFilling
                    )
                )
                if sigil == "<" { begin() }
                scan.folded += "{{\(sigil)\(ascii)}}"
            case "{", "&":
                fault(index, length, TemplateWords.unescaped)
                scan.folded += "{{\(ascii)}}"
            case "$":
                if isFilling { fault(index, length, TemplateWords.placeInFilling(name)) }
                if !open.contains(where: { $0.sigil == "<" }) { scan.hasPlaces = true }
                begin()
                scan.folded += "{{$\(ascii)}}"
            case "#", "^":
                begin()
                checkName()
                scan.folded += "{{\(sigil)\(ascii)}}"
            case "/":
                if let last = open.popLast() {
                    if last.name != ascii {
                        fault(index, length, TemplateWords.wrongClose(name, open: last.name))
                    }
                } else {
                    fault(index, length, TemplateWords.closeWithoutOpen(name))
                }
                scan.folded += "{{/\(ascii)}}"
            default:
                checkName()
                scan.folded += "{{\(ascii)}}"
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
        // Of what was not read to its end nobody knows whether it is closed.
        if open.count > Self.deepest || scan.faults.count >= Self.mostFaults { return scan }
        if tags * scalars.count > Self.mostWork {
            fault(lineStart, 1, TemplateWords.tooManyTags(tags, characters: scalars.count))
        }
        for section in open {
            scan.faults.append(
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
        return scan
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
        while view.last?.isWhitespace ?? false { view.removeLast() }
        return String(view)
    }
}
