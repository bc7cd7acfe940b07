package import Mail

/// A letter that says the same to all its recipients, without the name of any: a digest, a bulletin,
/// an alert.
///
/// What it says is computed once; ``LetterWriter/letter(_:to:)`` fills in each recipient.
package struct Circular: Sendable {
    let template: String
    let values: TemplateValues
}

extension LetterWriter {
    /// The circular as the letter of one recipient.
    package func letter(_ circular: Circular, to addressee: String) throws -> Letter {
        var values = circular.values
        values["kinh_gui"] = addressee
        return try templates.letter(circular.template, values)
    }
}
