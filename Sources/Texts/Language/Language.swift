/// A language in which people read DonDoc.
package enum Language: String, CaseIterable, Hashable, Sendable {
    case vietnamese = "vi"
    case english = "en"
}
