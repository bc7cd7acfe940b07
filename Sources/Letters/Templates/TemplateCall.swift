/// A tag `{{>name}}` or `{{<name}}`: there the template of that name is rendered.
struct TemplateCall {
    /// Folded.
    let name: String
    let line: Int
    let column: Int
    let length: Int
    /// It stands in what fills a place of another template.
    let isFilling: Bool
}
