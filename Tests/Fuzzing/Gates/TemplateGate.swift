import Foundation
import Letters
import Mail
import ProgramBench

/// A template → its faults, or letters written with it.
///
/// The first line is the file in whose place it stands, `khung.vi.html.mustache`; without one it stands in place of
/// all three of `nhac-viec`.
enum TemplateGate {
    private static let shipped: [String: String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: Project.templates.path)
        var files: [String: String] = [:]
        for name in names ?? [] where name.hasSuffix(".mustache") {
            files[name] = try? String(
                contentsOf: Project.templates.appendingPathComponent(name),
                encoding: .utf8
            )
        }
        precondition(files.count > 20)
        return files
    }()

    static func take(_ octets: [UInt8]) -> [String] {
        guard let text = String(validating: octets, as: UTF8.self) else { return [] }
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let first = String(lines.first ?? "")
        let isNamed = shipped[first] != nil
        let places =
            isNamed ? [first] : ["subject", "text", "html"].map { "nhac-viec.vi.\($0).mustache" }
        let words = isNamed ? String(lines.dropFirst().first ?? "") : text
        let library = TemplateLibrary(files: shipped.merging(places.map { ($0, words) }) { $1 })
        let faults = library.faults.map { "\($0.path):\($0.line):\($0.column) \($0.message)" }
        // Another file may stand in every letter.
        let names = isNamed && !library.names.contains(where: { first.hasPrefix($0 + ".") })
        let letters = names ? ["nhac-viec", "tong-hop"] : [first.prefix { $0 != "." }.description]
        var broken: [String] = []
        for name in isNamed ? letters : ["nhac-viec"] {
            for (number, values) in samples(for: name).enumerated() {
                do {
                    let letter = try library.letter(name, values, isPart: number == 1)
                    if letter.subject.contains(where: \.isNewline) {
                        broken.append("a subject of several lines")
                    }
                } catch {
                    if faults.isEmpty { broken.append("no fault, and no letter \(name): \(error)") }
                }
            }
        }
        return broken
    }

    /// Values for every name that the template may use: texts, then lists and flags.
    private static func samples(for name: String) -> [TemplateValues] {
        let names = TemplateVocabulary.names(of: name).sorted()
        var texts = TemplateValues()
        var lists = TemplateValues()
        var element = TemplateValues()
        for (index, name) in names.enumerated() {
            texts[name] = index.isMultiple(of: 7) ? "" : "Đắk <b> & \(index)"
            element[name] = index.isMultiple(of: 2) ? "việc \(index)" : nil as String?
        }
        for (index, name) in names.enumerated() {
            switch index % 4 {
            case 0: lists[name] = [element, texts]
            case 1: lists[name] = index.isMultiple(of: 8)
            case 2: lists[name] = [TemplateValues]()
            default: lists[name] = element
            }
        }
        return [texts, lists, TemplateValues()]
    }
}
