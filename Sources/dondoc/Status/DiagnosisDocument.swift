import Foundation
import Home
import Texts

/// Diagnoses for programs: an array of objects with `subject`, `level` (`fine`, `warning`, `error`), `what`, `why`,
/// `remedy`.
struct DiagnosisDocument {
    private struct Row: Encodable {
        let subject: String
        let level: String
        let what: String
        let why: String?
        let remedy: String?
    }

    private let rows: [Row]

    init(_ diagnoses: [Diagnosis], _ language: Language) {
        rows = diagnoses.map {
            Row(
                subject: $0.subject.rawValue,
                level: $0.level.rawValue,
                what: $0.what(language),
                why: $0.why?(language),
                remedy: $0.remedy?(language)
            )
        }
    }

    func bytes() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(rows) + Data("\n".utf8)
    }
}
