/// A table of activities was asked for a kind that the campaign does not have.
package struct UnknownActivity: Error, Hashable {
    package let name: String
    package let known: [String]
}
