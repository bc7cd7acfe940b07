import Foundation
import Home
import Texts

/// Diagnoses as a person reads them: what was found, and below what is wrong why it matters and what mends it.
struct DiagnosisLines {
    private let diagnoses: [Diagnosis]

    init(_ diagnoses: [Diagnosis]) {
        self.diagnoses = diagnoses
    }

    func text(_ language: Language) -> String {
        let labels = diagnoses.map { StatusWords.level($0.level)(language) }
        let width = (labels.map(\.count).max() ?? 0) + 2
        let indent = String(repeating: " ", count: width)
        let lines = zip(labels, diagnoses).flatMap { label, found in
            let head = label.padding(toLength: width, withPad: " ", startingAt: 0)
            let first =
                head + StatusWords.subject(found.subject)(language) + ": "
                + found.what(language)
            let why = found.why.map { indent + StatusWords.why($0)(language) }
            let remedy = found.remedy.map { indent + StatusWords.remedy($0)(language) }
            return [first, why, remedy].compactMap(\.self)
        }
        return lines.joined(separator: "\n")
    }
}
