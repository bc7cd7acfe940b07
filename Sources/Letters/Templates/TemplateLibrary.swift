import Foundation
package import Mail
import Mustache
import Texts

/// The letter templates of a home, parsed once.
///
/// Every file is `<name>.<vi or en>.<subject, text or html>.mustache`. Subject and text are
/// rendered as they are, html with its text escaped.
package struct TemplateLibrary: Sendable {
    private let plain: MustacheLibrary
    private let html: MustacheLibrary
    private let subjects: MustacheLibrary
    /// ``plain`` and ``html`` without what stands once in a letter, around what it says.
    private let plainParts: MustacheLibrary
    private let htmlParts: MustacheLibrary
    private let stencils = StencilCache()
    package let names: Set<String>
    package let faults: [TemplateFault]

    private enum Part: String, CaseIterable {
        case subject, text, html
    }

    /// Parses the templates.
    ///
    /// `files`: file name → text, as in the folder `Templates`. Every fault of every file is kept
    /// in ``faults``; a faulty template renders as nothing.
    package init(files: [String: String], folder: String = "Templates") {
        var libraries: [Part: MustacheLibrary] = [:]
        var faults: [TemplateFault] = []
        var parts: [String: Set<Part>] = [:]
        let partials = Dictionary(
            grouping: files.keys.compactMap(Self.parse),
            by: \.part
        ).mapValues { Set($0.map(\.name)) }
        var scans: [Part: [String: TemplateScanner.Scan]] = [:]
        for (fileName, text) in files {
            guard let (name, part) = Self.parse(fileName) else { continue }
            let isPartial = part != .subject && files["\(name).vi.subject.mustache"] == nil
            scans[part, default: [:]][name] = TemplateScanner(path: "\(folder)/\(fileName)").scan(
                text,
                known: isPartial ? Self.everyName : TemplateVocabulary.names(of: name),
                partials: partials[part] ?? []
            )
        }
        let calls = scans.mapValues(TemplateCalls.init)
        for fileName in files.keys.sorted() {
            guard let (name, part) = Self.parse(fileName), let scan = scans[part]?[name] else {
                continue
            }
            parts[name, default: []].insert(part)
            let path = "\(folder)/\(fileName)"
            let isLetter = files["\(name).vi.subject.mustache"] != nil
            let empty =
                isLetter && files[fileName]?.allSatisfy(\.isWhitespace) == true
                ? [TemplateFault(in: path, TemplateWords.empty)] : []
            let found = empty + scan.faults + (calls[part]?.faults(of: name, path: path) ?? [])
            faults += found
            guard found.isEmpty else { continue }
            do {
                let prefix = part == .html ? "" : "{{% CONTENT_TYPE:TEXT}}\n"
                let template = try MustacheTemplate(string: prefix + scan.folded)
                libraries[part, default: MustacheLibrary()].register(template, named: name)
            } catch {
                faults.append(
                    TemplateFault(
                        in: path,
                        TemplateWords.unparsable(
                            (error as? MustacheTemplate.ParserError).map { "\($0.error)" } ?? "?"
                        )
                    )
                )
            }
        }
        for (name, has) in parts where has.contains(.subject) {
            for part in Part.allCases where !has.contains(part) {
                faults.append(
                    TemplateFault(
                        in: "\(folder)/\(name).vi.subject.mustache",
                        TemplateWords.missing(name, part: part.rawValue)
                    )
                )
            }
        }
        plain = libraries[.text] ?? MustacheLibrary()
        html = libraries[.html] ?? MustacheLibrary()
        subjects = libraries[.subject] ?? MustacheLibrary()
        plainParts = Self.withoutFrame(plain)
        htmlParts = Self.withoutFrame(html)
        names = Self.names(in: files.keys)
        self.faults = faults.sorted {
            ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column)
        }
    }

    /// The names of the letters that these files hold: `nhac-viec` of `nhac-viec.vi.subject.mustache`.
    ///
    /// A file without a subject of that name is a part of other letters, and no letter.
    package static func names(in fileNames: some Sequence<String>) -> Set<String> {
        Set(fileNames.compactMap(parse).filter { $0.part == .subject }.map(\.name))
    }

    private static let everyName = TemplateVocabulary.names(of: "")
        .union(TemplateName.allCases.flatMap { TemplateVocabulary.names(of: $0.rawValue) })

    /// Only Vietnamese templates are read so far; letters in English come with theirs.
    private static func parse(_ fileName: String) -> (name: String, part: Part)? {
        let pieces = fileName.split(separator: ".").map(String.init)
        guard pieces.count == 4, pieces[1] == "vi", pieces[3] == "mustache",
            let part = Part(rawValue: pieces[2])
        else { return nil }
        return (pieces[0], part)
    }

    /// The letter that the template makes of these values.
    ///
    /// `isPart`: without the page's frame and the footer, to stand in another letter.
    /// Throws ``LetterError`` where the home has no such template, or a faulty one.
    package func letter(
        _ name: String,
        _ values: TemplateValues,
        isPart: Bool = false
    ) throws -> Letter {
        let subject = try render(.subject, name, values, isPart).inOneLine
        var values = values
        values["tieu_de"] = subject
        return Letter(
            subject: subject,
            text: try render(.text, name, values, isPart),
            html: try render(.html, name, values, isPart)
        )
    }

    /// The library with the frame of pages open and the footer of letters to units empty.
    private static func withoutFrame(_ library: MustacheLibrary) -> MustacheLibrary {
        var library = library
        for (name, text) in ["khung": "{{$noi_dung}}{{/noi_dung}}", "chan-thu": ""] {
            guard let template = try? MustacheTemplate(string: text) else { continue }
            library.register(template, named: name)
        }
        return library
    }

    private func render(
        _ part: Part,
        _ name: String,
        _ values: TemplateValues,
        _ isPart: Bool
    ) throws -> String {
        let key = StencilCache.Key(
            template: name,
            part: (isPart ? "part of " : "") + part.rawValue,
            shape: values.shape
        )
        let stencil = stencils.stencil(key) {
            let library =
                switch part {
                case .subject: subjects
                case .text: isPart ? plainParts : plain
                case .html: isPart ? htmlParts : html
                }
            return library.render(values.marked, withTemplate: name)
                .map { Stencil($0) }
        }
        guard let stencil else { throw LetterError.noTemplate(name) }
        return stencil.filled(with: values.texts(forHTML: part == .html))
    }
}

/// Why a letter could not be written.
package enum LetterError: Error, Hashable {
    case noTemplate(String)
    /// A letter about nothing, or by no server; which.
    case nothingToSay(String)
}
