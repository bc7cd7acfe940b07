/// A documented view: what `dondoc query` may read.
///
/// In the order in which `dondoc query --views` explains them; the raw value is the view's name in
/// SQL.
package enum QueryView: String, CaseIterable, Hashable, Sendable {
    case units, obligations, submissions, figures, decisions, letters, attempts, occurrences
}
